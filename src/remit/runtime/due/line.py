"""Lines: for every second of a span a moment that belongs to it, such as when a case received then is due.

A line is kept as pieces on which the moment either stands still or moves on second by second, so nothing about it is
ever sampled: what holds at the ends of its pieces holds everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.runtime.calendars.outside import OutsideCalendar
from remit.runtime.moments import moment_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEVER: Final = 1 << 62
"""The moment of what does not come."""

MOVES: Final = 1
STANDS: Final = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A moment for every second from `first` to `last`, both included, all in seconds from the epoch.

    From `starts[i]` until the next it is `values[i]`, and `MOVES` on or `STANDS` as `slopes[i]` says. `starts` rise,
    from `first` on.
    """

    first: int
    last: int
    starts: tuple[int, ...]
    values: tuple[int, ...]
    slopes: tuple[int, ...]

    def at(self, moment: int) -> int:
        """Return what belongs to a moment. Raises `OutsideCalendar` outside of the span."""
        if not self.first <= moment <= self.last:
            known = f"{moment_at(self.first)} to {moment_at(self.last)}"
            raise OutsideCalendar(f"{moment_at(moment)} is outside of what is known, {known}")
        i = bisect_right(self.starts, moment) - 1
        return self.values[i] + self.slopes[i] * (moment - self.starts[i])

    def pieces(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield each piece: its start, its end (the first second after it), its value at the start, its slope."""
        return zip(self.starts, (*self.starts[1:], self.last + 1), self.values, self.slopes, strict=True)


@dataclass(frozen=True, slots=True)
class Worst:
    """The most `seconds` that there are, and the first `moment` at which there are so many."""

    seconds: int
    moment: int


def line(first: int, last: int, pieces: Iterable[tuple[int, int, int]]) -> Line:
    """Return the line of pieces (start, value, slope) in their order, the first at `first`.

    Those that go on as the one before went are joined to it.
    """
    starts: list[int] = []
    values: list[int] = []
    slopes: list[int] = []
    for start, value, slope in pieces:
        if starts and slope == slopes[-1] and value == values[-1] + slope * (start - starts[-1]):
            continue
        starts.append(start)
        values.append(value)
        slopes.append(slope)
    return Line(first, last, tuple(starts), tuple(values), tuple(slopes))


def always(moment: int, first: int, last: int) -> Line:
    """Return the same moment for every second."""
    return Line(first, last, (first,), (moment,), (STANDS,))


def at_once(first: int, last: int) -> Line:
    """Return every second as its own moment."""
    return Line(first, last, (first,), (first,), (MOVES,))


def longest(of: Line) -> Worst:
    """Return the longest time from any moment of the span to what belongs to it.

    Exact: on a piece the time left never grows, so the longest begins where a piece does.
    """
    left = _time_left(of)
    worst = max(left)
    return Worst(worst, of.starts[left.index(worst)])


def all_longest(of: Line) -> tuple[int, ...]:
    """Return each moment at which a piece that gives the longest time begins, in order."""
    left = _time_left(of)
    worst = max(left)
    return tuple(start for start, seconds in zip(of.starts, left, strict=True) if seconds == worst)


def _time_left(of: Line) -> list[int]:
    """Return the time from the start of each piece to the moment that belongs to it."""
    return [value - start for start, value in zip(of.starts, of.values, strict=True)]
