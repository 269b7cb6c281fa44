"""The conventions of clocks that calendars must keep, each by its number (C1 to C13)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from remit.runtime.calendars import (
    BadCalendar,
    CalendarSpec,
    Closed,
    DatedHours,
    Hours,
    ProblemKind,
    WorkedHoliday,
    compile_calendar,
)
from remit.runtime.durations import Duration, Unit, add_months
from remit.runtime.values import ValueProblem
from runtime.sample_calendars import (
    CARE_HOURS,
    ENGLAND_WORKING_DAYS,
    MONDAY_TO_FRIDAY,
    NO_HOLIDAYS,
    calendar,
    hours,
    local,
    plain,
    public_holidays,
    utc,
    week,
)

HOUR = 3_600


def test_c1_working_time_that_ends_at_closing_stays_at_closing() -> None:
    """C1: eight working hours from nine end at 17:00 the same day, not at nine the next."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    start = utc("2026-12-01 09:00")
    assert calendar_.add_open_seconds(start, 8 * HOUR) == utc("2026-12-01 17:00")
    assert calendar_.add_open_seconds(start, 8 * HOUR + 1) == utc("2026-12-02 09:00:01")


def test_c1_the_same_backwards_stays_at_opening() -> None:
    """C1: eight working hours before close of business is the opening, not the close of the day before."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    assert calendar_.subtract_open_seconds(utc("2026-12-01 17:00"), 8 * HOUR) == utc("2026-12-01 09:00")
    assert calendar_.subtract_open_seconds(utc("2026-12-01 17:00"), 8 * HOUR + 1) == utc(
        "2026-11-30 16:59:59"
    )


def test_c2_opening_hours_are_half_open() -> None:
    """C2: the opening instant is open, the closing instant shut."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    assert calendar_.is_open(utc("2026-12-01 09:00"))
    assert not calendar_.is_open(utc("2026-12-01 08:59:59"))
    assert calendar_.is_open(utc("2026-12-01 16:59:59"))
    assert not calendar_.is_open(utc("2026-12-01 17:00"))


def test_c3_an_end_before_its_start_is_an_error() -> None:
    """C3: time, dates and closures that run backwards are refused, never negative or empty in silence."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    early, late = utc("2026-12-01 09:00"), utc("2026-12-01 10:00")
    with pytest.raises(ValueProblem) as refused:
        calendar_.open_seconds_between(late, early)
    assert refused.value.reason == "end-before-start"
    with pytest.raises(ValueProblem) as refused:
        calendar_.working_days_between(date(2026, 12, 2), date(2026, 12, 1))
    assert refused.value.reason == "end-before-start"
    with pytest.raises(ValueProblem) as refused:
        calendar_.add_open_seconds(early, -1)
    assert refused.value.reason == "negative-duration"
    backwards = CalendarSpec(
        "backwards", "UTC", always=True, closed=(Closed(date(2026, 1, 2), date(2026, 1, 1)),)
    )
    with pytest.raises(BadCalendar) as bad:
        calendar(backwards)
    assert [problem.kind for problem in bad.value.problems] == [ProblemKind.END_BEFORE_START]


@pytest.mark.parametrize(
    ("start", "end", "elapsed"),
    [
        ("2026-03-28 12:00", "2026-03-29 12:00", 23),
        ("2026-10-24 12:00", "2026-10-25 12:00", 25),
        ("2026-06-01 12:00", "2026-06-02 12:00", 24),
    ],
)
def test_c4_hours_are_elapsed_time_across_clock_changes(start: str, end: str, elapsed: int) -> None:
    """C4: from noon to noon on the clocks are 23, 24 or 25 hours, and a calendar counts those."""
    always = calendar(CalendarSpec("always", "Europe/London", always=True))
    assert always.open_seconds_between(local(start), local(end)) == elapsed * HOUR
    assert always.add_open_seconds(local(start), elapsed * HOUR) == local(end)


def test_c4_working_hours_over_a_change_are_elapsed_time() -> None:
    """C4: a night shift from 22:00 to 06:00 has seven hours in spring and nine in autumn."""
    nights = calendar(plain(week((5,), "22:00-06:00")))
    for start, end, length in (
        ("2026-03-28 22:00", "2026-03-29 06:00", 7),
        ("2026-10-24 22:00", "2026-10-25 06:00", 9),
    ):
        assert nights.open_seconds_between(local(start), local(end)) == length * HOUR
        assert nights.add_open_seconds(local(start), length * HOUR) == local(end)


def test_c4_working_days_are_dates_in_the_zone_of_the_calendar() -> None:
    """C4: 23:30 UTC on a summer Thursday is Friday in London, so the next working day is Monday."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    received = calendar_.day_of(utc("2026-07-02 23:30"))
    assert received == date(2026, 7, 3)
    assert calendar_.add_working_days(received, 1) == date(2026, 7, 6)


def test_c4_days_and_weeks_are_dates() -> None:
    """C4: eight weeks from Christmas Eve 2026 is 18 February 2027; the clock of that day ends it."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    due = Duration(8, Unit.WEEK).after(date(2026, 12, 24))
    assert calendar_.clock.end_of(due) == utc("2027-02-19 00:00")


@pytest.mark.parametrize(
    "spec",
    [
        CalendarSpec("empty", "Europe/London"),
        CalendarSpec(
            "shut", "Europe/London", always=True, closed=(Closed(date(2024, 1, 1), date(2028, 12, 31)),)
        ),
        CalendarSpec(
            "in_a_gap", "Europe/London", dated=(DatedHours(date(2026, 3, 29), hours("01:00-02:00")),)
        ),
        CalendarSpec(
            "on_a_holiday",
            "Europe/London",
            dated=(DatedHours(date(2026, 12, 25), hours("09:00-17:00")),),
            holiday_regions=("GB-ENG",),
        ),
    ],
)
def test_c5_a_calendar_with_no_open_time_is_refused(spec: CalendarSpec) -> None:
    """C5: a calendar that never opens is an error, also where only a holiday or clock change makes it so."""
    with pytest.raises(BadCalendar) as bad:
        calendar(spec)
    assert [problem.kind for problem in bad.value.problems] == [ProblemKind.NO_OPEN_TIME]


def test_c6_24_00_is_the_end_of_a_day() -> None:
    """C6: a day from 16:00 to 24:00 is open until midnight and leads on to one that starts at 00:00."""
    calendar_ = calendar(plain(week((0,), "16:00-24:00"), week((1,), "00:00-02:00")))
    assert calendar_.next_close(utc("2026-12-07 20:00")) == utc("2026-12-08 02:00")
    assert calendar_.close_of(date(2026, 12, 7)) == utc("2026-12-08 00:00")


def test_c6_hours_may_cross_midnight() -> None:
    """C6: Friday 22:00 to 02:00 is open on Saturday at one, and it is Friday that is the working day."""
    calendar_ = calendar(plain(week((4,), "22:00-02:00")))
    assert calendar_.is_open(utc("2026-12-05 01:00"))
    assert not calendar_.is_open(utc("2026-12-05 02:00"))
    assert not calendar_.is_open(utc("2026-12-04 01:00"))
    assert calendar_.working_day(date(2026, 12, 4))
    assert not calendar_.working_day(date(2026, 12, 5))
    assert calendar_.close_of(date(2026, 12, 4)) == utc("2026-12-05 02:00")


def test_c6_the_first_day_has_the_night_before_it() -> None:
    """C6: hours that started before the first date of a calendar are open on it."""
    nights = calendar(plain(week((3,), "22:00-06:00")), date(2027, 1, 1), date(2027, 1, 31))
    assert nights.is_open(utc("2027-01-01 05:59"))
    assert not nights.working_day(date(2027, 1, 1))


def test_c6_a_day_may_have_several_spans() -> None:
    """C6: a lunch break is shut, and close of business is that of the last span."""
    calendar_ = calendar(plain(week(MONDAY_TO_FRIDAY, "13:00-17:00", "09:00-12:00")))
    assert not calendar_.is_open(utc("2026-12-01 12:30"))
    assert calendar_.close_of(date(2026, 12, 1)) == utc("2026-12-01 17:00")
    assert calendar_.add_open_seconds(utc("2026-12-01 11:00"), 2 * HOUR) == utc("2026-12-01 14:00")


def test_c6_dated_hours_replace_weekly_hours() -> None:
    """C6: hours of a date hold instead of those of its weekday, also on a day that has none."""
    spec = CalendarSpec(
        "dated",
        "Europe/London",
        weekly=(week(MONDAY_TO_FRIDAY, "09:00-17:00"),),
        dated=(
            DatedHours(date(2026, 12, 22), hours("10:00-12:00")),
            DatedHours(date(2026, 12, 20), hours("11:00-15:00")),
        ),
    )
    calendar_ = calendar(spec)
    assert not calendar_.is_open(utc("2026-12-22 09:30"))
    assert calendar_.close_of(date(2026, 12, 22)) == utc("2026-12-22 12:00")
    assert calendar_.working_day(date(2026, 12, 20))


def test_c6_a_holiday_beats_dated_hours() -> None:
    """C6: hours of a date that is a holiday never open, and the author is told."""
    spec = CalendarSpec(
        "holiday",
        "Europe/London",
        weekly=(week(MONDAY_TO_FRIDAY, "09:00-17:00"),),
        dated=(DatedHours(date(2026, 12, 25), hours("10:00-12:00")),),
        holiday_regions=("GB-ENG",),
    )
    assert not calendar(spec).working_day(date(2026, 12, 25))


def test_c6_unless_the_policy_says_that_the_holiday_is_worked() -> None:
    """C6: a worked holiday has its dated hours, else those stated for it, else those of its weekday."""
    spec = CalendarSpec(
        "worked",
        "Europe/London",
        weekly=(week(MONDAY_TO_FRIDAY, "09:00-17:00"),),
        dated=(DatedHours(date(2026, 12, 25), hours("10:00-12:00")),),
        holiday_regions=("GB-ENG",),
        open_on_holidays=(
            WorkedHoliday("Christmas Day", hours("08:00-09:00")),
            WorkedHoliday("Good Friday", hours("11:00-13:00")),
            WorkedHoliday("May Day"),
        ),
    )
    calendar_ = calendar(spec)
    assert calendar_.close_of(date(2026, 12, 25)) == utc("2026-12-25 12:00")
    assert calendar_.close_of(date(2026, 4, 3)) == utc("2026-04-03 12:00")
    assert calendar_.close_of(date(2026, 5, 4)) == utc("2026-05-04 16:00")
    assert not calendar_.working_day(date(2026, 8, 31))


def test_c7_one_off_days_are_holidays() -> None:
    """C7: days proclaimed once are in the list: a jubilee, a funeral, a coronation, a moved May Day."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS, date(2020, 1, 1), date(2026, 12, 31))
    for day in (date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)):
        assert not calendar_.working_day(day)
    for moved_from in (date(2020, 5, 4), date(2022, 5, 30)):
        assert calendar_.working_day(moved_from)


def test_c7_a_calendar_may_take_the_union_of_regions() -> None:
    """C7: freedom of information counts no bank holiday of any part of the United Kingdom."""
    nations = ("GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR")
    union = CalendarSpec(
        "foi", "Europe/London", weekly=(week(MONDAY_TO_FRIDAY, "00:00-24:00"),), holiday_regions=nations
    )
    calendar_ = calendar(union)
    assert calendar_.why_shut(utc("2026-03-17 12:00")) == "Saint Patrick's Day"
    assert calendar_.why_shut(utc("2026-11-30 12:00")) == "Saint Andrew's Day"
    assert (
        calendar_.why_shut(utc("2026-06-15 12:00")) == "Scotland's participation in the FIFA World Cup final"
    )
    assert calendar_.why_shut(utc("2026-08-31 12:00")) == "Late Summer Bank Holiday"
    england = calendar(ENGLAND_WORKING_DAYS)
    for day in (date(2026, 3, 17), date(2026, 6, 15), date(2026, 11, 30)):
        assert england.working_day(day)
        assert not calendar_.working_day(day)


def test_c7_the_list_has_a_version() -> None:
    """C7: which list was used can be recorded."""
    assert public_holidays().version.startswith("holidays 0.")


def test_c8_hours_that_start_in_a_skipped_hour_start_when_the_clocks_have_gone_forward() -> None:
    """C8: 01:30 to 03:00 on the Sunday of the change is 02:00 to 03:00 summer time."""
    calendar_ = calendar(plain(week((6,), "01:30-03:00")))
    assert calendar_.next_open(local("2026-03-29 00:00")) == utc("2026-03-29 01:00")
    assert calendar_.close_of(date(2026, 3, 29)) == utc("2026-03-29 02:00")


def test_c8_a_time_that_comes_twice_means_the_first() -> None:
    """C8: hours until 01:30 end the first time that it is half past one, and do not come again."""
    calendar_ = calendar(plain(week((6,), "00:00-01:30")))
    assert calendar_.next_close(local("2026-10-25 00:00")) == utc("2026-10-25 00:30")
    assert not calendar_.is_open(local("2026-10-25 01:15", fold=1))
    assert calendar_.why_shut(local("2026-10-25 01:15", fold=1)) == "outside opening hours"


def test_c8_hours_over_a_repeated_hour_have_both() -> None:
    """C8: 01:30 to 03:00 is open from the first half past one, two and a half hours long."""
    calendar_ = calendar(plain(week((6,), "01:30-03:00")))
    day = local("2026-10-25 00:00")
    assert calendar_.open_seconds_between(day, day + timedelta(days=1)) == int(2.5 * HOUR)


def test_c13_months_and_then_the_roll() -> None:
    """C13: a month from 31 January is 28 February, a Saturday, which rolls to Monday 2 March."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    due = add_months(date(2026, 1, 31), 1)
    assert due == date(2026, 2, 28)
    assert calendar_.add_working_days(due, 0) == date(2026, 3, 2)
    assert calendar_.add_working_days(date(2026, 3, 3), 0) == date(2026, 3, 3)


def test_c13_the_day_of_receipt_counts_or_does_not() -> None:
    """C13: following receipt, the first working day is the next; counting receipt, it is that day itself."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    received = date(2026, 12, 1)
    assert calendar_.add_working_days(received, 3) == date(2026, 12, 4)
    assert calendar_.add_working_days(calendar_.add_working_days(received, 0), 3 - 1) == date(2026, 12, 3)


def test_the_third_working_day_after_christmas_eve() -> None:
    """Received on Thursday 24 December 2026, the third working day following is Thursday the 31st, 17:00."""
    calendar_ = calendar(ENGLAND_WORKING_DAYS)
    due = calendar_.add_working_days(date(2026, 12, 24), 3)
    assert calendar_.close_of(due) == utc("2026-12-31 17:00")
    assert calendar_.working_days_between(date(2026, 12, 24), due) == 3


def test_a_closed_afternoon_shuts_early() -> None:
    """Closed from noon on Christmas Eve, the day ends at noon and work goes on after the holidays."""
    calendar_ = calendar(CARE_HOURS)
    assert calendar_.close_of(date(2026, 12, 24)) == utc("2026-12-24 12:00")
    assert calendar_.add_open_seconds(utc("2026-12-24 11:00"), 2 * HOUR) == utc("2026-12-29 09:00")


def test_hours_are_seconds_of_a_day() -> None:
    """Hours outside the day are refused where they are made."""
    for start, end in ((-1, 60), (86_400, 60), (0, 86_401)):
        with pytest.raises(ValueProblem, match="not seconds of a day"):
            Hours(start, end)


def test_other_calendars_are_named_and_open_together() -> None:
    """A calendar that needs two others is open only when both are."""
    early = calendar(plain(week(MONDAY_TO_FRIDAY, "08:00-12:00")))
    late = calendar(plain(week((2, 3, 4, 5), "10:00-16:00")))
    both = compile_calendar(
        CalendarSpec("both", "Europe/London", all_of=("early", "late")),
        date(2026, 1, 1),
        date(2026, 12, 31),
        NO_HOLIDAYS,
        {"early": early, "late": late},
    )
    assert both.add_open_seconds(utc("2026-12-01 00:00"), HOUR) == utc("2026-12-02 11:00")
    assert [both.working_day(date(2026, 12, day)) for day in range(1, 8)] == [
        *(False, True, True, True),
        *(False, False, False),
    ]
    assert both.close_of(date(2026, 12, 2)) == utc("2026-12-02 12:00")
