"""Counting back from a due moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.runtime.due.due import calendar_of
from remit.runtime.due.term import ELAPSED
from remit.runtime.durations import Unit, add_months
from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.zones import day_number, day_numbered

if TYPE_CHECKING:
    from remit.runtime.due.term import Term


def before(term: Term, due: int) -> int:
    """Return the moment that long before a due moment, both in seconds from the epoch.

    Days, weeks and months come to the same time of day so many dates earlier, where 24:00 stays 24:00; working days
    to the close of business so many working days before the date on which it is due. Raises `OutsideCalendar`,
    `ValueProblem`.
    """
    length = term.duration
    if length.unit in ELAPSED:
        return due - length.elapsed_seconds()
    if length.unit is Unit.WORKING_HOUR:
        return calendar_of(term).open_time.subtract(due, length.working_seconds())
    if length.unit is Unit.WORKING_DAY:
        calendar = calendar_of(term)
        return calendar.working_days.close_of_nth(calendar.clock.day_at(due - 1), -length.amount)
    return term.clock.first_showing(reading_before(term, due))


def reading_before(term: Term, due: int) -> int:
    """Return what the clocks show so many days, weeks or months before a due moment, a `WallClock` reading."""
    # The last second before it tells the date on which it is due, also where that ends with it.
    number, second = divmod(term.clock.reading_at(due - 1), SECONDS_A_DAY)
    if term.duration.unit is Unit.MONTH:
        number = day_number(add_months(day_numbered(number), -term.duration.amount))
    else:
        number -= term.duration.days()
    return number * SECONDS_A_DAY + second + 1
