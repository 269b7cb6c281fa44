"""An interaction that is being made up, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from remit.backends.reference.holds import atom_is_true
from remit.backends.reference.situation import Situation
from remit.model.conditions import Covers, Has, HasAny
from remit.model.types import SomeOf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.backends.reference.situation import World
    from remit.model.conditions import Atom
    from remit.model.nodes import Assembly, Value

Choice: TypeAlias = "Value | None"

Variable: TypeAlias = tuple[str, str]
"""A fact or switch and nothing; or a set, and the element that is in it or is not."""


@dataclass(frozen=True)
class Partial:
    """What was chosen so far. Of a set, first whether it is known, then element by element; others are not in it.

    `brings` are for each topic those that come with it.
    """

    assembly: Assembly
    world: World
    brings: Mapping[str, frozenset[str]]
    chosen: Mapping[Variable, Choice]

    def truth(self, atom: Atom) -> bool | None:
        """Whether the atom is known to hold; None while a fact that it asks for is open."""
        if self.waits_for(atom) is not None:
            return None
        return atom_is_true(atom, self.situation)

    def waits_for(self, atom: Atom) -> Variable | None:
        """Return what has to be chosen next for the truth of an atom; None where nothing has."""
        name = atom.fact
        if (name, "") not in self.chosen:
            return (name, "")
        if isinstance(atom.test, Covers) and (atom.test.by, "") not in self.chosen:
            return (atom.test.by, "")
        element = self._element(atom)
        if element is None or self.chosen[name, ""] is None or (name, element) in self.chosen:
            return None
        return (name, element)

    def _element(self, atom: Atom) -> str | None:
        match atom.test:
            case Has(element):
                return element
            case HasAny() if not self.elements(atom.fact):
                fact = self.assembly.vocabulary.facts[atom.fact]
                return next(iter(fact.type.values), None) if isinstance(fact.type, SomeOf) else None
            case _:
                return None

    def elements(self, name: str) -> frozenset[str]:
        """Return the elements that were put into a set."""
        return frozenset(
            element for (fact, element), inside in self.chosen.items() if fact == name and element and inside
        )

    def left_out(self, name: str) -> frozenset[str]:
        """Return the elements that were kept out of a set."""
        return frozenset(
            element
            for (fact, element), inside in self.chosen.items()
            if fact == name and element and not inside
        )

    def with_choice(self, variable: Variable, choice: Choice) -> Partial | None:
        """Return it with one more choice; None where that goes against one made before.

        A topic brings those that include it.
        """
        chosen = {**self.chosen, variable: choice}
        if variable[0] == "topics" and variable[1] and choice:
            for implied in self.brings.get(variable[1], ()):
                if chosen.setdefault(("topics", implied), True) is False:
                    return None
        if variable[0] == "topics" and variable[1] and choice is False:
            inside = [
                element for (fact, element), is_in in chosen.items() if fact == "topics" and element and is_in
            ]
            if any(variable[1] in self.brings.get(element, ()) for element in inside):
                return None
        return replace(self, chosen=chosen)

    @cached_property
    def situation(self) -> Situation:
        """Return the interaction as far as it goes; what is open is unknown, and switches are off."""
        vocabulary = self.assembly.vocabulary
        facts: dict[str, Value] = {}
        switches: dict[str, bool | frozenset[str]] = {
            name: False if switch.by is None else frozenset() for name, switch in vocabulary.switches.items()
        }
        for (name, element), choice in self.chosen.items():
            if element or choice is None:
                continue
            if name in switches:
                switches[name] = choice if isinstance(choice, frozenset) else bool(choice)
            elif isinstance(vocabulary.facts[name].type, SomeOf):
                facts[name] = self.elements(name)
            else:
                facts[name] = choice
        return Situation(self.assembly, facts, switches, self.world)


def brought(assembly: Assembly) -> dict[str, frozenset[str]]:
    """For each topic, those that it brings with it: they include it, directly or through others."""
    topics = assembly.vocabulary.topics
    includers: dict[str, set[str]] = {name: set() for name in topics}
    for name, topic in topics.items():
        for included in topic.pattern.includes:
            includers.setdefault(included, set()).add(name)
    return {name: _closure(name, includers) for name in topics}


def _closure(name: str, includers: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        more = includers.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return frozenset(found - {name})
