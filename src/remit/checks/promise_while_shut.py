"""Promises in minutes and hours round the clock that can pass while nobody who has the case is there."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from functools import cache, reduce
from typing import TYPE_CHECKING, NamedTuple

from remit.clocks.entries import elapsed_words
from remit.clocks.lines import Lines
from remit.clocks.moments import may_hold
from remit.clocks.reached import Meetings
from remit.clocks.started import Owned, owned
from remit.diagnostics.diagnostic import Label
from remit.graph.time_words import sla_words, step_moment_words
from remit.model.nodes import AfterWithout, Collected, FollowPath
from remit.runtime.calendars.outside import OutsideCalendar
from remit.runtime.due.line import NEVER, longest
from remit.runtime.due.lines import before, both, choose, opposite
from remit.runtime.due.term import ELAPSED
from remit.runtime.moment_wording import moment_words
from remit.runtime.moments import moment_at
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly, Item, Length, Owner
    from remit.runtime.due.line import Line, Worst
    from remit.runtime.due.lines import Times
    from remit.runtime.holiday_source import HolidaySource
    from remit.source.span import Span

LINT = "promise_while_shut"


class Promised(NamedTuple):
    """What is promised, how long that is and where it stands."""

    words: str
    within: Length
    span: Span


def check(assembly: Assembly, holidays: HolidaySource, report: Report) -> None:
    """R0530: where somebody must act in a time for the whole of which everybody who then has the case is shut."""
    if assembly.policies:
        _Check(assembly, holidays).run(report)


class _Check:
    def __init__(self, assembly: Assembly, holidays: HolidaySource) -> None:
        self._assembly = assembly
        self._lines = Lines(assembly, holidays)
        self._first_met = cache(self._met)
        self._owned = tuple(owned(assembly))
        # What exceptions may take back of each rule, and of what they except from.
        self._taken: defaultdict[str, set[Item]] = defaultdict(set)
        for each in self._owned:
            for rule in (each.rule, *each.above):
                self._taken[rule.key].update(each.rule.actions.withdraws)

    def run(self, report: Report) -> None:
        """Tell of each promise once for each owner, at the first rule that makes it and does not accept that."""
        accepting = {policy.title for policy in self._assembly.policies if LINT in policy.accepts}
        told: set[tuple[str, Owner]] = set()
        for each in self._owned:
            owner = each.owner
            if owner is None or each.rule.policy in accepting or LINT in each.rule.accepts:
                continue
            for who, promises in self._promises(each, owner):
                unmet = [
                    (promise, worst) for promise in promises if (worst := self._unmet(promise, each, owner))
                ]
                if unmet and (who, owner) not in told:
                    told.add((who, owner))
                    self._tell(who, unmet, each, owner, report)

    def _promises(self, each: Owned, owner: Owner) -> Iterator[tuple[str, list[Promised]]]:
        """Yield who promises what round the clock from receipt: the rule's SLA, then each step of its path."""
        vocabulary = self._assembly.vocabulary
        sla = vocabulary.slas.get(each.rule.actions.sla or "")
        if sla is not None:
            said = zip(sla.targets, sla_words(sla), strict=False)
            # An update is owed after somebody was there.
            targets = [(target.within, words) for target, words in said if target.kind != "update"]
            yield (
                f"sla `{sla.name}`",
                [Promised(words, within, sla.span) for within, words in targets if _round_the_clock(within)],
            )
        if isinstance(owner, FollowPath):
            path = vocabulary.paths[owner.path]
            for step in path.steps:
                if isinstance(step, AfterWithout) and _round_the_clock(step.after):
                    # What comes after the first that nobody can act on has the same cause.
                    yield f"path `{path.name}`", [Promised(step_moment_words(step), step.after, step.span)]

    def _unmet(self, promise: Promised, each: Owned, owner: Owner) -> Worst | None:
        """Return the longest wait that is longer than what is promised; None where there is none."""
        try:
            met = self._first_met(owner, self._clocks(each))
            due = self._lines.length(promise.within)
            late = both(opposite(before(met, due)), self._holds(each))
            worst = longest(choose(late, met, self._lines.receipt))
        except ValueProblem:
            # What is beyond the data of a calendar is told elsewhere.
            return None
        return worst if worst.seconds else None

    def _met(self, owner: Owner, clocks: tuple[str, ...]) -> Line:
        running = (self._assembly.vocabulary.clocks[name] for name in clocks)
        return Meetings(owner, running, self._lines).first(self._assembly.vocabulary.teams)

    def _clocks(self, each: Owned) -> tuple[str, ...]:
        """Return the clocks that run wherever the rule decides: missed, they may give the case to somebody else."""
        line = (each.rule, *each.above)
        items = {item for rule in line for item in rule.actions.items if item.aspect is Collected.CLOCK}
        clocks = self._assembly.vocabulary.clocks
        return tuple(
            sorted(item.name for item in items - self._taken[each.rule.key] if clocks[item.name].if_missed)
        )

    def _holds(self, each: Owned) -> Times:
        """Return when the rule may hold, and those that it excepts from."""
        rules = (each.rule, *each.above)
        return reduce(both, (may_hold(rule.when, self._lines) for rule in rules))

    def _tell(
        self, who: str, unmet: list[tuple[Promised, Worst]], each: Owned, owner: Owner, report: Report
    ) -> None:
        worst = max((worst for _, worst in unmet), key=lambda worst: worst.seconds)
        team = (
            self._assembly.vocabulary.paths[owner.path].team if isinstance(owner, FollowPath) else owner.team
        )
        notes = [*self._shut(team, worst.moment), f"received {self._at(worst.moment)}, {self._until(worst)}"]
        report.add(
            "R0530",
            unmet[0][0].span,
            secondary=[Label(each.rule.head, f"by this rule {team} has the case")],
            notes=notes,
            help=f"say who has it `while {team} is shut`, escalate sooner, or count working hours",
            who=who,
            promise=", ".join(promise.words for promise, _ in unmet),
        )

    def _until(self, worst: Worst) -> str:
        if worst.moment + worst.seconds == NEVER:
            return "nobody who has the case is there again"
        until = self._at(worst.moment + worst.seconds)
        return f"nobody who has the case is there until {until}: {elapsed_words(worst.seconds)}"

    def _shut(self, team: str, moment: int) -> Iterator[str]:
        """Yield from when until when a team is shut at a moment."""
        hours = self._lines.ground.calendar(self._assembly.vocabulary.teams[team].works).open_time
        if not hours.is_open(moment):
            with suppress(OutsideCalendar):
                ends = (hours.previous_open(moment), hours.next_open(moment))
                yield f"{team} is shut from {self._at(ends[0])} until {self._at(ends[1])}"

    def _at(self, moment: int) -> str:
        return moment_words(self._lines.ground.clock, moment_at(moment))


def _round_the_clock(length: Length) -> bool:
    return length.duration.unit in ELAPSED
