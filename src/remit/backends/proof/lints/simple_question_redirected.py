"""A plain public question that is sent elsewhere, although nothing about it is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.space import CHANNEL, RECEIVED, SECTOR
from remit.model.conditions import HasAny, IsIn
from remit.model.nodes import Hop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Concern, Question

LINT = "simple_question_redirected"
_FREE = frozenset({CHANNEL, RECEIVED, SECTOR, "intent", "topics", "personal_data"})


def find(question: Question) -> Iterator[Concern]:
    """Yield each rule that redirects a question in public of no topic, of whose author nothing is known."""
    variables = question.space.variables
    plain = [question.public, question.landed(Hop), variables["intent"].literal(IsIn(("question",)))]
    for name in ("topics", "personal_data"):
        plain += [variables[name].known, -variables[name].literal(HasAny())]
    plain += [variable.calm[0] for name, variable in variables.items() if name not in _FREE]
    yield from question.by_rule(LINT, question.circuit.all(plain))
