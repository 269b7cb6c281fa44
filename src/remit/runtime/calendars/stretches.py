"""A calendar laid out between two moments, for people to check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from remit.runtime.moments import SECONDS_A_DAY, epoch_second, moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.calendars.reasons import Reason


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` until before `end` it is open (`shut` is None) or shut throughout for one reason."""

    start: datetime
    end: datetime
    shut: Reason | None


def stretches(calendar: Calendar, start: datetime, end: datetime) -> tuple[Stretch, ...]:
    """Return what lies between two moments, in order and without holes.

    Raises `OutsideCalendar`, `ValueProblem` (`end-before-start`).
    """
    found: list[Stretch] = []
    at = start
    for opens, shuts in (*calendar.openings_between(start, end), (end, end)):
        found += _shut(calendar, at, opens)
        if opens < shuts:
            found.append(Stretch(opens, shuts, None))
        at = shuts
    return tuple(found)


def _shut(calendar: Calendar, start: datetime, end: datetime) -> list[Stretch]:
    """Part shut time where its reason changes."""
    edges = [
        epoch_second(start),
        *_edges(calendar, epoch_second(start), epoch_second(end)),
        epoch_second(end),
    ]
    found: list[Stretch] = []
    for opens, shuts in pairwise(edges):
        if opens == shuts:
            continue
        stretch = Stretch(moment_at(opens), moment_at(shuts), calendar.reason(moment_at(opens)))
        if found and found[-1].shut == stretch.shut:
            found[-1] = replace(found[-1], end=stretch.end)
        else:
            found.append(stretch)
    return found


def _edges(calendar: Calendar, start: int, end: int) -> list[int]:
    """Return where a reason can change: at midnights, closures and openings of the calendar or its members."""
    found: set[int] = set()
    for each in _with_members(calendar):
        clock, plan = each.clock, each.built.plan
        # Hours that started the day before may end in the night.
        first, last = (clock.reading_at(at) // SECONDS_A_DAY for at in (start, end))
        for day in range(first - 1, last + 1):
            seconds = {0, *chain(*plan.cuts(day)), *chain(*plan.openings(day))}
            found.update(clock.first_showing(day * SECONDS_A_DAY + second) for second in seconds)
    return sorted(edge for edge in found if start < edge < end)


def _with_members(calendar: Calendar) -> Iterator[Calendar]:
    yield calendar
    for member in calendar.members:
        yield from _with_members(member)
