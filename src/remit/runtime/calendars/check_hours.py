"""Problems of a calendar's zone, dates and hours."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from remit.runtime.calendars.problems import CalendarProblem, ProblemKind
from remit.runtime.calendars.reasons import WEEKDAYS
from remit.runtime.calendars.spec import ClauseRef
from remit.runtime.moments import FIRST_YEAR, LAST_YEAR, SECONDS_A_DAY
from remit.runtime.value_problem import ValueProblem, quoted
from remit.runtime.zones import zone, zone_names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from datetime import date

    from remit.runtime.calendars.spec import CalendarSpec, Hours

_WEEK = 7 * SECONDS_A_DAY

# Start and end in seconds from one 00:00, and the clause that says so.
_Line = tuple[int, int, ClauseRef]


def zone_problems(spec: CalendarSpec) -> Iterator[CalendarProblem]:
    """Find a zone that there is not."""
    try:
        zone(spec.zone)
    except ValueProblem as problem:
        near = tuple(get_close_matches(spec.zone, sorted(zone_names())))
        yield CalendarProblem(ProblemKind.UNKNOWN_ZONE, problem.words, ClauseRef("zone"), near)


def date_problems(first: date, last: date) -> Iterator[CalendarProblem]:
    """Find dates, of the time to be covered, that cannot be counted."""
    if last < first:
        yield CalendarProblem(ProblemKind.END_BEFORE_START, f"{last} is before {first}")
    # The day before the first may matter, and must have a number of its own.
    if first.year <= FIRST_YEAR or last.year > LAST_YEAR:
        yield CalendarProblem(
            ProblemKind.YEARS_OUT_OF_RANGE, f"only the years {FIRST_YEAR + 1} to {LAST_YEAR} can be counted"
        )


def member_problems(spec: CalendarSpec, calendars: Container[str]) -> Iterator[CalendarProblem]:
    """Find calendars that must be open too and that there are not among the names given."""
    for index, name in enumerate(spec.all_of):
        if name not in calendars:
            words = f"there is no calendar {quoted(name)}"
            yield CalendarProblem(ProblemKind.UNKNOWN_CALENDAR, words, ClauseRef("all_of", index))


def hours_problems(spec: CalendarSpec) -> Iterator[CalendarProblem]:
    """Find hours that overlap: in the week, also over midnight, on a date, on a worked holiday."""
    week: list[_Line] = [(0, _WEEK, ClauseRef("always"))] if spec.always else []
    for index, weekly in enumerate(spec.weekly):
        item = ClauseRef("weekly", index)
        week += [line for weekday in weekly.weekdays for line in _lines(weekly.hours, item, weekday)]
    before = [(start - _WEEK, end - _WEEK, item) for start, end, item in week]
    for start, item in _overlaps([*before, *week]):
        yield _overlap(WEEKDAYS[start // SECONDS_A_DAY % 7], item)

    dates: defaultdict[date, list[_Line]] = defaultdict(list)
    for index, dated in enumerate(spec.dated):
        dates[dated.day] += _lines(dated.hours, ClauseRef("dated", index))
    for day, lines in sorted(dates.items()):
        for _, item in _overlaps(lines):
            yield _overlap(str(day), item)

    for index, worked in enumerate(spec.open_on_holidays):
        for _, item in _overlaps(_lines(worked.hours, ClauseRef("open_on_holidays", index))):
            yield _overlap(quoted(str(worked.holiday)), item)


def closure_problems(spec: CalendarSpec) -> Iterator[CalendarProblem]:
    """Find closures that end before they start, and dates that are closed and have hours."""
    for index, closed in enumerate(spec.closed):
        item = ClauseRef("closed", index)
        if closed.last < closed.first:
            words = f"{closed.last} is before {closed.first}"
            yield CalendarProblem(ProblemKind.END_BEFORE_START, words, item)
        if closed.end <= closed.start:
            words = f"the closure of {closed.first} does not end after it starts"
            yield CalendarProblem(ProblemKind.END_BEFORE_START, words, item)
    for index, dated in enumerate(spec.dated):
        if any(closed.whole_day and closed.first <= dated.day <= closed.last for closed in spec.closed):
            words = f"{dated.day} is closed and has hours"
            yield CalendarProblem(ProblemKind.CLOSED_AND_OPEN, words, ClauseRef("dated", index))


def _lines(hours: Iterable[Hours], item: ClauseRef, weekday: int = 0) -> list[_Line]:
    midnight = weekday * SECONDS_A_DAY
    return [(midnight + each.start, midnight + each.start + each.length, item) for each in hours]


def _overlaps(lines: list[_Line]) -> list[tuple[int, ClauseRef]]:
    """Return where a line starts within an earlier one, once for each clause that does."""
    found: dict[ClauseRef, int] = {}
    furthest = min((start for start, _, _ in lines), default=0)
    for start, end, item in sorted(lines):
        if start < furthest:
            found.setdefault(item, start)
        furthest = max(furthest, end)
    return [(start, item) for item, start in found.items()]


def _overlap(when: str, item: ClauseRef) -> CalendarProblem:
    return CalendarProblem(ProblemKind.OVERLAPPING_SPANS, f"hours overlap on {when}", item)
