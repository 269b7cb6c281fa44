"""Gaps: interactions that no rule handles, and tables without a row where they promise one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.findings import Gap, IncompleteTable, NotDecided
from remit.backends.proof.regions import regions
from remit.backends.proof.solver import Undecided
from remit.model.nodes import Stratum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.findings import Finding
    from remit.backends.proof.witness import Finder


def gaps(encoding: Encoding, finder: Finder) -> Iterator[Finding]:
    """Yield what of an assembly no rule handles, if there is anything."""
    assembly = encoding.assembly
    # Regulation on its own need not handle everything.
    if all(policy.stratum is Stratum.OVERRIDING for policy in assembly.policies):
        return
    try:
        found, more = regions(-encoding.spoken("handling"), finder, assembly.policies[0].span)
    except Undecided as undecided:
        question = f"whether every interaction of sector `{assembly.sector}` is handled"
        yield NotDecided(assembly, question, None, undecided.why)
        return
    if found:
        yield Gap(assembly, found, more)


def incomplete_tables(encoding: Encoding, finder: Finder, told: set[object]) -> Iterator[Finding]:
    """Yield every table that says `complete when C` and has no row for some interaction for which C holds."""
    for part in encoding.parts:
        for table, where in part.section.complete.items():
            rows = part.rows(table)
            key = part.section.span, table
            if key in told:
                continue
            covered = encoding.circuit.any(encoding.condition(row) for row in rows)
            goal = encoding.circuit.all((encoding.space.truth(where, encoding.edition), -covered))
            try:
                found, more = regions(goal, finder, part.section.span)
            except Undecided as undecided:
                place = rows[0].head if rows else part.section.span
                question = f"whether table `{table}` is complete"
                yield NotDecided(encoding.assembly, question, place, undecided.why)
                continue
            if found:
                told.add(key)
                yield IncompleteTable(encoding.assembly, part.section, table, found, more)
