"""What a policy says of a calendar, as data.

Times of day are seconds since midnight on the clocks of the calendar's zone, 0 to 86,400; days of the week
are 0 (Monday) to 6 (Sunday); dates are inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from datetime import date

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Hours:
    """`start` is open, `end` is shut; an end that is not after its start lies in the next day.

    Hours over midnight belong to the day on which they start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < SECONDS_A_DAY and 0 <= self.end <= SECONDS_A_DAY):
            raise ValueProblem("no-such-time", f"{self.start} to {self.end} are not seconds of a day")

    @property
    def overnight(self) -> bool:
        """Whether they run into the next day."""
        return self.end <= self.start

    @property
    def length(self) -> int:
        """Seconds from start to end as the clocks show them."""
        return self.end - self.start + (SECONDS_A_DAY if self.overnight else 0)


WHOLE_DAY = Hours(0, SECONDS_A_DAY)


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """`open monday to friday 08:00 to 20:00`: hours of some days of every week."""

    weekdays: tuple[int, ...]
    hours: tuple[Hours, ...]


@dataclass(frozen=True, slots=True)
class DatedHours:
    """`open on 2026-12-24 10:00 to 14:00`: they replace the weekly hours of that date."""

    day: date
    hours: tuple[Hours, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """`closed on 2026-12-24 from 12:00`: of each date, what lies between `start` and `end`."""

    first: date
    last: date
    start: int = 0
    end: int = SECONDS_A_DAY
    name: str = ""

    @property
    def whole_day(self) -> bool:
        """Whether nothing of the date stays open."""
        return self.start <= 0 and self.end >= SECONDS_A_DAY


@dataclass(frozen=True, slots=True)
class ExtraHoliday:
    """A holiday that no list has."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class WorkedHoliday:
    """`open on "Boxing Day" 10:00 to 14:00`: a holiday, by name or date, on which the calendar works.

    It has the hours given, else those of any other day; dated hours go before both. A name covers the day
    itself and the day in its place.
    """

    holiday: str | date
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarSpec:
    """One calendar.

    `always` stands for 00:00 to 24:00 every day. `holiday_regions` are united; `struck_holidays` are not
    holidays here. With `all_of` the calendar is open when its own hours (always, if it states none) and all
    those calendars are open.
    """

    name: str
    zone: str
    weekly: tuple[WeeklyHours, ...] = ()
    dated: tuple[DatedHours, ...] = ()
    closed: tuple[Closed, ...] = ()
    holiday_regions: tuple[str, ...] = ()
    extra_holidays: tuple[ExtraHoliday, ...] = ()
    struck_holidays: tuple[str | date, ...] = ()
    open_on_holidays: tuple[WorkedHoliday, ...] = ()
    always: bool = False
    all_of: tuple[str, ...] = ()

    @property
    def round_the_clock(self) -> bool:
        """Whether its own weekly hours are all hours."""
        return self.always or (bool(self.all_of) and not (self.weekly or self.dated))


Clause = Literal[
    "zone",
    "weekly",
    "dated",
    "closed",
    "holiday_regions",
    "extra_holidays",
    "struck_holidays",
    "open_on_holidays",
    "always",
    "all_of",
]


@dataclass(frozen=True, slots=True, order=True)
class ClauseRef:
    """Which clause of a spec: its field and, in a tuple, its place counted from 0."""

    clause: Clause
    index: int = 0
