"""A tighter promise in public than in private for the same thing, which teaches customers to shout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.encoding import Encoding
from remit.backends.proof.guarantees import pair
from remit.backends.proof.landing import Landings
from remit.backends.proof.lints.concern import Concern
from remit.backends.proof.space import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.backends.proof.lints.concern import Question
    from remit.model.nodes import Length

LINT = "two_tier"


def find(question: Question, longest: Callable[[Length], int]) -> Iterator[Concern]:
    """Yield each two SLAs of which the tighter can apply in public where the other would in private.

    `longest` gives the most seconds that a length can take.
    """
    encoding = question.encoding
    twin = Encoding(question.space.twin((CHANNEL,)), encoding.edition)
    private = [name for name, channel in question.vocabulary.channels.items() if not channel.public]
    in_private = Landings(twin).arrives(*private)
    slas = question.vocabulary.slas
    for tight in encoding.sla_terms:
        for loose in encoding.sla_terms:
            tighter = [
                target
                for target in slas[tight].targets
                for other in slas[loose].targets
                if target.kind == other.kind and longest(target.within) < longest(other.within)
            ]
            if tight == loose or not tighter:
                continue
            goal = question.circuit.all(
                (
                    question.public,
                    in_private,
                    encoding.settled("SLA", tight),
                    twin.settled("SLA", loose),
                )
            )
            found = pair(encoding, twin, goal, question.finder)
            if found is not None:
                facts = {"tight": tight, "loose": loose, "targets": tuple(t.kind for t in tighter)}
                also = ((slas[loose].span, "and this one in private"),)
                yield Concern(LINT, question.assembly, slas[tight].span, facts, {}, found[0], found[1], also)
