"""Open time as a line of instants, in whole seconds from the epoch: found by bisection, exact."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from remit.runtime.calendars.outside import OutsideCalendar
from remit.runtime.calendars.parts import merged
from remit.runtime.moments import moment_at
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.runtime.calendars.parts import Part


@dataclass(frozen=True, slots=True)
class OpenTime:
    """What is open from `start` until before `limit`; nothing is known of the time around.

    `edges` are the instants at which it opens, shuts, opens, …, strictly rising: the opening instant is open,
    the closing instant is shut. `shuts` are the closing instants and `totals` the open time before each.
    After `i` edges the open time so far is `levels[i]`, and the instant on top of it where it is open. `name`
    is what errors call it.
    """

    name: str
    start: int
    limit: int
    edges: tuple[int, ...]
    levels: tuple[int, ...]
    shuts: tuple[int, ...]
    totals: tuple[int, ...]

    def is_open(self, at: int) -> bool:
        """Whether it is open at an instant."""
        if not self.start <= at < self.limit:
            raise self.outside(at)
        return bisect_right(self.edges, at) & 1 == 1

    def next_open(self, at: int) -> int:
        """Return the first open instant that is not before `at`."""
        if not self.start <= at < self.limit:
            raise self.outside(at)
        i = bisect_right(self.edges, at)
        if i & 1:
            return at
        if i == len(self.edges):
            raise OutsideCalendar(f"{self.name} does not open again after {moment_at(at)}")
        return self.edges[i]

    def next_close(self, at: int) -> int:
        """Return the first closing instant after `at`: of the opening under way, else of the next."""
        if not self.start <= at < self.limit:
            raise self.outside(at)
        i = bisect_right(self.edges, at) | 1
        # An opening that lasts to the end of what is known has no known end.
        if i >= len(self.edges) or self.edges[i] == self.limit:
            raise OutsideCalendar(f"{self.name} does not shut again after {moment_at(at)}")
        return self.edges[i]

    def previous_open(self, at: int) -> int:
        """Return the last instant not after `at` up to which it is open: `at`, or when it last shut."""
        if not self.start <= at <= self.limit:
            raise self.outside(at)
        last = self.last_open(at)
        if last is None:
            raise OutsideCalendar(f"{self.name} is not open before {moment_at(at)}")
        return last

    def last_open(self, at: int) -> int | None:
        """Return the last instant not after `at` up to which it is known to be open, if there is one."""
        i = bisect_right(self.edges, at)
        if i & 1:
            return at
        return self.edges[i - 1] if i else None

    def seconds_between(self, start: int, end: int) -> int:
        """Open time from `start` to `end`. Raises `ValueProblem` (`end-before-start`)."""
        _in_order(start, end)
        return self.seconds_before(end) - self.seconds_before(start)

    def seconds_before(self, at: int) -> int:
        """Open time from the start of what is known to `at`."""
        if not self.start <= at <= self.limit:
            raise self.outside(at)
        i = bisect_right(self.edges, at)
        return self.levels[i] + at if i & 1 else self.levels[i]

    def add(self, at: int, seconds: int) -> int:
        """Return the first instant, not before `at`, at which that much open time has passed since.

        So time that is used up on closing ends at closing, not at the next opening.
        """
        if not self.start <= at < self.limit:
            raise self.outside(at)
        if seconds <= 0:
            return _nothing_from(at, seconds)
        edges = self.edges
        i = bisect_right(edges, at)
        if i & 1:
            if at + seconds <= edges[i]:
                return at + seconds
            total = self.levels[i] + at + seconds
        else:
            total = self.levels[i] + seconds
        i = bisect_left(self.totals, total, i >> 1)
        if i == len(self.totals):
            raise OutsideCalendar(f"{self.name} has no {seconds} open seconds after {moment_at(at)}")
        return self.shuts[i] - (self.totals[i] - total)

    def subtract(self, at: int, seconds: int) -> int:
        """Return the last instant, not after `at`, from which that much open time passes before `at`."""
        if not self.start <= at <= self.limit:
            raise self.outside(at)
        if seconds <= 0:
            return _nothing_from(at, seconds)
        total = self.seconds_before(at) - seconds
        if total < 0:
            raise OutsideCalendar(f"{self.name} has no {seconds} open seconds before {moment_at(at)}")
        i = bisect_right(self.totals, total)
        return self.shuts[i] - (self.totals[i] - total)

    def openings_between(self, start: int, end: int) -> tuple[Part, ...]:
        """Return the openings from `start` until before `end`, cut to them.

        Raises `ValueProblem` (`end-before-start`).
        """
        _in_order(start, end)
        for at in (start, end):
            if not self.start <= at <= self.limit:
                raise self.outside(at)
        first = bisect_right(self.edges, start) // 2
        beyond = (bisect_left(self.edges, end) + 1) // 2
        parts = zip(self.edges[2 * first : 2 * beyond : 2], self.shuts[first:beyond], strict=True)
        return tuple((max(opens, start), min(shuts, end)) for opens, shuts in parts)

    def openings(self) -> Iterator[Part]:
        """Yield each opening: its opening and its closing instant."""
        return zip(self.edges[::2], self.edges[1::2], strict=True)

    def outside(self, at: int) -> OutsideCalendar:
        """Say that an instant is not covered."""
        known = f"known from {moment_at(self.start)} until {moment_at(self.limit)}"
        return OutsideCalendar(f"{moment_at(at)} is outside {self.name}, {known}")


def open_time(name: str, start: int, limit: int, openings: Iterable[Part]) -> OpenTime:
    """Join openings in any order, cut to `start` and `limit`."""
    joined = merged([(max(opens, start), min(shuts, limit)) for opens, shuts in openings])
    edges = tuple(edge for opening in joined for edge in opening)
    totals = tuple(accumulate(shuts - opens for opens, shuts in joined))
    levels = [0]
    for (_, shuts), total in zip(joined, totals, strict=True):
        levels += (total - shuts, total)
    return OpenTime(name, start, limit, edges, tuple(levels), edges[1::2], totals)


def both(name: str, one: OpenTime, other: OpenTime) -> OpenTime:
    """Return what is open in both, where both are known."""
    common: list[Part] = []
    left, right = list(one.openings()), list(other.openings())
    i = j = 0
    while i < len(left) and j < len(right):
        opens, shuts = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        common.append((opens, shuts))
        if left[i][1] <= right[j][1]:
            i += 1
        else:
            j += 1
    return open_time(name, max(one.start, other.start), min(one.limit, other.limit), common)


def _nothing_from(at: int, seconds: int) -> int:
    if seconds < 0:
        raise ValueProblem("negative-duration", f"open time cannot be {seconds} seconds")
    return at


def _in_order(start: int, end: int) -> None:
    if end < start:
        raise ValueProblem("end-before-start", f"{moment_at(end)} is before {moment_at(start)}")
