"""When an organisation is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.source.span import Span
    from remit.syntax.nodes.words import Name, Text, When


@dataclass(frozen=True, slots=True)
class Hours:
    """Seconds since midnight, `start` included, `end` excluded; `end <= start` runs into the next day."""

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Days are 0 (Monday) to 6 (Sunday)."""

    days: tuple[int, ...]
    hours: tuple[Hours, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Opening hours of one date, in place of its weekly ones."""

    day: When
    hours: tuple[Hours, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class WorkedHoliday:
    """A holiday on which the calendar works; its weekly hours where none are given."""

    name: Text
    hours: tuple[Hours, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Closed:
    """Days without opening, or a part of them: seconds since midnight, None for the day's start or end."""

    first: When
    last: When
    start: int | None
    end: int | None
    says: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class HolidayRegion:
    """`closed on holidays of REGION`."""

    region: str
    span: Span


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar with everything said of it."""

    name: Name
    instead_of: Name | None
    zone: Text | None
    always: bool
    weekly: tuple[WeeklyHours, ...]
    dated: tuple[DatedHours, ...]
    worked: tuple[WorkedHoliday, ...]
    closed: tuple[Closed, ...]
    regions: tuple[HolidayRegion, ...]
    all_of: tuple[Name, ...]
    span: Span
