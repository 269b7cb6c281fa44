"""Deadlines that never end, because their calendar does not open often enough for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.clocks.lines import Lines
from remit.clocks.terms import clock_term, extended_term, term, told_term
from remit.model.horizon import lengths
from remit.runtime.due import due
from remit.runtime.moment_wording import day_words
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.clocks.ground import Ground
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly
    from remit.runtime.due import Term
    from remit.runtime.holiday_source import HolidaySource


def check(assembly: Assembly, holidays: HolidaySource, report: Report) -> None:
    """R0331: of each calendar, the first length of time that has no end for what is received on the last day."""
    if not assembly.policies:
        return
    lines = Lines(assembly, holidays)
    told: set[str] = set()
    for each in _terms(assembly, lines.ground):
        calendars = [calendar.name for calendar in (each.calendar, each.roll) if calendar is not None]
        name = next((name for name in calendars if name in assembly.vocabulary.calendars), None)
        if name is not None and name not in told and not _ends(each, lines):
            told.add(name)
            reason = f"a deadline of {each.duration} that starts on {day_words(lines.last_day)} has no end"
            report.add("R0331", assembly.vocabulary.calendars[name].span, name=name, reason=reason)


def _terms(assembly: Assembly, ground: Ground) -> Iterator[Term]:
    yield from (term(length, ground) for length in lengths(assembly.vocabulary))
    for clock in assembly.vocabulary.clocks.values():
        for each in (clock_term(clock, ground), extended_term(clock, ground), told_term(clock, ground)):
            if each is not None:
                yield each


def _ends(each: Term, lines: Lines) -> bool:
    try:
        due(each, lines.last)
    except ValueProblem:
        return False
    return True
