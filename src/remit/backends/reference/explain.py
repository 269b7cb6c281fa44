"""Why each rule did not decide: what failed, or what went before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from remit.backends.reference.cite import ASPECTS, decides
from remit.backends.reference.decide import excepts_from, withdraws
from remit.backends.reference.holds import above, holds, in_its_dates, is_true, rows_above
from remit.model.conditions import AllOf
from remit.model.nodes import Collected, RuleKind, Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.contract.decision import Aspect
    from remit.graph.order import Order
    from remit.model.conditions import Condition
    from remit.model.nodes import Policy, Rule, Section

Why: TypeAlias = Literal[
    "condition",
    "unless",
    "dates",
    "exception_of",
    "row_above",
    "beaten",
    "default",
    "silence",
    "withdrawn",
    "less_urgent",
    "says_nothing",
]


@dataclass(frozen=True, slots=True)
class Account:
    """Why a rule did not decide, or, of a rule that holds, why it did not decide `aspects`.

    `condition` is the first that failed, or what `unless` names. `by` is the rule that went before: the row
    above, the rule that beats it (`how` says why it does), that decides the handling, that withdraws its item
    or is more urgent; for an exception, what it excepts from.
    """

    rule: Rule
    why: Why
    aspects: tuple[Aspect, ...] = ()
    condition: Condition | None = None
    by: Rule | None = None
    how: str | None = None


def accounts(situation: Situation, order: Order, decided: Decided) -> tuple[Account, ...]:
    """Account for every rule that did not decide something that it speaks to, in the order as written."""
    return tuple(
        account
        for policy in situation.assembly.policies
        for section in policy.sections
        for rule in section.rules
        for account in _of_rule(rule, section, policy, situation, order, decided)
    )


def _of_rule(
    rule: Rule, section: Section, policy: Policy, situation: Situation, order: Order, decided: Decided
) -> Iterator[Account]:
    if not holds(rule, section, policy, situation):
        yield _not_holding(rule, section, policy, situation)
        return
    lost = list(_lost(rule, order, decided))
    yield from lost
    if not lost and rule.key not in decides(decided):
        yield Account(rule, "says_nothing")


def _not_holding(rule: Rule, section: Section, policy: Policy, situation: Situation) -> Account:
    if rule.excepts is not None:
        excepted = above(rule, section)
        if not holds(excepted, section, policy, situation):
            return Account(rule, "exception_of", by=excepted)
    if not in_its_dates(rule, policy, situation):
        return Account(rule, "dates")
    failed = first_failing(rule.when, situation)
    if failed is not None:
        return Account(rule, "condition", condition=failed)
    if rule.unless is not None and is_true(rule.unless, situation):
        return Account(rule, "unless", condition=rule.unless)
    row = next(r for r in rows_above(rule, section) if holds(r, section, policy, situation))
    return Account(rule, "row_above", by=row)


def first_failing(condition: Condition, situation: Situation) -> Condition | None:
    """Return the smallest first part that must hold and is not known to; None where all holds."""
    if is_true(condition, situation):
        return None
    if isinstance(condition, AllOf):
        parts = (first_failing(part, situation) for part in condition.parts)
        return next(failed for failed in parts if failed is not None)
    return condition


# ------------------------------------------------------------------------------------------------ rules that hold


def _lost(rule: Rule, order: Order, decided: Decided) -> Iterator[Account]:
    decider = next(iter(decided.handling.deciders), None)
    if rule.kind is RuleKind.OTHERWISE and rule not in decided.handling.deciders:
        yield Account(rule, "default", _speaks_to(rule), by=decider)
        return
    silent = isinstance(decided.handling.term, Silent) and rule not in decided.handling.deciders
    actions = rule.actions
    single: tuple[tuple[Aspect, object, tuple[Rule, ...]], ...] = (
        ("handling", actions.handling, decided.handling.deciders),
        ("ownership", actions.owner, decided.owner.deciders),
        ("sla", actions.sla, decided.sla.deciders),
    )
    beaten: dict[str, tuple[Rule, list[Aspect]]] = {}
    silenced: list[Aspect] = []
    for aspect, term, deciders in single:
        if term is None or rule in deciders:
            continue
        if silent and aspect != "handling":
            silenced.append(aspect)
            continue
        winner = next(other for other in deciders if order.beats(other, rule))
        beaten.setdefault(winner.key, (winner, []))[1].append(aspect)
    for winner, aspects in beaten.values():
        yield Account(rule, "beaten", tuple(aspects), by=winner, how=order.why(winner, rule))
    if silenced:
        yield Account(rule, "silence", tuple(silenced), by=decider)
    yield from _uncollected(rule, decided)


def _uncollected(rule: Rule, decided: Decided) -> Iterator[Account]:
    for item in rule.actions.items:
        aspect = ASPECTS[item.aspect]
        exceptions = [
            other
            for other in decided.holding
            if withdraws(other, item) and excepts_from(other, rule, decided.holding)
        ]
        if exceptions:
            yield Account(rule, "withdrawn", (aspect,), by=exceptions[0], how=item.name)
        elif item.aspect is Collected.PRIORITY and item.name != str(decided.priority):
            most_urgent = str(decided.priority)
            urgent = next(
                c.rule
                for c in decided.collected
                if c.item.aspect is Collected.PRIORITY and c.item.name == most_urgent
            )
            yield Account(rule, "less_urgent", (aspect,), by=urgent, how=most_urgent)


def _speaks_to(rule: Rule) -> tuple[Aspect, ...]:
    actions = rule.actions
    single: tuple[tuple[Aspect, object], ...] = (
        ("handling", actions.handling),
        ("ownership", actions.owner),
        ("sla", actions.sla),
    )
    collected = {item.aspect for item in actions.items}
    return (
        *(aspect for aspect, term in single if term is not None),
        *(name for aspect, name in ASPECTS.items() if aspect in collected),
    )
