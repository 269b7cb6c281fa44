"""An interaction and its decision as people read them on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.contract.decision import Acknowledged, Answered, Held, Redirected, Silenced
from remit.diagnostics.cells import lay_out, visible, wrap
from remit.diagnostics.colour import Style
from remit.signals.masking import mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.contract.decision import Decision, Fault, Handling
    from remit.diagnostics.colour import Paint

_LABEL: Final = 9
_INDENT: Final = " " * 2


def interaction_lines(fields: Mapping[str, object], paint: Paint, width: int) -> Iterator[str]:
    """Yield where a message came in, and the start of it with personal data masked."""
    head = f"{visible(str(fields.get('channel', '?')))}"
    intent = fields.get("intent")
    kind = f", {visible(intent)}" if isinstance(intent, str) else ""
    yield paint(Style.HEADLINE, head) + paint(
        Style.QUIET, f"{kind}, {visible(str(fields.get('received', '?')))}"
    )
    message = fields.get("message")
    if isinstance(message, str):
        said = lay_out(visible(mask(message[: 4 * width]))).cut(0, width - len(_INDENT) - 2)
        yield f"{_INDENT}“{said}”"


def decision_lines(decision: Decision, paint: Paint, width: int) -> Iterator[str]:
    """Yield what happens, what is said, who has it, by when, and which rules say so."""
    yield from _labelled("decided", paint(Style.HEADLINE, handling_words(decision.handling)), paint)
    text = getattr(decision.handling, "text", None)
    if isinstance(text, str):
        room = max(width - _LABEL - len(_INDENT) - 2, 20)
        lines = [line for paragraph in text.split("\n") for line in wrap(visible(paragraph), room)]
        for i, line in enumerate(lines):
            yield from _labelled(
                "says" if i == 0 else "",
                f"{'“' if i == 0 else ' '}{line}{'”' if i == len(lines) - 1 else ''}",
                paint,
            )
    team = decision.team or getattr(decision.handling, "team", None)
    owner = [team] if team else []
    owner += [f"path {decision.path}"] if decision.path else []
    owner += [f"priority {decision.priority}"] if decision.priority is not None else []
    if owner:
        yield from _labelled("goes to", ", ".join(owner), paint)
    promises = [f"SLA {decision.sla}"] if decision.sla else []
    promises += [f"clock {clock}" for clock in decision.clocks]
    if promises:
        yield from _labelled("promised", ", ".join(promises), paint)
    also = [
        *(f"require {name}" for name in decision.requirements),
        *(f"flag {name}" for name in decision.flags),
    ]
    also += [f"notify {name}" for name in decision.notify]
    if also:
        yield from _labelled("also", ", ".join(also), paint)
    for i, rule in enumerate(decision.rules):
        because = f": {'; '.join(rule.because)}" if rule.because else ""
        words = f"{visible(rule.rule)} ({visible(rule.at)}){visible(because)}"
        yield from _labelled("because" if i == 0 else "", words, paint)


def explanation_lines(decision: Decision, paint: Paint) -> Iterator[str]:
    """Yield why other rules did not decide, and what would have changed it; nothing where it was not asked for."""
    explanation = decision.explanation
    if explanation is None:
        return
    rules, change = explanation.get("rules"), explanation.get("smallest_change")
    for i, rule in enumerate(rules if isinstance(rules, list) else []):
        if isinstance(rule, dict):
            words = f"{visible(str(rule.get('rule')))}: {visible(str(rule.get('says')))}"
            yield from _labelled("not" if i == 0 else "", words, paint)
    if isinstance(change, dict):
        yield from _labelled("changes", visible(str(change.get("says"))), paint)


def handling_words(handling: Handling) -> str:
    """`redirect to secure_message with move_private`, in the language's own words."""
    match handling:
        case Answered():
            words = "answer" + _with(handling.reply)
        case Acknowledged():
            words = "acknowledge" + _with(handling.reply)
        case Redirected():
            words = f"redirect to {handling.to}" + _with(handling.reply)
        case Held():
            words = f"hold for {handling.team}" if handling.team else "hold"
            words += f" ({_fault(handling.fault)})" if handling.fault else ""
        case Silenced():
            words = f"stay silent as {handling.reason}"
    return visible(words)


def _with(reply: str | None) -> str:
    return f" with {reply}" if reply else ""


def _fault(fault: Fault) -> str:
    return f"{fault.says}: {', '.join(fault.rules)}" if fault.rules else fault.says


def _labelled(label: str, words: str, paint: Paint) -> Iterator[str]:
    yield f"{_INDENT}{paint(Style.QUIET, f'{label:<{_LABEL}}')}{words}"
