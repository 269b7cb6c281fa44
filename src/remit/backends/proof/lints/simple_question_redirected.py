"""A plain public question that is sent elsewhere, although nothing about it is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.circuit import FALSE
from remit.backends.proof.lints.concern import Concern
from remit.backends.proof.space import CHANNEL, RECEIVED, SECTOR
from remit.model.conditions import HasAny, IsIn
from remit.model.nodes import Hop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question

LINT = "simple_question_redirected"
_FREE = frozenset({CHANNEL, RECEIVED, SECTOR, "intent", "topics", "personal_data"})


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that redirects a question in public of no topic, of whose author nothing is known."""
    circuit, encoding, variables = question.circuit, question.encoding, question.space.variables
    moved = circuit.any(
        there for landing, there in question.landings.landed.items() if isinstance(landing, Hop)
    )
    asks = variables["intent"].literal(IsIn(("question",)))
    plain = [question.public, asks, moved]
    for name in ("topics", "personal_data"):
        plain += [variables[name].known, -variables[name].literal(HasAny())]
    plain += [variable.calm[0] for name, variable in variables.items() if name not in _FREE]
    simple = circuit.all(plain)
    if simple == FALSE or not question.finder.solver.possible(simple):
        return
    for rule in encoding.rules:
        if rule.actions.handling is None:
            continue
        witness = question.finder.witness(simple, encoding.maximal(rule, "handling"))
        if witness is not None:
            yield Concern(LINT, question.assembly, rule.head, {"rule": rule.name}, rule.accepts, witness)
