"""Proving what was compiled: the prover's findings, each replayed on the reference evaluator before it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from remit.backends.proof import findings as f
from remit.backends.proof.moments import span_of
from remit.backends.proof.prove import prove
from remit.backends.proof.space import Ground
from remit.backends.proof.tell import tell
from remit.backends.reference.holds import holds, is_true
from remit.clocks.ground import Ground as ClockGround
from remit.driver.desk import Desk
from remit.model.horizon import horizon
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.witness import Witness
    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.driver.compile import Compiled
    from remit.model.nodes import Assembly, Value

# Calendars are looked at a little beyond the first and last moment of receipt.
_MARGIN: Final = timedelta(days=7)


def proved(compiled: Compiled) -> Compiled:
    """Add what the prover finds to the report; nothing is proved of what does not compile."""
    if compiled.report.has_errors:
        return compiled
    desks: dict[int, Desk] = {}
    for finding in prove(compiled.assemblies, ground_of):
        assembly = _assembly(finding)
        confirmed: f.Finding | None = finding
        if assembly is not None:
            desk = desks.setdefault(id(assembly), Desk(assembly, compiled.assemblies))
            confirmed = _confirmed(finding, desk)
        if confirmed is None:
            compiled.report.add("R0903", None, finding=type(finding).__name__)
        else:
            tell(confirmed, compiled.report)
    return compiled


def ground_of(assembly: Assembly) -> Ground:
    """The calendars of an assembly, and the moments of receipt up to its horizon."""
    first, last = horizon(assembly.first, assembly.last)
    calendars = ClockGround(assembly, first - _MARGIN, last + _MARGIN, PublicHolidays())
    return Ground(calendars, span_of(first, last, assembly.policies[0].zone))


def _assembly(finding: f.Finding) -> Assembly | None:
    match finding:
        case f.Conflict() | f.LandsNowhere() | f.Gap() | f.IncompleteTable():
            return finding.assembly
        case _:
            return None


def _confirmed(finding: f.Finding, desk: Desk) -> f.Finding | None:
    """Return the finding with what the evaluator confirms; None where it confirms nothing of it."""
    match finding:
        case f.Conflict(witness=witness) | f.LandsNowhere(witness=witness):
            shown = _replayed(witness, finding, desk)
            return None if shown is None else replace(finding, witness=shown)
        case f.Gap(regions=regions) | f.IncompleteTable(regions=regions):
            shown_regions = []
            for region in regions:
                witness_ = _replayed(region.witness, finding, desk)
                if witness_ is None:
                    return None
                shown_regions.append(replace(region, witness=witness_))
            return replace(finding, regions=tuple(shown_regions))
        case _:
            return finding


def _replayed(witness: Witness, finding: f.Finding, desk: Desk) -> Witness | None:
    """Return the witness as a message if that shows the same, else by its topics; None where neither does."""
    for shown, facts in _forms(witness, desk):
        situation = desk.situation(facts, shown.switches)
        if _shows(finding, situation, desk):
            return shown
    return None


def _forms(witness: Witness, desk: Desk) -> Iterator[tuple[Witness, dict[str, Value]]]:
    if witness.message is not None:
        facts = {name: value for name, value in witness.facts.items() if name != "topics"}
        read, _ = desk.derive({**facts, "message": witness.message})
        if read.get("topics") == witness.facts["topics"]:
            yield witness, read
    yield replace(witness, message=None), dict(witness.facts)


def _shows(finding: f.Finding, situation: Situation, desk: Desk) -> bool:
    match finding:
        case f.IncompleteTable(section=section, table=table):
            policy = next(p for p in desk.assembly.policies if section in p.sections)
            rows = (rule for rule in section.rules if rule.table == table)
            return is_true(section.complete[table], situation) and not any(
                holds(row, section, policy, situation) for row in rows
            )
        case f.Conflict():
            return _disagree(finding, desk.decided(situation))
        case f.LandsNowhere(rule=rule):
            decided = desk.decided(situation)
            fault = decided.landed.fault
            return fault is not None and fault.kind == "nothing_lands" and rule in decided.handling.deciders
        case f.Gap():
            return not desk.decided(situation).handling.deciders
        case _:
            return True


def _disagree(conflict: f.Conflict, decided: Decided) -> bool:
    deciders = {
        "handling": (decided.handling.deciders, len(decided.handling.terms)),
        "ownership": (decided.owner.deciders, len(decided.owner.terms)),
        "SLA": (decided.sla.deciders, len(decided.sla.terms)),
    }
    rules, terms = deciders[conflict.aspects[0]]
    return terms > 1 and conflict.one in rules and conflict.other in rules
