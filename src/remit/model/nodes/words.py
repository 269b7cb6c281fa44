"""What an assembly declares: facts, channels, teams, topics and the other words of a policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from remit.model.conditions import Condition
    from remit.model.types import FactType
    from remit.runtime.calendars import CalendarSpec
    from remit.signals.topics import TopicPattern
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """`decides` is false for identifiers, which no condition may mention. Standard facts have no span."""

    name: str
    type: FactType
    personal: bool
    says: str | None
    decides: bool
    span: Span | None


@dataclass(frozen=True, slots=True)
class Channel:
    """`open` names a calendar, None: always open; `limit` is in characters; `needs` must hold to reach it."""

    name: str
    public: bool
    written: bool
    limit: int | None
    needs: Condition | None
    open: str | None
    link: str | None
    listen_only: bool
    broadcast_only: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Team:
    name: str
    works: str
    span: Span


@dataclass(frozen=True, slots=True)
class Calendar:
    """`places` are those of its clauses, by the part of the spec that each is in, in its order."""

    spec: CalendarSpec
    span: Span
    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Topic:
    """`personal` is one that people speak of in private: an answer in public would give away whom it concerns."""

    pattern: TopicPattern
    span: Span
    personal: bool = False


@dataclass(frozen=True, slots=True)
class PersonalKind:
    name: str
    patterns: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Declared:
    """A cue, requirement, event or reason: a name with its sentence."""

    name: str
    says: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Body:
    name: str
    title: str
    link: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`limit` is its longest fill in characters; `value` a fixed fill, None: filled at sending."""

    name: str
    limit: int
    value: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Switch:
    """`by` is the fact whose values it is switched on for; `on` the days (both included) it is on by itself."""

    name: str
    says: str | None
    by: str | None
    on: tuple[tuple[date, date | None], ...]
    span: Span
