"""Calendars that are asked for by name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

import remit
from due.asking import clocks, shipped, uk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_calendar_says_when_it_is_open_and_what_counts() -> None:
    """Over Christmas: shut with its reason, the next and the previous opening, open time, working days."""
    days = shipped().calendar("uk_working_days")
    hours = shipped().calendar("england_working_days", sector="banking")
    christmas = uk("2026-12-25 12:00")
    assert not hours.is_open(christmas)
    assert hours.why_shut(christmas) == "Christmas Day"
    assert hours.next_open(christmas) == uk("2026-12-29 09:00")
    assert hours.previous_open(christmas) == uk("2026-12-24 17:00")
    assert hours.add_open_seconds(uk("2026-12-24 16:00"), 2 * 3600) == uk("2026-12-29 10:00")
    assert hours.subtract_open_seconds(uk("2026-12-29 10:00"), 2 * 3600) == uk("2026-12-24 16:00")
    assert hours.open_seconds_between(uk("2026-12-24 16:00"), uk("2026-12-29 10:00")) == 2 * 3600
    assert hours.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert not days.working_day(date(2026, 11, 30))


def test_a_calendar_covers_the_days_in_force_and_some_around_them() -> None:
    """Outside them it answers nothing."""
    hours = shipped().calendar("care_hours", sector="retail")
    assert hours.first < date(2026, 1, 5)
    assert hours.last > date(2027, 12, 31)
    questions: tuple[Callable[[datetime], object], ...] = (hours.is_open, hours.next_open, hours.day_of)
    for question in questions:
        with pytest.raises(remit.OutsideCalendar):
            question(datetime(2035, 1, 1, tzinfo=UTC))


def test_it_may_be_laid_out_for_other_days() -> None:
    """A file without a policy says no days, so they must be said."""
    policy = clocks("clock it within 5 working days of receipt counted in office")
    there = policy.calendar("office", first=date(2020, 1, 1), last=date(2020, 12, 31))
    assert there.working_day(date(2020, 5, 4))
    assert there.why_shut(uk("2020-05-08 12:00")) == "May Day"
    with pytest.raises(remit.ClockError, match="R0788"):
        policy.calendar("office")


@pytest.mark.parametrize(
    ("name", "sector", "code"),
    [("care_hour", None, "R0786"), ("care_hours", None, "R0782"), ("care_hours", "retial", "R0720")],
)
def test_a_calendar_that_cannot_be_told_is_refused(name: str, sector: str | None, code: str) -> None:
    """Unknown, or not the same in all sectors."""
    with pytest.raises(remit.ClockError, match=code):
        shipped().calendar(name, sector=sector)


def test_years_without_lists_of_holidays_are_refused() -> None:
    """As deadlines are."""
    with pytest.raises(remit.ClockError, match="R0779"):
        clocks("clock it within 5 working days of receipt counted in office").calendar(
            "office", first=date(2060, 1, 1), last=date(2061, 1, 1)
        )
    cut = clocks("clock it within 5 working days of receipt counted in office").calendar(
        "office", first=date(2049, 1, 1), last=date(2061, 1, 1)
    )
    assert cut.last == date(2050, 12, 31)
