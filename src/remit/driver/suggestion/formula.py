"""What is wanted of an interaction: conditions that are known to hold, and others that are not.

A formula is classical: not to be known to hold is all that `Not` says, whether a fact is unknown or otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol, TypeAlias, assert_never

from remit.model.conditions import AllOf, AnyOf, Atom, Condition, InRange
from remit.model.nodes import RuleKind
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from remit.model.nodes import Policy, Rule, Section


@dataclass(frozen=True, slots=True)
class Known:
    """The condition is known to hold."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Not:
    part: Formula


@dataclass(frozen=True, slots=True)
class Every:
    """With no part, always."""

    parts: tuple[Formula, ...]


Formula: TypeAlias = Known | Not | Every


So: TypeAlias = bool | Atom
"""Whether something is so; while that is open, an atom that it waits for."""


class Facts(Protocol):
    """An interaction of which some facts may still be open."""

    def truth(self, atom: Atom) -> bool | None:
        """Whether the atom is known to hold; None while its facts are open."""


def look(formula: Formula, facts: Facts) -> So:
    """Whether the formula is so; while that is open, the first atom that it waits for."""
    match formula:
        case Known(condition):
            return _look_at(condition, facts)
        case Not(part):
            return _not(look(part, facts))
        case Every(parts):
            return _every(look(part, facts) for part in parts)
    assert_never(formula)


def _look_at(condition: Condition, facts: Facts) -> So:
    match condition:
        case Atom():
            so = facts.truth(condition)
            return condition if so is None else so
        case AllOf(parts):
            return _every(_look_at(part, facts) for part in parts)
        case AnyOf(parts):
            none = _every(_not(_look_at(part, facts)) for part in parts)
            return _not(none)
    assert_never(condition)


def _not(so: So) -> So:
    return so if isinstance(so, Atom) else not so


def _every(parts: Iterable[So]) -> So:
    waiting: Atom | None = None
    for part in parts:
        if part is False:
            return False
        if waiting is None and isinstance(part, Atom):
            waiting = part
    return True if waiting is None else waiting


# ---------------------------------------------------------------------------------------------- rules


def holds(rule: Rule, section: Section, policy: Policy) -> Formula:
    """Say that a rule holds."""
    return Every((around(rule, section, policy), asked(rule)))


def asked(rule: Rule) -> Formula:
    """Say that what a rule itself asks for is so."""
    if rule.kind is RuleKind.OTHERWISE:
        return Every(())
    if rule.unless is None:
        return Known(rule.when)
    return Every((Known(rule.when), Not(Known(rule.unless))))


def around(rule: Rule, section: Section, policy: Policy) -> Formula:
    """Say that all else is so that a rule needs to hold: its dates, what it excepts from, no row above it."""
    parts: list[Formula] = []
    if rule.excepts is not None:
        above = next(other for other in section.rules if other.name == rule.excepts)
        parts.append(holds(above, section, policy))
    if rule.first is not None or rule.last is not None:
        parts.append(Known(_in_dates(rule, policy)))
    if rule.first_row_wins and rule.row is not None:
        rows = [other for other in section.rules if other.table == rule.table and other.row is not None]
        parts += [Not(asked(other)) for other in rows if other.row is not None and other.row < rule.row]
    return Every(tuple(parts))


def _in_dates(rule: Rule, policy: Policy) -> Atom:
    low = None if rule.first is None else _midnight(rule.first, policy.zone)
    high = None if rule.last is None else _midnight(rule.last + timedelta(days=1), policy.zone)
    return Atom("received", InRange(low, high, high_open=True), negated=False, span=rule.span)


def _midnight(day: date, zone_name: str) -> datetime:
    return datetime.combine(day, time(), zone(zone_name))
