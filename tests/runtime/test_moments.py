"""Moments, times of day and durations as data writes them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.runtime.moments import epoch_second, moment_at
from remit.runtime.values import ValueProblem, parse_duration, parse_moment, parse_time_of_day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-24T16:45:00+00:00", "2026-12-24 16:45:00"),
        ("2026-12-24T16:45:00Z", "2026-12-24 16:45:00"),
        ("2026-12-24t16:45:00z", "2026-12-24 16:45:00"),
        ("2026-12-24 16:45Z", "2026-12-24 16:45:00"),
        ("2026-12-24T16:45:00+05:30", "2026-12-24 11:15:00"),
        ("2026-12-24T16:45:00-0330", "2026-12-24 20:15:00"),
        ("2026-12-24T16:45:00+01", "2026-12-24 15:45:00"),
        ("2026-12-24T16:45:00-00:00", "2026-12-24 16:45:00"),
        ("2026-12-24T24:00:00Z", "2026-12-25 00:00:00"),
        ("2026-12-31T24:00Z", "2027-01-01 00:00:00"),
        ("2028-02-29T00:00:00Z", "2028-02-29 00:00:00"),
        ("2026-12-24T16:45:59.999999999Z", "2026-12-24 16:45:59"),
        ("1900-01-01T00:00:00Z", "1900-01-01 00:00:00"),
        ("2200-12-31T23:59:59Z", "2200-12-31 23:59:59"),
        ("2201-01-01T00:30:00+01:00", "2200-12-31 23:30:00"),
    ],
)
def test_timestamps_are_moments_in_utc(text: str, moment: str) -> None:
    """RFC 3339 in its usual spellings is read to the second; 24:00 is the end of its day (C6)."""
    read = parse_moment(text)
    assert read == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-12-24T16:45:00", "naive-moment"),
        ("2026-12-24 16:45", "naive-moment"),
        ("2026-12-24", "no-time-of-day"),
        ("2026-02-30T12:00:00Z", "no-such-date"),
        ("2027-02-29T12:00:00Z", "no-such-date"),
        ("2026-13-01T12:00:00Z", "no-such-date"),
        ("2026-12-24T25:00:00Z", "no-such-time"),
        ("2026-12-24T24:00:01Z", "no-such-time"),
        ("2026-12-24T24:00:00.5Z", "no-such-time"),
        ("2026-12-24T12:60:00Z", "no-such-time"),
        ("2026-12-24T12:00:61Z", "no-such-time"),
        ("2026-12-24T12:00:00+24:00", "no-such-time"),
        ("2026-12-24T12:00:00+01:60", "no-such-time"),
        ("2016-12-31T23:59:60Z", "leap-second"),
        ("1899-12-31T23:59:59Z", "year-out-of-range"),
        ("1900-01-01T00:30:00+01:00", "year-out-of-range"),
        ("2201-01-01T00:00:00Z", "year-out-of-range"),
        ("0001-01-01T00:00:00Z", "year-out-of-range"),
        ("24/12/2026 16:45", "not-a-moment"),
        ("2026-12-24T16:45:00 Europe/London", "not-a-moment"),
        ("1766594700", "not-a-moment"),
        ("", "not-a-moment"),
        ("٢٠٢٦-12-24T16:45:00Z", "not-a-moment"),
    ],
)
def test_bad_timestamps_are_refused_with_a_reason(text: str, reason: str) -> None:
    """A timestamp that is naive, impossible or out of range is never read as some other moment."""
    with pytest.raises(ValueProblem) as refused:
        parse_moment(text)
    assert refused.value.reason == reason
    assert text in refused.value.words


@given(st.integers(-2_000_000_000_000_000, 7_000_000_000_000_000), st.integers(-840, 840))
def test_every_offset_is_read(microseconds: int, minutes: int) -> None:
    """A moment written with any offset is the same moment in UTC, the fraction of its second dropped."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
    written = moment.astimezone(timezone(timedelta(minutes=minutes)))
    assert parse_moment(written.isoformat()) == written.replace(microsecond=0)


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    """No text makes reading fail in another way than with a reason."""
    for read in (parse_moment, parse_duration, parse_time_of_day):
        with suppress(ValueProblem):
            read(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("PT15M", 900),
        ("P1DT2H", 93_600),
        ("PT36H", 129_600),
        ("P2W", 1_209_600),
        ("PT0S", 0),
        ("PT1.5H", 5_400),
        ("PT0,5M", 30),
        ("15 minutes", 900),
        ("1 minute", 60),
        ("3 hours", 10_800),
        ("2 days", 172_800),
        ("1 hour 30 minutes", 5_400),
        ("1 day, 2 hours and 5 seconds", 93_605),
    ],
)
def test_durations_are_seconds(text: str, seconds: int) -> None:
    """ISO 8601 and plain words are read as elapsed time, a day being 24 hours."""
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("P1M", "calendar-duration"),
        ("P1Y", "calendar-duration"),
        ("2 months", "calendar-duration"),
        ("PT0.5S", "fraction-of-a-second"),
        ("PT1.5H30M", "not-a-duration"),
        ("P", "not-a-duration"),
        ("PT", "not-a-duration"),
        ("P1DT", "not-a-duration"),
        ("-PT5M", "not-a-duration"),
        ("pt5m", "not-a-duration"),
        ("15", "not-a-duration"),
        ("15 min", "not-a-duration"),
        ("3 working days", "not-a-duration"),
        ("5 minutes 1 hour", "not-a-duration"),
        ("1 hour 1 hour", "not-a-duration"),
        ("PT" + "9" * 5000 + "S", "not-a-duration"),
    ],
)
def test_what_is_no_elapsed_time_is_refused(text: str, reason: str) -> None:
    """Months have no fixed length, seconds no fractions, and nothing is guessed."""
    with pytest.raises(ValueProblem) as refused:
        parse_duration(text)
    assert refused.value.reason == reason
    assert len(refused.value.words) < 120


def test_times_of_day_run_from_midnight_to_midnight() -> None:
    """`24:00` is the end of a day (C6); `24:01` is nothing."""
    assert parse_time_of_day("0:00") == 0
    assert parse_time_of_day("08:30") == 30_600
    assert parse_time_of_day("24:00") == 86_400
    for text in ("24:01", "12:60", "25:00", "8", "08:00:00", "-1:00"):
        with pytest.raises(ValueProblem, match="not a time of day"):
            parse_time_of_day(text)


def test_seconds_from_the_epoch_are_whole_and_need_an_offset() -> None:
    """Parts of a second are dropped, towards the past; a naive moment is refused."""
    assert epoch_second(datetime(1970, 1, 1, 0, 0, 1, 999_999, tzinfo=UTC)) == 1
    assert epoch_second(datetime(1969, 12, 31, 23, 59, 58, 1, tzinfo=UTC)) == -2
    assert moment_at(-1) == datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)
    with pytest.raises(ValueProblem) as refused:
        epoch_second(datetime(2026, 1, 1))  # noqa: DTZ001 - a naive moment is what is being refused
    assert refused.value.reason == "naive-moment"
