"""Facts, values and outcomes in words that whoever wrote the policy understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from remit.backends.reference.cells import each_atom
from remit.backends.reference.landing import Held
from remit.graph.action_words import handling_words, owner_words
from remit.graph.value_words import quoted, value_words
from remit.graph.words import condition_words
from remit.model.conditions import Covers
from remit.model.nodes import Acknowledge, Answer, Collected, Hop, Redirect, Silent
from remit.model.types import FreeText

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.model.conditions import Condition
    from remit.model.nodes import Value

_LONGEST_TEXT = 60
_COLLECTED = {
    Collected.CLOCK: "clocks",
    Collected.REQUIREMENT: "requirements",
    Collected.FLAG: "flags",
    Collected.NOTIFICATION: "notify",
}
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Words for one situation; moments are those of `zone`, and `mask` takes personal data out of a text."""

    situation: Situation
    zone: str
    mask: Callable[[str], str]

    def condition(self, condition: Condition) -> str:
        """Say a condition as a policy does."""
        return condition_words(condition, self.situation.assembly.vocabulary, self.zone)

    def values(self, condition: Condition) -> dict[str, str]:
        """Say how each fact that a condition asks for stands, by name, in the order in which it asks."""
        names: dict[str, None] = {}
        for atom in each_atom(condition):
            names[atom.fact] = None
            if isinstance(atom.test, Covers):
                names[atom.test.by] = None
        return {name: self.present(name) for name in names}

    def present(self, name: str) -> str:
        """Say the value of a fact or the state of a switch."""
        state = self.situation.switches.get(name)
        if isinstance(state, frozenset):
            return f"on for {', '.join(sorted(state))}" if state else "off"
        if state is not None:
            return "on" if state else "off"
        return self.value(name, self.situation.facts.get(name))

    def value(self, name: str, value: Value | None) -> str:
        """Say a value that a fact has or could have."""
        fact = self.situation.assembly.vocabulary.facts[name]
        match value:
            case None:
                return "unknown"
            case frozenset():
                return ", ".join(sorted(value)) or NOTHING
            case str() if isinstance(fact.type, FreeText):
                # A number that the cut goes through would not be recognised, so masking comes first.
                masked = self.mask(value)
                return quoted(masked if len(masked) <= _LONGEST_TEXT else f"{masked[: _LONGEST_TEXT - 1]}…")
            case _:
                return value_words(value, fact.type, self.zone)


def outcome_words(decided: Decided) -> dict[str, str]:
    """Say every aspect of an outcome, by its name in a decision."""
    owners = [owner_words(owner) for owner in decided.owner.terms]
    return {
        "handling": _landing(decided),
        "ownership": _one(owners),
        "sla": _one(list(decided.sla.terms)),
        "priority": NOTHING if decided.priority is None else str(decided.priority),
        **{name: ", ".join(decided.items(aspect)) or NOTHING for aspect, name in _COLLECTED.items()},
    }


def _one(terms: list[str]) -> str:
    return " or ".join(terms) if terms else NOTHING


def _landing(decided: Decided) -> str:
    landing = decided.landed.handling
    match landing:
        case Answer() | Acknowledge() | Silent():
            return handling_words(landing)
        case Hop():
            return handling_words(Redirect((landing,)))
        case Held(team):
            held = "hold" if team is None else f"hold for {team}"
            return held if decided.landed.fault is None else f"{held} (fault: {decided.landed.fault.kind})"
    assert_never(landing)
