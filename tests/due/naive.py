"""Due dates counted day by day and minute by minute, from nothing that Remit has but the lists of holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import holidays

if TYPE_CHECKING:
    from collections.abc import Callable

ONE_DAY = timedelta(days=1)
NATIONS = ("ENG", "WLS", "SCT", "NIR")


@cache
def bank_holidays(year: int, nations: tuple[str, ...]) -> frozenset[date]:
    """The holidays of any of the nations of the United Kingdom."""
    lists = (holidays.country_holidays("GB", subdiv=nation, years=year) for nation in nations)
    return frozenset(day for listed in lists for day in listed)


def works(day: date, nations: tuple[str, ...]) -> bool:
    """Monday to Friday and no bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(day.year, nations)


def nth_working_day(day: date, number: int, nations: tuple[str, ...]) -> date:
    """Walk from day to day; the first one never counts."""
    while number:
        day += ONE_DAY
        number -= works(day, nations)
    return day


def nth_day(day: date, number: int) -> date:
    """Walk from day to day; the first one never counts."""
    for _ in range(number):
        day += ONE_DAY
    return day


def corresponding(day: date, months: int) -> date:
    """Walk until the date has the same number in the month that is meant, or that month is over."""
    wanted = (day.year * 12 + day.month - 1 + months) % 12 + 1
    years = (day.month - 1 + months) // 12
    found = date(day.year + years, wanted, 1)
    while found.day < day.day and (found + ONE_DAY).month == wanted:
        found += ONE_DAY
    return found


def rolled(day: date, nations: tuple[str, ...]) -> date:
    """Walk on to a day that is worked."""
    while not works(day, nations):
        day += ONE_DAY
    return day


def end_of(day: date, zone: str = "Europe/London") -> datetime:
    """24:00, in UTC."""
    return datetime.combine(day + ONE_DAY, time(0), ZoneInfo(zone)).astimezone(UTC)


def at(day: date, clock: str, zone: str = "Europe/London") -> datetime:
    """A time of a day, in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone)).astimezone(UTC)


def date_of(moment: datetime, zone: str = "Europe/London") -> date:
    """The date on the clocks of a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def open_minutes(moment: datetime, minutes: int, is_open: Callable[[datetime], bool], zone: str) -> datetime:
    """Walk from minute to minute until so many of them were open."""
    while minutes:
        minutes -= is_open(moment.astimezone(ZoneInfo(zone)))
        moment += timedelta(minutes=1)
    return moment
