"""Counting a deadline from a moment on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.runtime.due.term import ELAPSED, Landing
from remit.runtime.durations import Unit
from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import day_number, day_numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.calendars.open_time import OpenTime
    from remit.runtime.calendars.parts import Part
    from remit.runtime.calendars.working_days import WorkingDays
    from remit.runtime.due.term import Term
    from remit.runtime.zones import WallClock


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
    return landed(term, _last_day(term, term.clock.day_at(anchor), pauses))


def due_from_day(term: Term, day: int) -> int:
    """Return what `due` does, without pauses, where it is counted in days, from the number of its first."""
    return landed(term, _last_day(term, day, ()))


def last_day(term: Term, anchor: int, pauses: Sequence[Part] = ()) -> date:
    """Return the last date of a deadline that is counted in days, before it rolls."""
    return day_numbered(_last_day(term, term.clock.day_at(anchor), pauses))


def landed(term: Term, day: int) -> int:
    """Return the end of a deadline of which the day of that number is the last, once it has rolled."""
    calendar, roll = term.calendar, term.roll
    if roll is not None:
        day = roll.working_days.nth(day, 0)
    if term.lands is Landing.CLOSE:
        close = None if calendar is None else calendar.working_days.close_of(day)
        if close is None and roll is not None:
            close = roll.working_days.close_of(day)
        if close is not None:
            return close
    return term.clock.end_of_day(day)


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


def _last_day(term: Term, first: int, pauses: Sequence[Part]) -> int:
    length = term.duration
    if length.unit is Unit.WORKING_DAY:
        return _working_day(calendar_of(term).working_days, first, term, pauses)
    months = length.unit is Unit.MONTH
    last = day_number(length.after(day_numbered(first))) if months else first + length.days()
    if term.counts_receipt:
        last -= 1
    if not pauses:
        return last
    for start, end in _days_paused(term.clock, first, pauses):
        if start > last:
            break
        last += end - start
    return last


def _working_day(days: WorkingDays, first: int, term: Term, pauses: Sequence[Part]) -> int:
    count = term.duration.amount
    if term.counts_receipt and count and days.holds(first):
        count -= 1
    last = days.nth(first, count)
    if not pauses:
        return last
    for start, end in _days_paused(term.clock, first, pauses):
        if start > last:
            break
        count += days.between(start - 1, end - 1)
        last = days.nth(first, count)
    return last


def _days_paused(clock: WallClock, first: int, pauses: Sequence[Part]) -> Iterator[Part]:
    """Yield the days after `first` that begin paused, as parts."""
    for start, end in pauses:
        opens, shuts = clock.day_at(start), clock.day_at(end - 1) + 1
        if clock.first_showing(opens * SECONDS_A_DAY) < start:
            opens += 1
        opens = max(opens, first + 1)
        if opens < shuts:
            yield opens, shuts
