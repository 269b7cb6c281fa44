"""The story that an example tells of its case, on a virtual clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.clocks.case import CUSTOMER, REOPENED, Event, Opening, Wait
from remit.clocks.course import course
from remit.clocks.entries import moment_words
from remit.clocks.terms import term
from remit.contract.problem import InteractionProblem
from remit.graph.time_words import event_words, length_words
from remit.model.nodes import AfterWithout, Collected, FollowPath, OnEvent
from remit.runtime.due import before, due
from remit.runtime.moments import epoch_second
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from datetime import datetime

    from remit.backends.reference.decide import Decided
    from remit.clocks.case import Happening
    from remit.clocks.ground import Ground
    from remit.clocks.running import Running
    from remit.clocks.state import State
    from remit.driver.desk import Desk
    from remit.model.nodes import Assembly, Later
    from remit.source.span import Span

REPLIED = "customer_replied"


class StoryProblem(InteractionProblem):
    """A line of a story that cannot be as it is told; `span` is the line."""

    def __init__(self, code: str, span: Span, **facts: str) -> None:
        super().__init__(code)
        self.facts = facts
        self.span = span


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a story and its moment."""

    line: Later
    at: int


def opening_of(decided: Decided, assembly: Assembly, received: int) -> Opening:
    """Return the case that a decision opens."""
    vocabulary, owner = assembly.vocabulary, decided.owner.term
    return Opening(
        received=received,
        team=decided.team,
        path=vocabulary.paths[owner.path] if isinstance(owner, FollowPath) else None,
        sla=None if decided.sla.term is None else vocabulary.slas[decided.sla.term],
        clocks=tuple(vocabulary.clocks[name] for name in decided.items(Collected.CLOCK)),
        notified=decided.items(Collected.NOTIFICATION),
        required=decided.items(Collected.REQUIREMENT),
        flagged=decided.items(Collected.FLAG),
    )


class Story:
    """What happens to a case that was just decided, as the lines of an example tell it."""

    def __init__(self, desk: Desk, decided: Decided, received: datetime) -> None:
        """`received` is when. Raises `ValueProblem` where the calendars do not reach so far."""
        self.received = epoch_second(received)
        self.ground: Ground = desk.world.ground(received)
        self._clocks = desk.assembly.vocabulary.clocks
        self._opening = opening_of(decided, desk.assembly, self.received)
        self._happenings: list[Happening] = []
        self.told: list[Told] = []

    def state(self, at: int) -> State:
        """How the case stands at a moment, all that happens then included."""
        return course(self._opening, self._happenings, at, self._clocks, self.ground)

    @property
    def at_receipt(self) -> State:
        """How the case stands when it was just decided."""
        return self.state(self.received)

    def tell(self, line: Later) -> None:
        """Go on by a line. Raises `StoryProblem` where it cannot be, beyond the calendars too."""
        try:
            self._tell(line)
        except ValueProblem as problem:
            raise StoryProblem("R0722", line.span, reason=problem.words) from problem

    def _tell(self, line: Later) -> None:
        last = self.told[-1].at if self.told else self.received
        at = self._moment(line, last)
        if at < last:
            raise StoryProblem("R0730", line.span, moment=self.words(at), before=self.words(last))
        if line.event is not None:
            self._check_event(line.event, at, line.span)
            self._happenings.append(Event(at, line.event, line.span))
        elif line.waiting is not None:
            if line.waiting in self.state(at).waiting:
                raise StoryProblem("R0734", line.span, reason=event_words(line.waiting))
            self._happenings.append(Wait(at, line.waiting, line.span))
        if line.expects:
            # Where the calendars end before it, it is this line that is refused.
            self.state(at)
        self.told.append(Told(line, at))

    def words(self, at: int, *, begins: bool = False) -> str:
        """Say a moment; its date goes without saying where it is that of receipt."""
        return moment_words(at, self.ground.clock, self.received, begins=begins)

    def _moment(self, line: Later, last: int) -> int:
        if line.after is not None:
            return due(term(line.after, self.ground), self.received)
        if line.before is None or line.clock is None:
            raise AssertionError("a line of a story says when")
        running = self.state(last).running.get(line.clock)
        if running is None or running.due is None:
            raise StoryProblem("R0732", line.span, clock=line.clock, reason=_no_due(running))
        return before(term(line.before, self.ground), running.due)

    def _check_event(self, event: str, at: int, span: Span) -> None:
        state = self.state(at)
        if event == REPLIED and CUSTOMER not in state.waiting and not self._listens(state):
            raise StoryProblem("R0731", span)
        if event == REOPENED and state.closed is None:
            raise StoryProblem("R0733", span)

    def _listens(self, state: State) -> bool:
        """Whether the customer's reply means anything to a clock or step of the case."""
        path = self._opening.path
        steps = () if path is None else path.steps
        clocks = [self._clocks[name] for name in state.running if name in self._clocks]
        return any(
            (isinstance(step, OnEvent) and step.event == REPLIED)
            or (isinstance(step, AfterWithout) and step.lack == REPLIED)
            for step in steps
        ) or any(REPLIED in (*clock.anchors, *clock.stops, clock.sooner) for clock in clocks)


def line_words(line: Later) -> str:
    """Say when a line is: `after 15 minutes`, `5 days before final_response is due`."""
    if line.after is not None:
        return f"after {length_words(line.after)}"
    return "" if line.before is None else f"{length_words(line.before)} before {line.clock} is due"


def _no_due(running: Running | None) -> str:
    if running is None:
        return "the case has no such clock then"
    return "it does not run yet" if running.paused is None else "it pauses then"
