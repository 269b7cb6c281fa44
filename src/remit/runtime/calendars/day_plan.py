"""The hours of each date, in readings of the wall clock.

Days are numbered from 1970-01-01, which was a Thursday; a reading is a number of seconds from its 00:00.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.runtime.calendars.parts import less, merged
from remit.runtime.calendars.spec import EVERY_DAY, WHOLE_DAY
from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.zones import day_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from remit.runtime.calendars.named_days import NamedDay
    from remit.runtime.calendars.parts import Part
    from remit.runtime.calendars.spec import CalendarSpec, Closed, Hours

_THURSDAY: Final = 3
_ALL: Final[Part] = (0, SECONDS_A_DAY)


def weekday(day: int) -> int:
    """0 (Monday) to 6 (Sunday)."""
    return (day + _THURSDAY) % 7


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Weekly hours by weekday; dated hours, closures and holidays by the number of the day."""

    weekly: tuple[tuple[Hours, ...], ...]
    dated: Mapping[int, tuple[Hours, ...]]
    closed: Mapping[int, tuple[Closed, ...]]
    named: Mapping[int, NamedDay]

    def hours(self, day: int) -> tuple[Hours, ...]:
        """Return the hours that hold on a day, before closures are taken from them.

        A holiday beats dated hours unless it is worked; dated hours replace those of a worked holiday, and
        these the weekly ones.
        """
        holiday = self.named.get(day)
        if holiday is not None and holiday.hours is None:
            return ()
        if day in self.dated:
            return self.dated[day]
        if holiday is not None and holiday.hours:
            return holiday.hours
        return self.weekly[weekday(day)]

    def cuts(self, day: int) -> tuple[Part, ...]:
        """Return the parts of a day, in seconds from its start, in which nothing is open."""
        holiday = self.named.get(day)
        if holiday is not None and holiday.hours is None:
            return (_ALL,)
        return tuple((closed.start, closed.end) for closed in self.closed.get(day, ()))

    def openings(self, day: int) -> tuple[Part, ...]:
        """Return the openings that start on a day, in seconds from its start; past 86,400 is the next day.

        A closure takes its time, also of hours that have come over midnight; hours that a closure ends at
        midnight do not go on after it.
        """
        cuts = self.cuts(day)
        parts: list[Part] = []
        for hours in sorted(self.hours(day), key=lambda hours: (hours.start, hours.length)):
            if not hours.overnight:
                parts.extend(less((hours.start, hours.end), cuts))
                continue
            parts.extend(less((hours.start, SECONDS_A_DAY), cuts))
            if not any(end >= SECONDS_A_DAY for _, end in cuts):
                morning = less((0, hours.end), self.cuts(day + 1))
                parts.extend((start + SECONDS_A_DAY, end + SECONDS_A_DAY) for start, end in morning)
        return merged(parts)

    @property
    def unlike_the_week(self) -> frozenset[int]:
        """Days whose openings may differ from those of their weekday."""
        shut = self.closed.keys() | self.named.keys()
        return frozenset(shut | self.dated.keys() | {day - 1 for day in shut})


def day_plan(spec: CalendarSpec, named: Mapping[date, NamedDay]) -> DayPlan:
    """Lay out a spec by days."""
    weekly: dict[int, list[Hours]] = {day: [WHOLE_DAY] if spec.round_the_clock else [] for day in EVERY_DAY}
    for clause in spec.weekly:
        for day_of_week in clause.weekdays:
            weekly[day_of_week].extend(clause.hours)
    dated: defaultdict[int, tuple[Hours, ...]] = defaultdict(tuple)
    for dated_clause in spec.dated:
        dated[day_number(dated_clause.day)] += dated_clause.hours
    closed: defaultdict[int, tuple[Closed, ...]] = defaultdict(tuple)
    for closure in spec.closed:
        for day in range(day_number(closure.first), day_number(closure.last) + 1):
            closed[day] += (closure,)
    return DayPlan(
        tuple(tuple(weekly[day]) for day in EVERY_DAY),
        dict(dated),
        dict(closed),
        {day_number(day): holiday for day, holiday in named.items()},
    )
