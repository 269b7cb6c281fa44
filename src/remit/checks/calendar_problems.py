"""Calendars that make no sense over the years they are needed for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.runtime.calendars.compile import compile_calendar, problems

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly, Calendar
    from remit.runtime.calendars import calendar as compiled_calendars
    from remit.runtime.calendars.spec import ClauseRef
    from remit.runtime.holiday_source import HolidaySource
    from remit.source.span import Span

# An open-ended policy is looked at for three years from its first day; one that states no day, from this one.
FIRST_WITHOUT_DATE = date(2026, 1, 1)
YEARS = 3


def horizon(assembly: Assembly) -> tuple[date, date]:
    """First and last day for which an assembly's calendars must make sense."""
    first = assembly.first or FIRST_WITHOUT_DATE
    return first, assembly.last or date(first.year + YEARS, first.month, min(first.day, 28))


def check(assembly: Assembly, holidays: HolidaySource, report: Report) -> None:
    """R0331: each problem of each calendar, in the order in which they build on one another."""
    first, last = horizon(assembly)
    compiled: dict[str, compiled_calendars.Calendar] = {}
    members = {name for c in assembly.vocabulary.calendars.values() for name in c.spec.all_of}
    waiting = dict(assembly.vocabulary.calendars)
    while waiting:
        ready = [n for n, c in waiting.items() if not set(c.spec.all_of) & waiting.keys() - {n}]
        for name in ready or sorted(waiting):
            calendar = waiting.pop(name)
            found = problems(calendar.spec, first, last, holidays, compiled)
            for problem in found:
                known = problem.names
                help_ = suggestion(_written(calendar, problem.item), known) if known else None
                report.add(
                    "R0331", _place(calendar, problem.item), help=help_, name=name, reason=problem.words
                )
            if name in members and all(problem.caution for problem in found):
                compiled[name] = compile_calendar(calendar.spec, first, last, holidays, compiled)


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
