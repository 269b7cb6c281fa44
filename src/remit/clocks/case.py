"""A case as it begins, and what is told of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from remit.model.nodes import Clock, Path, Sla
    from remit.source.span import Span

CUSTOMER: Final = "customer"
"""What a case waits for until the customer replied; other waits end at the event that they name."""

CLOSING: Final = frozenset({"resolved", "accepted"})
REOPENED: Final = "reopened"

_IMPLIES: Final = {
    "acknowledged": frozenset({"taken"}),
    "responded": frozenset({"acknowledged", "taken"}),
    "resolved": frozenset({"responded", "acknowledged", "taken"}),
    "accepted": frozenset({"resolved", "responded", "acknowledged", "taken"}),
}
_UNDONE: Final = frozenset({"responded", *CLOSING})


@dataclass(frozen=True, slots=True)
class Opening:
    """What a decision gives a case: who has it, what it follows, what runs, and what was collected at receipt.

    `received` is in seconds from the epoch, as all moments here are.
    """

    received: int
    team: str | None = None
    path: Path | None = None
    sla: Sla | None = None
    clocks: tuple[Clock, ...] = ()
    notified: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the case: a standard one or one that a policy declares."""

    at: int
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """From `at` on the case waits for the customer, or for an event."""

    at: int
    reason: str
    span: Span | None = None


Happening: TypeAlias = Event | Wait


def with_implied(event: str) -> frozenset[str]:
    """Return an event and those that it stands for in paths and service promises.

    Who answers has acknowledged, and who acts has taken the case. Clocks stop only at the events that they name.
    """
    return _IMPLIES.get(event, frozenset()) | {event}


def after_event(reached: frozenset[str], event: str) -> frozenset[str]:
    """Return what a case has come to: an event adds to it, and being reopened undoes its answer and its end."""
    return (reached - _UNDONE if event == REOPENED else reached) | with_implied(event)


def ends_wait(event: str, reason: str) -> bool:
    """Whether an event is what the case waits for."""
    return event == ("customer_replied" if reason == CUSTOMER else reason)
