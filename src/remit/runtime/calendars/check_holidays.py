"""Problems of a calendar's holidays."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from remit.runtime.calendars.named_days import listed_days, means, named_days
from remit.runtime.calendars.problems import CalendarProblem, ProblemKind
from remit.runtime.calendars.spec import ClauseRef
from remit.runtime.holiday_source import ESTIMATED, SUBSTITUTE
from remit.runtime.value_problem import ValueProblem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from remit.runtime.calendars.spec import CalendarSpec
    from remit.runtime.holiday_source import HolidaySource


def region_problems(spec: CalendarSpec, years: range, source: HolidaySource) -> Iterator[CalendarProblem]:
    """Find regions without a list of holidays, or without one for all those years."""
    for index, region in enumerate(spec.holiday_regions):
        item = ClauseRef("holiday_regions", index)
        try:
            known = source.years(region)
        except ValueProblem as problem:
            near = source.nearest(region)
            yield CalendarProblem(ProblemKind.UNKNOWN_REGION, problem.words, item, near)
            continue
        missing = next((year for year in years if year not in known), None)
        if missing is not None:
            words = f"the holidays of {quoted(region)} are known for {known.start} to {known.stop - 1}"
            yield CalendarProblem(ProblemKind.HOLIDAY_DATA_ENDS, f"{words}, not for {missing}", item)


def holiday_problems(spec: CalendarSpec, years: range, source: HolidaySource) -> Iterator[CalendarProblem]:
    """Find holidays called by names that none has, hours that a holiday beats, and dates that are estimates.

    The regions must be without problems.
    """
    listed = listed_days(spec, years, source)
    yield from _unknown_holidays(spec, listed)
    named = named_days(spec, listed)
    for index, dated in enumerate(spec.dated):
        holiday = named.get(dated.day)
        if holiday is not None and holiday.hours is None:
            words = f"{dated.day} is {holiday.name} and not worked, so its hours never open"
            yield CalendarProblem(ProblemKind.HOURS_ON_HOLIDAY, words, ClauseRef("dated", index))
    for index, region in enumerate(spec.holiday_regions):
        guessed = next((name for year in years for name in _estimates(source, region, year)), None)
        if guessed is not None:
            words = f"dates of holidays of {quoted(region)} are estimates, such as {guessed}"
            yield CalendarProblem(ProblemKind.ESTIMATED_HOLIDAYS, words, ClauseRef("holiday_regions", index))


def _unknown_holidays(
    spec: CalendarSpec, listed: Mapping[date, tuple[str, ...]]
) -> Iterator[CalendarProblem]:
    called: list[tuple[ClauseRef, str | date]] = [
        (ClauseRef("struck_holidays", index), struck) for index, struck in enumerate(spec.struck_holidays)
    ]
    called += [
        (ClauseRef("open_on_holidays", index), worked.holiday)
        for index, worked in enumerate(spec.open_on_holidays)
    ]
    everything = [(day, name) for day, names in listed.items() for name in names]
    for item, holiday in called:
        if any(means(holiday, day, name) for day, name in everything):
            continue
        if isinstance(holiday, str):
            known = sorted({name.removesuffix(ESTIMATED).removesuffix(SUBSTITUTE) for _, name in everything})
            near = tuple(get_close_matches(holiday, known)) or tuple(known)
            words = f"no holiday of this calendar is called {quoted(holiday)}"
            yield CalendarProblem(ProblemKind.UNKNOWN_HOLIDAY, words, item, near)
        else:
            words = f"{holiday} is not a holiday of this calendar"
            yield CalendarProblem(ProblemKind.UNKNOWN_HOLIDAY, words, item)


def _estimates(source: HolidaySource, region: str, year: int) -> Iterator[str]:
    for day, names in sorted(source.days(region, year).items()):
        for name in names:
            if name.endswith(ESTIMATED):
                yield f"{name.removesuffix(ESTIMATED)} on {day}"
