"""Remit, by moments and dates as its users ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.runtime.calendars import Calendar, compile_calendar
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from contender import Ask
    from offices import Office


class Remit:
    """A compiled calendar."""

    name = "Remit"

    def build(self, office: Office, first: date, last: date, _holidays: tuple[date, ...]) -> Calendar:
        return compile_calendar(office.spec(), first, last, PublicHolidays(), {})

    def natural(self, moment: datetime) -> datetime:
        return moment

    def natural_day(self, day: date) -> date:
        return day

    def moment(self, answer: datetime) -> datetime:
        return answer

    def day(self, answer: date) -> date:
        return answer

    def adding(self, calendar: Calendar, hours: int) -> Ask:
        return calendar.add_open_seconds, hours * 3600

    def opening(self, calendar: Calendar) -> Callable[[Any], bool]:
        return calendar.is_open

    def passing(self, calendar: Calendar) -> Callable[[Any, Any], float]:
        return calendar.open_seconds_between

    def counting(self, calendar: Calendar, days: int) -> Ask:
        return calendar.add_working_days, days
