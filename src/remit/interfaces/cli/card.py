"""An interaction and its decision as people read them on a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.contract.decision import Acknowledged, Answered, Held, Redirected, Silenced
from remit.diagnostics.cells import lay_out, visible, wrap
from remit.diagnostics.colour import Paint, Style
from remit.signals.masking import mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.contract.decision import Decision, Fault, Handling
    from remit.driver.intake.records import Refusal

_LABEL: Final = 10
_INDENT: Final = " " * 2
_LEAST_ROOM: Final = 20


@dataclass(frozen=True, slots=True)
class Page:
    """Where it is written: in which colours, and how many cells wide."""

    paint: Paint
    width: int

    def entry(self, label: str, *paragraphs: str, style: Style | None = None) -> Iterator[str]:
        """Yield paragraphs behind a label, broken into lines that hang; nothing in them that a terminal obeys."""
        room = max(self.width - len(_INDENT) - _LABEL, _LEAST_ROOM)
        for paragraph in paragraphs:
            for line in wrap(visible(paragraph), room):
                shown = self.paint(style, line) if style is not None else line
                yield f"{_INDENT}{self.paint(Style.QUIET, label.ljust(_LABEL))}{shown}"
                label = ""


def interaction_lines(fields: Mapping[str, object], page: Page) -> Iterator[str]:
    """Yield where a message came in, and the start of it with personal data masked."""
    intent = fields.get("intent")
    about = f", {visible(intent)}" if isinstance(intent, str) else ""
    channel, received = (visible(str(fields.get(name, "?"))) for name in ("channel", "received"))
    yield page.paint(Style.HEADLINE, channel) + page.paint(Style.QUIET, f"{about}, {received}")
    message = fields.get("message")
    if isinstance(message, str):
        masked = lay_out(visible(mask(message[: 4 * page.width])))
        yield f"{_INDENT}“{masked.cut(0, page.width - len(_INDENT) - 2)}”"


def decision_lines(decision: Decision, page: Page) -> Iterator[str]:
    """Yield what happens, what is said, who has it, what is promised, and which rules say so."""
    handling = decision.handling
    yield from page.entry("decided", handling_words(handling), style=Style.HEADLINE)
    if not isinstance(handling, Held | Silenced) and handling.text:
        yield from page.entry("says", *f"“{handling.text}”".split("\n"))
    team = handling.team if isinstance(handling, Held) and decision.team is None else decision.team
    owner = [
        *([team] if team else []),
        *([f"path {decision.path}"] if decision.path else []),
        *([f"priority {decision.priority}"] if decision.priority is not None else []),
    ]
    promised = [
        *([f"SLA {decision.sla}"] if decision.sla else []),
        *(f"clock {clock}" for clock in decision.clocks),
    ]
    also = [
        *(f"require {name}" for name in decision.requirements),
        *(f"flag {name}" for name in decision.flags),
        *(f"notify {name}" for name in decision.notify),
    ]
    for label, parts in (("goes to", owner), ("promises", promised), ("also", also)):
        if parts:
            yield from page.entry(label, ", ".join(parts))
    yield from page.entry("because", *(_rule(rule.rule, rule.at, rule.because) for rule in decision.rules))


def explanation_lines(decision: Decision, page: Page) -> Iterator[str]:
    """Yield why other rules did not decide, and what would have changed it; nothing where it was not asked for."""
    explanation = decision.explanation or {}
    rules, change = explanation.get("rules"), explanation.get("smallest_change")
    if isinstance(rules, list):
        said = (f"{rule.get('rule')}: {rule.get('says')}" for rule in rules if isinstance(rule, dict))
        yield from page.entry("not", *said)
    if isinstance(change, dict):
        yield from page.entry("changes", str(change.get("says")))


def refusal_lines(refusal: Refusal, page: Page) -> Iterator[str]:
    """Yield which record was refused and why, and the start of it; personal data masked."""
    said = refusal.to_dict()
    yield page.paint(Style.ERROR, "refused") + page.paint(Style.HEADLINE, f", line {refusal.line}")
    yield from page.entry("because", str(said["reason"]))
    if "record" in said:
        room = max(page.width - len(_INDENT) - _LABEL, _LEAST_ROOM)
        yield from page.entry("record", lay_out(visible(str(said["record"]))).cut(0, room))
    yield from page.entry("more", f"run `remit explain {refusal.code}`")


def handling_words(handling: Handling) -> str:
    """`redirect to secure_message with move_private`, in the language's own words."""
    match handling:
        case Answered():
            return "answer" + _with(handling.reply)
        case Acknowledged():
            return "acknowledge" + _with(handling.reply)
        case Redirected():
            return f"redirect to {handling.to}" + _with(handling.reply)
        case Held():
            held = f"hold for {handling.team}" if handling.team else "hold"
            return f"{held} ({_fault(handling.fault)})" if handling.fault else held
        case Silenced():
            return f"stay silent as {handling.reason}"


def _rule(name: str, at: str, because: tuple[str, ...]) -> str:
    return f"{name} ({at})" + (f": {'; '.join(because)}" if because else "")


def _with(reply: str | None) -> str:
    return f" with {reply}" if reply else ""


def _fault(fault: Fault) -> str:
    return f"{fault.says}: {', '.join(fault.rules)}" if fault.rules else fault.says
