"""A box in the language's own words: what holds there (`where`), and what must not be known to hold (`unless`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.backends.proof.difference.fact_words import said
from remit.backends.proof.space import CHANNEL, RECEIVED
from remit.model.conditions import AllOf, AnyOf, Atom, Has

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.backends.proof.circuit import Circuit
    from remit.backends.proof.variables import Variable
    from remit.backends.proof.witness import Finder
    from remit.model.conditions import Condition
    from remit.source.span import Span

# The order in which a sentence speaks of facts; others stand between, by name.
_FIRST = ("intent", CHANNEL, "topics", "personal_data")
# More conditions than these are not put side by side in one sentence, as `A and B or C and D`.
_MOST_EITHER = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """Everything for which each of `where` is known to hold, unless one of `unless` is known to: `literal`."""

    where: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    literal: int = field(compare=False)

    def condition(self, span: Span) -> Condition:
        """All of `where`; several elements of one set are said at once: `topics include none of a, b`."""
        parts: list[Condition] = []
        sets: dict[tuple[str, bool], int] = {}
        for one in self.where:
            if isinstance(one, Atom) and isinstance(one.test, Has):
                key = one.fact, one.negated
                if key in sets:
                    before = parts[sets[key]]
                    several = before.parts if isinstance(before, AllOf) else (before,)
                    parts[sets[key]] = AllOf((*several, one), span)
                    continue
                sets[key] = len(parts)
            parts.append(one)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts), span)

    def exemption(self, span: Span) -> Condition | None:
        """Any of `unless`; None where there is none."""
        if not self.unless:
            return None
        return self.unless[0] if len(self.unless) == 1 else AnyOf(self.unless, span)

    @property
    def size(self) -> int:
        """How much there is to read."""
        return sum(map(_atoms, (*self.where, *self.unless)))


def sentence(box: Iterable[int], finder: Finder, channels: Sequence[str], span: Span) -> Sentence:
    """Put a box into words. `channels` are those on which an interaction can come in."""
    literals = set(box)
    where: list[Condition] = []
    unless: list[Condition] = []
    for variable in sorted(finder.space.variables.values(), key=_place):
        holds, exempt = said(variable, literals, finder, channels, span)
        where += holds
        unless += exempt
    return Sentence(tuple(where), tuple(unless), finder.space.circuit.all(literals))


def joined(sentences: Sequence[Sentence], circuit: Circuit, span: Span) -> tuple[Sentence, ...]:
    """Join sentences: what they share is said once, `A and (B or C and D)`."""
    waiting = sorted(dict.fromkeys(sentences), key=_order)
    done: list[Sentence] = []
    while waiting:
        first = waiting.pop(0)
        for other in waiting:
            both = _together(first, other, circuit, span)
            if both is not None:
                waiting.remove(other)
                waiting.insert(0, both)
                break
        else:
            done.append(first)
    return tuple(done)


def _order(one: Sentence) -> tuple[int, str]:
    return one.size, repr((one.where, one.unless))


def _together(one: Sentence, other: Sentence, circuit: Circuit, span: Span) -> Sentence | None:
    """Join two; None where that would be harder to read than both."""
    if one.unless != other.unless:
        return None
    shared = [part for part in one.where if part in other.where]
    rests = [tuple(part for part in each.where if part not in shared) for each in (one, other)]
    if not all(rests):
        return None
    either = circuit.any((one.literal, other.literal))
    single = all(len(rest) == 1 for rest in rests)
    if not single and sum(_atoms(part) for rest in rests for part in rest) > _MOST_EITHER:
        return None
    parts = [rest[0] if len(rest) == 1 else AllOf(rest, span) for rest in rests]
    choice = _any_of(tuple(_flat(parts)), span)
    # It stands where the first of what it joins stood.
    place = one.where.index(rests[0][0])
    where = [part for part in one.where if part in shared]
    where.insert(min(place, len(where)), choice)
    return Sentence(tuple(where), one.unless, either)


def _any_of(parts: Sequence[Condition], span: Span) -> Condition:
    """Any of some parts; elements of one set are said together: `topics include any of a, b`."""
    sets: dict[str, list[Condition]] = {}
    rest: list[Condition] = []
    for part in dict.fromkeys(parts):
        if isinstance(part, Atom) and isinstance(part.test, Has) and not part.negated:
            sets.setdefault(part.fact, []).append(part)
        else:
            rest.append(part)
    together = [
        some[0] if len(some) == 1 else AnyOf(tuple(sorted(some, key=repr)), span) for some in sets.values()
    ]
    every = [*together, *sorted(rest, key=repr)]
    return every[0] if len(every) == 1 else AnyOf(tuple(every), span)


def _flat(parts: Iterable[Condition]) -> Iterable[Condition]:
    for part in parts:
        if isinstance(part, AnyOf) and part.parts:
            yield from _flat(part.parts)
        else:
            yield part


def _place(variable: Variable) -> tuple[int, str]:
    name = variable.name
    if name == RECEIVED:
        return len(_FIRST) + 1, name
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST)), name


def _atoms(condition: Condition) -> int:
    match condition:
        case Atom():
            return 1
        case AnyOf(parts) if all(isinstance(part, Atom) and isinstance(part.test, Has) for part in parts):
            return 1
        case AllOf(parts) | AnyOf(parts):
            return sum(map(_atoms, parts))
