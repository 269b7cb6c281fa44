"""Boxes said naturally: no value that cannot come up, and of two readings of a word, both."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remit.backends.proof.difference.fact_words import said
from remit.backends.proof.solver import Undecided
from remit.backends.proof.space import CHANNEL, RECEIVED, SECTOR
from remit.backends.proof.variables import Members, Plain
from remit.graph.words import channel_properties, condition_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.backends.proof.difference.pairing import Pair
    from remit.backends.proof.variables import Variable
    from remit.backends.proof.witness import Finder

Box = tuple[int, ...]


class Narrowing:
    """Says boxes by tighter limits where these are shorter to say, and take away no interaction that is meant."""

    def __init__(self, pair: Pair, finder: Finder, base: Sequence[int]) -> None:
        self._pair = pair
        self._finder = finder
        self._base = tuple(base)
        self._twins = dict(_twins(pair))

    def narrowed(self, boxes: Sequence[Box], limits: Sequence[int]) -> list[Box]:
        """Return boxes that together, within `limits`, are what these are."""
        found = list(boxes)
        for place, box in enumerate(found):
            others = [-self._finder.space.circuit.all(one) for one in found if one is not box]
            tighter = box
            for variable in self._finder.space.variables.values():
                if isinstance(variable, Plain) and variable.name != RECEIVED:
                    tighter += self._cells(variable, tighter, (*limits, *others))
                elif isinstance(variable, Plain):
                    tighter += self._calendars(variable, tighter, limits)
                elif isinstance(variable, Members):
                    tighter += self._elements(variable, tighter, limits)
            found[place] = tighter
        return found

    def hull(self, there: int) -> Box:
        """Return what all interactions of a region have in common, fact by fact."""
        wanted = [literal for v in self._finder.space.variables.values() for literal in self._shared(v)]
        shared = self._of_model(wanted, there)
        for one in shared.copy():
            if one in shared and self._possible(there, -one):
                # What one more interaction has otherwise need not be asked for one by one.
                shared &= self._of_model(wanted, there, -one)
        return self.narrowed([tuple(sorted(shared))], (there,))[0]

    def _shared(self, variable: Variable) -> tuple[int, ...]:
        """What of a fact is worth saying of a whole region: what is left out of a set, or off, is not."""
        match variable:
            case Plain(name=name) if name == SECTOR:
                return ()
            case Plain(name=name) if name == RECEIVED:
                return self._moments(variable)
            case Plain():
                return variable.inputs
            case Members():
                return tuple(variable.has.values())
            case _:
                return variable.inputs

    def _of_model(self, wanted: Sequence[int], *goal: int) -> set[int]:
        """What holds of some literals in one interaction; of those of sets and switches only what is so."""
        true = self._finder.solver.model(*self._base, *goal)
        if true is None:
            raise Undecided
        values = self._finder.space.circuit.evaluate(wanted, dict.fromkeys(true, 1))
        either = self._either
        return {one if values[one] else -one for one in wanted if values[one] or one in either}

    @cached_property
    def _either(self) -> frozenset[int]:
        """Literals of which the contrary is worth saying too."""
        plain = (v for v in self._finder.space.variables.values() if isinstance(v, Plain))
        return frozenset(one for variable in plain for one in self._shared(variable))

    def _moments(self, variable: Plain) -> tuple[int, ...]:
        return tuple(dict.fromkeys(variable.among(held) for held in variable.held.values()))

    def _possible(self, *literals: int) -> bool:
        return self._finder.solver.possible(*self._base, *literals)

    def _cells(self, variable: Plain, box: Box, limits: Sequence[int]) -> Box:
        """Return what else may be said of a fact that has some of its values left out."""
        inputs = variable.inputs
        if not any(one in box or -one in box for one in inputs):
            return ()
        left = [i for i, one in enumerate(inputs) if -one not in box]
        if len(left) == 1 or any(one in box for one in inputs):
            return ()
        can = [i for i in left if self._possible(*box, inputs[i], *limits)]
        if not can or len(can) == len(left):
            return ()
        choices = [left, can, *self._properties(variable, left, can)]
        best = min(choices, key=lambda some: (self._length(variable, some), len(some)))
        return tuple(-inputs[i] for i in left if i not in best)

    def _properties(self, variable: Plain, left: Sequence[int], can: Sequence[int]) -> Iterator[list[int]]:
        if variable.name != CHANNEL:
            return
        places = {str(variable.cells[i].value): i for i in left}
        for names in channel_properties(self._pair.was_new.vocabulary.channels.values()).values():
            some = [places[name] for name in names if name in places]
            if set(can) <= set(some):
                yield some

    def _length(self, variable: Plain, some: Sequence[int]) -> int:
        literals = {-one for i, one in enumerate(variable.inputs) if i not in some}
        pair = self._pair
        span = pair.new.policies[0].span
        holds, exempt = said(variable, literals, self._finder, pair.channels, span)
        words = (
            condition_words(one, pair.was_new.vocabulary, pair.was_new.zone) for one in (*holds, *exempt)
        )
        return sum(map(len, words))

    def _calendars(self, variable: Plain, box: Box, limits: Sequence[int]) -> Box:
        """Where a calendar opens at other hours in the other edition: whether it was open there is said too."""
        more: list[int] = []
        for key, held in variable.held.items():
            if not isinstance(key, tuple):
                continue
            edition, opening = key
            twin = variable.held.get((1 - edition, opening))
            if twin is None or twin == held:
                continue
            literal, other = variable.among(held), variable.among(twin)
            more += self._other_reading(literal, other, (*box, *more), limits)
        return tuple(more)

    def _elements(self, variable: Members, box: Box, limits: Sequence[int]) -> Box:
        more: list[int] = []
        for element, literal in variable.has.items():
            twin = self._twins.get((variable.name, element))
            if twin is not None and twin in variable.has:
                more += self._other_reading(literal, variable.has[twin], (*box, *more), limits)
        return tuple(more)

    def _other_reading(self, one: int, other: int, box: Box, limits: Sequence[int]) -> list[int]:
        """What the box, as it is meant, says of the other reading of a word, where it says the contrary."""
        for sign in (1, -1):
            if sign * one in box and sign * other not in box and -sign * other not in box:
                return [] if self._possible(*box, sign * other, *limits) else [-sign * other]
        return []


def _twins(pair: Pair) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield both readings of each element that is two here."""
    for word in pair.words:
        fact = {"topic": "topics", "personal kind": "personal_data"}.get(word.kind)
        if fact is None or not word.doubled or word.old is None or word.new is None:
            continue
        was, now = pair.names_old.elements[fact][word.old], pair.names_new.elements[fact][word.new]
        yield (fact, was), now
        yield (fact, now), was
