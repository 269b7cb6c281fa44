"""Silence while a statutory clock runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.lints.concern import Concern
from remit.model.nodes import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question

LINT = "silence_under_clock"


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can decide something that ends in silence while a statutory clock starts."""
    circuit, encoding = question.circuit, question.encoding
    silent = circuit.any(
        there for landing, there in question.landings.landed.items() if isinstance(landing, Silent)
    )
    running = circuit.any(question.statutory.values())
    under = circuit.all((silent, running))
    if not question.finder.solver.possible(under):
        return
    for rule in encoding.rules:
        if rule.actions.handling is None:
            continue
        witness = question.finder.witness(under, encoding.maximal(rule, "handling"))
        if witness is not None:
            yield Concern(LINT, question.assembly, rule.head, {"rule": rule.name}, rule.accepts, witness)
