"""The whole pipeline, from files to assemblies that hold together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.checks import check_assemblies
from remit.diagnostics.report import Report
from remit.driver.project import Reading, read_paths
from remit.model.from_syntax.assemblies import assemblies_of, vocabularies_of
from remit.runtime.holiday_data import PublicHolidays
from remit.source.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from remit.model.nodes import Assembly


@dataclass(frozen=True)
class Compiled:
    """What came of compiling: the texts, the findings, and the assemblies, whole only where there is no error.

    `loose` are assemblies without a policy, of files that no policy uses. `sees` are for each file those whose names it
    may use, itself among them.
    """

    sources: Mapping[str, SourceText]
    report: Report
    assemblies: tuple[Assembly, ...]
    loose: tuple[Assembly, ...] = ()
    sees: Mapping[str, frozenset[str]] = field(default_factory=dict)


def compile_paths(paths: Sequence[Path]) -> Compiled:
    """Compile policy files, or all those of folders, with everything they use."""
    report = Report()
    return compile_reading(read_paths(paths, report))


def compile_text(text: str, name: str = "policy.remit") -> Compiled:
    """Compile one text that uses no other file."""
    reading = Reading(Report())
    reading.parse(SourceText(name, text), None)
    return compile_reading(reading)


def compile_reading(reading: Reading) -> Compiled:
    """Compile what was read."""
    report = reading.report
    project = reading.project()
    holidays = PublicHolidays()
    assemblies = assemblies_of(project, report, holidays)
    loose = vocabularies_of(project, report, holidays)
    check_assemblies((*assemblies, *loose), holidays, report)
    sees = {file: project.sees(file) for file in project.documents}
    return Compiled(reading.sources, report, assemblies, loose, sees)
