"""An answer in public, in a regulated sector, to somebody whose message shows personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.lints.concern import Concern
from remit.model.conditions import HasAny
from remit.model.nodes import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question

LINT = "sensitive_in_public"


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can decide such an answer."""
    if not any(policy.regulated for policy in question.assembly.policies):
        return
    circuit, encoding = question.circuit, question.encoding
    answered = circuit.any(
        there for landing, there in question.landings.landed.items() if isinstance(landing, Answer)
    )
    shows = question.space.variables["personal_data"].literal(HasAny())
    sensitive = circuit.all((answered, question.public, shows))
    if not question.finder.solver.possible(sensitive):
        return
    for rule in encoding.rules:
        if rule.actions.handling is None:
            continue
        witness = question.finder.witness(sensitive, encoding.maximal(rule, "handling"))
        if witness is not None:
            yield Concern(LINT, question.assembly, rule.head, {"rule": rule.name}, rule.accepts, witness)
