"""Making lines of lines: the later and the earlier of two, one after the other, one or the other.

Two lines are only put together over the same span.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.runtime.due.line import NEVER, STANDS, Line, line
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.runtime.calendars.open_time import OpenTime


@dataclass(frozen=True, slots=True)
class Times:
    """When something is so, from `first` to `last`: at first it is as `begins` says, and other at each of `turns`."""

    first: int
    last: int
    begins: bool
    turns: tuple[int, ...]

    def spans(self) -> Iterator[tuple[int, int, bool]]:
        """Yield each span: its start, its end (the first second after it), whether it is so."""
        so = self.begins
        start = self.first
        for turn in (*self.turns, self.last + 1):
            yield start, turn, so
            start, so = turn, not so


def open_times(of: OpenTime, first: int, last: int) -> Times:
    """Return when a calendar is open. Raises `OutsideCalendar`."""
    begins = of.is_open(first)
    of.is_open(last)
    low, high = bisect_right(of.edges, first), bisect_right(of.edges, last)
    return Times(first, last, begins, of.edges[low:high])


def always_so(first: int, last: int) -> Times:
    """Return what is so throughout."""
    return Times(first, last, begins=True, turns=())


def part(first: int, last: int, start: int, end: int) -> Times:
    """Return what is so from `start` until before `end`, and at no other time."""
    turns = tuple(turn for turn in (start, end) if first < turn <= last) if start < end else ()
    return Times(first, last, start <= first < end, turns)


def opposite(of: Times) -> Times:
    """Return when something is not so."""
    return Times(of.first, of.last, not of.begins, of.turns)


def both(one: Times, other: Times) -> Times:
    """Return when both are so."""
    so = one.begins and other.begins
    turns: list[int] = []
    these = [one.begins, other.begins]
    for turn, which in sorted([(turn, 0) for turn in one.turns] + [(turn, 1) for turn in other.turns]):
        these[which] = not these[which]
        if all(these) != so:
            so = not so
            # Where one ends as the other begins nothing changes.
            turns.pop() if turns and turns[-1] == turn else turns.append(turn)
    return Times(one.first, one.last, one.begins and other.begins, tuple(turns))


def either(one: Times, other: Times) -> Times:
    """Return when at least one is so."""
    return opposite(both(opposite(one), opposite(other)))


def before(one: Line, other: Line) -> Times:
    """Return when `one` is before `other`, not at the same moment."""
    begins: bool | None = None
    so = False
    turns: list[int] = []
    for start, end, value, slope, other_value, other_slope in _together(one, other):
        less = value < other_value
        turn = end
        if less and slope > other_slope:
            turn = start + other_value - value
        elif not less and slope < other_slope:
            turn = start + value - other_value + 1
        if begins is None:
            begins = so = less
        elif less != so:
            turns.append(start)
            so = less
        if turn < end:
            turns.append(turn)
            so = not so
    return Times(one.first, one.last, bool(begins), tuple(turns))


def choose(when: Times, then: Line, otherwise: Line) -> Line:
    """Return `then` while it is so, else `otherwise`."""
    _same_span(then, otherwise)

    def pieces() -> Iterator[tuple[int, int, int]]:
        for start, end, so in when.spans():
            yield from _cut(then if so else otherwise, start, end)

    return line(when.first, when.last, pieces())


def later(one: Line, other: Line) -> Line:
    """Return the later of two moments, everywhere."""
    return choose(before(one, other), other, one)


def earlier(one: Line, other: Line) -> Line:
    """Return the earlier of two moments, everywhere."""
    return choose(before(one, other), one, other)


def then(one: Line, other: Line) -> Line:
    """Return what `other` gives for what `one` gives; what never comes is followed by nothing.

    Raises `OutsideCalendar` where `other` does not cover what `one` gives.
    """

    def pieces() -> Iterator[tuple[int, int, int]]:
        for start, end, value, slope in one.pieces():
            if value == NEVER:
                yield start, NEVER, STANDS
            elif slope == STANDS:
                yield start, other.at(value), STANDS
            else:
                for moment in (value, value + end - start - 1):
                    other.at(moment)
                for at, moment, goes_on in _cut(other, value, value + end - start):
                    yield start + at - value, moment, goes_on

    return line(one.first, one.last, pieces())


def _same_span(one: Line, other: Line) -> None:
    if (one.first, one.last) != (other.first, other.last):
        raise ValueProblem("other-span", "lines over different spans cannot be put together")


def _cut(of: Line, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of a line from `start` until before `end`, which it covers."""
    starts, values, slopes = of.starts, of.values, of.slopes
    i = bisect_right(starts, start) - 1
    yield start, values[i] + slopes[i] * (start - starts[i]), slopes[i]
    for j in range(i + 1, bisect_right(starts, end - 1)):
        yield starts[j], values[j], slopes[j]


def _together(one: Line, other: Line) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield the pieces on which both go on undisturbed: start, end, then value and slope of each."""
    _same_span(one, other)
    left, right = list(one.pieces()), list(other.pieces())
    i = j = 0
    start = one.first
    while start <= one.last:
        left_start, left_end, value, slope = left[i]
        right_start, right_end, other_value, other_slope = right[j]
        end = min(left_end, right_end)
        yield (
            start,
            end,
            value + slope * (start - left_start),
            slope,
            other_value + other_slope * (start - right_start),
            other_slope,
        )
        i += left_end == end
        j += right_end == end
        start = end
