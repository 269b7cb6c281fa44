"""Witnesses of differences: the plainest interaction, as each edition reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from remit.backends.proof.difference.found import Shown
from remit.backends.proof.solver import Undecided
from remit.backends.proof.variables import Unrealised
from remit.backends.proof.witness import Witness, read
from remit.model import types as t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.backends.proof.difference.pairing import Names, Pair
    from remit.backends.proof.witness import Finder
    from remit.model.nodes import Assembly, Value

_TEXTS_TRIED: Final = 40


class Witnesses:
    """Finds witnesses for one pair of assemblies."""

    def __init__(self, pair: Pair, finder: Finder) -> None:
        self._pair = pair
        self._finder = finder

    def of(self, *goal: int) -> Shown:
        """Return the plainest interaction that makes all of these true; there is one. Raises `Undecided`."""
        goals = list(goal)
        for _ in range(_TEXTS_TRIED):
            true = self._finder.plainest(*goals)
            if true is None:
                break
            try:
                return self._shown(true)
            except Unrealised as no_text:
                goals.append(-self._finder.space.circuit.all(no_text.inputs))
        raise Undecided

    def _shown(self, true: frozenset[int]) -> Shown:
        pair, space = self._pair, self._finder.space
        old = _own(read(space, true, 0), pair.was_old, pair.names_old)
        new = _own(read(space, true, 1), pair.was_new, pair.names_new)
        return Shown(old, new, true)


def _own(witness: Witness, assembly: Assembly, names: Names) -> Witness:
    """Return a witness in the words of one edition, without what that does not know."""
    vocabulary = assembly.vocabulary
    facts: dict[str, Value] = {}
    for name, fact in vocabulary.facts.items():
        value = witness.facts.get(names.words.get(name, name))
        if value is None:
            continue
        kept = _value(value, fact.type, names.elements.get(name, {}))
        if kept is not None:
            facts[name] = kept
    called = {names.words.get(name, name): name for name in vocabulary.switches}
    switches = {called[name]: state for name, state in witness.switches.items() if name in called}
    return replace(witness, facts=facts, switches=switches, message=None)


def _value(value: Value, type_: t.FactType, called: Mapping[str, str]) -> Value | None:
    match type_, value:
        case t.SomeOf(values), frozenset():
            return frozenset(element for element in values if called.get(element, element) in value)
        case t.OneOf(values), str():
            return value if value in values else None
        case _:
            return value
