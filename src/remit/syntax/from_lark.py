"""Parse tree to nodes: sections, rules, tables, guarantees and examples; the last of the transformers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lark import v_args

from remit.source.span import Span
from remit.syntax import nodes as n
from remit.syntax.clauses import Clause, Clauses
from remit.syntax.lark_time import Time
from remit.syntax.lark_words import Children

if TYPE_CHECKING:
    from lark import Token, Tree
    from lark.tree import Meta

    from remit.diagnostics.report import Report


def statements(tree: Tree[Token], file: str, report: Report) -> tuple[n.Statement, ...]:
    """The statements of a parsed file; slips that the grammar cannot see (a date that no calendar has, a clause said
    twice) are reported and the statement kept.
    """
    return ToNodes(file, report).transform(tree)  # type: ignore[no-any-return]


@v_args(meta=True)
class ToNodes(Time):
    """Sections with their rules and tables, guarantees and examples."""

    def start(self, _meta: Meta, c: Children) -> tuple[n.Statement, ...]:
        return tuple(c)

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

    def with_reply(self, _meta: Meta, c: Children) -> n.Name:
        return c[0]  # type: ignore[no-any-return]

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

    # -------------------------------------------------------------------------------------------- guarantees

    def guarantee(self, meta: Meta, c: Children) -> n.Guarantee:
        title, (when, promises, never_change), *rest = c
        clauses = Clauses(rest, self.report)
        return n.Guarantee(
            title=title,
            when=when,
            promises=promises,
            never_change=never_change,
            because=clauses.joined("because"),
            accepts=clauses.all("accept"),
            span=self.span(meta),
        )

    def guarantee_when(self, _meta: Meta, c: Children) -> tuple[Any, ...]:
        return c[0], c[1], None

    def guarantee_never_change(self, meta: Meta, c: Children) -> tuple[Any, ...]:
        return None, (), n.NeverChange(c[0], c[1], self.span(meta))

    def promises(self, _meta: Meta, c: Children) -> tuple[n.Promise, ...]:
        return tuple(c)

    def promise_never(self, meta: Meta, c: Children) -> n.Promise:
        return n.Never(c[0], self.span(meta))

    def promise_never_say(self, meta: Meta, c: Children) -> n.Promise:
        return n.NeverSay(c[0], self.span(meta))

    def promise_outcome(self, _meta: Meta, c: Children) -> n.Promise:
        return c[0]  # type: ignore[no-any-return]

    def _within(self, meta: Meta, kind: str, c: Children) -> n.Promise:
        return n.WithinPromise(kind, c[0], self.span(meta))

    def promise_acknowledge(self, meta: Meta, c: Children) -> n.Promise:
        return self._within(meta, "acknowledge", c)

    def promise_respond(self, meta: Meta, c: Children) -> n.Promise:
        return self._within(meta, "respond", c)

    def promise_resolve(self, meta: Meta, c: Children) -> n.Promise:
        return self._within(meta, "resolve", c)

    def promise_reach(self, meta: Meta, c: Children) -> n.Promise:
        return n.Reach(tuple(c[:-1]), c[-1], self.span(meta))

    # -------------------------------------------------------------------------------------------- outcomes

    def _outcome(
        self, meta: Meta, kind: str, name: n.Name | None, reply: n.Name | None = None, level: Decimal | None = None
    ) -> n.Outcome:
        return n.Outcome(kind, name, reply, level, self.span(meta))

    def out_answer(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "answer", None, c[0])

    def out_acknowledge(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "acknowledge", None, c[0])

    def out_redirect(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "redirect", c[0], c[1])

    def out_hold(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "hold", c[0])

    def out_silent(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "silent", c[0])

    def out_follow(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "follow", c[0])

    def out_give(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "give", c[0])

    def out_apply(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "apply", c[0])

    def out_start(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "start", c[0])

    def out_require(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "require", c[0])

    def out_flag(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "flag", c[0])

    def out_notify(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "notify", c[0])

    def out_priority(self, meta: Meta, c: Children) -> n.Outcome:
        return self._outcome(meta, "priority", None, None, Decimal(c[0]))

    # -------------------------------------------------------------------------------------------- examples

    def example(self, meta: Meta, c: Children) -> n.Example:
        title, *rest = c
        return n.Example(
            title=title,
            given=tuple(item for item in rest if isinstance(item, n.Given)),
            expects=next(item for item in rest if isinstance(item, tuple)),
            later=tuple(item for item in rest if isinstance(item, n.Later)),
            span=self.span(meta),
        )

    def _given(self, meta: Meta, kind: str, c: Children, values: tuple[n.Value, ...] = ()) -> n.Given:
        return n.Given(kind, c[0], values, self.span(meta))

    def given_yes(self, meta: Meta, c: Children) -> n.Given:
        return self._given(meta, "yes", c)

    def given_no(self, meta: Meta, c: Children) -> n.Given:
        return self._given(meta, "no", c)

    def given_is(self, meta: Meta, c: Children) -> n.Given:
        return self._given(meta, "is", c, (c[1],))

    def given_unknown(self, meta: Meta, c: Children) -> n.Given:
        return self._given(meta, "unknown", c)

    def given_includes(self, meta: Meta, c: Children) -> n.Given:
        return self._given(meta, "includes", c, tuple(map(n.NameValue, c[1])))

    def given_shows(self, meta: Meta, c: Children) -> n.Given:
        return self._given(meta, "shows", c, tuple(map(n.NameValue, c[1])))

    def given_covers(self, meta: Meta, c: Children) -> n.Given:
        return self._given(meta, "covers", c, c[1])

    def expectations(self, _meta: Meta, c: Children) -> tuple[n.Expectation, ...]:
        return tuple(c)

    def expect_outcome(self, _meta: Meta, c: Children) -> n.Expectation:
        return c[0]  # type: ignore[no-any-return]

    def expect_start_due(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectDue(c[0], c[1], starts=True, span=self.span(meta))

    def expect_due(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectDue(c[0], c[1], starts=False, span=self.span(meta))

    def expect_team(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectTeam(c[0], self.span(meta))

    def expect_refer(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectRefer(c[0], self.span(meta))

    def expect_say(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectSay(c[0], self.span(meta))

    def expect_none(self, _meta: Meta, c: Children) -> n.Expectation:
        return c[0]  # type: ignore[no-any-return]

    def _none(self, meta: Meta, kind: str, c: Children) -> n.ExpectNone:
        return n.ExpectNone(kind, c[0] if c else None, self.span(meta))

    def no_answer(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "answer", c)

    def no_requirement(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "requirement", c)

    def no_clock(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "clock", c)

    def no_flag(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "flag", c)

    def no_notification(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "notification", c)

    def no_sla(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "sla", c)

    def no_path(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "path", c)

    def no_priority(self, meta: Meta, c: Children) -> n.ExpectNone:
        return self._none(meta, "priority", c)

    def later_expect(self, meta: Meta, c: Children) -> n.Later:
        return n.LaterExpect(c[0], c[1], self.span(meta))

    def later_event(self, meta: Meta, c: Children) -> n.Later:
        return n.LaterEvent(c[0], c[1], self.span(meta))

    def later_waiting(self, meta: Meta, c: Children) -> n.Later:
        return n.LaterWaiting(c[0], c[1], self.span(meta))

    def later_before(self, meta: Meta, c: Children) -> n.Later:
        return n.LaterBefore(c[0], c[1], c[2], self.span(meta))
