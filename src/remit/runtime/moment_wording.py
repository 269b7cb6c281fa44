"""Dates, moments and spans of time in English words, as people write them down to check them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.runtime.calendars.reasons import clock_words
from remit.runtime.hours_wording import wording
from remit.runtime.moments import SECONDS_A_DAY, epoch_second
from remit.runtime.zones import day_numbered

if TYPE_CHECKING:
    from datetime import date, datetime

    from remit.runtime.zones import WallClock

_ENGLISH: Final = wording("en")
_UNITS: Final = ((3_600, "h"), (60, "min"), (1, "s"))


def day_words(day: date) -> str:
    """`Thursday 24 December 2026`."""
    return f"{_ENGLISH.weekdays[day.weekday()]} {short_day(day)} {day.year}"


def short_day(day: date) -> str:
    """`24 December`."""
    return f"{day.day} {_ENGLISH.months[day.month - 1]}"


def reading(clock: WallClock, moment: datetime) -> tuple[date, int]:
    """Return the date and the second of the day that clocks show; the end of a day is its 24:00.

    So for the end of a span, which lies on the day that it ends.
    """
    number, second = divmod(clock.reading_at(epoch_second(moment) - 1), SECONDS_A_DAY)
    if second == SECONDS_A_DAY - 1:
        return day_numbered(number), SECONDS_A_DAY
    number, second = divmod(clock.reading_at(epoch_second(moment)), SECONDS_A_DAY)
    return day_numbered(number), second


def moment_words(clock: WallClock, moment: datetime) -> str:
    """`Thursday 24 December 2026, 16:45`."""
    number, second = divmod(clock.reading_at(epoch_second(moment)), SECONDS_A_DAY)
    return f"{day_words(day_numbered(number))}, {clock_words(second)}"


def end_words(clock: WallClock, moment: datetime) -> str:
    """`Thursday 24 December 2026, 24:00`: a moment as the end of the time before it."""
    day, second = reading(clock, moment)
    return f"{day_words(day)}, {clock_words(second)}"


def span_words(seconds: int) -> str:
    """`3 h 30 min`; `0 s`."""
    said = []
    for size, unit in _UNITS:
        amount, seconds = divmod(seconds, size)
        if amount:
            said.append(f"{amount:,} {unit}")
    return " ".join(said) or "0 s"
