"""The hours of a usual week, without holidays, closures and dated hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.runtime.calendars.parts import merged
from remit.runtime.calendars.spec import EVERY_DAY, WHOLE_DAY
from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.runtime.calendars.parts import Part
    from remit.runtime.calendars.spec import CalendarSpec

Week = tuple[tuple["Part", ...], ...]
"""For each weekday the openings that start on it, in seconds from its 00:00; past 86,400 is the next day."""


def usual_week(spec: CalendarSpec, others: Mapping[str, CalendarSpec]) -> Week:
    """Return the usual week of a calendar; `others` has the specs that `all_of` names.

    Raises `ValueProblem` (`hours-in-two-zones`) where these keep the time of another zone, because their
    hours then differ in the course of the year.
    """
    week = _own(spec)
    for name in spec.all_of:
        other = others[name]
        if other.zone != spec.zone:
            raise ValueProblem(
                "hours-in-two-zones", f"`{spec.name}` keeps the time of {spec.zone}, `{name}` of {other.zone}"
            )
        week = _both(week, usual_week(other, others))
    return week


def _own(spec: CalendarSpec) -> Week:
    days: list[list[Part]] = [[] for _ in EVERY_DAY]
    if spec.round_the_clock:
        days = [[(WHOLE_DAY.start, WHOLE_DAY.end)] for _ in EVERY_DAY]
    for clause in spec.weekly:
        for day in clause.weekdays:
            days[day] += [(hours.start, hours.start + hours.length) for hours in clause.hours]
    return tuple(merged(parts) for parts in days)


def _both(one: Week, other: Week) -> Week:
    days: list[list[Part]] = [[] for _ in EVERY_DAY]
    for day in EVERY_DAY:
        for start, end in one[day]:
            for shift in (-1, 0, 1):
                for other_start, other_end in other[(day + shift) % 7]:
                    opens = max(start, other_start + shift * SECONDS_A_DAY)
                    shuts = min(end, other_end + shift * SECONDS_A_DAY)
                    if opens < shuts:
                        later, opens_at = divmod(opens, SECONDS_A_DAY)
                        days[(day + later) % 7].append((opens_at, opens_at + shuts - opens))
    return tuple(merged(parts) for parts in days)
