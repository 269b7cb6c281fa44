"""From what a policy says of a calendar to its open time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from remit.runtime.calendars.day_plan import DayPlan, day_plan, weekday
from remit.runtime.calendars.named_days import listed_days, named_days
from remit.runtime.calendars.open_time import OpenTime, both, open_time
from remit.runtime.calendars.spec import EVERY_DAY, CalendarSpec
from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.zones import WallClock, day_number, wall_clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from remit.runtime.calendars.parts import Part
    from remit.runtime.holiday_source import HolidaySource


@dataclass(frozen=True, slots=True)
class Built:
    """Open time, and what of it belongs to which date.

    `openings` are not joined, each within what starts on one day; `overnight` says whether any passes
    midnight. `working_days` are the numbers of the days on which one starts, rising, and `closes` the instant
    at which the last of each ends.
    """

    clock: WallClock
    plan: DayPlan
    open_time: OpenTime
    openings: tuple[Part, ...]
    overnight: bool
    working_days: tuple[int, ...]
    closes: tuple[int, ...]


def build(
    spec: CalendarSpec, first: date, last: date, source: HolidaySource, members: Sequence[Built]
) -> Built:
    """Lay out a spec without problems from `first` to `last`; `members` are those of `all_of`.

    Raises `ValueProblem` where the spec has problems after all.
    """
    years = range(day_before(spec, first).year, last.year + 1)
    plan = day_plan(spec, named_days(spec, listed_days(spec, years, source)))
    own = _own(spec, plan, wall_clock(spec.zone, first, last))
    return _intersection(own, members) if members else own


def day_before(spec: CalendarSpec, first: date) -> date:
    """Return the earliest date whose hours matter from `first` on: the one before, if hours pass midnight."""
    stated = (
        *(clause.hours for clause in spec.weekly),
        *(clause.hours for clause in spec.dated),
        *(clause.hours for clause in spec.open_on_holidays),
    )
    overnight = any(each.overnight for hours in stated for each in hours)
    return first - timedelta(days=1) if overnight else first


def _own(spec: CalendarSpec, plan: DayPlan, clock: WallClock) -> Built:
    """Lay out the spec's own hours, without those of other calendars."""
    begin, end = day_number(clock.first), day_number(clock.last)
    start = clock.first_showing(begin * SECONDS_A_DAY)
    limit = clock.first_showing((end + 1) * SECONDS_A_DAY)
    shown, begins, offsets = clock.shown, clock.begins, clock.offsets
    week = [_usual(plan, day_of_week) for day_of_week in EVERY_DAY]
    unlike = plan.unlike_the_week
    openings: list[Part] = []
    working_days: list[int] = []
    closes: list[int] = []
    overnight = False
    for day in range(day_number(day_before(spec, clock.first)), end + 1):
        midnight = day * SECONDS_A_DAY
        shuts = 0
        for part_start, part_end in plan.openings(day) if day in unlike else week[weekday(day)]:
            # As `WallClock.first_showing`, in line because this runs tens of thousands of times.
            at = bisect_right(shown, midnight + part_start)
            opens = max(begins[at], midnight + part_start - offsets[at])
            at = bisect_right(shown, midnight + part_end)
            closing = max(begins[at], midnight + part_end - offsets[at])
            if closing > opens:
                shuts = closing
                openings.append((opens, shuts))
                overnight = overnight or part_end > SECONDS_A_DAY
        if shuts and day >= begin:
            working_days.append(day)
            closes.append(shuts)
    known = open_time(f"calendar `{spec.name}`", start, limit, openings)
    return Built(clock, plan, known, tuple(openings), overnight, tuple(working_days), tuple(closes))


def _usual(plan: DayPlan, day_of_week: int) -> tuple[Part, ...]:
    """Return the openings of a weekday on which nothing is unusual."""
    week = DayPlan(plan.weekly, {}, {}, {})
    return next(week.openings(day) for day in EVERY_DAY if weekday(day) == day_of_week)


def _intersection(own: Built, members: Sequence[Built]) -> Built:
    """Leave open what is open in all.

    An opening over midnight belongs to the day on which it starts also where it is met by one that starts at
    midnight; so the days are those of the first calendar with such hours, else the spec's own.
    """
    known = own.open_time
    for member in members:
        known = both(own.open_time.name, known, member.open_time)
    leader = next((each for each in (own, *members) if each.overnight), own)
    openings: list[Part] = []
    closes: dict[int, int] = {}
    for opens, shuts in leader.openings:
        if opens < known.start or opens >= known.limit:
            continue
        # An opening that outlasts what is known has no known end, and must not seem to end there.
        close = known.last_open(shuts) if shuts <= known.limit else shuts
        if close is not None and close > opens:
            openings.append((opens, close))
            closes[own.clock.reading_at(opens) // SECONDS_A_DAY] = close
    return Built(
        own.clock,
        own.plan,
        known,
        tuple(openings),
        leader.overnight,
        tuple(closes),
        tuple(closes.values()),
    )
