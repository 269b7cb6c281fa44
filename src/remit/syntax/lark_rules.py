"""Parse tree to nodes: sections with their rules, tables and actions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remit.source.span import Span
from remit.syntax import nodes as n
from remit.syntax.clauses import Clause, Clauses
from remit.syntax.lark_time import Time

if TYPE_CHECKING:
    from lark.tree import Meta

    from remit.syntax.lark_words import Children


class Rules(Time):
    """Sections, rules, exceptions, tables and actions."""

    # -------------------------------------------------------------------------------------------- rules

    def section(self, meta: Meta, c: Children) -> n.Section:
        return n.Section(c[0], tuple(c[1:]), self.span(meta))

    def when(self, _meta: Meta, c: Children) -> tuple[n.Condition, n.Condition | None]:
        return c[0], c[1]

    def rule(self, meta: Meta, c: Children) -> n.Rule:
        name, (when, unless), actions, *rest = c
        clauses = Clauses(rest, self.report)
        first, last = clauses.one("from"), clauses.one("until")
        if first is not None and last is not None and last.day < first.day:
            self.report.add("R0303", last.span, first=first.day, last=last.day)
        return n.Rule(
            name=name,
            when=when,
            unless=unless,
            actions=actions,
            because=clauses.joined("because"),
            first=first,
            last=last,
            overrides=clauses.joined("overrides"),
            accepts=clauses.all("accept"),
            span=self.span(meta),
        )

    def dates_from(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "from", "from", self.when_of(c[0]))

    def dates_until(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "until", "until", self.when_of(c[0]))

    def overrides(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "overrides", "overrides", c[0])

    def exception(self, meta: Meta, c: Children) -> n.Exception_:
        name, to, (when, unless), actions, *rest = c
        clauses = Clauses(rest, self.report)
        because, accepts = clauses.joined("because"), clauses.all("accept")
        return n.Exception_(name, to, when, unless, actions, because, accepts, self.span(meta))

    def otherwise(self, meta: Meta, c: Children) -> n.Otherwise:
        clauses = Clauses(c[1:], self.report)
        return n.Otherwise(c[0], clauses.joined("because"), clauses.all("accept"), self.span(meta))

    # -------------------------------------------------------------------------------------------- tables

    def table(self, meta: Meta, c: Children) -> n.Table:
        name, *rest = c
        clauses = Clauses([item for item in rest if isinstance(item, Clause)], self.report)
        columns = next(item for item in rest if isinstance(item, tuple))
        return n.Table(
            name=name,
            first_row_wins=clauses.flag("first_row_wins"),
            complete_when=clauses.one("complete"),
            columns=columns,
            rows=tuple(item for item in rest if isinstance(item, n.Row)),
            because=clauses.joined("because"),
            span=self.span(meta),
        )

    def table_first_row_wins(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "first_row_wins", "first row wins")

    def table_complete(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "complete", "complete when", c[0])

    def header(self, _meta: Meta, c: Children) -> tuple[n.Column, ...]:
        return tuple(item for item in c if isinstance(item, n.Column))

    def _column(self, meta: Meta, test: str, c: Children) -> n.Column:
        return n.Column(test, c[0] if c else None, self.span(meta))

    def column_then(self, meta: Meta, c: Children) -> n.Column:
        return self._column(meta, "then", c)

    def column_because(self, meta: Meta, c: Children) -> n.Column:
        return self._column(meta, "because", c)

    def column_holds(self, meta: Meta, c: Children) -> n.Column:
        return self._column(meta, "holds", c)

    def column_is(self, meta: Meta, c: Children) -> n.Column:
        return self._column(meta, "is", c)

    def column_include(self, meta: Meta, c: Children) -> n.Column:
        return self._column(meta, "include", c)

    def column_shows(self, meta: Meta, c: Children) -> n.Column:
        return self._column(meta, "shows", c)

    def column_during(self, meta: Meta, c: Children) -> n.Column:
        return self._column(meta, "during", c)

    def row(self, meta: Meta, c: Children) -> n.Row:
        # The token of the last bar runs on to the end of its line.
        place = Span(self.file, meta.start_pos, c[-1].start_pos + 1)
        cells = (item for item in c if isinstance(item, n.Cell))
        placed = tuple(n.Cell(x.content, x.span if x.span.end else place) for x in cells)
        return n.Row(placed, place)

    def cell_blank(self, meta: Meta, _c: Children) -> n.Cell:
        return n.Cell(None, self.span(meta))

    def cell_test(self, meta: Meta, c: Children) -> n.Cell:
        return n.Cell(c[0], self.span(meta))

    def cell_any_of(self, meta: Meta, c: Children) -> n.Cell:
        return n.Cell(n.SetValues("any", c[0], self.span(meta)), self.span(meta))

    def cell_all_of(self, meta: Meta, c: Children) -> n.Cell:
        return n.Cell(n.SetValues("all", c[0], self.span(meta)), self.span(meta))

    def cell_actions(self, meta: Meta, c: Children) -> n.Cell:
        return n.Cell(c[0], self.span(meta))

    # -------------------------------------------------------------------------------------------- actions

    def actions(self, _meta: Meta, c: Children) -> tuple[n.Action, ...]:
        return tuple(c)

    def with_reply(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def act_answer(self, meta: Meta, c: Children) -> n.Action:
        return n.Answer(c[0], self.span(meta))

    def act_acknowledge(self, meta: Meta, c: Children) -> n.Action:
        return n.Acknowledge(c[0], self.span(meta))

    def hop(self, meta: Meta, c: Children) -> n.Hop:
        return n.Hop(c[0], c[1], self.span(meta))

    def act_redirect(self, meta: Meta, c: Children) -> n.Action:
        return n.Redirect(tuple(c), None, self.span(meta))

    def act_redirect_with(self, meta: Meta, c: Children) -> n.Action:
        return n.Redirect(tuple(c[:-1]), c[-1], self.span(meta))

    def act_hold(self, meta: Meta, c: Children) -> n.Action:
        return n.Hold(c[0], self.span(meta))

    def act_silent(self, meta: Meta, c: Children) -> n.Action:
        return n.StaySilent(c[0], self.span(meta))

    def act_follow(self, meta: Meta, c: Children) -> n.Action:
        return n.Follow(c[0], self.span(meta))

    def act_give(self, meta: Meta, c: Children) -> n.Action:
        return n.GiveTo(c[0], self.span(meta))

    def act_apply(self, meta: Meta, c: Children) -> n.Action:
        return n.Apply(c[0], self.span(meta))

    def act_start(self, meta: Meta, c: Children) -> n.Action:
        return n.Collect("start", c[0], self.span(meta))

    def act_require(self, meta: Meta, c: Children) -> n.Action:
        return n.Collect("require", c[0], self.span(meta))

    def act_flag(self, meta: Meta, c: Children) -> n.Action:
        return n.Collect("flag", c[0], self.span(meta))

    def act_notify(self, meta: Meta, c: Children) -> n.Action:
        return n.Collect("notify", c[0], self.span(meta))

    def act_priority(self, meta: Meta, c: Children) -> n.Action:
        return n.Priority(Decimal(c[0]), self.span(meta))

    def drop_start(self, meta: Meta, c: Children) -> n.Action:
        return n.DoNot("start", c[0], self.span(meta))

    def drop_require(self, meta: Meta, c: Children) -> n.Action:
        return n.DoNot("require", c[0], self.span(meta))

    def drop_flag(self, meta: Meta, c: Children) -> n.Action:
        return n.DoNot("flag", c[0], self.span(meta))

    def drop_notify(self, meta: Meta, c: Children) -> n.Action:
        return n.DoNot("notify", c[0], self.span(meta))

    def drop_priority(self, meta: Meta, _c: Children) -> n.Action:
        return n.DoNot("priority", None, self.span(meta))
