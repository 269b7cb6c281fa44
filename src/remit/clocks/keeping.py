"""What keeps a promise that a customer is acknowledged, answered or helped in time, whatever anybody does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.clocks.case import with_implied
from remit.clocks.deadlines import RECEIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model.nodes import Clock, Sla, Target

_EVENTS: Final = {"acknowledge": "acknowledged", "respond": "responded", "resolve": "resolved"}


def keeping_targets(sla: Sla, kind: str) -> Iterator[Target]:
    """Yield the targets of an SLA that are met by no less than `kind` (`acknowledge`, `respond`, `resolve`).

    What may pause promises nothing.
    """
    for target in () if sla.pauses else sla.targets:
        if target.kind in _EVENTS and _EVENTS[kind] in with_implied(_EVENTS[target.kind]):
            yield target


def keeps(clock: Clock, kind: str) -> bool:
    """Whether a clock stops at no less than `kind`, counts from receipt and never pauses."""
    stops = bool(clock.stops) and all(_EVENTS[kind] in with_implied(event) for event in clock.stops)
    return stops and not clock.pauses and clock.anchors == (RECEIPT,)
