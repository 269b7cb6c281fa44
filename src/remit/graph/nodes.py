"""What stands in the workflow graph: the payloads of its nodes and edges.

Nodes lie under the attribute `payload`, edges under `edge`. An edge is conditional (a rule's condition, what
a channel needs), timed (after a length of time without an event), on an event, or a plain link.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from remit.model.conditions import Condition
    from remit.model.nodes import (
        Channel,
        Clock,
        Handling,
        Length,
        Path,
        PathStep,
        Rule,
        Sla,
        Step,
        Stratum,
        Team,
    )


@dataclass(frozen=True, slots=True)
class Intake:
    """Every interaction of the sector comes in here."""

    sector: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A section; `position` counts from 0 over all sections of the assembly, in their order."""

    policy: str
    section: str
    stratum: Stratum
    position: int


@dataclass(frozen=True, slots=True)
class RuleNode:
    """A rule, an exception, a row or an `otherwise`."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class HandlingNode:
    """A handling as written, shared by all rules that say the same."""

    handling: Handling


@dataclass(frozen=True, slots=True)
class ChannelNode:
    """An alternative of a redirect; `position` counts from 0 in the order in which they are tried."""

    channel: Channel
    reply: str | None
    position: int


@dataclass(frozen=True, slots=True)
class PathNode:
    """An escalation path."""

    path: Path


@dataclass(frozen=True, slots=True)
class TeamNode:
    """A team that has the case."""

    team: Team


@dataclass(frozen=True, slots=True)
class NoticeNode:
    """A team that is told of the case without having it."""

    team: Team


@dataclass(frozen=True, slots=True)
class StepNode:
    """Steps of a path, or those of a missed clock; `within` names the path or the clock.

    `step` is None for those of a missed clock. `position` counts from 0 in the path.
    """

    within: str
    step: PathStep | None
    does: tuple[Step, ...]
    position: int


@dataclass(frozen=True, slots=True)
class SlaNode:
    """A service promise."""

    sla: Sla


@dataclass(frozen=True, slots=True)
class ClockNode:
    """A deadline."""

    clock: Clock


class OutcomeKind(Enum):
    """How an interaction, its case or a clock can end."""

    ANSWERED = "answered"
    ACKNOWLEDGED = "acknowledged"
    MOVED = "moved"
    SILENT = "silent"
    RESOLVED = "resolved"
    REFERRED = "referred"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class OutcomeNode:
    """`name` is the reason of silence, the body referred to or the event that stopped a clock, else None."""

    kind: OutcomeKind
    name: str | None = None


Node: TypeAlias = (
    Intake
    | Gate
    | RuleNode
    | HandlingNode
    | ChannelNode
    | PathNode
    | TeamNode
    | NoticeNode
    | StepNode
    | SlaNode
    | ClockNode
    | OutcomeNode
)


@dataclass(frozen=True, slots=True)
class Conditional:
    """It is taken where `when` holds and `unless` is not known to hold."""

    when: Condition
    unless: Condition | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """It is taken `after` so long without any of these events."""

    after: Length
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """It is taken so long before a running clock is due."""

    before: Length
    clock: str


@dataclass(frozen=True, slots=True)
class Event:
    """It is taken when this happens to the case."""

    name: str


class LinkKind(Enum):
    """What a plain edge says."""

    NEXT = "next"
    """A later section speaks to what no earlier one decides."""
    OTHERWISE = "otherwise"
    """The section's default."""
    OVERRIDES = "overrides"
    ROW_ABOVE = "row above"
    """Of a table whose first row wins: the lower row holds only where the upper one does not."""
    HANDLES = "handles"
    OWNS = "owns"
    PROMISES = "promises"
    STARTS = "starts"
    NOTIFIES = "notifies"
    WITHDRAWS = "withdraws"
    """An exception and what it takes back."""
    TRIES = "tries"
    """A redirect and its first alternative, or an alternative and the one after it."""
    LANDS = "lands"
    DOES = "does"
    """A step and the team, clock or body it reaches; a path and the team it starts with."""


@dataclass(frozen=True, slots=True)
class Link:
    """It is taken by itself."""

    kind: LinkKind


Edge: TypeAlias = Conditional | Timed | Ahead | Event | Link
