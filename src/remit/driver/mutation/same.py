"""Faults that change no decision, where that can be shown by looking at few conditions.

What is asked is whether two conditions, or two rules, ever differ. Facts are gone through cell by cell; tests of texts,
words and moments are taken to be independent of one another, so that what is shown here is so, and what is so is not
always shown.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from remit.backends.mutation.fault import ConditionsChanged, RulesChanged, SectionsSwapped, TimeChanged
from remit.backends.mutation.plant import planted
from remit.backends.mutation.walk import bans_of, needing, rules_of
from remit.backends.reference.cells import each_atom, representatives
from remit.backends.reference.holds import atom_is_true
from remit.backends.reference.situation import Situation
from remit.model import types as t
from remit.model.conditions import AllOf, AnyOf, Atom, IsUnknown
from remit.model.nodes import RuleKind
from remit.model.standard import ALWAYS_KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from remit.backends.mutation.fault import Change
    from remit.driver.desk import Desk
    from remit.model.conditions import Condition, Test
    from remit.model.nodes import Assembly, Rule, Value

MOST: Final = 4096
"""Combinations of cells that are gone through at most; where there are more, nothing is shown."""

_Truth: TypeAlias = "Mapping[Atom, bool]"
_CELLED: Final = (t.YesNo, t.OneOf, t.SomeOf, t.WholeNumber, t.Number, t.Elapsed, t.MoneyAmount)


def decides_the_same(desk: Desk, change: Change) -> bool:
    """Whether it was shown that the change makes no difference to any interaction."""
    assembly = desk.assembly
    match change:
        case ConditionsChanged():
            return _conditions_same(desk, planted(assembly, change), change.rules)
        case RulesChanged(instead):
            return _rules_same(desk, dict(instead))
        case SectionsSwapped(policy, first, second):
            titled = {s.title: s.rules for p in assembly.policies if p.title == policy for s in p.sections}
            pairs = [(a, b) for a in titled[first] for b in titled[second] if _would_disagree(a, b)]
            return all(never_together(desk, above, below) for above, below in pairs)
        case TimeChanged():
            return False
    assert_never(change)


def never_together(desk: Desk, one: Rule, other: Rule) -> bool:
    """Whether it was shown that no interaction makes both rules hold."""
    conditions = [c for rule in (one, other) for c in _asked(rule)]
    return never(desk, conditions, lambda truth: _asks(one, truth) and _asks(other, truth))


def never(desk: Desk, conditions: Iterable[Condition], holds: Callable[[_Truth], bool]) -> bool:
    """Whether it was shown that what depends on these conditions alone never holds."""
    combinations = _combinations(desk, conditions)
    return combinations is not None and not any(map(holds, combinations))


def true(condition: Condition, truth: _Truth) -> bool:
    """Whether a condition is known to hold, given which of its atoms are."""
    match condition:
        case Atom():
            return truth[condition]
        case AllOf(parts):
            return all(true(part, truth) for part in parts)
        case AnyOf(parts):
            return any(true(part, truth) for part in parts)
    assert_never(condition)


def _conditions_same(desk: Desk, mutant: Assembly, keys: frozenset[str]) -> bool:
    new = {rule.key: rule for rule in rules_of(mutant) if rule.key in keys}
    pairs = [(rule, new[rule.key]) for rule in rules_of(desk.assembly) if rule.key in keys]
    if not all(_asks_the_same(desk, old, changed) for old, changed in pairs):
        return False
    before, after = (
        [*(c.needs for c in needing(one)), *(ban.when for ban in bans_of(one))]
        for one in (desk.assembly, mutant)
    )
    return all(old == changed for old, changed in zip(before, after, strict=True))


def _rules_same(desk: Desk, instead: Mapping[str, Rule | None]) -> bool:
    old = {rule.key: rule for rule in rules_of(desk.assembly) if rule.key in instead}
    gone = [old[key] for key, new in instead.items() if new is None]
    if gone:
        # The first is the one that was taken out; its exceptions hold nowhere else.
        return never(desk, _chain_asked(desk, gone[0]), lambda truth: _chain_asks(desk, gone[0], truth))
    new = {key: rule for key, rule in instead.items() if rule is not None}
    if any(old[key].row != rule.row for key, rule in new.items()):
        one, other = old.values()
        return never_together(desk, one, other)
    return all(
        old[key].actions == rule.actions
        and (old[key].first, old[key].last) == (rule.first, rule.last)
        and _asks_the_same(desk, old[key], rule)
        for key, rule in new.items()
    )


def _asks_the_same(desk: Desk, old: Rule, new: Rule) -> bool:
    """Whether it was shown that one holds where the other does, within what it excepts from."""
    above = _above(desk, old)
    conditions = [c for rule in (old, new, *above) for c in _asked(rule)]
    return never(
        desk,
        conditions,
        lambda truth: _asks(old, truth) != _asks(new, truth) and all(_asks(rule, truth) for rule in above),
    )


def _above(desk: Desk, rule: Rule) -> list[Rule]:
    by_name = {(r.policy, r.name): r for r in rules_of(desk.assembly)}
    found = []
    while rule.excepts is not None:
        rule = by_name[rule.policy, rule.excepts]
        found.append(rule)
    return found


def _chain_asked(desk: Desk, rule: Rule) -> list[Condition]:
    return [c for one in (rule, *_above(desk, rule)) for c in _asked(one)]


def _chain_asks(desk: Desk, rule: Rule, truth: _Truth) -> bool:
    return all(_asks(one, truth) for one in (rule, *_above(desk, rule)))


def _asked(rule: Rule) -> Iterator[Condition]:
    if rule.kind is not RuleKind.OTHERWISE:
        yield rule.when
        if rule.unless is not None:
            yield rule.unless


def _asks(rule: Rule, truth: _Truth) -> bool:
    if rule.kind is RuleKind.OTHERWISE:
        return True
    return true(rule.when, truth) and not (rule.unless is not None and true(rule.unless, truth))


def _would_disagree(one: Rule, other: Rule) -> bool:
    pairs = (
        (one.actions.handling, other.actions.handling),
        (one.actions.owner, other.actions.owner),
        (one.actions.sla, other.actions.sla),
    )
    return any(a is not None and b is not None and a != b for a, b in pairs)


# --------------------------------------------------------------------------------------------- cells


def _combinations(desk: Desk, conditions: Iterable[Condition]) -> Iterator[dict[Atom, bool]] | None:
    """Yield which atoms can be true together, at least all ways there are; None where they are too many."""
    by_fact: dict[str, dict[Atom, None]] = {}
    for condition in conditions:
        for atom in each_atom(condition):
            by_fact.setdefault(atom.fact, {})[atom] = None
    ways: list[list[dict[Atom, bool]]] = []
    for name, atoms in by_fact.items():
        found = _ways(desk, name, tuple(atoms))
        if found is None or prod(map(len, ways), start=len(found)) > MOST:
            return None
        ways.append(found)
    return (
        {atom: holds for way in combination for atom, holds in way.items()} for combination in product(*ways)
    )


def _ways(desk: Desk, name: str, atoms: Sequence[Atom]) -> list[dict[Atom, bool]] | None:
    fact = desk.assembly.vocabulary.facts.get(name)
    if fact is not None and isinstance(fact.type, _CELLED):
        known = _values(fact.type, atoms)
        if known is None:
            return None
        values = known if name in ALWAYS_KNOWN else [*known, None]
        found = [{atom: _is_true(desk, atom, value) for atom in atoms} for value in values]
    else:
        tests = list({atom.test for atom in atoms if not isinstance(atom.test, IsUnknown)})
        if 2 ** len(tests) > MOST:
            return None
        found = list(_independent(atoms, tests, known=fact is None or name in ALWAYS_KNOWN))
    return list({tuple(way.values()): way for way in found}.values())


def _values(type_: t.FactType, atoms: Sequence[Atom]) -> list[Value | None] | None:
    """Return a value of each cell, for a set one of each that its named elements can make; None for too many."""
    cells = representatives(type_, atoms, None)
    if not isinstance(type_, t.SomeOf):
        return list(cells)
    if 2 ** len(cells) > MOST:
        return None
    inside = product((False, True), repeat=len(cells))
    named = [frozenset(str(c) for c, is_in in zip(cells, one, strict=True) if is_in) for one in inside]
    # An element that no condition names is in it too, or alone.
    others = frozenset(type_.values) - frozenset(map(str, cells))
    return [*named, *([others] if others else [])]


def _is_true(desk: Desk, atom: Atom, value: Value | None) -> bool:
    facts = {} if value is None else {atom.fact: value}
    return atom_is_true(atom, Situation(desk.assembly, facts, {}, desk.world))


def _independent(atoms: Sequence[Atom], tests: Sequence[Test], *, known: bool) -> Iterator[dict[Atom, bool]]:
    for truths in product((False, True), repeat=len(tests)):
        plain = dict(zip(tests, truths, strict=True))
        yield {
            atom: atom.negated if isinstance(atom.test, IsUnknown) else plain[atom.test] != atom.negated
            for atom in atoms
        }
    if not known:
        yield {atom: isinstance(atom.test, IsUnknown) and not atom.negated for atom in atoms}
