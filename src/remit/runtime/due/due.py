"""Counting a deadline from a moment on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from remit.runtime.due.term import ELAPSED, Landing
from remit.runtime.durations import Unit
from remit.runtime.moments import SECONDS_A_DAY, epoch_second, moment_at
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import day_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.calendars.open_time import OpenTime
    from remit.runtime.calendars.parts import Part
    from remit.runtime.due.term import Term
    from remit.runtime.zones import WallClock

ONE_DAY = timedelta(days=1)


def due(term: Term, anchor: int, pauses: Sequence[Part] = ()) -> int:
    """Return the first instant that is too late, in seconds from the epoch, as `anchor` is.

    `pauses` are disjoint and in order. Time of the clock and open time that is paused does not count; a day does not
    count if it began paused. Raises `OutsideCalendar` and `ValueProblem` beyond what the calendars know.
    """
    unit = term.duration.unit
    if unit in ELAPSED:
        return _elapsed(anchor, term.duration.elapsed_seconds(), pauses)
    if unit is Unit.WORKING_HOUR:
        return _open(calendar_of(term).open_time, anchor, term.duration.working_seconds(), pauses)
    return landed(term, last_day(term, anchor, pauses))


def last_day(term: Term, anchor: int, pauses: Sequence[Part] = ()) -> date:
    """Return the last date of a deadline that is counted in days, before it rolls."""
    first = term.clock.day_of(moment_at(anchor))
    if term.duration.unit is Unit.WORKING_DAY:
        return _working_day(calendar_of(term), first, term, pauses)
    last = term.duration.after(first)
    if term.counts_receipt:
        last -= ONE_DAY
    for start, end in _days_paused(term.clock, first, pauses):
        if start > last:
            break
        last += end - start + ONE_DAY
    return last


def landed(term: Term, day: date) -> int:
    """Return the end of a deadline of which `day` is the last date, once it has rolled."""
    if term.roll is not None:
        day = term.roll.add_working_days(day, 0)
    if term.lands is Landing.CLOSE:
        for calendar in (term.calendar, term.roll):
            if calendar is not None and calendar.working_day(day):
                return epoch_second(calendar.close_of(day))
    return epoch_second(term.clock.end_of(day))


def calendar_of(term: Term) -> Calendar:
    """Return the calendar in which working time counts. Raises `ValueProblem` (`no-calendar`)."""
    if term.calendar is None:
        raise ValueProblem("no-calendar", f"{term.duration} count in a calendar, and none is given")
    return term.calendar


def _elapsed(at: int, left: int, pauses: Sequence[Part]) -> int:
    for start, end in pauses:
        if left == 0 or at + left <= start:
            break
        if at < end:
            left -= max(start - at, 0)
            at = end
    return at + left


def _open(open_time: OpenTime, at: int, left: int, pauses: Sequence[Part]) -> int:
    for start, end in pauses:
        if end <= at:
            continue
        counted = open_time.seconds_between(at, max(start, at))
        if left <= counted:
            break
        left -= counted
        at = end
    return open_time.add(at, left)


def _working_day(calendar: Calendar, first: date, term: Term, pauses: Sequence[Part]) -> date:
    count = term.duration.amount
    if term.counts_receipt and count and calendar.working_day(first):
        count -= 1
    last = calendar.add_working_days(first, count)
    for start, end in _days_paused(term.clock, first, pauses):
        if start > last:
            break
        count += calendar.working_days_between(start - ONE_DAY, end)
        last = calendar.add_working_days(first, count)
    return last


def _days_paused(clock: WallClock, first: date, pauses: Sequence[Part]) -> Iterator[tuple[date, date]]:
    """Yield the dates after `first` that begin paused, as spans with both ends."""
    for start, end in pauses:
        opens, shuts = clock.day_of(moment_at(start)), clock.day_of(moment_at(end - 1))
        if clock.first_showing(day_number(opens) * SECONDS_A_DAY) < start:
            opens += ONE_DAY
        opens = max(opens, first + ONE_DAY)
        if opens <= shuts:
            yield opens, shuts
