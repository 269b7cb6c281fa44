"""Proving what was compiled: the prover's findings, each replayed on the reference evaluator before it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from remit.backends.proof import findings as f
from remit.backends.proof.guarantees import Broken, Changed, Open
from remit.backends.proof.lints.concern import Concern
from remit.backends.proof.moments import span_of
from remit.backends.proof.prove import prove
from remit.backends.proof.solver import MOST_GUESSES
from remit.backends.proof.space import Ground
from remit.backends.proof.tell import tell
from remit.backends.reference.holds import holds, is_true
from remit.clocks.ground import Ground as ClockGround
from remit.clocks.lines import Lines
from remit.driver.desk import Desk
from remit.driver.guarantees.advice import confirmed
from remit.driver.guarantees.replay import broken, changed
from remit.driver.guarantees.tell import tell_concern, tell_refuted
from remit.model.horizon import horizon
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.guarantees import GuaranteeFinding
    from remit.backends.proof.witness import Witness
    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.diagnostics.report import Report
    from remit.driver.compile import Compiled
    from remit.model.nodes import Assembly, Value

# Calendars are looked at a little beyond the first and last moment of receipt.
_MARGIN: Final = timedelta(days=7)


def proved(compiled: Compiled, guesses: int = MOST_GUESSES) -> Compiled:
    """Add what the prover finds to the report; nothing is proved of what does not compile.

    What takes the prover more wrong guesses than `guesses` is told as not decided.
    """
    if compiled.report.has_errors:
        return compiled
    desks: dict[int, Desk] = {}

    def desk_of(assembly: Assembly) -> Desk:
        if id(assembly) not in desks:
            desks[id(assembly)] = Desk(assembly, compiled.assemblies)
        return desks[id(assembly)]

    holidays, report = PublicHolidays(), compiled.report
    found = prove(compiled.assemblies, ground_of, lambda assembly: Lines(assembly, holidays), guesses)
    for finding in found:
        match finding:
            case Concern():
                advice = confirmed(finding, desk_of(finding.assembly), _forms)
                if advice is None:
                    report.add("R0903", None, finding=finding.lint)
                else:
                    tell_concern(advice, report)
            case Broken() | Changed() | Open():
                _refuted(finding, desk_of(finding.assembly), report)
            case f.Conflict() | f.LandsNowhere() | f.Gap() | f.IncompleteTable():
                shown = _confirmed(finding, desk_of(finding.assembly))
                if shown is None:
                    report.add("R0903", None, finding=type(finding).__name__)
                else:
                    tell(shown, report)
            case _:
                tell(finding, report)
    return compiled


def _refuted(found: GuaranteeFinding, desk: Desk, report: Report) -> None:
    """Tell of a guarantee with what the evaluator shows of it; where it shows nothing, the fault is ours."""
    match found:
        case Open():
            tell_refuted(found, None, report)
            return
        case Broken(promise=promise, witness=witness):
            for form, facts in _forms(witness, desk):
                shown = broken(promise, desk.situation(facts, form.switches), desk)
                if shown is not None:
                    tell_refuted(replace(found, witness=form), shown, report)
                    return
        case Changed(aspect=aspect, witness=witness, other=other):
            one, two = (desk.situation(dict(w.facts), w.switches) for w in (witness, other))
            shown = changed(aspect, one, two, desk)
            if shown is not None:
                plain = replace(found, witness=replace(witness, message=None))
                tell_refuted(replace(plain, other=replace(other, message=None)), shown, report)
                return
    report.add("R0903", None, finding=type(found).__name__)


def ground_of(assembly: Assembly) -> Ground:
    """The calendars of an assembly, and the moments of receipt up to its horizon."""
    first, last = horizon(assembly.first, assembly.last)
    calendars = ClockGround(assembly, first - _MARGIN, last + _MARGIN, PublicHolidays())
    return Ground(calendars, span_of(first, last, assembly.zone))


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
