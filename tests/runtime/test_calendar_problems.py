"""What is wrong with a calendar is found, with the clause that has it."""

from __future__ import annotations

from datetime import date

import pytest

from remit.runtime.calendars import (
    BadCalendar,
    CalendarProblem,
    CalendarSpec,
    ClauseRef,
    Closed,
    DatedHours,
    ProblemKind,
    WorkedHoliday,
    problems,
)
from runtime.sample_calendars import (
    CARE_HOURS,
    MONDAY_TO_FRIDAY,
    calendar,
    hours,
    plain,
    public_holidays,
    seconds,
    week,
)

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
OFFICE = week(MONDAY_TO_FRIDAY, "09:00-17:00")


def found(
    spec: CalendarSpec, first: date = FIRST, last: date = LAST
) -> list[tuple[ProblemKind, ClauseRef | None]]:
    """Return the kinds of the problems of a spec and their clauses."""
    return [(problem.kind, problem.item) for problem in all_of(spec, first, last)]


def all_of(spec: CalendarSpec, first: date = FIRST, last: date = LAST) -> tuple[CalendarProblem, ...]:
    """Return the problems of a spec with real holidays."""
    return problems(spec, first, last, public_holidays(), {})


def test_a_right_calendar_has_no_problems() -> None:
    """Nothing is said of a calendar that is right."""
    assert all_of(CARE_HOURS) == ()


def test_an_unknown_zone_is_found_with_near_names() -> None:
    """A slip in a zone's name offers the zones it may be a slip for."""
    (problem,) = all_of(plain(OFFICE, zone="Europe/Lundon"))
    assert (problem.kind, problem.item) == (ProblemKind.UNKNOWN_ZONE, ClauseRef("zone"))
    assert problem.names[0] == "Europe/London"


def test_an_unknown_region_is_found_with_its_clause() -> None:
    """Plain GB is no region: the second clause is named, and the nations are offered."""
    spec = CalendarSpec("x", "Europe/London", weekly=(OFFICE,), holiday_regions=("GB-ENG", "GB"))
    (problem,) = all_of(spec)
    assert (problem.kind, problem.item) == (ProblemKind.UNKNOWN_REGION, ClauseRef("holiday_regions", 1))
    assert problem.names == ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS")


@pytest.mark.parametrize(
    ("weekly", "index"),
    [
        ((week((0,), "09:00-12:00", "11:00-17:00"),), 0),
        ((week(MONDAY_TO_FRIDAY, "09:00-17:00"), week((4,), "16:00-20:00")), 1),
        ((week((0,), "22:00-06:00"), week((1,), "05:00-09:00")), 1),
        ((week((6,), "22:00-06:00"), week((0,), "05:00-09:00")), 1),
        ((week((0, 0), "09:00-17:00"),), 0),
    ],
)
def test_overlapping_hours_are_found(weekly: tuple[object, ...], index: int) -> None:
    """Hours overlap within a clause, across clauses, over midnight and over the end of the week."""
    spec = CalendarSpec("x", "Europe/London", weekly=weekly)  # type: ignore[arg-type] # as parametrize gives it
    assert found(spec) == [(ProblemKind.OVERLAPPING_SPANS, ClauseRef("weekly", index))]


def test_hours_that_touch_do_not_overlap() -> None:
    """A span may start when another ends."""
    spec = plain(week((0,), "09:00-12:00", "12:00-17:00", "22:00-02:00"), week((1,), "02:00-03:00"))
    assert found(spec) == []


def test_overlaps_on_dates_and_worked_holidays_are_found() -> None:
    """Hours of one date, in one clause or two, and of a worked holiday must not overlap either."""
    day = date(2026, 12, 24)
    spec = CalendarSpec(
        "x",
        "Europe/London",
        weekly=(OFFICE,),
        dated=(DatedHours(day, hours("09:00-12:00")), DatedHours(day, hours("11:00-13:00"))),
        holiday_regions=("GB-ENG",),
        open_on_holidays=(WorkedHoliday("Boxing Day", hours("10:00-12:00", "11:00-13:00")),),
    )
    assert found(spec) == [
        (ProblemKind.OVERLAPPING_SPANS, ClauseRef("dated", 1)),
        (ProblemKind.OVERLAPPING_SPANS, ClauseRef("open_on_holidays", 0)),
    ]


def test_always_and_weekly_hours_overlap() -> None:
    """What is always open needs no weekly hours."""
    spec = CalendarSpec("x", "Europe/London", always=True, weekly=(OFFICE,))
    assert found(spec) == [(ProblemKind.OVERLAPPING_SPANS, ClauseRef("weekly", 0))]


def test_closures_that_run_backwards_are_found() -> None:
    """C3: dates and times of a closure must be in order."""
    spec = CalendarSpec(
        "x",
        "Europe/London",
        always=True,
        closed=(
            Closed(date(2026, 8, 2), date(2026, 8, 1)),
            Closed(date(2026, 9, 1), date(2026, 9, 1), start=seconds("12:00"), end=seconds("12:00")),
        ),
    )
    assert found(spec) == [
        (ProblemKind.END_BEFORE_START, ClauseRef("closed", 0)),
        (ProblemKind.END_BEFORE_START, ClauseRef("closed", 1)),
    ]


def test_a_date_cannot_be_closed_and_have_hours() -> None:
    """A whole closed day and hours on it contradict each other; a closed part of it does not."""
    day = date(2026, 8, 3)
    for closed, expected in (
        (Closed(date(2026, 8, 1), date(2026, 8, 31)), [(ProblemKind.CLOSED_AND_OPEN, ClauseRef("dated", 0))]),
        (Closed(day, day, end=seconds("10:00")), []),
    ):
        spec = CalendarSpec(
            "x",
            "Europe/London",
            weekly=(OFFICE,),
            dated=(DatedHours(day, hours("09:00-12:00")),),
            closed=(closed,),
        )
        assert found(spec) == expected


def test_holiday_data_must_reach_the_end() -> None:
    """A calendar that is to cover years without holiday data is refused, not guessed."""
    spec = CalendarSpec("x", "Europe/London", weekly=(OFFICE,), holiday_regions=("GB-ENG",))
    assert found(spec, last=date(2050, 12, 31)) == []
    (problem,) = all_of(spec, last=date(2051, 1, 1))
    assert problem.kind is ProblemKind.HOLIDAY_DATA_ENDS
    assert "to 2050, not for 2051" in problem.words
    with pytest.raises(BadCalendar):
        calendar(spec, FIRST, date(2051, 1, 1))


def test_unknown_holidays_are_found_with_near_names() -> None:
    """A struck or worked holiday that is on no list of the calendar is an error, by name or by date."""
    spec = CalendarSpec(
        "x",
        "Europe/London",
        weekly=(OFFICE,),
        holiday_regions=("GB-ENG",),
        struck_holidays=("Boxing Dya", date(2026, 12, 24)),
        open_on_holidays=(WorkedHoliday("Saint Andrew's Day"),),
    )
    dya, eve, andrew = all_of(spec)
    assert {problem.kind for problem in (dya, eve, andrew)} == {ProblemKind.UNKNOWN_HOLIDAY}
    assert [dya.item, eve.item] == [ClauseRef("struck_holidays", 0), ClauseRef("struck_holidays", 1)]
    assert andrew.item == ClauseRef("open_on_holidays", 0)
    assert dya.names == ("Boxing Day",)


def test_hours_that_a_holiday_beats_are_a_caution() -> None:
    """C6: the calendar compiles, but the author is told that these hours never open, and why."""
    spec = CalendarSpec(
        "x",
        "Europe/London",
        weekly=(OFFICE,),
        dated=(DatedHours(date(2026, 12, 25), hours("10:00-12:00")),),
        holiday_regions=("GB-ENG",),
    )
    (problem,) = all_of(spec)
    assert (problem.kind, problem.item) == (ProblemKind.HOURS_ON_HOLIDAY, ClauseRef("dated", 0))
    assert problem.caution
    assert "Christmas Day" in problem.words
    assert not calendar(spec).working_day(date(2026, 12, 25))


def test_estimated_holidays_are_a_caution() -> None:
    """Where a list has only estimates of a date, the author is told."""
    spec = CalendarSpec("x", "Asia/Dubai", weekly=(OFFICE,), holiday_regions=("AE",))
    (problem,) = all_of(spec)
    assert (problem.kind, problem.item) == (ProblemKind.ESTIMATED_HOLIDAYS, ClauseRef("holiday_regions", 0))
    assert problem.caution


def test_unknown_calendars_are_found() -> None:
    """A calendar that must be open too has to be there."""
    spec = CalendarSpec("x", "Europe/London", all_of=("care_hours", "nights"))
    assert found(spec) == [
        (ProblemKind.UNKNOWN_CALENDAR, ClauseRef("all_of", 0)),
        (ProblemKind.UNKNOWN_CALENDAR, ClauseRef("all_of", 1)),
    ]


def test_two_calendars_that_are_never_open_together_have_no_open_time() -> None:
    """C5 holds for intersections too."""
    early, late = calendar(plain(week((0,), "08:00-12:00"))), calendar(plain(week((0,), "12:00-16:00")))
    spec = CalendarSpec("x", "Europe/London", all_of=("early", "late"))
    (problem,) = problems(spec, FIRST, LAST, public_holidays(), {"early": early, "late": late})
    assert (problem.kind, problem.item) == (ProblemKind.NO_OPEN_TIME, None)


def test_years_that_cannot_be_counted_are_found() -> None:
    """Dates out of order or out of range are refused before anything is laid out."""
    assert found(plain(OFFICE), first=LAST, last=FIRST) == [(ProblemKind.END_BEFORE_START, None)]
    assert found(plain(OFFICE), first=date(1900, 1, 1)) == [(ProblemKind.YEARS_OUT_OF_RANGE, None)]
    assert found(plain(OFFICE), last=date(2201, 1, 1)) == [(ProblemKind.YEARS_OUT_OF_RANGE, None)]


def test_all_problems_are_found_at_once() -> None:
    """One run names every problem, and compiling names them all in its error."""
    spec = CalendarSpec(
        "x",
        "Europe/Lundon",
        weekly=(week((0,), "09:00-12:00", "11:00-17:00"),),
        holiday_regions=("GB",),
        all_of=("nights",),
    )
    kinds = [problem.kind for problem in all_of(spec)]
    assert kinds == [
        ProblemKind.UNKNOWN_ZONE,
        ProblemKind.UNKNOWN_CALENDAR,
        ProblemKind.OVERLAPPING_SPANS,
        ProblemKind.UNKNOWN_REGION,
    ]
    with pytest.raises(BadCalendar) as bad:
        calendar(spec)
    assert [problem.kind for problem in bad.value.problems] == kinds
    assert str(bad.value).startswith("calendar `x`: `Europe/Lundon` is not a time zone; ")
