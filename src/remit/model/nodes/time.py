"""Service promises, clocks and escalation paths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from remit.runtime.durations import Duration
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Length:
    """A duration and the calendar it counts in, None: elapsed time or calendar dates."""

    duration: Duration
    calendar: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """`kind` is `acknowledge`, `respond`, `update` or `resolve`."""

    kind: str
    within: Length


@dataclass(frozen=True, slots=True)
class Sla:
    name: str
    targets: tuple[Target, ...]
    pauses: tuple[str, ...]
    because: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """What a path or a missed clock does; `kind` is `escalate`, `notify`, `refer`, `require`, `flag` or `start`."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Extension:
    """`to` counts from the start; the person is told within `told`, or before it is due where that is None."""

    to: Length
    told: Length | None


@dataclass(frozen=True, slots=True)
class Clock:
    """`landing` is `close` or `end` of the day, None for the unit's own; `roll` is a calendar.

    `pauses` are the reasons for which it may pause. It counts from the latest of `anchors`; the event `sooner` makes
    it due at once.
    """

    name: str
    statutory: bool
    within: Length
    landing: str | None
    anchors: tuple[str, ...]
    sooner: str | None
    counts_receipt: bool
    roll: str | None
    pauses: tuple[str, ...]
    extension: Extension | None
    stops: tuple[str, ...]
    if_missed: tuple[Step, ...]
    because: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AfterWithout:
    """`lack` is the event whose absence makes it due."""

    after: Length
    lack: str
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class OnEvent:
    event: str
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class BeforeClock:
    before: Length
    clock: str
    steps: tuple[Step, ...]
    span: Span


PathStep: TypeAlias = AfterWithout | OnEvent | BeforeClock


@dataclass(frozen=True, slots=True)
class Path:
    """It starts with `team`, or with `otherwise` while `while_shut` is shut."""

    name: str
    team: str
    otherwise: str | None
    while_shut: str | None
    steps: tuple[PathStep, ...]
    span: Span
