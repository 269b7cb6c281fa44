"""The deadlines of a case: every target of the SLA that applies and every clock that runs."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from remit.clocks.terms import clock_term, extended_term, term, told_term
from remit.runtime.due import due, united

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.clocks.ground import Ground
    from remit.model.nodes import Clock, Sla, Target
    from remit.runtime.calendars.parts import Part
    from remit.runtime.due import Pause

RECEIPT = "receipt"
_DUE_AND_NAME: Final = attrgetter("due", "name")


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due` is the first instant that is too late, in seconds from the epoch; `name` a clock or `sla.target`."""

    due: int
    name: str
    statutory: bool


@dataclass(frozen=True, slots=True)
class Extended:
    """When an extended clock is due, and when the person must have been told at the latest."""

    due: int
    told: int


def deadlines(
    sla: Sla | None, clocks: Iterable[Clock], received: int, ground: Ground
) -> tuple[Deadline, ...]:
    """Return what is due in a case that was just received, the first first.

    A clock that counts from an event runs once that happens, so it has no deadline yet.
    """
    found: list[Deadline] = []
    if sla is not None:
        for target in sla.targets:
            moment = target_due(target, received, ground)
            found.append(Deadline(moment, f"{sla.name}.{target.kind}", statutory=False))
    happened = {RECEIPT: received}
    for clock in clocks:
        runs_out = clock_due(clock, happened, ground)
        if runs_out is not None:
            found.append(Deadline(runs_out, clock.name, clock.statutory))
    found.sort(key=_DUE_AND_NAME)
    return tuple(found)


def target_due(target: Target, anchor: int, ground: Ground, pauses: Sequence[Part] = ()) -> int:
    """Return when a target of an SLA is due."""
    return due(term(target.within, ground), anchor, pauses)


def clock_due(
    clock: Clock, happened: Mapping[str, int], ground: Ground, pauses: Sequence[Part] = ()
) -> int | None:
    """Return when a clock is due, given when events happened (`receipt` among them); None: it does not run yet.

    It counts from the latest of its anchors that have happened.
    """
    start = clock_start(clock, happened)
    if start is None:
        return None
    return _sooner(clock, due(clock_term(clock, ground), start, pauses), happened)


def extended_due(
    clock: Clock, happened: Mapping[str, int], ground: Ground, pauses: Sequence[Part] = ()
) -> Extended | None:
    """Return when a clock is due once it is extended; None where it cannot be, or does not run yet."""
    start, longer = clock_start(clock, happened), extended_term(clock, ground)
    if start is None or longer is None:
        return None
    notice = told_term(clock, ground)
    told = due(clock_term(clock, ground) if notice is None else notice, start, pauses)
    return Extended(_sooner(clock, due(longer, start, pauses), happened), told)


def clock_start(clock: Clock, happened: Mapping[str, int]) -> int | None:
    """Return the moment from which a clock counts; None while none of its anchors has happened."""
    start: int | None = None
    for anchor in clock.anchors:
        at = happened.get(anchor)
        if at is not None and (start is None or at > start):
            start = at
    return start


def counted(pauses: Iterable[Pause], reasons: Iterable[str]) -> tuple[Part, ...]:
    """Return the time that does not count for what pauses for these reasons; all pauses must be over."""
    for_these = frozenset(reasons)
    return united(pause for pause in pauses if pause.reason in for_these)


def _sooner(clock: Clock, moment: int, happened: Mapping[str, int]) -> int:
    at_once = None if clock.sooner is None else happened.get(clock.sooner)
    return moment if at_once is None else min(moment, at_once)
