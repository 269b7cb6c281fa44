"""What the holding rules decide: single values by the order, collected items by union."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from remit.backends.reference.bans import forbidding
from remit.backends.reference.holds import holding
from remit.backends.reference.landing import Fault, Held, Landed, land, last_resort, starting_team
from remit.backends.reference.say import Said, say
from remit.model.nodes import Collected, GiveTo, Hold, RuleKind, Silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.backends.reference.situation import Situation
    from remit.graph.order import Order
    from remit.model.nodes import Handling, Item, Owner, Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """A single-valued aspect.

    `deciders` are all maximal candidates in the canonical line, and `terms` the different terms that they
    carry: none where no rule speaks, several where rules disagree.
    """

    terms: tuple[T, ...]
    deciders: tuple[Rule, ...]

    @property
    def term(self) -> T | None:
        """The value; None where there is none, or where rules disagree."""
        return self.terms[0] if len(self.terms) == 1 else None


@dataclass(frozen=True, slots=True)
class Contribution:
    """An item, and a rule that collects it."""

    rule: Rule
    item: Item


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided for one interaction.

    `handling` is as written, `landed` what becomes of it; `said` the text that goes out, None where none
    does. `holding` are all rules that hold. `team` has the case at `received`.
    """

    handling: Settled[Handling]
    owner: Settled[Owner]
    sla: Settled[str]
    collected: tuple[Contribution, ...]
    landed: Landed
    said: Said | None
    team: str | None
    holding: tuple[Rule, ...]

    def items(self, aspect: Collected) -> tuple[str, ...]:
        """Names of what is collected of an aspect, sorted, each once."""
        return tuple(sorted({c.item.name for c in self.collected if c.item.aspect is aspect}))

    @property
    def priority(self) -> int | None:
        """The most urgent priority collected."""
        return min((int(level) for level in self.items(Collected.PRIORITY)), default=None)

    @property
    def effect(self) -> tuple[object, ...]:
        """What two results differ in, if they do."""
        collected = tuple(self.items(aspect) for aspect in Collected if aspect is not Collected.PRIORITY)
        return (self.landed.handling, self.owner.terms, self.sla.terms, collected, self.priority)


def decide(situation: Situation, order: Order) -> Decided:
    """Decide one interaction. `order` is that of its assembly."""
    rules = order.linear(holding(situation))
    handling: Settled[Handling] = _settle(rules, [rule.actions.handling for rule in rules], order)
    counting = [rule for rule in rules if rule.kind is not RuleKind.OTHERWISE or rule in handling.deciders]
    speaking = handling.deciders if isinstance(handling.term, Silent) else counting
    owner: Settled[Owner] = _settle(speaking, [rule.actions.owner for rule in speaking], order)
    sla: Settled[str] = _settle(speaking, [rule.actions.sla for rule in speaking], order)
    if isinstance(handling.term, Hold) and not owner.deciders:
        owner = Settled((GiveTo(handling.term.team),), handling.deciders)
    disagreeing = {
        aspect: settled.deciders
        for aspect, settled in (("handling", handling), ("ownership", owner), ("sla", sla))
        if len(settled.terms) > 1
    }
    team = None if owner.term is None else starting_team(owner.term, situation)
    landed = land(handling.term, disagreeing, team, situation)
    said = say(landed.handling, handling.deciders, situation)
    ban = None if said is None else forbidding(said, situation)
    if ban is not None:
        said, landed = None, Landed(Held(team), landed.passed_over, Fault("ban", ban=ban))
    if landed.handling == Held(None):
        team = last_resort(situation.assembly)
        landed = replace(landed, handling=Held(team))
    return Decided(handling, owner, sla, _collect(counting), landed, said, team, rules)


def _settle(rules: Sequence[Rule], says: Iterable[T | None], order: Order) -> Settled[T]:
    candidates = [(rule, term) for rule, term in zip(rules, says, strict=True) if term is not None]
    maximal = [
        (rule, term)
        for rule, term in candidates
        if not any(order.beats(other, rule) for other, _ in candidates)
    ]
    terms: list[T] = []
    for _, term in maximal:
        if term not in terms:
            terms.append(term)
    return Settled(tuple(terms), tuple(rule for rule, _ in maximal))


def _collect(rules: Sequence[Rule]) -> tuple[Contribution, ...]:
    """Every item of every rule, but for those that an exception to the rule withdraws."""
    return tuple(
        Contribution(rule, item)
        for rule in rules
        for item in rule.actions.items
        if not any(withdraws(other, item) and excepts_from(other, rule, rules) for other in rules)
    )


def withdraws(rule: Rule, item: Item) -> bool:
    """Whether a rule says `do not` of an item; a priority is withdrawn whatever its level."""
    return any(
        taken == item or (taken.kind == item.kind and item.aspect is Collected.PRIORITY)
        for taken in rule.actions.withdraws
    )


def excepts_from(exception: Rule, rule: Rule, rules: Sequence[Rule]) -> bool:
    """Whether it is an exception to the rule, or to an exception to it; all between hold as it does."""
    if exception.excepts is None or (exception.policy, exception.section) != (rule.policy, rule.section):
        return False
    if exception.excepts == rule.name:
        return True
    between = (other for other in rules if other.policy == rule.policy and other.name == exception.excepts)
    return any(excepts_from(other, rule, rules) for other in between)
