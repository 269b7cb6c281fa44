"""An answer in public, in a regulated sector, to somebody whose message shows personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model.conditions import HasAny
from remit.model.nodes import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Concern, Question

LINT = "sensitive_in_public"


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that can decide such an answer."""
    if not any(policy.regulated for policy in question.assembly.policies):
        return
    shows = question.space.variables["personal_data"].literal(HasAny())
    sensitive = question.circuit.all((question.landed(Answer), question.public, shows))
    yield from question.by_rule(LINT, sensitive)
