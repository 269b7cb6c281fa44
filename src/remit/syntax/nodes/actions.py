"""What a rule says is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from remit.source.span import Span
    from remit.syntax.nodes.words import Name


@dataclass(frozen=True, slots=True)
class Answer:
    """`answer [with R]`."""

    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """`acknowledge [with R]`."""

    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Hop:
    """One alternative of a redirect and its own words."""

    channel: Name
    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Redirect:
    """`reply` is said for every alternative that has no words of its own."""

    hops: tuple[Hop, ...]
    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Hold:
    """`hold for T`."""

    team: Name
    span: Span


@dataclass(frozen=True, slots=True)
class StaySilent:
    """`stay silent as REASON`."""

    reason: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Follow:
    """`follow PATH`."""

    path: Name
    span: Span


@dataclass(frozen=True, slots=True)
class GiveTo:
    """`give to T`."""

    team: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Apply:
    """`apply SLA`."""

    sla: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Collect:
    """`start CLOCK`, `require R`, `flag CUE`, `notify TEAM`; `kind` is the verb."""

    kind: str
    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Priority:
    """1 is the most urgent."""

    level: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class DoNot:
    """`do not start X`; `kind` is `start`, `require`, `flag`, `notify` or `priority` (without a name)."""

    kind: str
    name: Name | None
    span: Span


Action: TypeAlias = (
    Answer | Acknowledge | Redirect | Hold | StaySilent | Follow | GiveTo | Apply | Collect | Priority | DoNot
)
