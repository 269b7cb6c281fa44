"""Regions: all interactions for which something is so, as few boxes as large as can be, each in words."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from remit.backends.proof.findings import Region
from remit.backends.proof.moments import OnDates
from remit.backends.proof.solver import Undecided
from remit.backends.proof.space import CHANNEL, RECEIVED, SECTOR
from remit.backends.proof.variables import Members, Plain, State, Wording
from remit.model import types as t
from remit.model.conditions import (
    AllOf,
    AnyOf,
    Atom,
    ContainsWords,
    Covers,
    Has,
    HasAny,
    InRange,
    IsIn,
    IsUnknown,
    MatchesPattern,
    OpenDuring,
)
from remit.runtime.moments import SECONDS_A_DAY, moment_at
from remit.runtime.zones import day_number, wall_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from remit.backends.proof.variables import Variable
    from remit.backends.proof.witness import Finder
    from remit.model.conditions import Condition, Test
    from remit.source.span import Span

MOST_REGIONS: Final = 12
# What a region should rather not speak of, the first left out first.
_RATHER_NOT: Final = (SECTOR, RECEIVED, CHANNEL)


def regions(goal: int, finder: Finder, span: Span) -> tuple[tuple[Region, ...], bool]:
    """Return regions that together are all interactions that make `goal` true, and whether there are more of them."""
    found: list[tuple[int, ...]] = []
    circuit, solver = finder.space.circuit, finder.solver
    left = goal
    while len(found) < MOST_REGIONS:
        true = finder.suited(left)
        if true is None:
            break
        limits = _limits(finder, true)
        core = solver.core(limits, (-goal,))
        if core is None:
            raise Undecided
        found.append(core)
        left = circuit.all((left, -circuit.all(core)))
    more = bool(found) and finder.possible(left)
    if not more:
        needed = _needed([circuit.all(core) for core in found], finder)
        found = _in_fewer_pieces([found[i] for i in needed], finder)
    boxes = [circuit.all(core) for core in found]
    made = []
    for i, core in enumerate(found):
        # An example that is in no other region says more.
        others = [-box for j, box in enumerate(boxes) if j != i]
        witness = finder.witness(goal, boxes[i], *others) or finder.witness(goal, boxes[i])
        if witness is not None:
            made.append(Region(condition_of(core, finder, span), witness))
    return tuple(_joined(made, span)), more


def _joined(found: list[Region], span: Span) -> list[Region]:
    """Say regions that differ in one element of a set only as one: `topics include any of a, b`."""
    done: list[Region] = []
    for region in found:
        for i, other in enumerate(done):
            both = _either(other.where, region.where, span)
            if both is not None:
                done[i] = Region(both, other.witness)
                break
        else:
            done.append(region)
    return done


def _either(one: Condition, other: Condition, span: Span) -> Condition | None:
    mine, yours = (where.parts if isinstance(where, AllOf) else (where,) for where in (one, other))
    only_mine = [part for part in mine if part not in yours]
    only_yours = [part for part in yours if part not in mine]
    if len(only_mine) != 1 or len(only_yours) != 1 or not (_has(only_mine[0]) and _has(only_yours[0])):
        return None
    some = [*_parts(only_mine[0]), *_parts(only_yours[0])]
    elements = tuple(part for part in some if _is_has(part))
    unknown = [part for part in some if not _is_has(part)][:1]
    named = elements[0] if len(elements) == 1 else AnyOf(elements, span)
    either = AnyOf((named, *unknown), span) if unknown else named
    parts = tuple(either if part == only_mine[0] else part for part in mine)
    return parts[0] if len(parts) == 1 else AllOf(parts, span)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    if not isinstance(condition, AnyOf):
        return (condition,)
    return tuple(inner for part in condition.parts for inner in _parts(part))


def _has(condition: Condition) -> bool:
    """Whether it says that a set has one of some elements, or is unknown, and nothing else."""
    parts = _parts(condition)
    facts = {part.fact for part in parts if isinstance(part, Atom)}
    unknown = [p for p in parts if isinstance(p, Atom) and isinstance(p.test, IsUnknown) and not p.negated]
    return len(facts) == 1 and sum(map(_is_has, parts)) + len(unknown) == len(parts)


def _is_has(condition: Condition) -> bool:
    return isinstance(condition, Atom) and isinstance(condition.test, Has) and not condition.negated


def _needed(boxes: Sequence[int], finder: Finder) -> list[int]:
    """Return the places of boxes that are not covered by the others, the first spared first."""
    kept = list(range(len(boxes)))
    for i in range(len(boxes)):
        rest = [other for other in kept if other != i]
        if rest and not finder.solver.possible(boxes[i], *(-boxes[other] for other in rest)):
            kept = rest
    return kept


def _in_fewer_pieces(cores: list[tuple[int, ...]], finder: Finder) -> list[tuple[int, ...]]:
    """Leave out of each box the ranges that stand apart and that the others have: `over 4`, not `under 0 or over 4`."""
    kept = list(cores)
    all_, possible = finder.space.circuit.all, finder.solver.possible
    for i in range(len(kept)):
        others = [-all_(core) for j, core in enumerate(kept) if j != i]
        for variable in finder.space.variables.values():
            if not isinstance(variable, Plain):
                continue
            pieces = _pieces(variable, _left(variable, kept[i]), finder)
            for piece in tuple(pieces):
                if len(pieces) == 1 or possible(all_(kept[i]), variable.among(piece), *others):
                    continue
                pieces.remove(piece)
                left = frozenset[int]().union(*pieces)
                rest = (one for one in kept[i] if abs(one) not in map(abs, variable.inputs))
                kept[i] = (*rest, *(-one for j, one in enumerate(variable.inputs) if j not in left))
    return kept


def _left(variable: Plain, core: Iterable[int]) -> frozenset[int]:
    """Return the cells of a variable that a box has."""
    own = set(core)
    if any(one in own for one in variable.inputs):
        return frozenset(i for i, one in enumerate(variable.inputs) if one in own)
    return frozenset(i for i, one in enumerate(variable.inputs) if -one not in own)


def _pieces(variable: Plain, left: frozenset[int], finder: Finder) -> list[frozenset[int]]:
    """Divide cells into those that are said in one range; values that are listed are one piece."""
    known = sorted(left - {variable.unknown})
    facts = finder.space.assemblies[0].vocabulary.facts
    fact = facts.get(variable.name)
    if fact is None or isinstance(fact.type, t.Moment | t.OneOf | t.YesNo | t.AnyWord):
        return [left]
    pieces = [frozenset(group) for group in _neighbours(variable, known)]
    return [*pieces, frozenset({variable.unknown})] if variable.unknown in left else pieces


def _limits(finder: Finder, true: frozenset[int]) -> list[int]:
    """Return all literals that tell a model from others, those that are best spared first."""
    variables = finder.space.variables

    def rank(variable: Variable) -> tuple[int, str]:
        name = variable.name
        return (_RATHER_NOT.index(name) if name in _RATHER_NOT else len(_RATHER_NOT), name)

    return [literal for variable in sorted(variables.values(), key=rank) for literal in variable.shape(true)]


def condition_of(core: Iterable[int], finder: Finder, span: Span) -> Condition:
    """Say a box, given by some literals of variables, as a policy would."""
    literals = set(core)
    parts: list[Condition] = []
    for variable in finder.space.variables.values():
        own = [literal for literal in literals if abs(literal) in {abs(one) for one in variable.inputs}]
        if own:
            parts += _said(variable, own, finder, span)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts), span)


def _said(variable: Variable, own: Sequence[int], finder: Finder, span: Span) -> list[Condition]:
    match variable:
        case Plain():
            return [_plain(variable, _left(variable, own), finder, span)]
        case Members():
            return _elements(variable, own, span)
        case Wording():
            tests: dict[int, Test] = {
                **{one: IsIn((text,)) for text, one in variable.texts.items()},
                **{one: ContainsWords((phrase,)) for phrase, one in variable.phrases.items()},
                **{one: MatchesPattern(pattern) for pattern, one in variable.patterns.items()},
            }
            return _known_or_not(variable, own, tests, span)
        case State(by=by):
            test: Test = IsIn((True,)) if by is None else Covers(by)
            return [Atom(variable.name, test, variable.on not in own, span)]
        case _:
            return []


def _elements(variable: Members, own: Sequence[int], span: Span) -> list[Condition]:
    """Say which elements a set has and has not."""
    tests: dict[int, Test] = {one: Has(element) for element, one in variable.has.items()}
    kept = list(own)
    if variable.other is not None:
        # An element that no condition names can only be spoken of with all the others.
        name, spare = variable.other
        tests[spare] = Has(name) if variable.has else HasAny()
        if -spare in own and all(-one in own for one in variable.has.values()):
            tests[spare] = HasAny()
            kept = [one for one in own if -one not in variable.has.values()]
    return _known_or_not(variable, kept, tests, span)


def _known_or_not(
    variable: Members | Wording, own: Sequence[int], tests: Mapping[int, Test], span: Span
) -> list[Condition]:
    """Say what holds of a set or text; where it is not said to be known, what it has not it also has not unknown."""
    unknown = Atom(variable.name, IsUnknown(), negated=False, span=span)
    if -variable.known in own:
        return [unknown]
    said: list[Condition] = [
        Atom(variable.name, tests[abs(one)], one < 0, span)
        for one in sorted(own, key=abs)
        if abs(one) in tests
    ]
    if variable.known in own or any(one > 0 and one in tests for one in own):
        return said or [Atom(variable.name, IsUnknown(), negated=True, span=span)]
    return [AnyOf((said[0] if len(said) == 1 else AllOf(tuple(said), span), unknown), span)]


def _plain(variable: Plain, left: frozenset[int], finder: Finder, span: Span) -> Condition:
    known = [i for i in sorted(left) if i != variable.unknown]
    every = [i for i in range(len(variable.cells)) if i != variable.unknown]
    unknown = Atom(variable.name, IsUnknown(), negated=False, span=span)
    if not known:
        return unknown
    if known == every:
        return Atom(variable.name, IsUnknown(), negated=True, span=span)
    fact = finder.space.assemblies[0].vocabulary.facts[variable.name]
    if isinstance(fact.type, t.Moment):
        said = _moment(variable, frozenset(known), span)
    elif isinstance(fact.type, t.OneOf | t.YesNo | t.AnyWord):
        said = _values(variable, known, every, span)
    else:
        said = _ranges(variable, known, span)
    return AnyOf((said, unknown), span) if variable.unknown in left else said


def _values(variable: Plain, known: list[int], every: list[int], span: Span) -> Condition:
    """Say some values, or that it is none of the others where that is shorter or the only way."""
    others = [i for i in every if i not in known]
    named = any(variable.cells[i].negated for i in known)
    chosen = others if named else known
    values = tuple(
        value
        for i in chosen
        for test in variable.cells[i].tests
        if isinstance(test, IsIn)
        for value in test.values
    )
    if len(chosen) == 1 and variable.cells[chosen[0]].negated:
        return Atom(variable.name, variable.cells[chosen[0]].tests[0], negated=not named, span=span)
    return Atom(variable.name, IsIn(values), negated=named, span=span)


def _ranges(variable: Plain, known: list[int], span: Span) -> Condition:
    """Say ranges, neighbours joined."""
    said = [_range(variable, group, span) for group in _neighbours(variable, known)]
    return said[0] if len(said) == 1 else AnyOf(tuple(said), span)


def _neighbours(variable: Plain, known: list[int]) -> list[list[int]]:
    """Put cells together that are one range."""
    joined: list[list[int]] = []
    for i in known:
        plain = not variable.cells[i].negated
        if (
            joined
            and joined[-1][-1] == i - 1
            and plain
            and not variable.cells[i - 1].negated
            and _next(variable, i)
        ):
            joined[-1].append(i)
        else:
            joined.append([i])
    return joined


def _next(variable: Plain, i: int) -> bool:
    """Whether a cell begins where the one before it ends: not so where another currency begins."""
    one, other = variable.cells[i - 1].value, variable.cells[i].value
    return getattr(one, "currency", "") == getattr(other, "currency", "")


def _range(variable: Plain, group: list[int], span: Span) -> Condition:
    first, last = variable.cells[group[0]], variable.cells[group[-1]]
    if len(group) == 1:
        return first.condition(variable.name, span)
    low, high = first.tests[0], last.tests[-1]
    start, start_open = (low.low, low.low_open) if isinstance(low, InRange) else (low.values[0], False)  # type: ignore[union-attr]
    end, end_open = (high.high, high.high_open) if isinstance(high, InRange) else (high.values[-1], False)  # type: ignore[union-attr]
    return Atom(variable.name, InRange(start, end, start_open, end_open), negated=False, span=span)


def _moment(variable: Plain, known: frozenset[int], span: Span) -> Condition:
    """Say some classes of moments: by one test or two where that does, else each class by all that holds of it."""
    every = frozenset(i for i in range(len(variable.cells)) if i != variable.unknown)
    said = {key: held for key, held in variable.held.items() if held and held != every}
    signed = [
        (key, negated, every - held if negated else held)
        for key, held in said.items()
        for negated in (False, True)
    ]
    for count in (1, 2):
        for some in combinations(signed, count):
            if frozenset.intersection(*(held for _, _, held in some)) == known:
                parts = tuple(
                    _moment_atom(variable.name, key, span, negated=negated) for key, negated, _ in some
                )
                return parts[0] if count == 1 else AllOf(parts, span)
    for one, other in combinations(signed, 2):
        if one[2] | other[2] == known:
            return AnyOf(
                tuple(_moment_atom(variable.name, k, span, negated=n) for k, n, _ in (one, other)), span
            )
    classes = [
        AllOf(
            tuple(
                _moment_atom(variable.name, key, span, negated=i not in held) for key, held in said.items()
            ),
            span,
        )
        for i in sorted(known)
    ]
    return classes[0] if len(classes) == 1 else AnyOf(tuple(classes), span)


def _moment_atom(name: str, key: object, span: Span, *, negated: bool) -> Atom:
    match key:
        case (_, OpenDuring() as opening):
            return Atom(name, opening, negated, span)
        case OnDates(first, last, zone):
            return Atom(
                name,
                InRange(_instant(first, zone, 0), _instant(last, zone, 1), high_open=True),
                negated,
                span,
            )
        case _:
            return Atom(name, key, negated, span)  # type: ignore[arg-type] # a test of a moment


def _instant(day: date | None, zone: str, after: int) -> datetime | None:
    if day is None:
        return None
    clock = wall_clock(zone, day, day)
    return moment_at(clock.first_showing((day_number(day) + after) * SECONDS_A_DAY))
