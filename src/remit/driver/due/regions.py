"""Which regions keep a holiday, where a calendar unites several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from remit.runtime.calendars import Calendar


def listing(calendar: Calendar | None, day: date) -> tuple[str, ...]:
    """Return the regions whose list has a day; none where all have it, or the calendar has only one region."""
    regions = () if calendar is None else tuple(dict.fromkeys(_regions(calendar)))
    if len(regions) < 2:
        return ()
    keep = tuple(region for region in regions if _keeps(region, day))
    return () if len(keep) == len(regions) else keep


def _keeps(region: str, day: date) -> bool:
    try:
        return day in PublicHolidays().days(region, day.year)
    except ValueProblem:
        return False


def _regions(calendar: Calendar) -> Iterator[str]:
    yield from calendar.spec.holiday_regions
    for member in calendar.members:
        yield from _regions(member)
