"""An acknowledgement after which nobody has the case: it could be taken for the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.lints.concern import Concern
from remit.backends.proof.promised import owners_of
from remit.model.nodes import Acknowledge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question

LINT = "acknowledged_and_left"


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can decide an acknowledgement of a case that nobody owns."""
    circuit, encoding = question.circuit, question.encoding
    told = circuit.any(
        there for landing, there in question.landings.landed.items() if isinstance(landing, Acknowledge)
    )
    left = circuit.all((told, -circuit.any(owners_of(encoding).values())))
    if not question.finder.solver.possible(left):
        return
    for rule in encoding.rules:
        if not isinstance(rule.actions.handling, Acknowledge):
            continue
        witness = question.finder.witness(left, encoding.maximal(rule, "handling"))
        if witness is not None:
            yield Concern(LINT, question.assembly, rule.head, {"rule": rule.name}, rule.accepts, witness)
