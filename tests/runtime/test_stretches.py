"""A calendar laid out for people to check."""

from __future__ import annotations

from datetime import date

import pytest

from remit.runtime.calendars import CalendarSpec, Closed, DatedHours, DayKind, stretches
from remit.runtime.values import ValueProblem
from runtime.sample_calendars import CARE_HOURS, calendar, hours, plain, utc, week


def test_christmas_is_told_day_by_day() -> None:
    """Each reason for being shut is its own stretch: the closure, each holiday by name, the Sunday."""
    laid_out = stretches(calendar(CARE_HOURS), utc("2026-12-24 10:00"), utc("2026-12-29 09:00"))
    assert [(f"{each.start:%d %H:%M}", each.shut.words if each.shut else "open") for each in laid_out] == [
        ("24 10:00", "open"),
        ("24 12:00", "closed from 12:00"),
        ("25 00:00", "Christmas Day"),
        ("26 00:00", "Boxing Day"),
        ("27 00:00", "no hours on Sunday"),
        ("28 00:00", "Boxing Day (substitute day)"),
        ("29 00:00", "outside opening hours"),
        ("29 08:00", "open"),
    ]
    assert laid_out[-1].end == utc("2026-12-29 09:00")


def test_a_night_of_one_reason_is_one_stretch() -> None:
    """Shut time goes on over midnight while its reason is the same."""
    laid_out = stretches(calendar(CARE_HOURS), utc("2026-12-01 20:00"), utc("2026-12-02 08:00"))
    assert [(each.start, each.end) for each in laid_out] == [
        (utc("2026-12-01 20:00"), utc("2026-12-02 08:00"))
    ]


def test_a_closure_can_have_a_name() -> None:
    """A closure is told by the name that the policy gives it."""
    day = date(2026, 6, 3)
    named = CalendarSpec("x", "UTC", always=True, closed=(Closed(day, day, name="Systems upgrade"),))
    assert calendar(named).why_shut(utc("2026-06-03 12:00")) == "Systems upgrade"
    assert calendar(named).day(day).name == "Systems upgrade"
    assert calendar(named).day(day).kind is DayKind.CLOSED
    part = CalendarSpec("x", "UTC", always=True, closed=(Closed(day, day, start=3_600, end=5_430),))
    assert calendar(part).why_shut(utc("2026-06-03 01:00")) == "closed from 01:00 until 01:30:30"


def test_the_reason_of_an_intersection_is_that_of_the_calendar_that_is_shut() -> None:
    """Where both must be open, the timeline says which day or closure of either is in the way."""
    desk = calendar(plain(week((0, 1, 2, 3, 4), "08:00-20:00")))
    care = calendar(CARE_HOURS)
    spec = CalendarSpec("both", "Europe/London", all_of=("desk", "care_hours"))
    both = calendar(spec, others={"desk": desk, "care_hours": care})
    assert both.why_shut(utc("2026-12-28 10:00")) == "Boxing Day (substitute day)"
    assert both.why_shut(utc("2026-12-05 10:00")) == "no hours on Saturday"
    assert both.day(date(2026, 12, 28)).kind is DayKind.HOLIDAY
    assert both.day(date(2026, 12, 24)).openings == ((utc("2026-12-24 08:00"), utc("2026-12-24 12:00")),)
    laid_out = stretches(both, utc("2026-12-24 12:00"), utc("2026-12-27 00:00"))
    assert [each.shut.words for each in laid_out if each.shut] == [
        "closed from 12:00",
        "Christmas Day",
        "Boxing Day",
    ]


def test_time_does_not_run_backwards() -> None:
    """C3: a timeline from later to earlier is an error; an empty one is empty."""
    moment = utc("2026-12-01 12:00")
    assert stretches(calendar(CARE_HOURS), moment, moment) == ()
    with pytest.raises(ValueProblem) as refused:
        stretches(calendar(CARE_HOURS), moment, utc("2026-12-01 11:00"))
    assert refused.value.reason == "end-before-start"


def test_what_decides_a_date_is_told() -> None:
    """A date is a holiday, closed, off, or has weekly hours; its openings are given in UTC."""
    care = calendar(CARE_HOURS)
    kinds = {day: care.day(date(2026, 12, day)).kind for day in (23, 24, 25, 27)}
    assert kinds == {23: DayKind.WEEKLY, 24: DayKind.CLOSED, 25: DayKind.HOLIDAY, 27: DayKind.DAY_OFF}
    assert care.day(date(2026, 7, 1)).openings == ((utc("2026-07-01 07:00"), utc("2026-07-01 19:00")),)
    assert care.day(date(2026, 12, 27)).shut


def test_every_kind_of_date_is_told() -> None:
    """Dated hours, a closed day without a name, and a part of a day are told as what they are."""
    spec = CalendarSpec(
        "x",
        "UTC",
        weekly=(week((0, 1, 2, 3, 4), "09:00-17:00"),),
        dated=(DatedHours(date(2026, 6, 6), hours("10:00-12:00")),),
        closed=(Closed(date(2026, 6, 8), date(2026, 6, 9)),),
    )
    office = calendar(spec)
    assert office.name == "x"
    assert office.day(date(2026, 6, 6)).kind is DayKind.DATED
    assert (office.day(date(2026, 6, 9)).kind, office.day(date(2026, 6, 9)).name) == (
        DayKind.CLOSED,
        "closed",
    )
    assert office.why_shut(utc("2026-06-08 10:00")) == "closed"
    assert office.day(date(2026, 6, 10)).name == ""


def test_a_calendar_may_have_hours_of_its_own_and_need_another() -> None:
    """Its own hours hold only while the other calendar is open; a night of its own is shut when that is."""
    spec = CalendarSpec(
        "nights", "Europe/London", weekly=(week((4, 5), "20:00-02:00"),), all_of=("care_hours",)
    )
    desk = calendar(plain(week((4, 5), "08:00-23:00"), week((6,), "01:00-03:00")))
    nights = calendar(spec, others={"care_hours": desk})
    friday, saturday = date(2026, 12, 4), date(2026, 12, 5)
    assert nights.openings_between(utc("2026-12-04 00:00"), utc("2026-12-07 00:00")) == (
        (utc("2026-12-04 20:00"), utc("2026-12-04 23:00")),
        (utc("2026-12-05 20:00"), utc("2026-12-05 23:00")),
        (utc("2026-12-06 01:00"), utc("2026-12-06 02:00")),
    )
    assert nights.close_of(friday) == utc("2026-12-04 23:00")
    assert nights.close_of(saturday) == utc("2026-12-06 02:00")
    assert nights.why_shut(utc("2026-12-05 01:00")) == "outside opening hours"
    assert nights.why_shut(utc("2026-12-04 23:30")) == "outside opening hours"
