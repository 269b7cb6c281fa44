"""When conditions and rules hold: what is known to be so, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from remit.backends.reference.situation import date_in
from remit.model.conditions import (
    AllOf,
    AnyOf,
    Atom,
    ContainsWords,
    Covers,
    Has,
    HasAny,
    InRange,
    InSeason,
    IsIn,
    IsUnknown,
    MatchesPattern,
    OpenDuring,
)
from remit.model.nodes import RuleKind
from remit.runtime.money import Money

if TYPE_CHECKING:
    from remit.backends.reference.situation import Situation
    from remit.model.conditions import Condition, Test
    from remit.model.nodes import Policy, Rule, Section, Value


def is_true(condition: Condition, situation: Situation) -> bool:
    """Whether a condition is known to hold."""
    match condition:
        case Atom():
            return atom_is_true(condition, situation)
        case AllOf(parts):
            return all(is_true(part, situation) for part in parts)
        case AnyOf(parts):
            return any(is_true(part, situation) for part in parts)
    assert_never(condition)


def atom_is_true(atom: Atom, situation: Situation) -> bool:
    """Whether the value is known and among those of the atom; negated, known and not among them."""
    if atom.fact in situation.switches:
        return _switch(atom, situation) != atom.negated
    value = situation.facts.get(atom.fact)
    if isinstance(atom.test, IsUnknown):
        return (value is None) != atom.negated
    return value is not None and _passes(atom.test, value, situation) != atom.negated


def _switch(atom: Atom, situation: Situation) -> bool:
    """Tell whether a switch is on; one `by` a fact covers nothing where that fact is unknown."""
    state = situation.switches[atom.fact]
    if isinstance(atom.test, Covers):
        return isinstance(state, frozenset) and situation.facts.get(atom.test.by) in state
    return isinstance(atom.test, IsIn) and state in atom.test.values


def _passes(test: Test, value: Value, situation: Situation) -> bool:
    match test:
        case IsIn(values):
            return value in values
        case InRange():
            return _in_range(test, value)
        case Has(element):
            return isinstance(value, frozenset) and element in value
        case HasAny():
            return bool(value)
        case ContainsWords(phrases):
            return situation.world.contains(phrases, str(value))
        case MatchesPattern(pattern):
            return situation.world.matches(pattern, str(value))
        case OpenDuring(calendar):
            return isinstance(value, datetime) and situation.world.is_open(calendar, value)
        case InSeason():
            return isinstance(value, datetime) and _in_season(test, value)
        case IsUnknown() | Covers():
            return False
    assert_never(test)


def _in_range(test: InRange, value: Value) -> bool:
    for end in (test.low, test.high):
        if isinstance(value, Money) and isinstance(end, Money) and end.currency != value.currency:
            return False
    low, high = test.low, test.high
    above = low is None or (value > low if test.low_open else value >= low)  # type: ignore[operator] # same type
    below = high is None or (value < high if test.high_open else value <= high)  # type: ignore[operator]
    return above and below


def _in_season(test: InSeason, moment: datetime) -> bool:
    today = date_in(test.zone, moment)
    start, end, day = test.start[::-1], test.end[::-1], (today.month, today.day)
    return start <= day <= end if start <= end else day >= start or day <= end


# ------------------------------------------------------------------------------------------------ rules


def holding(situation: Situation) -> tuple[Rule, ...]:
    """Return the rules that hold, in the order in which they are written."""
    return tuple(
        rule
        for policy in situation.assembly.policies
        for section in policy.sections
        for rule in section.rules
        if holds(rule, section, policy, situation)
    )


def holds(rule: Rule, section: Section, policy: Policy, situation: Situation) -> bool:
    """Whether a rule holds: an exception with all that it excepts from, a row where no row above it does."""
    if rule.kind is RuleKind.OTHERWISE:
        return True
    if not (in_its_dates(rule, policy, situation) and condition_holds(rule, situation)):
        return False
    if rule.excepts is not None:
        return holds(above(rule, section), section, policy, situation)
    return not any(holds(row, section, policy, situation) for row in rows_above(rule, section))


def condition_holds(rule: Rule, situation: Situation) -> bool:
    """Whether `when` is known to hold and `unless` is not."""
    unless = rule.unless is not None and is_true(rule.unless, situation)
    return is_true(rule.when, situation) and not unless


def in_its_dates(rule: Rule, policy: Policy, situation: Situation) -> bool:
    """Whether the interaction was received on one of the rule's days."""
    if rule.first is None and rule.last is None:
        return True
    today = date_in(policy.zone, situation.received)
    return (rule.first is None or rule.first <= today) and (rule.last is None or today <= rule.last)


def above(rule: Rule, section: Section) -> Rule:
    """Return what an exception excepts from."""
    return next(other for other in section.rules if other.name == rule.excepts)


def rows_above(rule: Rule, section: Section) -> tuple[Rule, ...]:
    """Return the rows that go before a row, the first first; none unless the first row wins."""
    if rule.table is None or rule.row is None or not rule.first_row_wins:
        return ()
    rows = [row for row in section.rules if row.table == rule.table and row.row is not None]
    return tuple(row for row in rows if row.row is not None and row.row < rule.row)
