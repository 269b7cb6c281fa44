"""The course of one case on a virtual clock: from its opening, through what is told of it, up to a moment.

At one instant timers come first, the deadlines that are missed then before the steps of the path, and events after
them: an event at a due moment is late. Nothing here knows what time it is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from remit.clocks.case import CLOSING, REOPENED, Event, Wait, after_event, ends_wait
from remit.clocks.chain import Chain
from remit.clocks.counted import of_clock, of_sla
from remit.clocks.deadlines import RECEIPT
from remit.clocks.entries import Entry, elapsed_words
from remit.clocks.running import Runner
from remit.clocks.state import State
from remit.graph.time_words import event_words, step_moment_words
from remit.model.nodes import AfterWithout, OnEvent
from remit.runtime.due import Pause
from remit.runtime.moments import moment_at
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from remit.clocks.case import Happening, Opening
    from remit.clocks.chain import Coming
    from remit.clocks.counted import Counted
    from remit.clocks.ground import Ground
    from remit.model.nodes import Clock, Step
    from remit.source.span import Span


def course(
    opening: Opening,
    happenings: Iterable[Happening],
    until: int,
    clocks: Mapping[str, Clock],
    ground: Ground,
) -> State:
    """Return how a case stands at `until`, all that happens at that instant included.

    `happenings` after `until` are left out; those of one instant happen in the order in which they are given.
    `clocks` are all that a step can start. Raises `ValueProblem` (`before-receipt`), and where the calendars do not
    reach so far.
    """
    walk = _Walk(opening, clocks, ground)
    for happening in sorted(happenings, key=lambda one: one.at):
        if happening.at < opening.received:
            raise ValueProblem("before-receipt", f"{moment_at(happening.at)} is before the case was received")
        if happening.at <= until:
            walk.run(happening.at)
            walk.tell(happening)
    walk.run(until)
    return walk.state(until)


class _Walk:
    def __init__(self, opening: Opening, clocks: Mapping[str, Clock], ground: Ground) -> None:
        at = opening.received
        self._opening, self._clocks, self._ground = opening, clocks, ground
        self._now = at
        self._team, self._since = opening.team, at
        self._closed: int | None = None
        self._reached: frozenset[str] = frozenset()
        self._first, self._last = {RECEIPT: at}, {RECEIPT: at}
        self._pauses: list[Pause] = []
        self._kept: dict[str, dict[str, int]] = {
            "notify": dict.fromkeys(opening.notified, at),
            "refer": {},
            "require": dict.fromkeys(opening.required, at),
            "flag": dict.fromkeys(opening.flagged, at),
        }
        self._chain = Chain(opening.path, at, ground)
        self._runners: dict[str, Runner] = {}
        self._log: list[Entry] = []
        self._note("received", opening.team or "")
        for counted in () if opening.sla is None else of_sla(opening.sla, ground):
            self._start(counted)
        for clock in opening.clocks:
            self._start(of_clock(clock, ground))

    def run(self, until: int) -> None:
        """Let time pass: every deadline that is missed and every step that comes by then, in their order."""
        while (timer := min(self._timers(), default=None, key=lambda one: one[:3])) and timer[0] <= until:
            self._now = timer[0]
            timer[3]()
        self._now = max(self._now, until)

    def tell(self, happening: Happening) -> None:
        """Let something happen now."""
        match happening:
            case Event(name=name, span=span):
                self._event(name, span)
            case Wait(reason=reason, span=span):
                self._wait(reason, span)

    def state(self, at: int) -> State:
        """Return how the case stands."""
        return State(
            at=at,
            team=self._team,
            since=self._since,
            closed=self._closed,
            reached=self._reached,
            happened=dict(self._first),
            waiting={pause.reason: pause.start for pause in self._pauses if pause.end is None},
            notified=dict(self._kept["notify"]),
            referred=dict(self._kept["refer"]),
            required=dict(self._kept["require"]),
            flagged=dict(self._kept["flag"]),
            running={name: runner.standing(at) for name, runner in sorted(self._runners.items())},
            next_step=self._chain.next(self._due_of) if self._closed is None else None,
            log=tuple(self._log),
        )

    # -------------------------------------------------------------------------------------------- time passes

    def _timers(self) -> Iterator[tuple[int, int, str, Callable[[], None]]]:
        """Yield what comes, with its moment; what should have come before now, had it been known, comes now."""
        for name, runner in self._runners.items():
            if runner.counts and runner.due is not None:
                yield max(runner.due, self._now), 0, name, partial(self._miss, runner, runner.due)
        coming = self._chain.next(self._due_of)
        if coming is not None:
            yield max(coming.at, self._now), 1, "", partial(self._come, coming)

    def _due_of(self, clock: str) -> int | None:
        """Return when a clock is due; None where it does not run, pauses or has ended."""
        runner = self._runners.get(clock)
        return None if runner is None or runner.stopped is not None else runner.due

    def _miss(self, runner: Runner, due: int) -> None:
        counted = runner.counted
        runner.miss(due)
        self._note("missed", counted.name, moment=due, span=counted.span)
        self._do(counted.if_missed, f"{counted.name} is missed", counted.span)

    def _come(self, coming: Coming) -> None:
        step = coming.step
        self._chain.pass_(coming)
        words = step_moment_words(step)
        if self._closed is not None:
            self._note("nothing", words, "the case is closed", span=step.span)
        elif isinstance(step, AfterWithout) and step.lack in self._reached:
            self._note("nothing", words, f"it was {event_words(step.lack)}", span=step.span)
        else:
            self._do(step.steps, words, step.span)

    def _do(self, steps: Iterable[Step], why: str, span: Span) -> None:
        for step in steps:
            match step.kind:
                case "escalate":
                    if step.name != self._team:
                        self._team, self._since = step.name, self._now
                case "start":
                    # A clock that the case already has is not started again.
                    if step.name in self._runners:
                        continue
                    self._start(of_clock(self._clocks[step.name], self._ground))
                case kind:
                    self._kept[kind].setdefault(step.name, self._now)
            due = self._runners[step.name].due if step.kind == "start" else None
            self._note(step.kind, step.name, why, due, span)

    # -------------------------------------------------------------------------------------------- events

    def _event(self, name: str, span: Span | None) -> None:
        self._note("event", name, span=span)
        was_open = self._closed is None
        if name in CLOSING and was_open:
            self._closed = self._now
        elif name == REOPENED:
            self._closed = None
        self._reached = after_event(self._reached, name)
        self._first.setdefault(name, self._now)
        self._last[name] = self._now
        # A case that is closed waits for nothing.
        self._end_waits(lambda reason: name in CLOSING or ends_wait(name, reason))
        for runner in self._runners.values():
            if name in runner.counted.stops and runner.stopped is None:
                self._stop(runner)
            elif name in runner.counted.restarts and self._closed is None:
                runner.renew(self._now)
        self._recount(event_words(name))
        # Steps at the end of a case, and at its being reopened, are not those of a closed case.
        if was_open or self._closed is None or name in CLOSING:
            for step in self._opening.path.steps if self._opening.path is not None else ():
                if isinstance(step, OnEvent) and step.event == name:
                    self._do(step.steps, step_moment_words(step), step.span)

    def _stop(self, runner: Runner) -> None:
        runner.stop(self._now)
        name, span = runner.counted.name, runner.counted.span
        if runner.overdue is None:
            self._note("met", name, "", runner.due, span)
        else:
            self._note("late", name, f"by {elapsed_words(self._now - runner.overdue)}", runner.overdue, span)

    def _wait(self, reason: str, span: Span | None) -> None:
        self._note("wait", reason, span=span)
        if not any(pause.end is None and pause.reason == reason for pause in self._pauses):
            self._pauses.append(Pause(self._now, None, reason))
        self._recount(f"waiting for {event_words(reason)}")

    def _end_waits(self, ended: Callable[[str], bool]) -> None:
        self._pauses = [
            replace(pause, end=self._now) if pause.end is None and ended(pause.reason) else pause
            for pause in self._pauses
        ]

    # -------------------------------------------------------------------------------------------- clocks

    def _start(self, counted: Counted) -> None:
        runner = self._runners[counted.name] = Runner(counted)
        runner.recount(self._happened(runner), self._pauses, self._now)

    def _recount(self, why: str) -> None:
        for runner in self._runners.values():
            before = runner.due, runner.paused
            runner.recount(self._happened(runner), self._pauses, self._now)
            if (runner.due, runner.paused) != before:
                kind = "due" if runner.paused is None else "paused"
                self._note(kind, runner.counted.name, why, runner.due, runner.counted.span)

    def _happened(self, runner: Runner) -> dict[str, int]:
        """Return when events happened: what is renewed counts from the last, everything else from the first."""
        return self._last if runner.counted.restarts else self._first

    def _note(
        self, kind: str, name: str, why: str = "", moment: int | None = None, span: Span | None = None
    ) -> None:
        self._log.append(Entry(self._now, kind, name, why, moment, span))
