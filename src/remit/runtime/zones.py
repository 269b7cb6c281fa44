"""Time zones, and what a clock on the wall shows in them.

Zone data comes from the `tzdata` package and from nowhere else, so that its version can be recorded and a
decision re-derived on another machine.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from remit.runtime.moments import (
    EPOCH,
    FIRST_YEAR,
    LAST_YEAR,
    SECOND,
    SECONDS_A_DAY,
    epoch_second,
    moment_at,
)
from remit.runtime.value_problem import ValueProblem, quoted

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_EPOCH_ORDINAL: Final = EPOCH.toordinal()
_LAST_DAY: Final = date.max.toordinal() - _EPOCH_ORDINAL
_FOREVER: Final = 1 << 62
# No zone has changed its offset twice within six days since 1900, so that looking every sixth day sees all.
_LOOK_EVERY: Final = 6
_MARGIN_DAYS: Final = 6


def zone_data_version() -> str:
    """Return the release of the zone data in use, such as `tzdata 2026.1`."""
    return f"tzdata {version('tzdata')}"


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Return every name that a zone can be called by."""
    return frozenset((files("tzdata") / "zones").read_text("utf-8").split())


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """Return the zone of that name. Raises `ValueProblem` (`unknown-zone`)."""
    if name not in zone_names():
        raise ValueProblem("unknown-zone", f"{quoted(name)} is not a time zone")
    file: Traversable = files("tzdata") / "zoneinfo"
    for part in name.split("/"):
        file /= part
    with file.open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def day_number(day: date) -> int:
    """Days from 1970-01-01."""
    return day.toordinal() - _EPOCH_ORDINAL


def day_numbered(number: int) -> date:
    """Return the date that many days after 1970-01-01."""
    return date.fromordinal(number + _EPOCH_ORDINAL)


def date_words(number: int) -> str:
    """Return that date in words, also where it is too far off for a date."""
    return str(day_numbered(number)) if number <= _LAST_DAY else "a date after the year 9999"


@dataclass(frozen=True, slots=True)
class WallClock:
    """What the clocks of a zone show from `first` to `last`, both included.

    A *reading* is what they show, as seconds from 1970-01-01 00:00 local time. `begins[i]` is the instant
    (seconds from the epoch) from which they are `offsets[i]` seconds ahead of UTC; `shown[i]` is the furthest
    reading that they have come to when that ends.
    """

    zone: str
    first: date
    last: date
    begins: tuple[int, ...]
    offsets: tuple[int, ...]
    shown: tuple[int, ...]

    def reading_at(self, epoch: int) -> int:
        """Return what the clocks show at an instant, both in seconds."""
        return epoch + self.offsets[bisect_right(self.begins, epoch) - 1]

    def furthest_at(self, epoch: int) -> int:
        """Return the furthest reading that the clocks have shown by an instant: they may have gone back."""
        at = bisect_right(self.begins, epoch) - 1
        reading = epoch + self.offsets[at]
        return max(reading, self.shown[at - 1] - 1) if at else reading

    def first_showing(self, reading: int) -> int:
        """Return the instant at which the clocks first show `reading` or later, both in seconds.

        So a reading that is skipped moves forward to the first that is not, and of one that comes twice the
        first counts.
        """
        at = bisect_right(self.shown, reading)
        return max(self.begins[at], reading - self.offsets[at])

    def instant(self, day: date, second_of_day: int = 0) -> datetime:
        """Return the moment, in UTC, at which the clocks show that time of `day`; 86,400 is its end.

        Raises `ValueProblem` (`outside-years`).
        """
        if not self.first <= day <= self.last:
            raise self._outside(str(day))
        return moment_at(self.first_showing(day_number(day) * SECONDS_A_DAY + second_of_day))

    def end_of(self, day: date) -> datetime:
        """Return the end of `day`, 24:00. Raises `ValueProblem` (`outside-years`)."""
        return moment_at(self.end_of_day(day_number(day)))

    def end_of_day(self, number: int) -> int:
        """Return the instant at which the day of that number ends. Raises `ValueProblem` (`outside-years`)."""
        if not self.first.toordinal() <= number + _EPOCH_ORDINAL <= self.last.toordinal():
            raise self._outside(date_words(number))
        return self.first_showing((number + 1) * SECONDS_A_DAY)

    def day_of(self, moment: datetime) -> date:
        """Return the date at an aware moment. Raises `ValueProblem` (`outside-years`, `naive-moment`)."""
        return day_numbered(self.day_at(epoch_second(moment)))

    def day_at(self, epoch: int) -> int:
        """Return the number of the day at an instant. Raises `ValueProblem` (`outside-years`)."""
        number = (epoch + self.offsets[bisect_right(self.begins, epoch) - 1]) // SECONDS_A_DAY
        if not self.first.toordinal() <= number + _EPOCH_ORDINAL <= self.last.toordinal():
            raise self._outside(moment_at(epoch).isoformat())
        return number

    def _outside(self, words: str) -> ValueProblem:
        return ValueProblem("outside-years", f"{words} is not between {self.first} and {self.last}")


@lru_cache(maxsize=256)
def wall_clock(name: str, first: date, last: date) -> WallClock:
    """Return the clocks of the zone called `name` for those dates.

    Raises `ValueProblem`: `unknown-zone`, `year-out-of-range` or `end-before-start`.
    """
    if last < first:
        raise ValueProblem("end-before-start", f"{last} is before {first}")
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise ValueProblem("year-out-of-range", f"only the years {FIRST_YEAR} to {LAST_YEAR} can be counted")
    local = zone(name)
    begins, offsets = [-_FOREVER], [_offset(local, _midnight(first, -_MARGIN_DAYS))]
    span = (last - first).days + 2 * _MARGIN_DAYS
    earlier = _midnight(first, -_MARGIN_DAYS)
    for days in range(_LOOK_EVERY, span + _LOOK_EVERY, _LOOK_EVERY):
        later = _midnight(first, days - _MARGIN_DAYS)
        offset = _offset(local, later)
        if offset != offsets[-1]:
            begins.append(_change(local, earlier, later))
            offsets.append(offset)
        earlier = later
    ends = [begin + offset for begin, offset in zip(begins[1:], offsets, strict=False)]
    shown = [max(ends[: i + 1]) for i in range(len(ends))]
    return WallClock(name, first, last, tuple(begins), tuple(offsets), (*shown, _FOREVER))


def _midnight(day: date, days: int) -> int:
    return (day_number(day) + days) * SECONDS_A_DAY


def _offset(local: ZoneInfo, epoch: int) -> int:
    ahead = (EPOCH + timedelta(seconds=epoch)).astimezone(local).utcoffset()
    return 0 if ahead is None else ahead // SECOND


def _change(local: ZoneInfo, earlier: int, later: int) -> int:
    """Return the first second with the offset of `later`."""
    offset = _offset(local, later)
    while later - earlier > 1:
        middle = (earlier + later) // 2
        if _offset(local, middle) == offset:
            later = middle
        else:
            earlier = middle
    return later
