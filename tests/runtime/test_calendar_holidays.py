"""Holidays of a calendar: lists, days added and struck, days worked, days in place of others."""

from __future__ import annotations

from datetime import date

from remit.runtime.calendars import CalendarSpec, DayKind, ExtraHoliday, WorkedHoliday
from runtime.sample_calendars import CARE_HOURS, MONDAY_TO_FRIDAY, calendar, hours, utc, week


def office(
    *regions: str,
    struck: tuple[str | date, ...] = (),
    extra: tuple[ExtraHoliday, ...] = (),
    worked: tuple[WorkedHoliday, ...] = (),
) -> CalendarSpec:
    """Monday to Friday from nine to five, with holidays as given."""
    return CalendarSpec(
        "office",
        "Europe/London",
        weekly=(week(MONDAY_TO_FRIDAY, "09:00-17:00"),),
        holiday_regions=regions,
        struck_holidays=struck,
        extra_holidays=extra,
        open_on_holidays=worked,
    )


def test_a_moved_holiday_shuts_the_day_itself_and_the_day_in_its_place() -> None:
    """Boxing Day 2026 is a Saturday: a calendar that works Saturdays is shut then and on Monday the 28th."""
    calendar_ = calendar(CARE_HOURS)
    assert calendar_.why_shut(utc("2026-12-26 10:00")) == "Boxing Day"
    assert calendar_.why_shut(utc("2026-12-28 10:00")) == "Boxing Day (substitute day)"
    assert calendar_.working_day(date(2026, 12, 29))


def test_nations_differ() -> None:
    """Scotland has 2 January but not Easter Monday, Northern Ireland 17 March and 12 July."""
    scotland, ireland = calendar(office("GB-SCT")), calendar(office("GB-NIR"))
    assert not scotland.working_day(date(2026, 1, 2))
    assert scotland.working_day(date(2026, 4, 6))
    assert not scotland.working_day(date(2026, 11, 30))
    assert not ireland.working_day(date(2026, 3, 17))
    assert not ireland.working_day(date(2026, 7, 13))
    assert ireland.working_day(date(2026, 1, 2))


def test_a_struck_holiday_is_an_ordinary_day_and_so_is_the_day_in_its_place() -> None:
    """Striking Saint Patrick's Day works 17 March 2026 and the substitute of 2024, when it was a Sunday."""
    calendar_ = calendar(office("GB-NIR", struck=("saint patrick\N{RIGHT SINGLE QUOTATION MARK}s day",)))
    assert calendar_.working_day(date(2026, 3, 17))
    assert calendar_.working_day(date(2024, 3, 18))
    assert not calendar_.working_day(date(2026, 7, 13))
    assert calendar_.day(date(2026, 3, 17)).kind is DayKind.WEEKLY


def test_a_substitute_can_be_struck_alone() -> None:
    """With the mark of a substitute, in either spelling, only the day in place of the other is meant."""
    for name in ("Christmas Day (substitute day)", "Christmas Day (observed)"):
        calendar_ = calendar(office("GB-ENG", struck=(name,)))
        assert not calendar_.working_day(date(2026, 12, 25))
        assert calendar_.working_day(date(2027, 12, 27))
        assert not calendar_.working_day(date(2027, 12, 28))


def test_a_holiday_can_be_struck_by_date() -> None:
    """A date strikes that day alone."""
    calendar_ = calendar(office("GB-ENG", struck=(date(2026, 5, 4),)))
    assert calendar_.working_day(date(2026, 5, 4))
    assert not calendar_.working_day(date(2027, 5, 3))


def test_a_day_with_two_names_is_shut_until_both_are_struck() -> None:
    """A date that is two holidays stays one until each is struck."""
    both = (ExtraHoliday(date(2026, 5, 4), "Founders' Day"),)
    one = calendar(office("GB-ENG", extra=both, struck=("May Day",)))
    assert one.why_shut(utc("2026-05-04 12:00")) == "Founders' Day"
    none = calendar(office("GB-ENG", extra=both, struck=("May Day", "Founders' Day")))
    assert none.working_day(date(2026, 5, 4))
    assert (
        calendar(office("GB-ENG", extra=both)).why_shut(utc("2026-05-04 12:00")) == "May Day; Founders' Day"
    )


def test_a_day_can_be_added() -> None:
    """A holiday of the organisation's own shuts like any other and is told by its name."""
    calendar_ = calendar(office(extra=(ExtraHoliday(date(2026, 6, 3), "Staff day"),)))
    assert calendar_.why_shut(utc("2026-06-03 12:00")) == "Staff day"
    assert calendar_.day(date(2026, 6, 3)).kind is DayKind.HOLIDAY


def test_a_worked_holiday_is_told_as_one() -> None:
    """A holiday that is worked opens, and the timeline still says which day it is."""
    calendar_ = calendar(office("GB-ENG", worked=(WorkedHoliday("Boxing Day", hours("10:00-14:00")),)))
    day = calendar_.day(date(2026, 12, 28))
    assert day.kind is DayKind.WORKED_HOLIDAY
    assert day.name == "Boxing Day (substitute day)"
    assert day.openings == ((utc("2026-12-28 10:00"), utc("2026-12-28 14:00")),)
    assert calendar_.why_shut(utc("2026-12-28 09:00")) == "outside opening hours"


def test_moved_holidays_of_new_year() -> None:
    """New Year's Day 2028 is a Saturday: Monday the third is shut in its place, in Scotland Tuesday too."""
    assert not calendar(office("GB-ENG")).working_day(date(2028, 1, 3))
    assert calendar(office("GB-ENG")).working_day(date(2028, 1, 4))
    assert not calendar(office("GB-SCT")).working_day(date(2028, 1, 4))
