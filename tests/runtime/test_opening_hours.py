"""Opening hours in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.runtime.calendars import CalendarSpec, DatedHours, WeeklyHours, WorkedHoliday
from remit.runtime.opening_hours import (
    hours_in_words,
    longest_hours_in_words,
    longest_next_opening_in_words,
    next_opening_in_words,
)
from remit.runtime.values import ValueProblem
from runtime.sample_calendars import CARE_HOURS, MONDAY_TO_FRIDAY, calendar, hours, plain, utc, week

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


def test_hours_are_told_by_days_of_the_same_hours() -> None:
    """Days with the same hours are told together, in English and in Welsh."""
    assert hours_in_words(CARE_HOURS, "en", {}) == (
        "Monday to Friday 08:00 to 20:00, Saturday 09:00 to 17:00, except bank holidays"
    )
    assert hours_in_words(CARE_HOURS, "cy", {}) == (
        "dydd Llun i ddydd Gwener 08:00 tan 20:00, dydd Sadwrn 09:00 tan 17:00, ac eithrio gwyliau banc"
    )


@pytest.mark.parametrize(
    ("weekly", "english", "welsh"),
    [
        (
            (week((0, 2, 4), "09:00-12:00"),),
            "Monday, Wednesday and Friday 09:00 to 12:00",
            "dydd Llun, dydd Mercher a dydd Gwener 09:00 tan 12:00",
        ),
        (
            (week((0, 1, 2, 5), "09:00-12:00", "13:00-17:00"),),
            "Monday to Wednesday and Saturday 09:00 to 12:00 and 13:00 to 17:00",
            "dydd Llun i ddydd Mercher a dydd Sadwrn 09:00 tan 12:00 a 13:00 tan 17:00",
        ),
        ((week(EVERY_DAY, "22:00-06:00"),), "every day 22:00 to 06:00", "bob dydd 22:00 tan 06:00"),
        ((week(EVERY_DAY, "16:00-24:00"),), "every day 16:00 to 24:00", "bob dydd 16:00 tan 24:00"),
        ((week((5, 6), "00:00-24:00"),), "Saturday and Sunday all day", "dydd Sadwrn a dydd Sul drwy'r dydd"),
        ((week(EVERY_DAY, "00:00-24:00"),), "24 hours a day, every day", "24 awr y dydd, bob dydd"),
        (
            (week((0,), "09:00-12:00"), week((0,), "12:00-17:00")),
            "Monday 09:00 to 17:00",
            "dydd Llun 09:00 tan 17:00",
        ),
    ],
)
def test_hours_of_every_shape(weekly: tuple[WeeklyHours, ...], english: str, welsh: str) -> None:
    """Lists and ranges of days, breaks, nights, whole days: each reads as one would say it."""
    spec = plain(*weekly)
    assert hours_in_words(spec, "en", {}) == english
    assert hours_in_words(spec, "cy", {}) == welsh
    assert longest_hours_in_words(spec, "cy", {}) == len(welsh)


def test_always_is_said() -> None:
    """A calendar that is always open says so."""
    assert hours_in_words(CalendarSpec("x", "UTC", always=True), "en", {}) == "24 hours a day, every day"


def test_holidays_are_told_as_what_they_are() -> None:
    """Outside the United Kingdom they are public holidays; where some are worked, only some are excepted."""
    dublin = CalendarSpec("x", "Europe/Dublin", always=True, holiday_regions=("IE",))
    assert hours_in_words(dublin, "en", {}).endswith(", except public holidays")
    some = CalendarSpec(
        "x",
        "Europe/London",
        always=True,
        holiday_regions=("GB-WLS",),
        open_on_holidays=(WorkedHoliday("Boxing Day"),),
    )
    assert hours_in_words(some, "en", {}).endswith(", except some bank holidays")
    assert hours_in_words(some, "cy", {}).endswith(", ac eithrio rhai gwyliau banc")


def test_a_calendar_of_dates_only_says_so() -> None:
    """Without weekly hours there is no usual week to tell."""
    spec = CalendarSpec("x", "UTC", dated=(DatedHours(date(2026, 6, 1), hours("09:00-12:00")),))
    assert hours_in_words(spec, "en", {}) == "on particular dates only"


def test_an_intersection_tells_the_hours_that_are_common() -> None:
    """Open when two calendars are: the hours that both have, less the holidays of either."""
    desk = plain(week(MONDAY_TO_FRIDAY, "10:00-22:00"), week((4,), "23:00-02:00"))
    nights = CalendarSpec("nights", "Europe/London", weekly=(week((5,), "00:00-01:00"),))
    both = CalendarSpec("both", "Europe/London", all_of=("care_hours", "desk"))
    assert hours_in_words(both, "en", {"care_hours": CARE_HOURS, "desk": desk}) == (
        "Monday to Friday 10:00 to 20:00, except bank holidays"
    )
    late = CalendarSpec("late", "Europe/London", all_of=("desk", "nights"))
    assert hours_in_words(late, "en", {"desk": desk, "nights": nights}) == "Saturday 00:00 to 01:00"


def test_hours_of_two_zones_cannot_be_told() -> None:
    """Hours that shift against each other in the course of the year have no one wording."""
    both = CalendarSpec("both", "Europe/London", all_of=("india",))
    india = CalendarSpec("india", "Asia/Kolkata", always=True)
    with pytest.raises(ValueProblem) as refused:
        hours_in_words(both, "en", {"india": india})
    assert refused.value.reason == "hours-in-two-zones"


def test_the_next_opening_is_told_by_its_date() -> None:
    """The day is named with its date, so that the text is true whenever it is read."""
    care = calendar(CARE_HOURS)
    moment = utc("2026-12-24 16:45")
    assert next_opening_in_words(care, moment, "en") == "Tuesday 29 December at 08:00"
    assert next_opening_in_words(care, moment, "cy") == "dydd Mawrth 29 Rhagfyr am 08:00"
    assert next_opening_in_words(care, utc("2026-07-01 06:59"), "en") == "Wednesday 1 July at 08:00"
    assert next_opening_in_words(care, utc("2026-07-01 07:00"), "en") == "now"
    assert next_opening_in_words(care, utc("2026-07-01 07:00"), "cy") == "nawr"


def test_an_opening_far_off_is_told_with_its_year() -> None:
    """A date most of a year away could be taken for another year's."""
    spec = CalendarSpec("x", "UTC", dated=(DatedHours(date(2027, 6, 1), hours("09:00-12:00")),))
    assert (
        next_opening_in_words(calendar(spec), utc("2026-06-02 00:00"), "en") == "Tuesday 1 June 2027 at 09:00"
    )


def test_other_languages_are_refused() -> None:
    """Only languages that there are words for can be asked for."""
    with pytest.raises(ValueProblem) as refused:
        hours_in_words(CARE_HOURS, "de", {})
    assert refused.value.reason == "unknown-language"


@given(st.integers(0, 4 * 365 * 24), st.sampled_from(["en", "cy"]))
def test_no_next_opening_is_longer_than_the_bound(offset: int, language: str) -> None:
    """The bound on the length holds at every moment."""
    moment = utc("2024-01-01 00:00") + timedelta(hours=offset)
    text = next_opening_in_words(CARE_CALENDAR, moment, language)
    assert len(text) <= longest_next_opening_in_words(language)


CARE_CALENDAR = calendar(CARE_HOURS)
