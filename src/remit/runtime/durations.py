"""Lengths of time as policies state them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from remit.runtime.value_problem import ValueProblem


class Unit(Enum):
    """A unit of time, with its name in the singular."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WORKING_HOUR = "working hour"
    WORKING_DAY = "working day"

    # There is one object for each, so that its name need not be hashed each time it is looked up.
    __hash__ = object.__hash__


_CLOCK_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3_600}
_DAY_SECONDS = {Unit.DAY: 86_400, Unit.WEEK: 604_800}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Duration:
    """`amount` of `unit`, at least none."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueProblem("negative-duration", f"a duration cannot be {self.amount} {self.unit.value}s")

    def __str__(self) -> str:
        """Return the words for it: `1 working day`, `15 minutes`."""
        return f"{self.amount} {self.unit.value}{'' if self.amount == 1 else 's'}"

    def elapsed_seconds(self, *, round_the_clock: bool = False) -> int:
        """Seconds that pass in it: seconds, minutes and hours always have them.

        Days and weeks are dates on a calendar, and are 24 hours each only where asked for `round_the_clock`.
        Raises `ValueProblem` (`not-elapsed-time`) where the unit has no fixed length.
        """
        seconds = _CLOCK_SECONDS.get(self.unit)
        if seconds is None and round_the_clock:
            seconds = _DAY_SECONDS.get(self.unit)
        if seconds is None:
            raise ValueProblem("not-elapsed-time", f"{self} has no fixed length in seconds")
        return self.amount * seconds

    def working_seconds(self) -> int:
        """Open seconds in a duration of working hours. Raises `ValueProblem` (`not-working-hours`)."""
        if self.unit is not Unit.WORKING_HOUR:
            raise ValueProblem("not-working-hours", f"{self} is not a number of working hours")
        return self.amount * 3_600

    def days(self) -> int:
        """Dates in a duration of days or weeks. Raises `ValueProblem` (`not-calendar-days`) for other units."""
        days = _DAYS.get(self.unit)
        if days is None:
            raise ValueProblem("not-calendar-days", f"{self} is not a number of days or weeks")
        return self.amount * days

    def after(self, day: date) -> date:
        """Return the date that many days, weeks or months after `day`.

        Raises `ValueProblem`: `not-calendar-days` for other units, `year-out-of-range` past the year 9999.
        """
        if self.unit is Unit.MONTH:
            return add_months(day, self.amount)
        ordinal = day.toordinal() + self.days()
        if ordinal > date.max.toordinal():
            raise _too_late(day, self)
        return date.fromordinal(ordinal)


def add_months(day: date, months: int) -> date:
    """Return the corresponding date that many months later, else the last day of that month.

    A negative number counts back. Raises `ValueProblem` (`year-out-of-range`).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise _too_late(day, Duration(abs(months), Unit.MONTH))
    # Every month has a 28th, and counting the days of one takes time.
    return date(year, month + 1, day.day if day.day <= 28 else min(day.day, monthrange(year, month + 1)[1]))


def _too_late(day: date, length: Duration) -> ValueProblem:
    return ValueProblem("year-out-of-range", f"{length} from {day} is not in the years 1 to 9999")
