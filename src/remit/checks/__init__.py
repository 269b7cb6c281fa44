"""Checks of assemblies: one rule, one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly
    from remit.runtime.holiday_source import HolidaySource


def check_assemblies(assemblies: Iterable[Assembly], holidays: HolidaySource, report: Report) -> None:
    """Run every check over every assembly; a finding that several assemblies share is told once."""
