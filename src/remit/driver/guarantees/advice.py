"""Advice that needs the prover, shown once more on the reference evaluator before it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
from remit.model.nodes import Acknowledge, Answer, Collected, FollowPath, Hop, Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.backends.proof.lints.concern import Concern
    from remit.backends.proof.witness import Witness
    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.driver.desk import Desk
    from remit.model.nodes import Value

    Forms = Callable[[Witness, Desk], Iterable[tuple[Witness, dict[str, Value]]]]


def confirmed(concern: Concern, desk: Desk, forms: Forms) -> Concern | None:
    """Return the advice with the examples that the evaluator confirms; None where it does not confirm them.

    `forms` are the ways to tell a witness.
    """
    witness = concern.witness
    if witness is None:
        return concern
    other = concern.other
    if other is not None:
        plain = replace(other, message=None)
        if not _shows(concern, desk.situation(dict(plain.facts), plain.switches), desk, beside=True):
            return None
        concern = replace(concern, other=plain)
    for form, facts in forms(witness, desk):
        if _shows(concern, desk.situation(facts, form.switches), desk, beside=False):
            return replace(concern, witness=form)
    return None


def _shows(concern: Concern, here: Situation, desk: Desk, *, beside: bool) -> bool:
    decided, facts = desk.decided(here), concern.facts
    vocabulary = desk.assembly.vocabulary
    landed = decided.landed.handling
    public = vocabulary.channels[str(here.facts["channel"])].public
    named = facts.get("rule")
    if named is not None and not any(rule.head == concern.span for rule in decided.handling.deciders):
        return False
    match concern.lint:
        case silence_under_clock.LINT:
            return isinstance(landed, Silent) and bool(_statutory(decided, desk))
        case sensitive_in_public.LINT:
            topics = _elements(here, "topics")
            personal = any(vocabulary.topics[name].personal for name in topics if name in vocabulary.topics)
            return (
                isinstance(landed, Answer) and public and (personal or bool(_elements(here, "personal_data")))
            )
        case simple_question_redirected.LINT:
            plain = not _elements(here, "topics") and not _elements(here, "personal_data")
            return isinstance(landed, Hop) and public and plain and here.facts.get("intent") == "question"
        case acknowledged_and_left.LINT:
            return isinstance(landed, Acknowledge) and decided.owner.term is None and decided.team is None
        case acknowledged_as_answered.LINT:
            return isinstance(landed, Acknowledge) and not _asks(decided, desk)
        case complaint_without_clock.LINT:
            return here.facts.get("intent") == "complaint" and not _statutory(decided, desk)
        case stopped_reply.LINT:
            fault = decided.landed.fault
            return fault is not None and fault.ban is not None and fault.ban.title == facts["ban"]
        case two_tier.LINT:
            return public is not beside and decided.sla.term == facts["loose" if beside else "tight"]
        case unknown_escapes.LINT:
            return not any(fact in here.facts for fact in facts["facts"][:1])
        case _:
            return False


def _statutory(decided: Decided, desk: Desk) -> tuple[str, ...]:
    clocks = desk.assembly.vocabulary.clocks
    return tuple(name for name in decided.items(Collected.CLOCK) if clocks[name].statutory)


def _asks(decided: Decided, desk: Desk) -> bool:
    """Whether anything that runs asks for more than an acknowledgement."""
    vocabulary, owner = desk.assembly.vocabulary, decided.owner.term
    sla = decided.sla.term
    return (
        (sla is not None and acknowledged_as_answered.sla_asks(vocabulary.slas[sla]))
        or any(
            acknowledged_as_answered.clock_asks(vocabulary.clocks[name])
            for name in decided.items(Collected.CLOCK)
        )
        or (
            isinstance(owner, FollowPath) and acknowledged_as_answered.path_asks(vocabulary.paths[owner.path])
        )
    )


def _elements(here: Situation, fact: str) -> frozenset[str]:
    found = here.facts.get(fact)
    return found if isinstance(found, frozenset) else frozenset()
