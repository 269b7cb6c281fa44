"""What guarantees promise, and advice: asked of one assembly."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.guarantees import Guarantees
from remit.backends.proof.lateness import Late
from remit.backends.proof.lints import (
    acknowledged_and_left,
    complaint_without_clock,
    sensitive_in_public,
    silence_under_clock,
    simple_question_redirected,
    two_tier,
    unknown_escapes,
)
from remit.backends.proof.lints.concern import Concern, Question
from remit.backends.proof.promised import Promised
from remit.backends.proof.solver import Undecided
from remit.model.conditions import Atom, HasAny, IsIn
from remit.runtime.due.line import longest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.guarantees import GuaranteeFinding
    from remit.backends.proof.moments import Within
    from remit.backends.proof.witness import Finder
    from remit.clocks.lines import Lines
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly, Length

PromiseFinding: TypeAlias = "GuaranteeFinding | Concern"

_ASKED: Final = (
    ("topics", HasAny()),
    ("personal_data", HasAny()),
    ("intent", IsIn(("question",))),
    ("intent", IsIn(("complaint",))),
)


def asked(assembly: Assembly) -> tuple[Condition, ...]:
    """Return what advice asks of an interaction besides the conditions of its policies."""
    span = assembly.policies[0].span if assembly.policies else None
    return () if span is None else tuple(Atom(fact, test, negated=False, span=span) for fact, test in _ASKED)


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

    asking: tuple[Callable[[], Iterable[Concern]], ...] = (
        lambda: silence_under_clock.find(question),
        lambda: sensitive_in_public.find(question),
        lambda: simple_question_redirected.find(question),
        lambda: acknowledged_and_left.find(question),
        lambda: complaint_without_clock.find(question),
        lambda: two_tier.find(question, most),
        lambda: unknown_escapes.find(question, promised),
    )
    for find in asking:
        try:
            yield from find()
        except Undecided:
            # Advice that would take too long to find is left out: nothing is promised of it.
            continue
