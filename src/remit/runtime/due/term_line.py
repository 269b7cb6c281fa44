"""Terms as lines: for every second of a span when what starts then is due, and when is so long before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.runtime.due.before import before, reading_before
from remit.runtime.due.due import calendar_of, due, due_from_day
from remit.runtime.due.line import MOVES, NEVER, STANDS, Line, at_once, line
from remit.runtime.due.term import ELAPSED
from remit.runtime.durations import Unit
from remit.runtime.moments import SECONDS_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.runtime.calendars.open_time import OpenTime
    from remit.runtime.due.term import Term
    from remit.runtime.zones import WallClock


def due_line(term: Term, first: int, last: int) -> Line:
    """Return `due(term, moment)` for every second from `first` to `last`, both included.

    Raises `OutsideCalendar` and `ValueProblem` beyond what the calendars know.
    """
    length = term.duration
    if length.unit in ELAPSED:
        return Line(first, last, (first,), (first + length.elapsed_seconds(),), (MOVES,))
    if length.unit is Unit.WORKING_HOUR:
        return open_time_line(calendar_of(term).open_time, length.working_seconds(), first, last)
    for end in (first, last):
        due(term, end)
    dates = dates_shown(term.clock, first, last)
    return line(first, last, ((at, due_from_day(term, day), STANDS) for at, day in dates))


def before_line(term: Term, first: int, last: int) -> Line:
    """Return `before(term, moment)` for every due moment from `first` to `last`, both included.

    Raises `OutsideCalendar` and `ValueProblem` beyond what the calendars know.
    """
    unit = term.duration.unit
    if unit is Unit.WORKING_HOUR:
        seconds = term.duration.working_seconds()
        return _back_line(calendar_of(term).open_time, seconds, first, last)
    if unit in ELAPSED:
        return line(first, last, [(first, before(term, first), MOVES)])
    # It is the second before a due moment that tells its date.
    dates = ((at + 1, day) for at, day in dates_shown(term.clock, first - 1, last - 1))
    if unit is Unit.WORKING_DAY:
        return line(first, last, ((at, before(term, at), STANDS) for at, _ in dates))
    return line(first, last, _same_time(term, [*(at for at, _ in dates), last + 1]))


def open_time_line(of: OpenTime, seconds: int, first: int, last: int) -> Line:
    """Return for every second from `first` to `last` when so much open time has passed since.

    Raises `OutsideCalendar`.
    """
    for end in (first, last):
        of.add(end, seconds)
    if seconds == 0:
        return at_once(first, last)
    return line(first, last, _forward(of, seconds, first, last))


def next_open_line(of: OpenTime, first: int, last: int) -> Line:
    """Return for every second from `first` to `last` the first open moment that is not before it.

    `NEVER` where it is not known to open again. Raises `OutsideCalendar`.
    """
    is_open = [of.is_open(end) for end in (first, last)]
    i = bisect_right(of.edges, first)
    opens = (*of.edges[::2], NEVER)

    def pieces() -> Iterator[tuple[int, int, int]]:
        yield first, first if is_open[0] else opens[i // 2], MOVES if is_open[0] else STANDS
        for j in range(i, bisect_right(of.edges, last)):
            # At an even edge it opens; from an odd one on it is shut until the next.
            yield of.edges[j], opens[(j + 1) // 2], STANDS if j & 1 else MOVES

    return line(first, last, pieces())


def dates_shown(clock: WallClock, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield each moment from `first` to `last` from which the clocks show another date, with that day's number.

    Where they go back over midnight a date comes twice. `first` comes with the date that it has.
    """
    at = first
    i = bisect_right(clock.begins, at) - 1
    while at <= last:
        offset = clock.offsets[i]
        until = min(clock.begins[i + 1] if i + 1 < len(clock.begins) else last + 1, last + 1)
        while at < until:
            day = (at + offset) // SECONDS_A_DAY
            yield at, day
            at = (day + 1) * SECONDS_A_DAY - offset
        at = until
        i += 1


def _forward(of: OpenTime, seconds: int, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of `OpenTime.add`."""
    edges, levels, shuts, totals = of.edges, of.levels, of.shuts, of.totals
    i = bisect_right(edges, first)
    at = first
    j = i >> 1
    while at <= last:
        beyond = edges[i] if i < len(edges) else last + 1
        is_open = i & 1
        # The open time before the moment at which what started at `at` is used up.
        total = levels[i] + seconds + (at if is_open else 0)
        while totals[j] < total:
            j += 1
        yield at, shuts[j] - (totals[j] - total), is_open
        if is_open and at + totals[j] - total + 1 < beyond:
            # Used up on closing: what starts a second later goes on after the next opening.
            at += totals[j] - total + 1
        else:
            at = beyond
            i += 1


def _back_line(of: OpenTime, seconds: int, first: int, last: int) -> Line:
    """Return `OpenTime.subtract` for every second."""
    for end in (first, last):
        of.subtract(end, seconds)
    if seconds == 0:
        return at_once(first, last)
    cuts = {first, *of.edges[bisect_right(of.edges, first) : bisect_right(of.edges, last)]}
    for shuts, total in zip(of.shuts, of.totals, strict=True):
        # Where going back comes to an opening instant, it goes on at the closing before.
        if total + seconds <= of.totals[-1]:
            cuts.add(of.add(shuts, seconds))
    slopes = ((at, bisect_right(of.edges, at) & 1) for at in sorted(cuts) if first <= at <= last)
    return line(first, last, ((at, of.subtract(at, seconds), slope) for at, slope in slopes))


def _same_time(term: Term, dates: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of `before` for days, weeks and months, between moments at which the date is another."""
    clock = term.clock
    ends = [begin + offset for begin, offset in zip(clock.begins, clock.offsets, strict=True)]
    changes = sorted({*clock.shown, *ends})
    for start, end in pairwise(dates):
        reading = reading_before(term, start)
        beyond = reading + end - start
        inside = changes[bisect_right(changes, reading) : bisect_left(changes, beyond)]
        for shown in (reading, *inside):
            at = bisect_right(clock.shown, shown)
            # A time that is skipped stands for the first after it.
            moves = shown - clock.offsets[at] >= clock.begins[at]
            yield start + shown - reading, clock.first_showing(shown), MOVES if moves else STANDS
