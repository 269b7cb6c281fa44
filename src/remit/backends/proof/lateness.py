"""When promises about time are not kept, as stretches of moments of receipt, exact to the second."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.moments import Within
from remit.clocks.case import with_implied
from remit.clocks.deadlines import RECEIPT
from remit.clocks.reached import Meetings
from remit.model.nodes import BeforeClock, FollowPath, GiveTo, Hold, Item, Reach, WithinPromise
from remit.runtime.due.lines import before, earlier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.moments import Part
    from remit.clocks.lines import Lines
    from remit.model.nodes import Assembly, Clock, Owner, Sla, Step
    from remit.runtime.due.line import Line
    from remit.runtime.due.lines import Times

Timely: TypeAlias = Reach | WithinPromise

_EVENTS: Final = {"acknowledge": "acknowledged", "respond": "responded", "resolve": "resolved"}


class Late:
    """The late moments of every promise about time that an assembly's guarantees make.

    `stretches` are to be told apart in the space; then `place` the promises in an encoding over it.
    """

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._vocabulary = lines.assembly.vocabulary
        self._encoding: Encoding | None = None
        self._found: dict[str, Within] = {}
        self._met: dict[tuple[Owner, tuple[str, ...]], Meetings] = {}
        for promise in promises_of(lines.assembly):
            match promise:
                case Reach():
                    for owner in _owners(lines.assembly):
                        for running in _subsets(self._bearing(owner)):
                            self._found[_key(promise, owner, running)] = self._unreached(
                                promise, owner, running
                            )
                case WithinPromise():
                    for sla in self._vocabulary.slas.values():
                        self._found[_key(promise, sla.name)] = self._slow(
                            promise, sla.name, self._targets(promise, sla)
                        )
                    for clock in self._vocabulary.clocks.values():
                        found = self._slow(promise, clock.name, self._of_clock(promise, clock))
                        self._found[_key(promise, clock.name)] = found

    @property
    def stretches(self) -> tuple[Within, ...]:
        """Every late stretch."""
        return tuple(self._found.values())

    def place(self, encoding: Encoding) -> None:
        """Say where the stretches are told apart."""
        self._encoding = encoding

    def owner(self, promise: Reach, owner: Owner) -> int:
        """Return where nobody of the teams is reached in time by a case that has this owner."""
        encoding = self._placed
        bearing = self._bearing(owner)
        collected = {name: encoding.collected.get(Item("clock", name), FALSE) for name in bearing}
        return encoding.circuit.any(
            encoding.circuit.all(
                (
                    self._literal(_key(promise, owner, running)),
                    *(one if name in running else -one for name, one in collected.items()),
                )
            )
            for running in _subsets(bearing)
        )

    def sla(self, promise: WithinPromise, sla: str) -> int:
        """Return where no target of the SLA keeps the promise."""
        return self._literal(_key(promise, sla))

    def clock(self, promise: WithinPromise, clock: str) -> int:
        """Return where the clock does not keep the promise."""
        return self._literal(_key(promise, clock))

    @property
    def _placed(self) -> Encoding:
        if self._encoding is None:
            raise AssertionError("the stretches have no place yet")
        return self._encoding

    def _literal(self, key: str) -> int:
        found = self._found[key]
        if found.parts == ((self.lines.first, self.lines.last + 1),):
            return TRUE
        return self._placed.space.moment(found, self._placed.edition)

    def _bearing(self, owner: Owner) -> tuple[str, ...]:
        """Return the clocks that can change who has the case when: it makes a difference whether they run."""
        steps = self._vocabulary.paths[owner.path].steps if isinstance(owner, FollowPath) else ()
        named: set[str] = set()
        for i, step in enumerate(steps):
            if isinstance(step, BeforeClock) and any(_gives(later.steps) for later in steps[i:]):
                named.add(step.clock)
        return tuple(sorted(named | self._giving))

    @cached_property
    def _giving(self) -> frozenset[str]:
        """Return the clocks that give the case to somebody when they, or clocks that they start, are missed."""
        clocks = self._vocabulary.clocks
        found = {name for name, clock in clocks.items() if _gives(clock.if_missed)}
        waiting = list(found)
        while waiting:
            given = waiting.pop()
            starting = {
                name
                for name, clock in clocks.items()
                if any(step.kind == "start" and step.name == given for step in clock.if_missed)
            }
            waiting += starting - found
            found |= starting
        return frozenset(found)

    # ------------------------------------------------------------------------------------- lines

    def _unreached(self, promise: Reach, owner: Owner, running: tuple[str, ...]) -> Within:
        if (owner, running) not in self._met:
            clocks = [self._vocabulary.clocks[name] for name in running]
            self._met[owner, running] = Meetings(owner, clocks, self.lines)
        line = self._met[owner, running].first(promise.teams)
        # Who is reached at the due moment is reached too late.
        in_time = before(line, self.lines.length(promise.within))
        return Within(_key(promise, owner, running), tuple(_parts(in_time, so=False)))

    def _slow(self, promise: WithinPromise, name: str, lines: list[Line]) -> Within:
        if not lines:
            return Within(_key(promise, name), ((self.lines.first, self.lines.last + 1),))
        too_late = before(self.lines.length(promise.within), reduce(earlier, lines))
        return Within(_key(promise, name), tuple(_parts(too_late, so=True)))

    def _targets(self, promise: WithinPromise, sla: Sla) -> list[Line]:
        """Return when the targets are due that keep the promise; what may pause promises nothing."""
        wanted = _EVENTS[promise.kind]
        return [
            self.lines.length(target.within)
            for target in sla.targets
            if not sla.pauses and target.kind in _EVENTS and wanted in with_implied(_EVENTS[target.kind])
        ]

    def _of_clock(self, promise: WithinPromise, clock: Clock) -> list[Line]:
        """Return when a clock is due that only stops when the promise is kept; extended, where it may be."""
        wanted = _EVENTS[promise.kind]
        keeps = clock.stops and all(wanted in with_implied(event) for event in clock.stops)
        if not keeps or clock.pauses or clock.anchors != (RECEIPT,):
            return []
        return [self.lines.extended(clock)]


def promises_of(assembly: Assembly) -> Iterator[Timely]:
    """Yield the promises about time of an assembly's guarantees."""
    for policy in assembly.policies:
        for guarantee in policy.guarantees:
            for promise in guarantee.promises:
                if isinstance(promise, Reach | WithinPromise):
                    yield promise


def _owners(assembly: Assembly) -> Iterable[Owner]:
    """Return everybody who can own a case."""
    found: dict[Owner, None] = {}
    for policy in assembly.policies:
        for section in policy.sections:
            for rule in section.rules:
                if rule.actions.owner is not None:
                    found[rule.actions.owner] = None
                if isinstance(rule.actions.handling, Hold):
                    found[GiveTo(rule.actions.handling.team)] = None
    return found


def _gives(steps: Iterable[Step]) -> bool:
    return any(step.kind == "escalate" for step in steps)


def _subsets(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


def _key(promise: Timely, of: Owner | str, running: tuple[str, ...] = ()) -> str:
    match of:
        case FollowPath(path):
            name = f"path {path}"
        case GiveTo(team):
            name = f"team {team}"
        case _:
            name = of
    return " ".join((str(promise.span), name, *running))


def _parts(times: Times, *, so: bool) -> Iterator[Part]:
    for start, end, is_so in times.spans():
        if is_so is so and start < end:
            yield start, end
