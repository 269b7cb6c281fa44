"""Time zones and the readings of their clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.runtime.values import ValueProblem
from remit.runtime.zones import wall_clock, zone, zone_data_version, zone_names
from runtime.sample_calendars import local, utc

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_skipped_time_moves_forward_to_the_first_that_exists() -> None:
    """C8: at 01:00 on 29 March 2026 the clocks of London go to 02:00, so 01:30 is 02:00 summer time."""
    clock = wall_clock("Europe/London", *YEAR)
    for skipped in (3_600, 5_400, 7_199, 7_200):
        assert clock.instant(date(2026, 3, 29), skipped) == utc("2026-03-29 01:00")


def test_of_a_time_that_comes_twice_the_first_counts() -> None:
    """C8: 01:30 on 25 October 2026 in London is first summer time."""
    clock = wall_clock("Europe/London", *YEAR)
    assert clock.instant(date(2026, 10, 25), 5_400) == utc("2026-10-25 00:30")
    assert clock.instant(date(2026, 10, 25), 7_200) == utc("2026-10-25 02:00")


def test_half_hour_zones_and_half_hour_changes() -> None:
    """Lord Howe Island changes by half an hour; India and Nepal are parts of an hour ahead."""
    lord_howe = wall_clock("Australia/Lord_Howe", *YEAR)
    assert lord_howe.instant(date(2026, 10, 4), 2 * 3_600 + 900) == utc("2026-10-03 15:30")
    assert wall_clock("Asia/Kolkata", *YEAR).instant(date(2026, 1, 1)) == utc("2025-12-31 18:30")
    assert wall_clock("Asia/Kathmandu", *YEAR).instant(date(2026, 1, 1)) == utc("2025-12-31 18:15")


def test_days_are_as_long_as_the_clocks_make_them() -> None:
    """A day has 23, 24 or 25 hours; its end is the start of the next."""
    clock = wall_clock("Europe/London", *YEAR)
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)):
        assert clock.end_of(day) - clock.instant(day) == timedelta(hours=hours)
        assert clock.end_of(day) == clock.instant(day + timedelta(days=1))


def test_a_day_without_midnight_starts_when_it_starts() -> None:
    """Where clocks go forward at midnight, as in Beirut, the day starts at 01:00."""
    clock = wall_clock("Asia/Beirut", *YEAR)
    assert clock.instant(date(2026, 3, 29)) == local("2026-03-29 01:00", "Asia/Beirut")


def test_a_date_that_a_zone_skipped_is_empty() -> None:
    """Samoa had no 30 December 2011: it ends when it starts."""
    clock = wall_clock("Pacific/Apia", date(2011, 12, 1), date(2012, 1, 31))
    assert clock.instant(date(2011, 12, 30)) == clock.end_of(date(2011, 12, 30))
    assert clock.day_of(clock.instant(date(2011, 12, 30))) == date(2011, 12, 31)


@settings(deadline=None)
@given(
    st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]),
    st.integers(1_420_200_000, 2_082_600_000),
)
def test_readings_agree_with_zoneinfo(name: str, epoch: int) -> None:
    """Dates and unambiguous local times are those of the standard library."""
    clock = wall_clock(name, date(2015, 1, 1), date(2035, 12, 31))
    theirs = datetime.fromtimestamp(epoch, zone(name))
    assert clock.day_of(theirs) == theirs.date()
    if theirs.utcoffset() == theirs.replace(fold=not theirs.fold).utcoffset():
        second = theirs.hour * 3_600 + theirs.minute * 60 + theirs.second
        assert clock.instant(theirs.date(), second) == theirs.astimezone(UTC)


def test_unknown_zones_are_refused() -> None:
    """Only names of the zone data are zones: not a folder, a path, or another case."""
    for name in (
        "Europe/Lundon",
        "Europe",
        "../../etc/passwd",
        "/etc/passwd",
        "europe/london",
        "",
        "tzdata.zi",
    ):
        with pytest.raises(ValueProblem) as refused:
            zone(name)
        assert refused.value.reason == "unknown-zone"
    assert {"Europe/London", "UTC", "Asia/Kolkata"} <= zone_names()


def test_zone_data_has_a_version() -> None:
    """A decision can record which zone data it was made with."""
    assert zone_data_version().startswith("tzdata 20")


def test_dates_outside_a_clock_are_refused() -> None:
    """A date that the clock was not made for gets a reason, also at the end of all dates."""
    clock = wall_clock("Asia/Tokyo", *YEAR)
    for moment in (utc("2027-06-01 00:00"), utc("9999-12-31 23:59")):
        with pytest.raises(ValueProblem) as refused:
            clock.day_of(moment)
        assert refused.value.reason == "outside-years"
    with pytest.raises(ValueProblem, match="not between"):
        clock.instant(date(2027, 1, 1))
    with pytest.raises(ValueProblem, match="is before"):
        wall_clock("Asia/Tokyo", YEAR[1], YEAR[0])
    with pytest.raises(ValueProblem, match="only the years"):
        wall_clock("Asia/Tokyo", date(2026, 1, 1), date(2300, 1, 1))


def test_all_offset_changes_are_seen() -> None:
    """Morocco suspends summer time for Ramadan, so that it changes four times in a year."""
    clock = wall_clock("Africa/Casablanca", date(2015, 1, 1), date(2015, 12, 31))
    assert len(clock.begins) == 5
