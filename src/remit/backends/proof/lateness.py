"""When promises about time are not kept, as stretches of moments of receipt, exact to the second."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import chain, combinations
from typing import TYPE_CHECKING, TypeAlias

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.moments import Within
from remit.clocks.keeping import keeping_targets, keeps
from remit.clocks.reached import Meetings
from remit.model.nodes import BeforeClock, FollowPath, GiveTo, Item, Reach, WithinPromise
from remit.runtime.due.lines import before, earlier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.moments import Part
    from remit.clocks.lines import Lines
    from remit.model.nodes import Clock, Owner, Sla, Step
    from remit.runtime.due.line import Line
    from remit.runtime.due.lines import Times

Timely: TypeAlias = Reach | WithinPromise


class Late:
    """The late moments of promises about time that an assembly's guarantees make, worked out when they are asked for.

    Without an encoding in which to tell late moments apart, what is late at some moments counts as late at all of them
    and is kept in `partly`: what is proved then is proved.
    """

    def __init__(self, lines: Lines, *, exact: Encoding | None = None) -> None:
        self.lines = lines
        self.partly: dict[str, Within] = {}
        self._vocabulary = lines.assembly.vocabulary
        self._exact = exact
        self._found: dict[str, Within] = {}
        self._met: dict[tuple[Owner, tuple[str, ...]], Meetings] = {}

    def exact(self, encoding: Encoding) -> Late:
        """Return the same where the late moments kept in `partly` are told apart."""
        there = Late(self.lines, exact=encoding)
        there._found, there._met = self._found, self._met
        return there

    def owner(self, promise: Reach, owner: Owner, encoding: Encoding) -> int:
        """Return where nobody of the teams is reached in time by a case that has this owner."""
        bearing = self._bearing(owner)
        collected = {name: encoding.collected.get(Item("clock", name), FALSE) for name in bearing}
        return encoding.circuit.any(
            encoding.circuit.all(
                (
                    self._unreached(promise, owner, running),
                    *(one if name in running else -one for name, one in collected.items()),
                )
            )
            for running in _subsets(bearing)
            if all(collected[name] != FALSE for name in running)
        )

    def sla(self, promise: WithinPromise, sla: str) -> int:
        """Return where no target of the SLA keeps the promise."""
        return self._slow(promise, sla, self._targets(promise, self._vocabulary.slas[sla]))

    def clock(self, promise: WithinPromise, clock: str) -> int:
        """Return where the clock does not keep the promise."""
        return self._slow(promise, clock, self._of_clock(promise, self._vocabulary.clocks[clock]))

    def _literal(self, late: Within) -> int:
        if not late.parts:
            return FALSE
        if late.parts == ((self.lines.first, self.lines.last + 1),):
            return TRUE
        if self._exact is None:
            self.partly[late.name] = late
            return TRUE
        return self._exact.space.moment(late, self._exact.edition)

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

    def _unreached(self, promise: Reach, owner: Owner, running: tuple[str, ...]) -> int:
        key = _key(promise, owner, running)
        if key not in self._found:
            if (owner, running) not in self._met:
                clocks = [self._vocabulary.clocks[name] for name in running]
                self._met[owner, running] = Meetings(owner, clocks, self.lines)
            line = self._met[owner, running].first(promise.teams)
            # Who is reached at the due moment is reached too late.
            in_time = before(line, self.lines.length(promise.within))
            self._found[key] = Within(key, tuple(_parts(in_time, so=False)))
        return self._literal(self._found[key])

    def _slow(self, promise: WithinPromise, name: str, lines: list[Line]) -> int:
        if not lines:
            return TRUE
        key = _key(promise, name)
        if key not in self._found:
            too_late = before(self.lines.length(promise.within), reduce(earlier, lines))
            self._found[key] = Within(key, tuple(_parts(too_late, so=True)))
        return self._literal(self._found[key])

    def _targets(self, promise: WithinPromise, sla: Sla) -> list[Line]:
        return [self.lines.length(target.within) for target in keeping_targets(sla, promise.kind)]

    def _of_clock(self, promise: WithinPromise, clock: Clock) -> list[Line]:
        """Return when a clock that keeps the promise is due; extended, where it may be."""
        return [self.lines.extended(clock)] if keeps(clock, promise.kind) else []


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
