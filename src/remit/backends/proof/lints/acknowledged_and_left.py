"""An acknowledgement after which nobody has the case: it could be taken for the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.promised import owners_of
from remit.model.nodes import Acknowledge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Concern, Question

LINT = "acknowledged_and_left"


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can decide an acknowledgement of a case that nobody owns."""
    owned = question.circuit.any(owners_of(question.encoding).values())
    yield from question.by_rule(LINT, question.circuit.all((question.landed(Acknowledge), -owned)))
