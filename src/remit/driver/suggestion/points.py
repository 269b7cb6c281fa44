"""What examples can reach of rules: that they decide, and that each part of what they ask for makes the difference.

The last is MC/DC: for each part there is an interaction in which it is so, and one in which it is not, such that the
rule would hold in the one and not in the other for this part alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.mutation.constants import one_step
from remit.backends.mutation.fault import RulesChanged
from remit.backends.mutation.plant import planted
from remit.backends.mutation.walk import is_join, negation, nodes, positive, replaced
from remit.backends.reference.cite import decides
from remit.backends.reference.holds import is_true
from remit.driver.mutation.trials import planted_desk
from remit.driver.suggestion.finder import Whole, at
from remit.driver.suggestion.formula import Formula, around, asked, look
from remit.model.conditions import AllOf, AnyOf, Atom, InRange
from remit.model.nodes import RuleKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from remit.backends.reference.situation import Situation
    from remit.driver.desk import Desk
    from remit.model.conditions import Condition, Scalar
    from remit.model.nodes import Assembly, Policy, Rule, Section
    from remit.source.span import Span

_MINUTE: Final = timedelta(minutes=1)

Key: TypeAlias = tuple["Span", str]
"""A place and what is to be reached there: the same in every assembly."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part of what a rule asks for; `plain` is the part without a `not` around it.

    `when_so` and `when_not` are what the rule would ask for if the part were always, or never, so.
    """

    part: Condition
    plain: Condition
    when_so: Formula
    when_not: Formula
    edges: tuple[Edge, ...]

    def key(self, *, so: bool) -> Key:
        """Tell the two sides of a part."""
        return self.part.span, "so" if so else "not so"


@dataclass(frozen=True, slots=True)
class Edge:
    """A value on a threshold, or just beside it; `so` is whether the part is so there."""

    fact: str
    value: Scalar
    so: bool

    def key(self, leaf: Leaf) -> Key:
        """Tell the values of a threshold apart."""
        return leaf.part.span, f"{self.fact} {self.value}"


class View:
    """A rule of an assembly, with all that examples can reach of it."""

    def __init__(self, desk: Desk, rule: Rule, section: Section, policy: Policy) -> None:
        self.rule = rule
        self.policy = policy
        self._desk = desk
        self.around = around(rule, section, policy)
        self.asked = asked(rule)
        self.reached: Key = (rule.span, "reached")

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The parts that are not made of others, each once."""
        rule = self.rule
        if rule.kind is RuleKind.OTHERWISE:
            return ()
        conditions = (rule.when,) if rule.unless is None else (rule.when, rule.unless)
        parts = dict.fromkeys(part for c in conditions for part in nodes(c) if not is_join(part))
        return tuple(
            self._leaf(part) for part in parts if part not in (AllOf((), part.span), AnyOf((), part.span))
        )

    @cached_property
    def held(self) -> Desk:
        """A desk at which the rule holds wherever it stands, to see whether it would matter."""
        always = replace(self.rule, when=AllOf((), self.rule.when.span), unless=None)
        change = RulesChanged(((self.rule.key, always),))
        return planted_desk(self._desk, planted(self._desk.assembly, change), reordered=False)

    def keys(self) -> Iterator[Key]:
        """Yield all that there is to reach."""
        yield self.reached
        for leaf in self.leaves:
            if leaf.edges:
                yield from (edge.key(leaf) for edge in leaf.edges)
            else:
                yield leaf.key(so=True)
                yield leaf.key(so=False)

    def met(self, here: Situation, deciding: Collection[str], wanted: Mapping[Key, object]) -> Iterator[Key]:
        """Yield what of the wanted an interaction reaches; `deciding` are keys of the rules that decide it."""
        decides_now = self.rule.key in deciding
        if decides_now and self.reached in wanted:
            yield self.reached
        mine = [leaf for leaf in self.leaves if any(key in wanted for key in _keys(leaf))]
        whole = Whole(here)
        if not mine or look(self.around, whole) is not True:
            return
        holds = look(self.asked, whole) is True
        found = [
            key for leaf in mine for key in self._made_by(leaf, here, whole, holds=holds) if key in wanted
        ]
        if found and (decides_now if holds else self._would_decide(here)):
            yield from found

    def _made_by(self, leaf: Leaf, here: Situation, whole: Whole, *, holds: bool) -> Iterator[Key]:
        """Yield what a part reaches where it alone makes the rule hold, or not hold."""
        other = leaf.when_not if is_true(leaf.part, here) else leaf.when_so
        if (look(other, whole) is True) is holds:
            return
        so = is_true(leaf.plain, here)
        if not leaf.edges:
            yield leaf.key(so=so)
        for edge in leaf.edges:
            if edge.so is so and here.facts.get(edge.fact) == edge.value:
                yield edge.key(leaf)

    def _would_decide(self, here: Situation) -> bool:
        desk = self.held
        return self.rule.key in decides(desk.decided(at(desk, here)))

    def _leaf(self, part: Condition) -> Leaf:
        so = {part: AllOf((), part.span)}
        not_so = {part: AnyOf((), part.span)}
        plain = _plain(part)
        edges = tuple(_edges(plain, self._desk.assembly)) if isinstance(plain, Atom) else ()
        return Leaf(part, plain, self._with(so), self._with(not_so), edges)

    def _with(self, new: Mapping[Condition, Condition]) -> Formula:
        rule = self.rule
        unless = None if rule.unless is None else replaced(rule.unless, new)
        return asked(replace(rule, when=replaced(rule.when, new), unless=unless))


def views(desk: Desk) -> tuple[View, ...]:
    """Return the rules of an assembly."""
    return tuple(
        View(desk, rule, section, policy)
        for policy in desk.assembly.policies
        for section in policy.sections
        for rule in section.rules
    )


def _keys(leaf: Leaf) -> Iterator[Key]:
    if leaf.edges:
        return (edge.key(leaf) for edge in leaf.edges)
    return iter((leaf.key(so=True), leaf.key(so=False)))


def _plain(part: Condition) -> Condition:
    match part:
        case Atom():
            return positive(part)
        case AllOf(parts) | AnyOf(parts):
            first = parts[0] if parts else None
            return negation(part) if isinstance(first, Atom) and first.negated else part


def _edges(atom: Atom, assembly: Assembly) -> Iterator[Edge]:
    """Yield the values on each end of a range and just outside of it."""
    if not isinstance(atom.test, InRange):
        return
    fact = assembly.vocabulary.facts[atom.fact]
    ends = ((atom.test.low, -1, atom.test.low_open), (atom.test.high, 1, atom.test.high_open))
    for end, outwards, is_open in ends:
        if end is None:
            continue
        way = -outwards if is_open else outwards
        beside = end + way * _MINUTE if isinstance(end, datetime) else one_step(end, way, fact.type)
        yield Edge(atom.fact, end, so=not is_open)
        if beside is not None:
            yield Edge(atom.fact, beside, so=is_open)
