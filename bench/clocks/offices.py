"""The calendars of the benchmark, stated once for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from remit.runtime.calendars import CalendarSpec, Closed, Hours, WeeklyHours
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Iterable

ZONE = "Europe/London"
REGION = "GB-ENG"
WEEK = (0, 1, 2, 3, 4)
ALL_WEEK = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Office:
    """Hours of the day (8.5 is 08:30) for groups of weekdays; `short` are dates shut from noon on."""

    name: str
    weekly: tuple[tuple[tuple[int, ...], tuple[tuple[float, float], ...]], ...]
    holidays: bool = True
    short: tuple[date, ...] = ()

    def spec(self) -> CalendarSpec:
        """The calendar as Remit states it."""
        weekly = tuple(
            WeeklyHours(days, tuple(Hours(int(a * 3600), int(b * 3600)) for a, b in spans))
            for days, spans in self.weekly
        )
        short = tuple(Closed(day, day, start=12 * 3600) for day in self.short)
        regions = (REGION,) if self.holidays else ()
        return CalendarSpec(self.name, ZONE, weekly=weekly, closed=short, holiday_regions=regions)


def _short_days(years: Iterable[int]) -> tuple[date, ...]:
    return tuple(day for year in years for day in (date(year, 12, 24), date(year, 12, 31)))


OFFICE = Office("office, 09:00 to 17:00", ((WEEK, ((9, 17),)),))
LUNCH = Office("shut for lunch, 09:00 to 12:30 and 13:30 to 17:00", ((WEEK, ((9, 12.5), (13.5, 17))),))
SATURDAY = Office("other hours on Saturday", ((WEEK, ((8, 20),)), ((5,), ((9, 17),))))
HALF_DAYS = Office("shut from noon on 24 and 31 December", OFFICE.weekly, short=_short_days((2026, 2027)))
NIGHT = Office("overnight, 22:00 to 06:00 every day", ((ALL_WEEK, ((22, 6),)),), holidays=False)
ALWAYS = Office("round the clock", ((ALL_WEEK, ((0, 24),)),), holidays=False)
OFFICES = (OFFICE, LUNCH, SATURDAY, HALF_DAYS, NIGHT, ALWAYS)


@cache
def holidays_of(first_year: int, last_year: int) -> tuple[date, ...]:
    """The bank holidays of England in those years, for those who want them as a list."""
    source = PublicHolidays()
    return tuple(day for year in range(first_year, last_year + 1) for day in source.days(REGION, year))
