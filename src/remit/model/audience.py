"""Which channels a condition leaves possible, and on which it surely holds, whatever the other facts are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model.conditions import AllOf, AnyOf, Atom, Condition, IsIn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.model.nodes import Rule


def possible(condition: Condition, channels: frozenset[str]) -> frozenset[str]:
    """Channels on which the condition can hold; never too few."""
    match condition:
        case Atom(fact="channel", test=IsIn(values=values), negated=negated):
            return channels - set(values) if negated else channels & {str(v) for v in values}
        case Atom():
            return channels
        case AllOf(parts=parts):
            return channels.intersection(*(possible(part, channels) for part in parts))
        case AnyOf(parts=parts):
            return frozenset[str]().union(*(possible(part, channels) for part in parts))


def sure(condition: Condition, channels: frozenset[str]) -> frozenset[str]:
    """Channels on which the condition holds whatever else is true; never too many."""
    match condition:
        case Atom(fact="channel"):
            return possible(condition, channels)
        case Atom():
            return frozenset()
        case AllOf(parts=parts):
            return channels.intersection(*(sure(part, channels) for part in parts))
        case AnyOf(parts=parts):
            return frozenset[str]().union(*(sure(part, channels) for part in parts))


def sure_of(rules: Iterable[Rule], channels: frozenset[str]) -> frozenset[str]:
    """Channels on which one of these rules holds whatever else is true, on any day."""
    always = (r for r in rules if r.unless is None and r.first is None and r.last is None)
    return frozenset[str]().union(*(sure(rule.when, channels) for rule in always))
