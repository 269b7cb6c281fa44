"""Parse tree to nodes: names, texts, values, tests and conditions."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lark import Tree

from remit.runtime.durations import Unit
from remit.source.span import Span
from remit.syntax import nodes as n
from remit.syntax.states import MONTHS

if TYPE_CHECKING:
    from lark import Token
    from lark.tree import Meta

    from remit.diagnostics.report import Report

Children = list[Any]
Measure = tuple[Unit, Span]
"""A unit of time, and where it is written."""
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MIDNIGHT = 24 * 3600
_ESCAPE = re.compile(r'\\(["\\n])')
_ESCAPED = {'"': '"', "\\": "\\", "n": "\n"}


def unquote(token: str) -> str:
    """Return what a quoted text says: its quotes taken off and its escapes resolved."""
    body = token[1:-1]
    return body if token.startswith("“") else _ESCAPE.sub(lambda found: _ESCAPED[found[1]], body)


class Words:
    """Names, values, tests and conditions of one file."""

    def __init__(self, file: str, report: Report) -> None:
        self.file = file
        self.report = report

    def read(self, tree: Tree[Token]) -> Any:  # noqa: ANN401 - each rule of the grammar has nodes of its own
        """Return what a tree says: the method named after its rule is given its place and what its parts say."""
        children = [self.read(child) if isinstance(child, Tree) else child for child in tree.children]
        return getattr(self, tree.data)(tree.meta, children)

    # -------------------------------------------------------------------------------------------- places

    def span(self, meta: Meta) -> Span:
        """Where a piece of the tree stands; an empty piece stands nowhere yet."""
        if meta.empty:
            return Span(self.file, 0, 0)
        return Span(self.file, meta.start_pos, meta.end_pos)

    def token_span(self, token: Token) -> Span:
        start = token.start_pos or 0
        return Span(self.file, start, start + len(token))

    # -------------------------------------------------------------------------------------------- words

    def name(self, meta: Meta, c: Children) -> n.Name:
        return n.Name(str(c[0]), self.span(meta))

    def string(self, meta: Meta, c: Children) -> n.Text:
        return n.Text(unquote(str(c[0])), self.span(meta))

    def names(self, _meta: Meta, c: Children) -> tuple[n.Name, ...]:
        return tuple(c)

    def strings(self, _meta: Meta, c: Children) -> tuple[n.Text, ...]:
        return tuple(c)

    def values(self, _meta: Meta, c: Children) -> tuple[n.Value, ...]:
        return tuple(c)

    def event(self, meta: Meta, c: Children) -> n.Name:
        return c[0] if c else n.Name("customer_replied", self.span(meta))

    def event_customer_replied(self, meta: Meta, _c: Children) -> n.Name:
        return n.Name("customer_replied", self.span(meta))

    def events(self, _meta: Meta, c: Children) -> tuple[n.Name, ...]:
        return tuple(c)

    def day(self, token: Token) -> date:
        """Return the date that a token writes; where no calendar has it, that is reported."""
        try:
            return date.fromisoformat(token)
        except ValueError:
            self.report.add("R0301", self.token_span(token), date=str(token))
            return date(2000, 1, 1)

    def seconds(self, token: Token) -> int:
        """Seconds since midnight; `24:00` is the end of the day."""
        hours, minutes = (int(part) for part in token.split(":"))
        if minutes > 59 or hours * 60 + minutes > 24 * 60:
            self.report.add("R0302", self.token_span(token), time=str(token))
            return 0
        return hours * 3600 + minutes * 60

    def when_of(self, token: Token) -> n.When:
        return n.When(self.day(token), None, self.token_span(token))

    def date_time(self, meta: Meta, c: Children) -> n.When:
        day, clock = self.day(c[0]), None
        if c[1] is not None:
            seconds = self.seconds(c[1])
            if seconds == MIDNIGHT:
                self.report.add("R0302", self.token_span(c[1]), time=str(c[1]))
                seconds = 0
            clock = time(seconds // 3600, seconds % 3600 // 60)
        return n.When(day, clock, self.span(meta))

    # -------------------------------------------------------------------------------------------- durations

    def unit_second(self, meta: Meta, _c: Children) -> Measure:
        return Unit.SECOND, self.span(meta)

    def unit_minute(self, meta: Meta, _c: Children) -> Measure:
        return Unit.MINUTE, self.span(meta)

    def unit_hour(self, meta: Meta, _c: Children) -> Measure:
        return Unit.HOUR, self.span(meta)

    def unit_day(self, meta: Meta, _c: Children) -> Measure:
        return Unit.DAY, self.span(meta)

    def unit_week(self, meta: Meta, _c: Children) -> Measure:
        return Unit.WEEK, self.span(meta)

    def unit_month(self, meta: Meta, _c: Children) -> Measure:
        return Unit.MONTH, self.span(meta)

    def unit_working_hour(self, meta: Meta, _c: Children) -> Measure:
        return Unit.WORKING_HOUR, self.span(meta)

    def unit_working_day(self, meta: Meta, _c: Children) -> Measure:
        return Unit.WORKING_DAY, self.span(meta)

    def duration(self, meta: Meta, c: Children) -> n.Length:
        unit, _ = c[1]
        return n.Length(Decimal(c[0]), unit, c[2], self.span(meta))

    # -------------------------------------------------------------------------------------------- values

    def value_name(self, _meta: Meta, c: Children) -> n.Value:
        return n.NameValue(c[0])

    def value_word_one(self, meta: Meta, _c: Children) -> n.Value:
        return n.NameValue(n.Name("one", self.span(meta)))

    def value_word_none(self, meta: Meta, _c: Children) -> n.Value:
        return n.NameValue(n.Name("none", self.span(meta)))

    def value_yes(self, meta: Meta, _c: Children) -> n.Value:
        return n.BoolValue(value=True, span=self.span(meta))

    def value_no(self, meta: Meta, _c: Children) -> n.Value:
        return n.BoolValue(value=False, span=self.span(meta))

    def value_text(self, _meta: Meta, c: Children) -> n.Value:
        return n.TextValue(c[0].value, c[0].span)

    def value_number(self, meta: Meta, c: Children) -> n.Value:
        return n.NumberValue(Decimal(c[0]), self.span(meta))

    def value_money(self, meta: Meta, c: Children) -> n.Value:
        return n.MoneyValue(Decimal(c[0]), str(c[1]), self.span(meta))

    def value_duration(self, meta: Meta, c: Children) -> n.Value:
        unit, _ = c[1]
        return n.DurationValue(n.Length(Decimal(c[0]), unit, None, self.span(meta)))

    def value_moment(self, _meta: Meta, c: Children) -> n.Value:
        return n.MomentValue(c[0])

    # -------------------------------------------------------------------------------------------- tests

    def test_is(self, meta: Meta, c: Children) -> n.Test:
        return n.OneOf(c[0], negated=False, span=self.span(meta))

    def test_one_of(self, meta: Meta, c: Children) -> n.Test:
        return n.OneOf(c[0], negated=False, span=self.span(meta))

    def test_is_not(self, meta: Meta, c: Children) -> n.Test:
        return n.OneOf(c[0], negated=True, span=self.span(meta))

    def test_at_least(self, meta: Meta, c: Children) -> n.Test:
        return n.Compare("at least", c[0], self.span(meta))

    def test_at_most(self, meta: Meta, c: Children) -> n.Test:
        return n.Compare("at most", c[0], self.span(meta))

    def test_over(self, meta: Meta, c: Children) -> n.Test:
        return n.Compare("over", c[0], self.span(meta))

    def test_under(self, meta: Meta, c: Children) -> n.Test:
        return n.Compare("under", c[0], self.span(meta))

    def test_range(self, meta: Meta, c: Children) -> n.Test:
        return n.Between(c[0], c[1], self.span(meta))

    def is_unknown(self, meta: Meta, _c: Children) -> n.Test:
        return n.Known(known=False, span=self.span(meta))

    def is_known(self, meta: Meta, _c: Children) -> n.Test:
        return n.Known(known=True, span=self.span(meta))

    def set_any(self, meta: Meta, c: Children) -> n.Includes:
        return n.Includes("any", c[0], negated=False, span=self.span(meta))

    def set_all(self, meta: Meta, c: Children) -> n.Includes:
        return n.Includes("all", c[0], negated=False, span=self.span(meta))

    def set_none(self, meta: Meta, c: Children) -> n.Includes:
        return n.Includes("none", c[0], negated=False, span=self.span(meta))

    def shown_any(self, meta: Meta, _c: Children) -> n.Test:
        return n.ShowsPersonalData(negated=False, span=self.span(meta))

    def shown_kinds(self, _meta: Meta, c: Children) -> object:
        return c[0]

    # -------------------------------------------------------------------------------------------- conditions

    def atom(self, meta: Meta, subject: n.Name, test: n.Test | None) -> n.Atom:
        return n.Atom(subject, test, self.span(meta))

    def atom_holds(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], None)

    def atom_is(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], c[1])

    atom_include = atom_is
    atom_shows = atom_is

    def atom_not_include(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], _negated(c[1]))

    atom_not_shows = atom_not_include

    def atom_contains(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Contains(c[1], negated=False, span=self.span(meta)))

    def atom_not_contains(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Contains(c[1], negated=True, span=self.span(meta)))

    def atom_matches(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Matches(c[1], negated=False, span=self.span(meta)))

    def atom_not_matches(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Matches(c[1], negated=True, span=self.span(meta)))

    def atom_covers(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Covers(self.span(meta)))

    def atom_during(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.During(c[1], outside=False, span=self.span(meta)))

    def atom_outside(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.During(c[1], outside=True, span=self.span(meta)))

    def atom_on_or_after(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Dated("on or after", c[1], self.span(meta)))

    def atom_before(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Dated("before", c[1], self.span(meta)))

    def atom_on(self, meta: Meta, c: Children) -> n.Condition:
        return self.atom(meta, c[0], n.Dated("on", self.when_of(c[1]), self.span(meta)))

    def atom_season(self, meta: Meta, c: Children) -> n.Condition:
        start, end = self._day_of_year(c[1], c[2]), self._day_of_year(c[3], c[4])
        return self.atom(meta, c[0], n.Season(start, end, self.span(meta)))

    def _day_of_year(self, day: Token, month: Token) -> tuple[int, int]:
        number = MONTHS.index(month) + 1
        if not (day.isdigit() and 1 <= int(day) <= LONGEST_MONTH[number - 1]):
            self.report.add("R0301", self.token_span(day), date=f"{day} {month}")
            return 1, number
        return int(day), number

    def conjunction(self, meta: Meta, c: Children) -> n.Condition:
        return n.And(tuple(c), self.span(meta))

    def disjunction(self, meta: Meta, c: Children) -> n.Condition:
        return n.Or(tuple(c), self.span(meta))

    def negation(self, meta: Meta, c: Children) -> n.Condition:
        return n.Not(c[0], self.span(meta))


def _negated(test: n.Includes | n.ShowsPersonalData) -> n.Test:
    match test:
        case n.Includes():
            return n.Includes(test.quantifier, test.names, negated=True, span=test.span)
        case n.ShowsPersonalData():
            return n.ShowsPersonalData(negated=True, span=test.span)
