"""Calendars and moments that the tests of time share."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from remit.runtime.calendars import (
    Calendar,
    CalendarSpec,
    Closed,
    Hours,
    WeeklyHours,
    compile_calendar,
)
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.holiday_source import HolidayTable
from remit.runtime.zones import zone as zone_called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.runtime.holiday_source import HolidaySource

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
NO_HOLIDAYS = HolidayTable("none", {}, 1900, 2200)


def hours(*texts: str) -> tuple[Hours, ...]:
    """Read `08:00-20:00`, as many as are given."""
    return tuple(Hours(*(seconds(end) for end in text.split("-"))) for text in texts)


def seconds(time: str) -> int:
    """Read `08:30` as seconds since midnight."""
    hour, minute = time.split(":")
    return int(hour) * 3600 + int(minute) * 60


def week(days: tuple[int, ...], *texts: str) -> WeeklyHours:
    """Weekly hours of those days."""
    return WeeklyHours(days, hours(*texts))


CARE_HOURS = CalendarSpec(
    "care_hours",
    "Europe/London",
    weekly=(week(MONDAY_TO_FRIDAY, "08:00-20:00"), week((5,), "09:00-17:00")),
    holiday_regions=("GB-ENG",),
    closed=(Closed(date(2026, 12, 24), date(2026, 12, 24), start=seconds("12:00")),),
)
ENGLAND_WORKING_DAYS = CalendarSpec(
    "england_working_days",
    "Europe/London",
    weekly=(week(MONDAY_TO_FRIDAY, "09:00-17:00"),),
    holiday_regions=("GB-ENG",),
)


def calendar(
    spec: CalendarSpec,
    first: date = date(2024, 1, 1),
    last: date = date(2028, 12, 31),
    *,
    source: HolidaySource | None = None,
    others: Mapping[str, Calendar] | None = None,
) -> Calendar:
    """Compile a spec, with real holidays and for five years unless told otherwise."""
    return compile_calendar(spec, first, last, source or public_holidays(), others or {})


def plain(*weekly: WeeklyHours, zone: str = "Europe/London") -> CalendarSpec:
    """Weekly hours and nothing else."""
    return CalendarSpec("plain", zone, weekly=weekly)


@cache
def public_holidays() -> PublicHolidays:
    """Return the lists of the `holidays` package."""
    return PublicHolidays()


def local(text: str, zone: str = "Europe/London", fold: int = 0) -> datetime:
    """Read `2026-12-24 16:45` on the clocks of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone_called(zone), fold=fold)


def utc(text: str) -> datetime:
    """Read `2026-12-24 16:45` in UTC."""
    return datetime.fromisoformat(f"{text}+00:00")
