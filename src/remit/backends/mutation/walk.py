"""The parts of conditions, as an author sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from remit.model.conditions import AllOf, AnyOf, Atom, Condition, Has

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.model.nodes import Assembly, Channel, Rule

Join: TypeAlias = AllOf | AnyOf


def is_list(condition: Condition) -> bool:
    """Whether it is one test for several elements of a set, such as `topics include a, b`."""
    match condition:
        case AllOf(parts, span) | AnyOf(parts, span):
            return len(parts) > 1 and all(
                isinstance(part, Atom) and isinstance(part.test, Has) and part.span == span for part in parts
            )
        case Atom():
            return False


def is_join(condition: Condition) -> bool:
    """Whether it joins two parts or more, each of which could be missing."""
    return not isinstance(condition, Atom) and len(condition.parts) > 1 and not is_list(condition)


def nodes(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every part of it; lists are not taken apart."""
    yield condition
    if not isinstance(condition, Atom) and not is_list(condition):
        for part in condition.parts:
            yield from nodes(part)


def negation(condition: Condition) -> Condition:
    """Return what holds where the condition is known not to."""
    match condition:
        case Atom(fact, test, negated, span):
            return Atom(fact, test, not negated, span)
        case AllOf(parts, span):
            return AnyOf(tuple(map(negation, parts)), span)
        case AnyOf(parts, span):
            return AllOf(tuple(map(negation, parts)), span)


def positive(atom: Atom) -> Atom:
    """Return the atom as it is without a `not`."""
    return Atom(atom.fact, atom.test, negated=False, span=atom.span)


def with_parts(join: Join, parts: tuple[Condition, ...]) -> Condition:
    """Return the join of other parts."""
    return AllOf(parts, join.span) if isinstance(join, AllOf) else AnyOf(parts, join.span)


def replaced(condition: Condition, new: Mapping[Condition, Condition]) -> Condition:
    """Return the condition with each part that has something in its place."""
    if condition in new:
        return new[condition]
    match condition:
        case Atom():
            return condition
        case AllOf(parts) | AnyOf(parts):
            return with_parts(condition, tuple(replaced(part, new) for part in parts))


def rules_of(assembly: Assembly) -> Iterator[Rule]:
    """Yield every rule of an assembly."""
    for policy in assembly.policies:
        for section in policy.sections:
            yield from section.rules


def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """Return what a rule asks for."""
    return (rule.when,) if rule.unless is None else (rule.when, rule.unless)


def needing(assembly: Assembly) -> Iterator[Channel]:
    """Yield the channels that not everyone can reach."""
    return (channel for channel in assembly.vocabulary.channels.values() if channel.needs is not None)
