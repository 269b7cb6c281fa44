"""Checks of assemblies: one rule, one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.checks import (
    banned_wording,
    calendar_problems,
    closing_acknowledgement,
    deadlines_end,
    duty_without_reason,
    header_words,
    languages,
    only_sorry,
    otherwise_shadowed,
    promise_while_shut,
    reply_audience,
    topic_without_route,
    unused_names,
)
from remit.graph.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly
    from remit.runtime.holiday_source import HolidaySource


def check_assemblies(assemblies: Iterable[Assembly], holidays: HolidaySource, report: Report) -> None:
    """Run every check over every assembly; a finding that several assemblies share is told once."""
    every = tuple(assemblies)
    for assembly in every:
        calendar_problems.check(assembly, holidays, report)
        otherwise_shadowed.check(assembly, report)
        languages.check(assembly, report)
        banned_wording.check(assembly, report)
        header_words.check(assembly, report)
        only_sorry.check(assembly, report)
        closing_acknowledgement.check(assembly, report)
        duty_without_reason.check(assembly, report)
        if not report.has_errors:
            reply_audience.check(assembly, Order(assembly), report)
    for assembly in every if not report.has_errors else ():
        deadlines_end.check(assembly, holidays, report)
    for assembly in every if not report.has_errors else ():
        promise_while_shut.check(assembly, holidays, report)
    if every and not report.has_errors:
        unused_names.check(every, report)
        topic_without_route.check(every, report)
