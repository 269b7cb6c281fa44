"""Facts whose being unknown lets an interaction escape a guarantee or a statutory clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.lints.concern import Concern
from remit.backends.proof.promised import owners_of
from remit.backends.proof.space import each_atom
from remit.clocks.keeping import keeping_targets, keeps
from remit.model.conditions import IsUnknown
from remit.model.nodes import Reach, WithinPromise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question
    from remit.backends.proof.promised import Promised
    from remit.backends.proof.witness import Witness
    from remit.model.conditions import Condition
    from remit.model.nodes import Promise

LINT = "unknown_escapes"
# They are read from every message, so they are unknown only where there is none.
_READ = frozenset({"topics", "personal_data"})


def find(question: Question, promised: Promised) -> Iterator[Concern]:
    """Yield each guarantee and each rule that starts a statutory clock, with all such facts, in a regulated sector.

    A fact is one where it is unknown in an interaction that breaks the promise, and the condition would hold if it
    were known to be something.
    """
    circuit = question.circuit
    if not any(policy.regulated for policy in question.assembly.policies):
        return
    for policy in question.assembly.policies:
        for guarantee in policy.guarantees:
            if guarantee.when is None:
                continue
            broken = circuit.any(_missed(question, promised, promise) for promise in guarantee.promises)
            facts, witness = _escaping(question, guarantee.when, broken)
            if witness is not None:
                said = {"what": f'guarantee "{guarantee.title}"', "facts": facts}
                yield Concern(LINT, question.assembly, guarantee.span, said, guarantee.accepts, witness)
    for rule in question.encoding.rules:
        clocks = [item.name for item in rule.actions.items if item.name in question.statutory]
        if clocks and rule.excepts is None:
            missing = circuit.any(-question.statutory[clock] for clock in clocks)
            facts, witness = _escaping(question, rule.when, missing)
            if witness is not None:
                said = {"what": f"the clock of rule `{rule.name}`", "facts": facts}
                yield Concern(LINT, question.assembly, rule.head, said, rule.accepts, witness)


def _missed(question: Question, promised: Promised, promise: Promise) -> int:
    """Where a promise is not kept; one about time, where nobody has the case or nothing is promised at all."""
    encoding, vocabulary = question.encoding, question.vocabulary
    match promise:
        case Reach():
            return -question.circuit.any(owners_of(encoding).values())
        case WithinPromise(kind):
            keeping = [
                encoding.settled("SLA", name)
                for name in encoding.sla_terms
                if any(keeping_targets(vocabulary.slas[name], kind))
            ]
            keeping += [
                one
                for item, one in encoding.collected.items()
                if item.kind == "clock" and keeps(vocabulary.clocks[item.name], kind)
            ]
            return -question.circuit.any(keeping)
        case _:
            return promised.broken(promise)


def _escaping(
    question: Question, condition: Condition, broken: int
) -> tuple[tuple[str, ...], Witness | None]:
    atoms = (atom for atom in each_atom(condition) if not isinstance(atom.test, IsUnknown))
    names = dict.fromkeys(atom.fact for atom in atoms if atom.fact not in _READ)
    escaping: dict[str, int] = {}
    for name in names:
        variable = question.space.variables[name]
        unknown = -variable.known
        told = question.space.twin((name,)).truth(condition, question.encoding.edition)
        goal = question.circuit.all((unknown, told, broken))
        if question.finder.possible(goal):
            escaping[name] = goal
    if not escaping:
        return (), None
    return tuple(escaping), question.finder.witness(next(iter(escaping.values())))
