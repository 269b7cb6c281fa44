"""The smallest change of facts, of two at most, that would have changed the outcome."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from remit.backends.reference.cells import atoms_of, representatives
from remit.backends.reference.decide import decide
from remit.backends.reference.holds import atom_is_true
from remit.model.conditions import Atom, Covers, IsIn
from remit.model.types import SomeOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.backends.reference.situation import Situation
    from remit.graph.order import Order
    from remit.model.nodes import Value

# Who writes and when is nobody's to change, and another sector is another assembly.
_NEVER_CHANGED = frozenset({"id", "received", "sector"})
_MOST_CHANGES = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A fact or a switch made another: `to` is its new value, None for unknown.

    Of a set, one `element` is put in or taken out; a switch `by` a fact is turned on or off for the value `element`.
    `to` is then whether it is in, or on.
    """

    fact: str
    to: Value | None
    element: str | None = None

    def applied(self, situation: Situation) -> Situation:
        """Return the situation with the change made."""
        if self.fact in situation.switches:
            state = situation.switches[self.fact]
            turned = self._with(state) if isinstance(state, frozenset) else bool(self.to)
            return replace(situation, switches={**situation.switches, self.fact: turned})
        facts = {name: value for name, value in situation.facts.items() if name != self.fact}
        if self.element is not None:
            present = situation.facts.get(self.fact)
            facts[self.fact] = self._with(present if isinstance(present, frozenset) else frozenset())
        elif self.to is not None:
            facts[self.fact] = self.to
        return replace(situation, facts=facts)

    def _with(self, elements: frozenset[str]) -> frozenset[str]:
        return elements | {str(self.element)} if self.to else elements - {str(self.element)}


def smallest_change(situation: Situation, order: Order) -> tuple[Change, ...]:
    """Return the change of the fewest facts that changes the outcome, ties by name; none where two do not.

    What a set holds counts by elements, each as a fact of its own.
    """
    outcome = decide(situation, order).effect
    every = _changes(situation)
    for size in range(1, _MOST_CHANGES + 1):
        for changes in combinations(every, size):
            if not _together(changes):
                continue
            changed = situation
            for change in changes:
                changed = change.applied(changed)
            if decide(changed, order).effect != outcome:
                return changes
    return ()


def _together(changes: Sequence[Change]) -> bool:
    """Whether changes are of different facts, or of different elements of one."""
    return all(
        one.fact != other.fact
        or (one.element is not None is not other.element and one.element != other.element)
        for one, other in combinations(changes, 2)
    )


def _changes(situation: Situation) -> list[Change]:
    """Return one change for each other cell of each fact that conditions ask for, by name; to unknown last."""
    atoms = atoms_of(situation.assembly)
    by_name: dict[str, list[Atom]] = {"channel": []}
    for atom in atoms:
        by_name.setdefault(atom.fact, []).append(atom)
        state = situation.switches.get(atom.fact)
        if isinstance(atom.test, Covers) and isinstance(state, frozenset):
            covered = Atom(atom.test.by, IsIn(tuple(sorted(state))), negated=False, span=atom.span)
            by_name.setdefault(atom.test.by, []).append(covered)
    now = _truth(atoms, situation)
    changes: list[Change] = []
    for name in sorted(by_name.keys() - _NEVER_CHANGED):
        seen = {now}
        for change in _of(name, by_name[name], situation):
            truth = _truth(atoms, change.applied(situation))
            # Where a message arrives matters to a redirect even where no condition asks for it.
            if truth not in seen or name == "channel":
                seen.add(truth)
                changes.append(change)
    return changes


def _truth(atoms: Sequence[Atom], situation: Situation) -> tuple[bool, ...]:
    return tuple(atom_is_true(atom, situation) for atom in atoms)


def _of(name: str, atoms: Sequence[Atom], situation: Situation) -> Iterator[Change]:
    if name in situation.switches:
        yield from _of_switch(name, situation)
        return
    fact = situation.assembly.vocabulary.facts[name]
    present = situation.facts.get(name)
    values = representatives(fact.type, atoms, present)
    if isinstance(fact.type, SomeOf):
        inside = present if isinstance(present, frozenset) else frozenset()
        for value in values:
            element = str(value)
            yield Change(name, element not in inside, element)
        if present is None:
            yield Change(name, frozenset())
    else:
        for value in values:
            if value != present:
                yield Change(name, value)
    if name != "channel" and present is not None:
        yield Change(name, None)


def _of_switch(name: str, situation: Situation) -> Iterator[Change]:
    state = situation.switches[name]
    if isinstance(state, bool):
        yield Change(name, not state)
        return
    by = situation.assembly.vocabulary.switches[name].by
    value = None if by is None else situation.facts.get(by)
    if value is not None:
        yield Change(name, value not in state, str(value))
