"""Promises over time: service levels, clocks and escalation paths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from remit.source.span import Span
    from remit.syntax.nodes.words import Length, Name, Text


@dataclass(frozen=True, slots=True)
class Target:
    """One line of an SLA; `kind` is `acknowledge`, `respond`, `update` or `resolve`."""

    kind: str
    within: Length
    span: Span


@dataclass(frozen=True, slots=True)
class Sla:
    """A service promise."""

    name: Name
    instead_of: Name | None
    targets: tuple[Target, ...]
    pauses: tuple[Name, ...]
    because: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a clock is due.

    `within` counts from the latest of `anchors`; `landing` (`close` or `end`) is set for "by … on the nth day
    following"; `sooner` is the event that makes it due at once.
    """

    within: Length
    landing: str | None
    anchors: tuple[Name, ...]
    sooner: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Extension:
    """`to` is counted from the start; `told` is None for "told before it is due" and for no notice at all."""

    to: Length
    told: Length | None
    told_before_due: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Roll:
    """`rolls to the next working day [of C]`."""

    calendar: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` is `escalate`, `notify`, `refer`, `require`, `flag` or `start`."""

    kind: str
    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Clock:
    """`pauses` is None where nothing is said of it and empty for `never pauses`."""

    name: Name
    instead_of: Name | None
    statutory: bool
    deadlines: tuple[Deadline, ...]
    calendar: Name | None
    counts_receipt: bool
    roll: Roll | None
    pauses: tuple[Name, ...] | None
    extension: Extension | None
    stops: tuple[Name, ...]
    if_missed: tuple[Step, ...]
    because: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PathStart:
    """`start with T[, or U while T is shut]`."""

    team: Name
    otherwise: Name | None
    while_shut: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class PathAfter:
    """`lack` is `taken`, `acknowledged`, `responded`, `resolved` or a declared event."""

    after: Length
    lack: Name
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PathWhen:
    """`when EVENT` and what is then done."""

    event: Name
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PathBefore:
    """`D before CLOCK is due` and what is then done."""

    before: Length
    clock: Name
    steps: tuple[Step, ...]
    span: Span


PathClause: TypeAlias = PathStart | PathAfter | PathWhen | PathBefore


@dataclass(frozen=True, slots=True)
class Path:
    """An escalation path."""

    name: Name
    instead_of: Name | None
    clauses: tuple[PathClause, ...]
    span: Span
