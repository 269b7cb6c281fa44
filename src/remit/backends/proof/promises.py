"""What guarantees promise, and advice: asked of one assembly."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.findings import NotDecided
from remit.backends.proof.guarantees import Guarantees
from remit.backends.proof.lateness import Late
from remit.backends.proof.lints import (
    acknowledged_and_left,
    acknowledged_as_answered,
    complaint_without_clock,
    sensitive_in_public,
    silence_under_clock,
    simple_question_redirected,
    stopped_reply,
    two_tier,
    unknown_escapes,
)
from remit.backends.proof.lints.concern import Concern, Question
from remit.backends.proof.promised import Promised
from remit.backends.proof.solver import Undecided
from remit.model.conditions import Atom, Has, HasAny, IsIn
from remit.runtime.due.line import longest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.guarantees import GuaranteeFinding
    from remit.backends.proof.moments import Within
    from remit.backends.proof.witness import Finder
    from remit.clocks.lines import Lines
    from remit.model.conditions import Condition, Test
    from remit.model.nodes import Assembly, Length

PromiseFinding: TypeAlias = "GuaranteeFinding | Concern | NotDecided"

_ASKED: Final = (
    ("topics", HasAny()),
    ("personal_data", HasAny()),
    ("intent", IsIn(("question",))),
    ("intent", IsIn(("complaint",))),
    ("intent", IsIn(acknowledged_as_answered.WAITING)),
)


def asked(assembly: Assembly) -> tuple[Condition, ...]:
    """Return what advice asks of an interaction besides the conditions of its policies."""
    if not assembly.policies:
        return ()
    span = assembly.policies[0].span
    personal = (name for name, topic in assembly.vocabulary.topics.items() if topic.personal)
    tests: tuple[tuple[str, Test], ...] = (*_ASKED, *(("topics", Has(name)) for name in personal))
    return tuple(Atom(fact, test, negated=False, span=span) for fact, test in tests)


def promise_findings(
    encoding: Encoding, finder: Finder, lines: Lines, again: Callable[[Iterable[Within]], Finder]
) -> Iterator[PromiseFinding]:
    """Yield the guarantees that do not hold, then the advice; `again` as in `Guarantees`."""
    question = Question(encoding, finder)
    late = Late(lines)
    yield from Guarantees(encoding, question.landings, late, finder, again).refutations()
    promised = Promised(encoding, question.landings, late, finder.solver.possible)

    @cache
    def most(length: Length) -> int:
        return longest(lines.length(length)).seconds

    asking: tuple[tuple[str, Callable[[], Iterable[Concern]]], ...] = (
        (silence_under_clock.LINT, lambda: silence_under_clock.find(question)),
        (sensitive_in_public.LINT, lambda: sensitive_in_public.find(question)),
        (simple_question_redirected.LINT, lambda: simple_question_redirected.find(question)),
        (acknowledged_and_left.LINT, lambda: acknowledged_and_left.find(question)),
        (acknowledged_as_answered.LINT, lambda: acknowledged_as_answered.find(question)),
        (complaint_without_clock.LINT, lambda: complaint_without_clock.find(question)),
        (stopped_reply.LINT, lambda: stopped_reply.find(question)),
        (two_tier.LINT, lambda: two_tier.find(question, most)),
        (unknown_escapes.LINT, lambda: unknown_escapes.find(question, promised)),
    )
    assembly = encoding.assembly
    for lint, find in asking:
        try:
            yield from find()
        except Undecided as undecided:
            if not any(lint in policy.accepts for policy in assembly.policies):
                asks = f"whether the advice `{lint}` is called for in sector `{assembly.sector}`"
                yield NotDecided(assembly, asks, None, undecided.why)
