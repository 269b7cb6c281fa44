"""What runs in a case: a clock, or a target of its SLA, as the same kind of thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from remit.clocks.case import with_implied
from remit.clocks.deadlines import RECEIPT, clock_due, target_due
from remit.model import standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from remit.clocks.ground import Ground
    from remit.model.nodes import Clock, Sla, Step, Target
    from remit.runtime.calendars.parts import Part
    from remit.source.span import Span

Due: TypeAlias = "Callable[[Mapping[str, int], Sequence[Part]], int | None]"
"""When it is due, given when events happened and the time that does not count; None while it does not run."""

UPDATES = frozenset({"acknowledged", "responded"})
"""What restarts the promise to update."""

_MET_BY = {"acknowledge": "acknowledged", "respond": "responded", "resolve": "resolved", "update": "resolved"}


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """`pauses` are the reasons for which it pauses, `stops` the events that end it, `restarts` those that renew it.

    `if_missed` is what follows when it is missed; `target` tells a target of the SLA from a clock.
    """

    name: str
    target: bool
    statutory: bool
    due: Due
    pauses: frozenset[str]
    stops: frozenset[str]
    restarts: frozenset[str]
    if_missed: tuple[Step, ...]
    span: Span


def of_clock(clock: Clock, ground: Ground) -> Counted:
    """Return a clock. It stops at the events that it names and at no others."""
    return Counted(
        name=clock.name,
        target=False,
        statutory=clock.statutory,
        due=lambda happened, pauses: clock_due(clock, happened, ground, pauses),
        pauses=frozenset(clock.pauses),
        stops=frozenset(clock.stops),
        restarts=frozenset(),
        if_missed=clock.if_missed,
        span=clock.span,
    )


def of_sla(sla: Sla, ground: Ground) -> Iterator[Counted]:
    """Yield the targets of an SLA. Each is met by its event and by all that stand for it."""
    for target in sla.targets:
        updates = target.kind == "update"
        met_by = _MET_BY[target.kind]
        yield Counted(
            name=f"{sla.name}.{target.kind}",
            target=True,
            statutory=False,
            due=_from_update(target, ground) if updates else _from_receipt(target, ground),
            pauses=frozenset(sla.pauses),
            stops=frozenset(event for event in standard.EVENTS if met_by in with_implied(event)),
            restarts=UPDATES if updates else frozenset(),
            if_missed=(),
            span=sla.span,
        )


def _from_receipt(target: Target, ground: Ground) -> Due:
    return lambda happened, pauses: target_due(target, happened[RECEIPT], ground, pauses)


def _from_update(target: Target, ground: Ground) -> Due:
    """Each acknowledgement and response is an update; before the first there is nothing to keep up."""

    def due(happened: Mapping[str, int], pauses: Sequence[Part]) -> int | None:
        last = max((happened[event] for event in UPDATES if event in happened), default=None)
        return None if last is None else target_due(target, last, ground, pauses)

    return due
