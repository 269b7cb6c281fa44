"""A box in the language's own words: what holds there (`where`), and what must not be known to hold (`unless`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.backends.proof.difference.cell_words import any_of, cells_condition, moment_condition
from remit.backends.proof.space import CHANNEL, RECEIVED
from remit.backends.proof.variables import Members, Plain, State, Wording
from remit.model.conditions import (
    AllOf,
    AnyOf,
    Atom,
    ContainsWords,
    Covers,
    Has,
    HasAny,
    IsIn,
    IsUnknown,
    MatchesPattern,
)
from remit.model.types import SomeOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from remit.backends.proof.circuit import Circuit
    from remit.backends.proof.variables import Variable
    from remit.backends.proof.witness import Finder
    from remit.model.conditions import Condition, Test
    from remit.source.span import Span

# The order in which a sentence speaks of facts; others stand between, by name.
_FIRST = ("intent", CHANNEL, "topics", "personal_data")


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
        holds, exempt = _said(variable, literals, finder, channels, span)
        where += holds
        unless += exempt
    return Sentence(tuple(where), tuple(unless), finder.space.circuit.all(literals))


def joined(sentences: Sequence[Sentence], circuit: Circuit, span: Span) -> tuple[Sentence, ...]:
    """Join sentences that differ in one condition only: `A and (B or C)`."""
    waiting = list(dict.fromkeys(sentences))
    done: list[Sentence] = []
    while waiting:
        first = waiting.pop(0)
        for part in first.where:
            rest = tuple(one for one in first.where if one != part)
            alike = [
                other
                for other in waiting
                if other.unless == first.unless
                and len(other.where) == len(first.where)
                and set(rest) <= set(other.where)
            ]
            if alike:
                others = [one for other in alike for one in other.where if one not in rest]
                choice = _any_of(tuple(_flat((part, *others))), span)
                waiting = [other for other in waiting if other not in alike]
                where = tuple(choice if one == part else one for one in first.where)
                either = circuit.any((first.literal, *(other.literal for other in alike)))
                waiting.insert(0, Sentence(where, first.unless, either))
                break
        else:
            done.append(first)
    return tuple(done)


def _any_of(parts: Sequence[Condition], span: Span) -> Condition:
    """Any of some parts; elements of one set are said together: `topics include any of a, b`."""
    sets: dict[str, list[Condition]] = {}
    rest: list[Condition] = []
    for part in dict.fromkeys(parts):
        if isinstance(part, Atom) and isinstance(part.test, Has) and not part.negated:
            sets.setdefault(part.fact, []).append(part)
        else:
            rest.append(part)
    together = [some[0] if len(some) == 1 else AnyOf(tuple(some), span) for some in sets.values()]
    every = [*together, *rest]
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


def _said(
    variable: Variable, literals: set[int], finder: Finder, channels: Sequence[str], span: Span
) -> tuple[list[Condition], list[Condition]]:
    match variable:
        case Plain(name=name) if name == RECEIVED:
            return _moments(variable, literals, span)
        case Plain():
            return _plain(variable, literals, finder, channels, span)
        case Members():
            return _members(variable, literals, finder, span)
        case Wording():
            return _wording(variable, literals, span)
        case State(name=name, by=by, on=on):
            test: Test = IsIn((True,)) if by is None else Covers(by)
            said = [Atom(name, test, one < 0, span) for one in (on, -on) if one in literals]
            return list(said), []
        case _:
            return [], []


def _plain(
    variable: Plain, literals: set[int], finder: Finder, channels: Sequence[str], span: Span
) -> tuple[list[Condition], list[Condition]]:
    every = range(len(variable.cells))
    left = {i for i in every if -variable.inputs[i] not in literals}
    if len(left) == len(variable.cells) and not any(one in literals for one in variable.inputs):
        return [], []
    chosen = {i for i in every if variable.inputs[i] in literals}
    left = chosen or left
    if variable.name == CHANNEL:
        left = {i for i in left if variable.cells[i].value in channels}
    gone = {i for i in every if i not in left}
    about_unknown = variable.unknown is not None and variable.unknown in left and len(left) > 1
    type_ = finder.space.assemblies[0].vocabulary.facts[variable.name].type
    named, others = (_values(variable, some - {variable.unknown}) for some in (left, gone))
    if about_unknown and not 0 < named <= others:
        # What may be unknown is said by what it must not be known to be, unless it is shorter to say what it may be.
        return [], [cells_condition(variable, gone, type_, span)]
    return [cells_condition(variable, left, type_, span)], []


def _values(variable: Plain, cells: AbstractSet[int | None]) -> int:
    """How many values some cells name; none where they are not to be counted."""
    tests = [test for i in cells if i is not None for test in variable.cells[i].tests]
    if any(variable.cells[i].negated for i in cells if i is not None):
        return 0
    return (
        sum(len(test.values) for test in tests if isinstance(test, IsIn))
        if all(isinstance(t, IsIn) for t in tests)
        else 0
    )


def _members(
    variable: Members, literals: set[int], finder: Finder, span: Span
) -> tuple[list[Condition], list[Condition]]:
    if -variable.known in literals:
        return [Atom(variable.name, IsUnknown(), negated=False, span=span)], []
    named: dict[int, tuple[str, ...]] = {one: (element,) for element, one in variable.has.items()}
    if variable.other is not None:
        # It stands for every element that no condition names.
        type_ = finder.space.assemblies[0].vocabulary.facts[variable.name].type
        values = type_.values if isinstance(type_, SomeOf) else ()
        named[variable.other[1]] = tuple(value for value in values if value not in variable.has)
    has = [named[one] for one in variable.elements.values() if one in literals]
    lacks = [element for one in variable.elements.values() if -one in literals for element in named[one]]
    if has and not lacks and variable.other is not None and not variable.has:
        return [Atom(variable.name, HasAny(), negated=False, span=span)], []
    tests: list[Test] = [Has(element) for element in lacks]
    if variable.other is not None and all(-one in literals for one in variable.elements.values()):
        tests = [HasAny()]
    holds = [
        any_of([Atom(variable.name, Has(element), negated=False, span=span) for element in group], span)
        for group in has
    ]
    if not holds and variable.known not in literals:
        return [], [Atom(variable.name, test, negated=False, span=span) for test in tests]
    without: tuple[Condition, ...] = tuple(
        Atom(variable.name, test, negated=True, span=span) for test in tests
    )
    if not holds and not without:
        return [Atom(variable.name, IsUnknown(), negated=True, span=span)], []
    return [*holds, *without], []


def _wording(variable: Wording, literals: set[int], span: Span) -> tuple[list[Condition], list[Condition]]:
    if -variable.known in literals:
        return [Atom(variable.name, IsUnknown(), negated=False, span=span)], []
    tests: dict[int, Test] = {
        **{one: IsIn((text,)) for text, one in variable.texts.items()},
        **{one: ContainsWords((phrase,)) for phrase, one in variable.phrases.items()},
        **{one: MatchesPattern(pattern) for pattern, one in variable.patterns.items()},
    }
    holds: list[Condition] = [
        Atom(variable.name, t, negated=False, span=span) for o, t in tests.items() if o in literals
    ]
    lacks: list[Condition] = [
        Atom(variable.name, t, negated=False, span=span) for o, t in tests.items() if -o in literals
    ]
    if variable.known in literals and not holds:
        if not lacks:
            return [Atom(variable.name, IsUnknown(), negated=True, span=span)], []
        return [
            Atom(variable.name, t, negated=True, span=span) for o, t in tests.items() if -o in literals
        ], []
    return holds, lacks


def _moments(variable: Plain, literals: set[int], span: Span) -> tuple[list[Condition], list[Condition]]:
    said: list[Condition] = []
    told: set[int] = set()
    for key, held in variable.held.items():
        literal = variable.among(held)
        sign = next((one for one in (literal, -literal) if one in literals and one not in told), None)
        if sign is not None:
            told.add(sign)
            said.append(moment_condition(key, variable, span, negated=sign != literal))
    return said, []
