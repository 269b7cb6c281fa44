"""Moments, times of day and elapsed durations as they are written in data."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Final

from remit.runtime.value_problem import ValueProblem, quoted

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
SECOND: Final = timedelta(seconds=1)
SECONDS_A_DAY: Final = 86_400
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200

_from_timestamp: Final = datetime.fromtimestamp

_MOMENT = re.compile(
    r"""(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})
        (?:[Tt ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})
            (?: :(?P<second>[0-9]{2}) (?:[.,](?P<fraction>[0-9]{1,12}))? )?
            (?P<offset> [Zz] | (?P<sign>[+-])(?P<ahead_hours>[0-9]{2}) (?: :?(?P<ahead_minutes>[0-9]{2}) )? )?
        )?""",
    re.VERBOSE,
)
_TIME_OF_DAY = re.compile(r"([0-9]{1,2}):([0-9]{2})")

_COUNT = r"([0-9]{1,9})"
_DECIMAL = r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)"
_ISO_DURATION = re.compile(
    rf"P(?=[0-9T])(?:{_COUNT}Y)?(?:{_COUNT}M)?(?:{_DECIMAL}W)?(?:{_DECIMAL}D)?"
    rf"(?:T(?=[0-9])(?:{_DECIMAL}H)?(?:{_DECIMAL}M)?(?:{_DECIMAL}S)?)?"
)
_WORDED_PART = r"[0-9]{1,9} (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_WORDED_DURATION = re.compile(rf"{_WORDED_PART}(?:(?:,? and |, | ){_WORDED_PART})*")
_SECONDS = {"week": 604_800, "day": SECONDS_A_DAY, "hour": 3_600, "minute": 60, "second": 1}
_ORDER = tuple(_SECONDS)


def epoch_second(moment: datetime) -> int:
    """Whole seconds from 1970-01-01T00:00Z to an aware moment, a part of a second dropped.

    Raises `ValueProblem` (`naive-moment`).
    """
    try:
        since = moment - EPOCH
    except TypeError:
        raise ValueProblem("naive-moment", f"`{moment.isoformat()}` has no offset from UTC") from None
    return since.days * SECONDS_A_DAY + since.seconds


def moment_at(epoch: int) -> datetime:
    """Return the moment, in UTC, that many seconds after 1970-01-01T00:00Z."""
    # Quicker, but not for moments before 1970 on every platform.
    return _from_timestamp(epoch, UTC) if epoch >= 0 else EPOCH + timedelta(seconds=epoch)


def parse_moment(text: str) -> datetime:
    """Read an RFC 3339 timestamp as a moment in UTC, to the second (a fraction of one is dropped).

    The seconds may be left out, a space may stand for `T`, and `24:00` is the end of its day.
    Raises `ValueProblem`: `not-a-moment`, `no-time-of-day`, `naive-moment`, `no-such-date`, `no-such-time`,
    `leap-second` or `year-out-of-range`.
    """
    matched = _MOMENT.fullmatch(text.strip())
    if matched is None:
        raise ValueProblem(
            "not-a-moment", f"{quoted(text)} is not a moment such as `2026-12-24T16:45:00+00:00`"
        )
    day = _date(text, int(matched["year"]), int(matched["month"]), int(matched["day"]))
    if matched["hour"] is None:
        raise ValueProblem("no-time-of-day", f"{quoted(text)} is a date without a time of day")
    seconds = _second_of_day(text, matched)
    if matched["offset"] is None:
        raise ValueProblem("naive-moment", f"{quoted(text)} has no offset from UTC")
    offset = _offset(text, matched)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds - offset)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise _year_out_of_range(text)
    return moment


def parse_time_of_day(text: str) -> int:
    """Read `8:00` to `24:00` as seconds since midnight. Raises `ValueProblem` (`no-such-time`)."""
    matched = _TIME_OF_DAY.fullmatch(text)
    if matched is not None:
        hour, minute = int(matched[1]), int(matched[2])
        if (hour < 24 and minute < 60) or (hour == 24 and minute == 0):
            return hour * 3_600 + minute * 60
    raise ValueProblem("no-such-time", f"{quoted(text)} is not a time of day from 00:00 to 24:00")


def parse_duration(text: str) -> int:
    """Read an elapsed duration in seconds, a day being 24 hours: `PT15M`, `P1DT2H`, `15 minutes`, `2 days`.

    Raises `ValueProblem`: `not-a-duration`, `calendar-duration` (months and years have no fixed length) or
    `fraction-of-a-second`.
    """
    stripped = text.strip()
    if matched := _ISO_DURATION.fullmatch(stripped):
        return _iso_seconds(text, matched)
    if _WORDED_DURATION.fullmatch(stripped):
        return _worded_seconds(text, stripped)
    raise ValueProblem("not-a-duration", f"{quoted(text)} is not a duration such as `PT15M` or `15 minutes`")


def _date(text: str, year: int, month: int, day: int) -> date:
    # A day more at either end, because an offset may bring the moment back into range.
    if not FIRST_YEAR - 1 <= year <= LAST_YEAR + 1:
        raise _year_out_of_range(text)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueProblem("no-such-date", f"{quoted(text)}: there is no such date") from None


def _second_of_day(text: str, matched: re.Match[str]) -> int:
    hour, minute, second = int(matched["hour"]), int(matched["minute"]), int(matched["second"] or 0)
    if second == 60:
        raise ValueProblem("leap-second", f"{quoted(text)} is a leap second, which has no place on the clock")
    past_midnight = minute or second or int(matched["fraction"] or 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and past_midnight):
        raise ValueProblem("no-such-time", f"{quoted(text)}: there is no such time of day")
    return hour * 3_600 + minute * 60 + second


def _offset(text: str, matched: re.Match[str]) -> int:
    """Seconds that the local clock is ahead of UTC."""
    if matched["sign"] is None:
        return 0
    hours, minutes = int(matched["ahead_hours"]), int(matched["ahead_minutes"] or 0)
    if hours > 23 or minutes > 59:
        raise ValueProblem("no-such-time", f"{quoted(text)}: there is no such offset from UTC")
    ahead = hours * 3_600 + minutes * 60
    return -ahead if matched["sign"] == "-" else ahead


def _iso_seconds(text: str, matched: re.Match[str]) -> int:
    years, months, *elapsed = matched.groups()
    if years is not None or months is not None:
        raise _calendar_duration(text)
    given = [(amount, unit) for amount, unit in zip(elapsed, _ORDER, strict=True) if amount is not None]
    for amount, _ in given[:-1]:
        if not amount.isdigit():
            raise ValueProblem("not-a-duration", f"{quoted(text)}: only the last part may have decimals")
    seconds = sum(Fraction(amount.replace(",", ".")) * _SECONDS[unit] for amount, unit in given)
    if seconds.denominator != 1:
        raise ValueProblem("fraction-of-a-second", f"{quoted(text)} is not a whole number of seconds")
    return int(seconds)


def _worded_seconds(text: str, stripped: str) -> int:
    seconds = 0
    named: list[str] = []
    for amount, word in re.findall(r"([0-9]+) ([a-z]+)", stripped):
        unit = word.removesuffix("s")
        if unit not in _SECONDS:
            raise _calendar_duration(text)
        seconds += int(amount) * _SECONDS[unit]
        named.append(unit)
    if named != [unit for unit in _ORDER if unit in named]:
        raise ValueProblem("not-a-duration", f"{quoted(text)}: name each unit once, the longest first")
    return seconds


def _calendar_duration(text: str) -> ValueProblem:
    return ValueProblem("calendar-duration", f"{quoted(text)}: months and years have no fixed length")


def _year_out_of_range(text: str) -> ValueProblem:
    return ValueProblem(
        "year-out-of-range", f"{quoted(text)} is not in the years {FIRST_YEAR} to {LAST_YEAR}"
    )
