"""A reply whose words a ban stops for some interactions, so that a person looks where an answer was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.circuit import FALSE
from remit.backends.proof.lints.concern import Concern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question

LINT = "stopped_reply"


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can decide words which a ban forbids, once for each ban."""
    encoding, landings, circuit = question.encoding, question.landings, question.circuit
    stops = [(stop, there) for stop, there in landings.stops if stop.unsure is None and there != FALSE]
    for rule in encoding.rules if stops else ():
        handling = rule.actions.handling
        if handling is None:
            continue
        lands = landings.of(handling)
        decides = circuit.all((encoding.maximal(rule, "handling"), -encoding.conflict))
        for ban in dict.fromkeys(stop.ban for stop, _ in stops):
            stopped = [(stop.landing, there) for stop, there in stops if stop.ban is ban]
            where = circuit.any(circuit.all((lands.get(one, FALSE), there)) for one, there in stopped)
            witness = question.finder.witness(decides, where) if where != FALSE else None
            if witness is not None:
                facts = {"rule": rule.name, "ban": ban.title}
                also = ((ban.span, "; ".join(ban.because) or "forbids it"),)
                yield Concern(LINT, question.assembly, rule.head, facts, rule.accepts, witness, also=also)
