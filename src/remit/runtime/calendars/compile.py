"""Compiling a calendar, and finding what is wrong with one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from remit.runtime.calendars.build import build, day_before
from remit.runtime.calendars.calendar import Calendar
from remit.runtime.calendars.check_holidays import holiday_problems, region_problems
from remit.runtime.calendars.check_hours import (
    closure_problems,
    date_problems,
    hours_problems,
    member_problems,
    zone_problems,
)
from remit.runtime.calendars.problems import BadCalendar, CalendarProblem, ProblemKind
from remit.runtime.calendars.working_days import WorkingDays
from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.zones import day_number

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from datetime import date

    from remit.runtime.calendars.build import Built
    from remit.runtime.calendars.spec import CalendarSpec
    from remit.runtime.holiday_source import HolidaySource


def compile_calendar(
    spec: CalendarSpec, first: date, last: date, source: HolidaySource, others: Mapping[str, Calendar]
) -> Calendar:
    """Return the calendar from `first` to `last`, both included.

    `others` has the calendars that `all_of` names; where these cover less, so does the result. Raises
    `BadCalendar`.
    """
    stated = tuple(problem for problem in _stated(spec, first, last, source, others) if not problem.caution)
    if stated:
        raise BadCalendar(spec.name, stated)
    calendar = _calendar(spec, first, last, source, others)
    if isinstance(calendar, CalendarProblem):
        raise BadCalendar(spec.name, (calendar,))
    return calendar


def problems(
    spec: CalendarSpec, first: date, last: date, source: HolidaySource, others: Mapping[str, Calendar]
) -> tuple[CalendarProblem, ...]:
    """Return all that is wrong with a calendar that is to cover `first` to `last`, cautions included."""
    stated = _stated(spec, first, last, source, others)
    if any(not problem.caution for problem in stated):
        return stated
    calendar = _calendar(spec, first, last, source, others)
    return (*stated, calendar) if isinstance(calendar, CalendarProblem) else stated


def _stated(
    spec: CalendarSpec, first: date, last: date, source: HolidaySource, others: Container[str]
) -> tuple[CalendarProblem, ...]:
    """Return what can be seen without laying the calendar out; some of it only once the rest is right."""
    dates = tuple(date_problems(first, last))
    found = (
        *zone_problems(spec),
        *dates,
        *member_problems(spec, others),
        *hours_problems(spec),
        *closure_problems(spec),
    )
    if dates:
        return found
    years = range(day_before(spec, first).year, last.year + 1)
    regions = tuple(region_problems(spec, years, source))
    return (*found, *regions, *(() if regions else holiday_problems(spec, years, source)))


def _calendar(
    spec: CalendarSpec, first: date, last: date, source: HolidaySource, others: Mapping[str, Calendar]
) -> Calendar | CalendarProblem:
    members = tuple(others[name] for name in spec.all_of)
    built = build(spec, first, last, source, [member.built for member in members])
    first, last = _whole_days(built, first, last)
    if not built.open_time.edges or last < first:
        return CalendarProblem(ProblemKind.NO_OPEN_TIME, f"it is not open at any time from {first} to {last}")
    known = built.open_time
    working_days = WorkingDays(
        known.name, day_number(first), day_number(last), known.limit, built.working_days, built.closes
    )
    return Calendar(spec, first, last, known, working_days, built, members)


def _whole_days(built: Built, first: date, last: date) -> tuple[date, date]:
    """Return the first and last date of which all is known: other calendars may know less."""
    known = built.open_time
    while first <= last and built.clock.first_showing(day_number(first) * SECONDS_A_DAY) < known.start:
        first += timedelta(days=1)
    while first <= last and built.clock.first_showing((day_number(last) + 1) * SECONDS_A_DAY) > known.limit:
        last -= timedelta(days=1)
    return first, last
