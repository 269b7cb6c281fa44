"""A complaint in a regulated sector for which no statutory clock starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.lints.concern import Concern
from remit.model.conditions import IsIn
from remit.model.nodes import Stratum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question

LINT = "complaint_without_clock"


def find(question: Question) -> Iterator[Concern]:
    """Yield it once for each regulated policy of the sector."""
    regulated = [p for p in question.assembly.policies if p.regulated and p.stratum is Stratum.SECTOR]
    if not regulated:
        return
    complains = question.space.variables["intent"].literal(IsIn(("complaint",)))
    clocks = question.circuit.any(question.statutory.values())
    witness = question.finder.witness(complains, -clocks)
    if witness is not None:
        for policy in regulated:
            facts = {"name": policy.title, "sector": question.assembly.sector}
            yield Concern(LINT, question.assembly, policy.span, facts, policy.accepts, witness)
