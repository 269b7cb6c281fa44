"""Findings about guarantees, and advice that needs the prover, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.backends.proof.guarantees import Broken, Changed, GuaranteeFinding, Open
from remit.backends.proof.tell import given_words
from remit.diagnostics.codes import lookup
from remit.diagnostics.diagnostic import Label

if TYPE_CHECKING:
    from remit.backends.proof.lints.concern import Concern
    from remit.backends.proof.witness import Witness
    from remit.diagnostics.report import Report
    from remit.driver.guarantees.replay import Shown
    from remit.model.nodes import Assembly

_HELP: Final = {
    "silence_under_clock": "answer, or say that it is meant",
    "sensitive_in_public": "move it to a private channel, or say that it is meant",
    "simple_question_redirected": "answer it there, or say that it is meant",
    "acknowledged_and_left": "say who has it (`give to TEAM`), or that nobody needs to",
    "acknowledged_as_answered": "promise an answer (`apply SLA`, `start CLOCK`), or say that it is one",
    "complaint_without_clock": "start a statutory clock for it, or say that the law sets none",
    "stopped_reply": "say it in other words, or except these interactions, or say that it is meant",
    "two_tier": "promise the same in private, or say that it is meant",
    "unknown_escapes": "say in the condition what holds where they are unknown, or that it is meant",
}


def tell_refuted(found: GuaranteeFinding, shown: Shown | None, report: Report) -> None:
    """Add a guarantee that does not hold, or is not decided, to a report."""
    guarantee, assembly = found.guarantee, found.assembly
    by = () if shown is None else shown.by
    secondary = [Label(one.span, "decides it") for one in by]
    match found:
        case Broken(promise=promise, witness=witness) if shown is not None:
            notes = [f"for example: {given_words(witness, assembly)}", *shown.course]
            report.add(
                "R0620",
                promise.span,
                label="not so",
                secondary=secondary,
                notes=notes,
                title=guarantee.title,
                how=shown.words,
            )
        case Changed(fact=fact, aspect=aspect, witness=one, other=other) if shown is not None:
            notes = [
                f"for example: {given_words(one, assembly)}",
                f"and the same with {_fact_words(fact, other, assembly)}",
                f"decided: {shown.words}",
            ]
            report.add(
                "R0621",
                guarantee.span,
                secondary=secondary,
                notes=notes,
                title=guarantee.title,
                fact=fact,
                aspect=aspect,
            )
        case Open(why=why):
            report.add("R0622", guarantee.span, title=guarantee.title, limit=why)
        case _:
            pass


def tell_concern(concern: Concern, report: Report) -> None:
    """Add advice to a report, unless it is accepted in words where it is about, or by a policy of the assembly."""
    name = concern.lint
    policies = [policy for policy in concern.assembly.policies if policy.file == concern.span.file]
    if name in concern.accepts or any(name in p.accepts for p in policies or concern.assembly.policies):
        return
    notes = []
    if concern.witness is not None:
        notes.append(f"for example: {given_words(concern.witness, concern.assembly)}")
    if concern.other is not None:
        notes.append(f"beside: {given_words(concern.other, concern.assembly)}")
    report.add(
        lookup(name.replace("_", "-")).code,
        concern.span,
        secondary=[Label(span, text) for span, text in concern.also],
        notes=notes,
        help=f"{_HELP[name]}: `accept {name} because …`",
        **concern.facts,
    )


def _fact_words(fact: str, witness: Witness, assembly: Assembly) -> str:
    if fact not in witness.facts:
        return f"{fact} unknown"
    only = type(witness)({fact: witness.facts[fact], "received": witness.received}, {})
    return given_words(only, assembly).partition(" and received")[0]
