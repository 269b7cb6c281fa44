"""Tests of facts: each checked against the type of its fact and made core atoms."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remit.model import conditions as c
from remit.model import standard
from remit.model import types as t
from remit.model.from_syntax.values import constant, type_words, word
from remit.runtime.values import Money
from remit.signals.topics import check_pattern
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.conditions import Scalar
    from remit.model.from_syntax.context import Context
    from remit.model.nodes import Fact
    from remit.source.span import Span

NUMERIC = (t.WholeNumber, t.Number, t.MoneyAmount, t.Elapsed)


def test_of(test: n.Test | None, span: Span, fact: Fact, context: Context, *, negated: bool) -> c.Condition:
    """The core condition of one test; what does not suit the fact is reported and never holds."""
    return _Test(span, fact, context, negated=negated).read(test)


class _Test:
    def __init__(self, span: Span, fact: Fact, context: Context, *, negated: bool) -> None:
        self.span = span
        self.fact = fact
        self.context = context
        self.negated = negated

    def read(self, test: n.Test | None) -> c.Condition:
        type_ = self.fact.type
        match test:
            case None if isinstance(type_, t.YesNo):
                return self._atom(c.IsIn((True,)))
            case n.Known():
                return self._known(test)
            case n.OneOf():
                return self._one_of(test)
            case n.Compare() if isinstance(type_, (*NUMERIC, t.OneOf)):
                return self._compare(test)
            case n.Between() if isinstance(type_, (*NUMERIC, t.OneOf)):
                return self._between(test)
            case n.Includes() if isinstance(type_, t.SomeOf):
                return self._includes(test, self.fact)
            case n.Includes() if self.fact.name == "message":
                return self._includes(test, self.context.facts["personal_data"])
            case n.ShowsPersonalData() if self.fact.name == "message":
                return c.Atom("personal_data", c.HasAny(), self.negated != test.negated, self.span)
            case n.Contains() if isinstance(type_, t.FreeText):
                phrases = tuple(text.value for text in test.phrases)
                return self._atom(c.ContainsWords(phrases), flipped=test.negated)
            case n.Matches() if isinstance(type_, t.FreeText):
                return self._matches(test)
            case n.During() if isinstance(type_, t.Moment):
                calendar = self.context.calendar(test.calendar)
                return self._atom(c.OpenDuring(calendar), flipped=test.outside) if calendar else self._never()
            case n.Dated() if isinstance(type_, t.Moment):
                return self._dated(test)
            case n.Season() if isinstance(type_, t.Moment):
                return self._atom(c.InSeason(test.start, test.end, self.context.zone))
        return self._unsuited(test)

    # ---------------------------------------------------------------------------------------------

    def _atom(self, core: c.Test, *, flipped: bool = False) -> c.Atom:
        return c.Atom(self.fact.name, core, self.negated != flipped, self.span)

    def _never(self) -> c.Condition:
        return c.AnyOf((), self.span)

    def _unsuited(self, test: n.Test | None) -> c.Condition:
        self.context.report.add(
            "R0310",
            test.span if test is not None else self.span,
            help=_meant(self.fact, test) or _how_to_test(self.fact),
            fact=self.fact.name,
            type=type_words(self.fact.type),
        )
        return self._never()

    def _known(self, test: n.Known) -> c.Condition:
        if self.fact.name in standard.ALWAYS_KNOWN:
            self.context.report.add("R0321", test.span, fact=self.fact.name)
            return self._never()
        return self._atom(c.IsUnknown(), flipped=test.known)

    def _one_of(self, test: n.OneOf) -> c.Condition:
        if self.fact.name == "channel":
            return self._channels(test)
        if isinstance(self.fact.type, t.Moment | t.SomeOf):
            return self._unsuited(test)
        values = [constant(value, self.fact, self.context) for value in test.values]
        known = tuple(value for value in values if value is not None)
        if len(known) < len(values):
            return self._never()
        return self._atom(c.IsIn(known), flipped=test.negated)

    def _channels(self, test: n.OneOf) -> c.Condition:
        """Channel names, or properties that stand for all channels that have them."""
        channels: list[str] = []
        for value in test.values:
            if not isinstance(value, n.NameValue):
                constant(value, self.fact, self.context)
                return self._never()
            if value.name.text in standard.CHANNEL_PROPERTIES:
                channels += _having(value.name.text, self.context)
            elif found := word(value.name, self.fact, self.context):
                channels.append(found)
            else:
                return self._never()
        return self._atom(c.IsIn(tuple(sorted(set(channels)))), flipped=test.negated)

    def _compare(self, test: n.Compare) -> c.Condition:
        limit = constant(test.value, self.fact, self.context)
        if limit is None or not self._has_order(test.span):
            return self._never()
        match test.operator:
            case "at least":
                return self._range(limit, None)
            case "at most":
                return self._range(None, limit)
            case "over":
                return self._range(limit, None, low_open=True)
            case _:
                return self._range(None, limit, high_open=True)

    def _between(self, test: n.Between) -> c.Condition:
        low = constant(test.low, self.fact, self.context)
        high = constant(test.high, self.fact, self.context)
        if low is None or high is None or not self._has_order(test.span):
            return self._never()
        if self._upside_down(low, high):
            self.context.report.add("R0322", test.span, low=low, high=high)
            return self._never()
        return self._range(low, high)

    def _has_order(self, span: Span) -> bool:
        if isinstance(self.fact.type, t.OneOf) and not self.fact.type.ordered:
            self.context.report.add(
                "R0323",
                span,
                help=f"say `fact {self.fact.name} one of … ordered` where it is declared, least first",
                fact=self.fact.name,
            )
            return False
        return True

    def _upside_down(self, low: Scalar, high: Scalar) -> bool:
        if isinstance(self.fact.type, t.OneOf):
            values = self.fact.type.values
            return values.index(str(low)) > values.index(str(high))
        match low, high:
            case Money(), Money():
                return low.currency != high.currency or low > high
            case int(), int():
                return low > high
            case Decimal(), Decimal():
                return low > high
            case _:
                return False

    def _range(
        self, low: Scalar | None, high: Scalar | None, *, low_open: bool = False, high_open: bool = False
    ) -> c.Condition:
        if isinstance(self.fact.type, t.OneOf):
            values = self.fact.type.values
            first = 0 if low is None else values.index(str(low)) + low_open
            last = len(values) if high is None else values.index(str(high)) + (not high_open)
            return self._atom(c.IsIn(values[first:last]))
        return self._atom(c.InRange(low, high, low_open, high_open))

    def _includes(self, test: n.Includes, fact: Fact) -> c.Condition:
        elements = [word(name, fact, self.context) for name in test.names]
        if not all(elements):
            return self._never()
        negated = (self.negated != test.negated) != (test.quantifier == "none")
        atoms = tuple(c.Atom(fact.name, c.Has(str(element)), negated, self.span) for element in elements)
        if len(atoms) == 1:
            return atoms[0]
        every = (test.quantifier == "all") != negated
        return c.AllOf(atoms, self.span) if every else c.AnyOf(atoms, self.span)

    def _matches(self, test: n.Matches) -> c.Condition:
        problem = check_pattern(test.pattern.value)
        if problem is not None:
            self.context.report.add("R0324", test.pattern.span, reason=problem)
            return self._never()
        return self._atom(c.MatchesPattern(test.pattern.value), flipped=test.negated)

    def _dated(self, test: n.Dated) -> c.Condition:
        instant = self.context.instant(test.when)
        match test.operator:
            case "on or after":
                return self._atom(c.InRange(instant, None))
            case "before":
                return self._atom(c.InRange(None, instant, high_open=True))
            case _:
                end = self.context.end_of(test.when.day)
                return self._atom(c.InRange(instant, end, high_open=True))


def _having(property_: str, context: Context) -> list[str]:
    """Names of the channels that have a property."""
    channels = [
        d.statement for d in context.scope.declarations("channel") if isinstance(d.statement, n.Channel)
    ]
    return [channel.name.text for channel in channels if _has(channel, property_)]


def _has(channel: n.Channel, property_: str) -> bool:
    match property_:
        case "public":
            return channel.public is not False
        case "private":
            return channel.public is False
        case "written":
            return channel.written is not False
        case "spoken":
            return channel.written is False
        case "listen_only":
            return channel.listen_only
        case _:
            return channel.broadcast_only


def _meant(fact: Fact, test: n.Test | None) -> str | None:
    """The same test in the words that suit the fact, where they are plain."""
    match fact.type, test:
        case t.SomeOf(), n.OneOf(values=values) if all(isinstance(v, n.NameValue) for v in values):
            names = ", ".join(v.name.text for v in values if isinstance(v, n.NameValue))
            return f"say `{fact.name} include {'none of ' if test.negated else ''}{names}`"
        case t.OneOf(), n.Includes(names=(name,)):
            return f"say `{fact.name} is {name.text}`"
        case _:
            return None


def _how_to_test(fact: Fact) -> str:
    name = fact.name
    if name == "message":
        return 'say `message contains "words"`, `message matches "pattern"` or `message shows personal data`'
    match fact.type:
        case t.YesNo():
            return f"say `{name}` for yes and `not {name}` for no"
        case t.SomeOf(values=values):
            return f"say `{name} include {values[0] if values else 'NAME'}`"
        case t.Moment():
            return (
                f"say `{name} outside CALENDAR`, `{name} during CALENDAR` or `{name} on or after 2026-03-26`"
            )
        case t.OneOf(values=values):
            return f"say `{name} is {values[0] if values else 'NAME'}`"
        case t.AnyWord():
            return f"say `{name} is cy`"
        case t.FreeText():
            return f'say `{name} is "text"` or `{name} contains "words"`'
        case t.MoneyAmount():
            return f"say `{name} is at least 20 GBP`"
        case t.Elapsed():
            return f"say `{name} is over 15 minutes`"
        case t.WholeNumber() | t.Number():
            return f"say `{name} is at least 2`"
