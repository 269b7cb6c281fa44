"""What a date is on a calendar, and why the calendar is shut at a time of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from remit.runtime.calendars.day_plan import weekday
from remit.runtime.moments import SECONDS_A_DAY, moment_at

if TYPE_CHECKING:
    from datetime import date, datetime

    from remit.runtime.calendars.day_plan import DayPlan
    from remit.runtime.calendars.spec import Closed
    from remit.runtime.zones import WallClock

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class ReasonKind(Enum):
    """Why a calendar is shut, the most telling first."""

    HOLIDAY = "holiday"
    CLOSED = "closed"
    DAY_OFF = "day off"
    OUTSIDE_HOURS = "outside hours"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a calendar is shut, in words: a holiday by its name."""

    kind: ReasonKind
    words: str

    def rank(self) -> int:
        """Return how telling it is, the lower the more."""
        return list(ReasonKind).index(self.kind)


OUTSIDE_HOURS = Reason(ReasonKind.OUTSIDE_HOURS, "outside opening hours")


class DayKind(Enum):
    """What decides the hours of a date, the most telling first."""

    HOLIDAY = "holiday"
    CLOSED = "closed"
    DAY_OFF = "day off"
    WORKED_HOLIDAY = "worked holiday"
    DATED = "dated hours"
    WEEKLY = "weekly hours"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A date: `name` of the holiday or closure, if it is one, and the openings that start on it."""

    day: date
    kind: DayKind
    name: str
    openings: tuple[tuple[datetime, datetime], ...]

    def rank(self) -> int:
        """Return how telling its kind is, the lower the more."""
        return list(DayKind).index(self.kind)

    @property
    def shut(self) -> bool:
        """Whether nothing opens on it."""
        return not self.openings


def shut_reason(plan: DayPlan, reading: int) -> Reason | None:
    """Return why a plan is shut at a reading of the clocks; None if it is open then."""
    day, second = divmod(reading, SECONDS_A_DAY)
    holiday = plan.named.get(day)
    if holiday is not None and holiday.hours is None:
        return Reason(ReasonKind.HOLIDAY, holiday.name)
    for closed in plan.closed.get(day, ()):
        if closed.start <= second < closed.end:
            return Reason(ReasonKind.CLOSED, closed.name or _words(closed))
    openings = plan.openings(day)
    if any(start <= second < end for start, end in openings):
        return None
    if any(start <= reading - (day - 1) * SECONDS_A_DAY < end for start, end in plan.openings(day - 1)):
        return None
    if not plan.hours(day):
        return Reason(ReasonKind.DAY_OFF, f"no hours on {WEEKDAYS[weekday(day)]}")
    return OUTSIDE_HOURS


def calendar_day(plan: DayPlan, clock: WallClock, day: date, number: int) -> CalendarDay:
    """Return what the day of that number is."""
    midnight = number * SECONDS_A_DAY
    openings = tuple(
        (moment_at(clock.first_showing(midnight + start)), moment_at(clock.first_showing(midnight + end)))
        for start, end in plan.openings(number)
    )
    kind, name = _kind(plan, number)
    return CalendarDay(day, kind, name, tuple(part for part in openings if part[0] < part[1]))


def _kind(plan: DayPlan, day: int) -> tuple[DayKind, str]:
    holiday = plan.named.get(day)
    if holiday is not None:
        kind = DayKind.HOLIDAY if holiday.hours is None else DayKind.WORKED_HOLIDAY
        return kind, holiday.name
    closures = plan.closed.get(day, ())
    if closures:
        names = (closed.name or _words(closed) for closed in closures)
        return DayKind.CLOSED, "; ".join(names)
    if day in plan.dated:
        return DayKind.DATED, ""
    return (DayKind.WEEKLY if plan.hours(day) else DayKind.DAY_OFF), ""


def _words(closed: Closed) -> str:
    if closed.whole_day:
        return "closed"
    start = f" from {clock_words(closed.start)}" if closed.start > 0 else ""
    end = f" until {clock_words(closed.end)}" if closed.end < SECONDS_A_DAY else ""
    return f"closed{start}{end}"


def clock_words(second_of_day: int) -> str:
    """Return a time of day in words: `08:00`, `24:00`, `08:00:30`."""
    minutes, seconds = divmod(second_of_day, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
