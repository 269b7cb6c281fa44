"""Lengths of time as policies state them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.runtime.durations import Duration, Unit, add_months
from remit.runtime.values import ValueProblem


def test_durations_read_as_words() -> None:
    """A duration reads as a policy says it, in the singular for one."""
    assert str(Duration(1, Unit.WORKING_DAY)) == "1 working day"
    assert str(Duration(15, Unit.MINUTE)) == "15 minutes"
    assert str(Duration(8, Unit.WEEK)) == "8 weeks"
    assert str(Duration(0, Unit.WORKING_HOUR)) == "0 working hours"


def test_only_clock_units_have_a_length_unless_asked() -> None:
    """Seconds to hours elapse; days and weeks do only where round the clock is asked for; months never."""
    assert Duration(2, Unit.HOUR).elapsed_seconds() == 7_200
    assert Duration(2, Unit.DAY).elapsed_seconds(round_the_clock=True) == 172_800
    assert Duration(1, Unit.WEEK).elapsed_seconds(round_the_clock=True) == 604_800
    assert Duration(3, Unit.WORKING_HOUR).working_seconds() == 10_800
    for duration in (Duration(1, Unit.DAY), Duration(1, Unit.WORKING_HOUR)):
        with pytest.raises(ValueProblem, match="no fixed length"):
            duration.elapsed_seconds()
    with pytest.raises(ValueProblem, match="no fixed length"):
        Duration(1, Unit.MONTH).elapsed_seconds(round_the_clock=True)
    with pytest.raises(ValueProblem, match="working hours"):
        Duration(1, Unit.HOUR).working_seconds()


def test_a_duration_is_never_negative() -> None:
    """C3: a span that runs backwards is an error."""
    with pytest.raises(ValueProblem) as refused:
        Duration(-1, Unit.DAY)
    assert refused.value.reason == "negative-duration"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 3), 1, date(2026, 4, 3)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 3), 0, date(2026, 3, 3)),
    ],
)
def test_months_lead_to_the_corresponding_date(start: date, months: int, end: date) -> None:
    """C13: the corresponding date, else the last day of the month; leap days are kept where they exist."""
    assert add_months(start, months) == end


def test_days_weeks_and_months_are_dates() -> None:
    """C4: days and weeks are counted on the calendar, not in hours."""
    assert Duration(1, Unit.DAY).after(date(2026, 3, 28)) == date(2026, 3, 29)
    assert Duration(8, Unit.WEEK).after(date(2026, 12, 24)) == date(2027, 2, 18)
    assert Duration(1, Unit.MONTH).after(date(2026, 1, 31)) == date(2026, 2, 28)
    with pytest.raises(ValueProblem, match="not a number of days"):
        Duration(1, Unit.WORKING_DAY).after(date(2026, 1, 1))


def test_dates_beyond_the_calendar_are_refused() -> None:
    """A length that leads past the last year there is gets a reason, not a crash."""
    for duration in (Duration(10**9, Unit.MONTH), Duration(10**9, Unit.DAY), Duration(10**9, Unit.WEEK)):
        with pytest.raises(ValueProblem) as refused:
            duration.after(date(2026, 1, 1))
        assert refused.value.reason == "year-out-of-range"


@given(st.dates(date(1901, 1, 1), date(2199, 1, 1)), st.integers(0, 600))
def test_adding_months_keeps_the_day_or_ends_the_month(start: date, months: int) -> None:
    """C13, for any date: the month is exact, and the day is the same or the month's last."""
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and add_months(end.replace(day=1), 1) > end)
