"""What lies between the start of a deadline and the moment it is due, for people to check."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from remit.runtime.calendars.reasons import WEEKDAYS, DayKind, ReasonKind
from remit.runtime.calendars.stretches import stretches
from remit.runtime.due.due import calendar_of, last_day
from remit.runtime.due.term import ELAPSED
from remit.runtime.durations import Unit
from remit.runtime.moments import SECONDS_A_DAY, epoch_second, moment_at
from remit.runtime.zones import day_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.calendars.parts import Part
    from remit.runtime.due.term import Term
    from remit.runtime.zones import WallClock


class Kind(Enum):
    """What time is to a deadline: the first three count, the others do not."""

    RUNNING = "running"
    OPEN = "open"
    COUNTED_DAY = "counted_day"
    START_DAY = "start_day"
    ROLLED_DAY = "rolled_day"
    SHUT = "shut"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    PAUSED = "paused"


_SHUT: Final = {ReasonKind.HOLIDAY: Kind.HOLIDAY, ReasonKind.CLOSED: Kind.CLOSED}
_SHUT_DAYS: Final = {DayKind.HOLIDAY: Kind.HOLIDAY, DayKind.CLOSED: Kind.CLOSED}
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` until before `end`, in seconds from the epoch, time is of one kind.

    Where seconds count, `seconds` are those that do and `total` all that have when it ends; where days count, `day` is
    the date and `number` says the how manieth counted day it is. `name` says why it does not count.
    """

    start: int
    end: int
    kind: Kind
    name: str = ""
    seconds: int | None = None
    total: int | None = None
    day: date | None = None
    number: int | None = None


def timeline(term: Term, anchor: int, until: int, pauses: Sequence[Part] = ()) -> tuple[Stretch, ...]:
    """Return what lies between `anchor` and `until`, in order and without holes.

    `until` is when it is due, or sooner where an event has made it due. `pauses` are disjoint and in order. Raises
    `OutsideCalendar` and `ValueProblem` beyond what the calendars know.
    """
    if until <= anchor:
        return ()
    unit = term.duration.unit
    if unit in ELAPSED:
        return tuple(_cut(anchor, until, pauses, Kind.RUNNING, 0))
    if unit is Unit.WORKING_HOUR:
        return tuple(_working(calendar_of(term), anchor, until, pauses))
    return tuple(_days(term, anchor, until, pauses))


def clock_changes(clock: WallClock, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """Return when the clocks are changed after `start` and not after `end`, and the offsets before and after."""
    first, last = (bisect_right(clock.begins, at) for at in (start, end))
    return tuple((clock.begins[i], clock.offsets[i - 1], clock.offsets[i]) for i in range(first, last))


def _cut(at: int, until: int, pauses: Sequence[Part], counting: Kind, total: int) -> Iterator[Stretch]:
    """Part time that would count into what does and what is paused; `total` has counted before."""
    for pause_start, pause_end in pauses:
        start, end = max(pause_start, at), min(pause_end, until)
        if start >= end:
            continue
        if at < start:
            total += start - at
            yield Stretch(at, start, counting, seconds=start - at, total=total)
        yield Stretch(start, end, Kind.PAUSED)
        at = end
    if at < until:
        yield Stretch(at, until, counting, seconds=until - at, total=total + until - at)


def _working(calendar: Calendar, anchor: int, until: int, pauses: Sequence[Part]) -> Iterator[Stretch]:
    total = 0
    for stretch in stretches(calendar, moment_at(anchor), moment_at(until)):
        start, end = epoch_second(stretch.start), epoch_second(stretch.end)
        if stretch.shut is not None:
            yield Stretch(start, end, _SHUT.get(stretch.shut.kind, Kind.SHUT), stretch.shut.words)
            continue
        for part in _cut(start, end, pauses, Kind.OPEN, total):
            total = total if part.total is None else part.total
            yield part


def _days(term: Term, anchor: int, until: int, pauses: Sequence[Part]) -> Iterator[Stretch]:
    first = term.clock.day_of(moment_at(anchor))
    last = last_day(term, anchor, pauses)
    final = last if term.roll is None else term.roll.add_working_days(last, 0)
    day, number = first, 0
    while day <= final:
        begins, ends = _midnight(term.clock, day), _midnight(term.clock, day + _ONE_DAY)
        if begins >= until:
            return
        # Business that closes after midnight closes the day on which it opened.
        ends = until if day == final else min(ends, until)
        if day > last and term.roll is not None:
            kind, name = _rolled(term.roll, day, final)
        else:
            kind, name = _counted(term, day, first, last, pauses)
        number += kind is Kind.COUNTED_DAY
        shown = number if kind is Kind.COUNTED_DAY else None
        yield Stretch(max(begins, anchor), ends, kind, name, day=day, number=shown)
        day += _ONE_DAY


def _counted(term: Term, day: date, first: date, last: date, pauses: Sequence[Part]) -> tuple[Kind, str]:
    """Return what a day is up to the last that counts."""
    working = term.calendar if term.duration.unit is Unit.WORKING_DAY else None
    kind, name = _why_shut(working, day)
    if day == first and (not term.counts_receipt or kind is not None):
        return Kind.START_DAY, name
    if kind is not None:
        return kind, name
    begins = _midnight(term.clock, day)
    if day != first and any(start <= begins < end for start, end in pauses):
        return Kind.PAUSED, ""
    if term.duration.amount == 0:
        return Kind.ROLLED_DAY, ""
    # A day that counts although it is none to end on is told so.
    return Kind.COUNTED_DAY, _why_shut(term.roll, day)[1] if day == last else ""


def _rolled(roll: Calendar, day: date, final: date) -> tuple[Kind, str]:
    """Return what a day is after the last that counts."""
    kind, name = _why_shut(roll, day)
    return (Kind.ROLLED_DAY, "") if day == final or kind is None else (kind, name)


def _why_shut(calendar: Calendar | None, day: date) -> tuple[Kind | None, str]:
    """Return why a day is no working day; nothing where it is one, or no calendar is asked."""
    if calendar is None or calendar.working_day(day):
        return None, ""
    known = calendar.day(day)
    name = known.name or f"no hours on {WEEKDAYS[day.weekday()]}"
    return _SHUT_DAYS.get(known.kind, Kind.SHUT), name


def _midnight(clock: WallClock, day: date) -> int:
    return clock.first_showing(day_number(day) * SECONDS_A_DAY)
