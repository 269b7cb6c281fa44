"""What a box asks of one fact, in the language's own words."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from remit.backends.proof.difference.cell_words import any_of, cells_condition, moment_condition
from remit.backends.proof.space import CHANNEL, RECEIVED
from remit.backends.proof.variables import Members, Plain, State, Wording
from remit.graph.words import channel_properties
from remit.model.conditions import (
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
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from remit.backends.proof.variables import Variable
    from remit.backends.proof.witness import Finder
    from remit.model.conditions import Condition, Test
    from remit.source.span import Span

# More channels than these are said by what they have in common, if they can.
_MOST_NAMED: Final = 3


def said(
    variable: Variable, literals: set[int], finder: Finder, channels: Sequence[str], span: Span
) -> tuple[list[Condition], list[Condition]]:
    """Say what some literals ask of a fact: what must be known to hold, and what must not."""
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
            states = [Atom(name, test, one < 0, span) for one in (on, -on) if one in literals]
            return list(states), []
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
        both = _two_properties(variable, left, finder)
        if both is not None:
            return [Atom(CHANNEL, IsIn(names), negated=False, span=span) for names in both], []
    gone = {i for i in every if i not in left}
    about_unknown = variable.unknown is not None and variable.unknown in left and len(left) > 1
    type_ = finder.space.assemblies[0].vocabulary.facts[variable.name].type
    named, others = (_values(variable, some - {variable.unknown}) for some in (left, gone))
    if about_unknown and not 0 < named <= others:
        # What may be unknown is said by what it must not be known to be, unless it is shorter to say what it may be.
        return [], [cells_condition(variable, gone, type_, span)]
    return [cells_condition(variable, left, type_, span)], []


def _two_properties(
    variable: Plain, left: AbstractSet[int], finder: Finder
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Two properties that a channel has just where it is one of many: `channel is private and channel is written`."""
    names = {str(variable.cells[i].value) for i in left}
    sets = list(channel_properties(finder.space.assemblies[-1].vocabulary.channels.values()).values())
    if len(names) <= _MOST_NAMED or names in sets:
        return None
    found = next(((a, b) for a, b in combinations(sets, 2) if a & b == names), None)
    return None if found is None else (tuple(sorted(found[0])), tuple(sorted(found[1])))


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
