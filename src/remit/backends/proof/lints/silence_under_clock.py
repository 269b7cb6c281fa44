"""Silence while a statutory clock runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model.nodes import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Concern, Question

LINT = "silence_under_clock"


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can decide something that ends in silence while a statutory clock starts."""
    running = question.circuit.any(question.statutory.values())
    yield from question.by_rule(LINT, question.circuit.all((question.landed(Silent), running)))
