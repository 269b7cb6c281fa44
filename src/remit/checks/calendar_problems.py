"""Calendars that make no sense over the years they are needed for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.model.horizon import horizon, known_until, lengths
from remit.runtime.calendars.compile import compile_calendar, problems
from remit.runtime.calendars.problems import ProblemKind
from remit.runtime.moments import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly, Calendar, Vocabulary
    from remit.runtime.calendars import calendar as compiled_calendars
    from remit.runtime.calendars.problems import CalendarProblem
    from remit.runtime.calendars.spec import CalendarSpec, ClauseRef
    from remit.runtime.holiday_source import HolidaySource
    from remit.source.span import Span


def check(assembly: Assembly, holidays: HolidaySource, report: Report) -> None:
    """R0331, R0334: each problem of each calendar, in the order in which they build on one another.

    R0334 alone where days or deadlines lie where no calendar is known at all.
    """
    first, last = horizon(assembly.first, assembly.last)
    if first.year <= FIRST_YEAR or known_until(assembly).year > LAST_YEAR:
        for policy in assembly.policies:
            years = f"{FIRST_YEAR + 1} to {LAST_YEAR}"
            report.add(
                "R0334",
                policy.span,
                help="let its days and deadlines end sooner",
                name=policy.title,
                years=years,
            )
        return
    counted = set(_counted(assembly.vocabulary))
    compiled: dict[str, compiled_calendars.Calendar] = {}
    members = {name for c in assembly.vocabulary.calendars.values() for name in c.spec.all_of}
    waiting = dict(assembly.vocabulary.calendars)
    while waiting:
        ready = [n for n, c in waiting.items() if not set(c.spec.all_of) & waiting.keys() - {n}]
        for name in ready or sorted(waiting):
            calendar = waiting.pop(name)
            found = problems(calendar.spec, first, last, holidays, compiled)
            if name in counted and not any(problem.item for problem in found):
                found = (*found, *_beyond(calendar.spec, first, known_until(assembly), holidays))
            for problem in found:
                known = problem.names
                help_ = suggestion(_written(calendar, problem.item), known) if known else None
                code = "R0335" if problem.caution else "R0331"
                place = _place(calendar, problem.item)
                report.add(code, place, help=help_, name=name, reason=problem.words)
            if name in members and all(problem.caution for problem in found):
                compiled[name] = compile_calendar(calendar.spec, first, last, holidays, compiled)


def _counted(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the calendars in which deadlines count or roll, and those that they consist of."""
    named = {length.calendar for length in lengths(vocabulary)}
    named |= {clock.roll for clock in vocabulary.clocks.values()}
    waiting = [name for name in vocabulary.calendars if name in named]
    while waiting:
        name = waiting.pop()
        yield name
        waiting += vocabulary.calendars[name].spec.all_of


def _beyond(
    spec: CalendarSpec, first: date, last: date, holidays: HolidaySource
) -> Iterator[CalendarProblem]:
    """Find holiday data that ends before the last clock that starts in time has run."""
    for problem in problems(spec, first, last, holidays, {}):
        if problem.kind is ProblemKind.HOLIDAY_DATA_ENDS:
            words = f"{problem.words}, to which a clock can run that starts in the last days of the policy"
            yield replace(problem, words=words)


def _place(calendar: Calendar, item: ClauseRef | None) -> Span:
    """Where the clause with a problem stands, or the calendar where it is about no one clause."""
    places = calendar.places.get(item.clause, ()) if item else ()
    return places[item.index] if item and item.index < len(places) else calendar.span


def _written(calendar: Calendar, item: ClauseRef | None) -> str:
    """The name that a clause gives to a zone, a region, a holiday or a calendar."""
    match getattr(calendar.spec, item.clause) if item else "":
        case str() as name:
            return name
        case tuple() as clauses if item:
            clause = clauses[item.index]
            return clause if isinstance(clause, str) else str(getattr(clause, "holiday", ""))
        case _:
            return ""
