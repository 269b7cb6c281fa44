"""Working days by number, and deadlines that no calendar reaches."""

from __future__ import annotations

from datetime import date

import pytest

from remit.runtime.due import Term, due
from remit.runtime.durations import Duration, Unit
from remit.runtime.moments import epoch_second
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import day_number, day_numbered, wall_clock
from runtime.sample_calendars import ENGLAND_WORKING_DAYS, calendar, utc

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def test_days_by_number_are_those_by_date() -> None:
    """Counting from any date of a year, forward and back, gives the same day by number and by date."""
    england = calendar(ENGLAND_WORKING_DAYS, FIRST, LAST)
    days = england.working_days
    for number in range(day_number(date(2026, 2, 1)), day_number(date(2026, 11, 30))):
        day = day_numbered(number)
        assert days.holds(number) == england.working_day(day)
        assert (days.close_of(number) is not None) == england.working_day(day)
        for count in (-3, 0, 1, 5):
            reached = england.add_working_days(day, count)
            assert days.nth(number, count) == day_number(reached)
            assert days.close_of_nth(number, count) == epoch_second(england.close_of(reached))


def test_a_deadline_past_the_last_year_is_refused() -> None:
    """A length that leads past the year 9999 is refused in words, with and without a roll."""
    england = calendar(ENGLAND_WORKING_DAYS, FIRST, LAST)
    clock = wall_clock("Europe/London", FIRST, LAST)
    received = epoch_second(utc("2026-03-02 10:00"))
    for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH):
        for roll in (None, england):
            with pytest.raises(ValueProblem, match=r"9999|2026"):
                due(Term(Duration(10_000_000, unit), clock, roll=roll), received)
