"""Parse tree to nodes: guarantees and examples; the last part of the reader, which has them all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from remit.syntax import nodes as n
from remit.syntax.clauses import Clauses
from remit.syntax.lark_rules import Rules

if TYPE_CHECKING:
    from lark import Token, Tree
    from lark.tree import Meta

    from remit.diagnostics.report import Report
    from remit.syntax.lark_words import Children


def statements(tree: Tree[Token], file: str, report: Report) -> tuple[n.Statement, ...]:
    """Return the statements of a parsed file.

    Slips that the grammar cannot see (a date that no calendar has, a clause said twice) are reported and the
    statement kept.
    """
    found: tuple[n.Statement, ...] = ToNodes(file, report).read(tree)
    return found


class ToNodes(Rules):
    """Guarantees and examples, and a whole file."""

    def start(self, _meta: Meta, c: Children) -> tuple[n.Statement, ...]:
        return tuple(c)

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

    def guarantee_when(self, _meta: Meta, c: Children) -> tuple[object, ...]:
        return c[0], c[1], None

    def guarantee_never_change(self, meta: Meta, c: Children) -> tuple[object, ...]:
        return None, (), n.NeverChange(c[0], c[1], self.span(meta))

    def promises(self, _meta: Meta, c: Children) -> tuple[n.Promise, ...]:
        return tuple(c)

    def promise_never(self, meta: Meta, c: Children) -> n.Promise:
        return n.Never(c[0], self.span(meta))

    def promise_never_say(self, meta: Meta, c: Children) -> n.Promise:
        return n.NeverSay(c[0], self.span(meta))

    def promise_outcome(self, _meta: Meta, c: Children) -> object:
        return c[0]

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
        self,
        meta: Meta,
        kind: str,
        name: n.Name | None,
        reply: n.Name | None = None,
        level: Decimal | None = None,
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

    def expect_outcome(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def expect_start_due(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectDue(c[0], c[1], starts=True, span=self.span(meta))

    def expect_due(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectDue(c[0], c[1], starts=False, span=self.span(meta))

    def expect_missed(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectMissed(c[0], missed=True, span=self.span(meta))

    def expect_not_missed(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectMissed(c[0], missed=False, span=self.span(meta))

    def expect_team(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectTeam(c[0], self.span(meta))

    def expect_refer(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectRefer(c[0], self.span(meta))

    def expect_say(self, meta: Meta, c: Children) -> n.Expectation:
        return n.ExpectSay(c[0], self.span(meta))

    def expect_none(self, meta: Meta, c: Children) -> n.Expectation:
        absent: n.ExpectNone = c[0]
        return replace(absent, span=self.span(meta))

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
