"""Deadlines over the nights in which clocks are changed, in leap years, and in zones with offsets of half an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due import naive
from due.asking import ask, clocks, local, uk

ZONES = (
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Asia/Kathmandu",
)


def zoned(zone: str, deadline: str) -> str:
    """A clock that counts in a calendar of a zone."""
    counted = "" if " hours of" in deadline and "working" not in deadline else "counted in desk"
    return f"""
calendar desk
  time zone {zone}
  open monday to friday 09:00 to 12:30, 13:30 to 17:15
  open sunday 00:30 to 04:00

clock it {deadline} {counted}
"""


@pytest.mark.parametrize(
    ("zone", "received", "due"),
    [
        ("Europe/London", "2026-03-28 12:00", "2026-03-29 13:00"),
        ("Europe/London", "2026-10-24 12:00", "2026-10-25 11:00"),
        ("America/New_York", "2026-03-07 12:00", "2026-03-08 13:00"),
        ("America/New_York", "2026-10-31 12:00", "2026-11-01 11:00"),
        ("Asia/Kolkata", "2026-03-28 12:00", "2026-03-29 12:00"),
        # Lord Howe Island moves its clocks by half an hour only.
        ("Australia/Lord_Howe", "2026-04-04 12:00", "2026-04-05 11:30"),
        ("Australia/Lord_Howe", "2026-10-03 12:00", "2026-10-04 12:30"),
    ],
)
def test_a_day_of_hours_is_24_of_them(zone: str, received: str, due: str) -> None:
    """Whatever the clocks on the wall do in between."""
    timeline = ask(zoned(zone, "within 24 hours of receipt"), received, zone_name=zone)
    assert timeline.due == local(due, zone)
    assert timeline.due - timeline.received == timedelta(hours=24)


@pytest.mark.parametrize(
    ("zone", "received", "due"),
    [
        # The Sunday desk is open from 00:30 to 04:00: two and a half real hours when clocks go forward at 01:00 …
        ("Europe/London", "2026-03-28 20:00", "2026-03-30 09:30"),
        # … and four and a half when they go back at 02:00.
        ("Europe/London", "2026-10-24 20:00", "2026-10-25 02:30"),
        ("Asia/Kolkata", "2026-03-28 20:00", "2026-03-29 03:30"),
        # Three hours, when Lord Howe's clocks go forward by half an hour at 02:00.
        ("Australia/Lord_Howe", "2026-10-03 20:00", "2026-10-04 04:00"),
        ("Australia/Lord_Howe", "2026-04-04 20:00", "2026-04-05 03:00"),
    ],
)
def test_working_hours_are_as_long_as_the_desk_is_really_open(zone: str, received: str, due: str) -> None:
    """Three hours of a desk that is open in the night of the change."""
    timeline = ask(zoned(zone, "within 3 working hours of receipt"), received, zone_name=zone)
    assert timeline.due == local(due, zone)
    assert sum(stretch.seconds or 0 for stretch in timeline.stretches) == 3 * 3600


@pytest.mark.parametrize("zone", ZONES)
def test_days_are_dates_on_the_clocks_of_the_calendar(zone: str) -> None:
    """Late in the evening there it may be tomorrow elsewhere; 24:00 is theirs."""
    timeline = ask(zoned(zone, "within 10 days of receipt"), "2026-03-24 23:59", zone_name=zone)
    assert timeline.due == local("2026-04-03 24:00", zone)
    assert str(timeline.due_date) == "2026-04-03"
    assert timeline.zone == zone


def test_the_same_moment_is_another_date_elsewhere() -> None:
    """20:00 in London on 1 March is 2 March in Kolkata, so a day counted there ends with 3 March."""
    moment = uk("2026-03-01 20:00")
    assert clocks(zoned("Asia/Kolkata", "within 1 day of receipt")).due("it", moment).due == local(
        "2026-03-03 24:00", "Asia/Kolkata"
    )
    assert clocks(zoned("Europe/London", "within 1 day of receipt")).due("it", moment).due == uk(
        "2026-03-02 24:00"
    )


@pytest.mark.parametrize(
    ("deadline", "received", "due"),
    [
        ("within 1 day of receipt", "2024-02-28 10:00", "2024-02-29 24:00"),
        ("within 1 day of receipt", "2025-02-28 10:00", "2025-03-01 24:00"),
        ("within 12 months of receipt", "2024-02-29 10:00", "2025-02-28 24:00"),
        ("within 48 months of receipt", "2024-02-29 10:00", "2028-02-29 24:00"),
        ("within 1 month of receipt", "2024-01-29 10:00", "2024-02-29 24:00"),
        ("within 24 hours of receipt", "2024-02-28 10:00", "2024-02-29 10:00"),
    ],
)
def test_leap_days_are_days(deadline: str, received: str, due: str) -> None:
    """29 February counts where there is one."""
    assert ask(zoned("Europe/London", deadline), received).due == uk(due)


def test_the_timeline_tells_of_the_change() -> None:
    """Whoever checks it by hand sees why an hour seems to be missing."""
    timeline = ask(zoned("Europe/London", "within 72 hours of receipt"), "2026-03-27 12:00")
    (change,) = timeline.clock_changes
    assert (change.at, change.offset_before, change.offset_after) == (uk("2026-03-29 02:00"), 0, 3600)
    assert change.says == "the clocks of Europe/London go forward from 01:00 to 02:00 on Sunday 29 March 2026"
    assert timeline.reckoning[-1] == f"{change.says}; real time takes no notice"


def _open(moment: datetime) -> bool:
    """The desk above, by the clock on the wall."""
    minute = moment.hour * 60 + moment.minute
    if moment.weekday() < 5:
        return 540 <= minute < 750 or 810 <= minute < 1035
    return moment.weekday() == 6 and 30 <= minute < 240


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.sampled_from(
        [
            datetime(2026, 3, 6, tzinfo=UTC),
            datetime(2026, 3, 27, tzinfo=UTC),
            datetime(2026, 10, 23, tzinfo=UTC),
        ]
    ),
    st.integers(0, 12 * 24 * 60),
    st.integers(1, 20),
)
def test_working_hours_are_what_walking_from_minute_to_minute_gives(
    zone: str, around: datetime, minutes: int, amount: int
) -> None:
    """Around the nights in which clocks change, in zones with all kinds of offsets."""
    received = around + timedelta(minutes=minutes)
    timeline = clocks(zoned(zone, f"within {amount} working hours of receipt")).due("it", received)
    assert timeline.due == naive.open_minutes(received, amount * 60, _open, zone)
