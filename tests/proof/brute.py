"""Every interaction of a small assembly, one after the other, decided by the reference evaluator."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import combinations, product
from typing import TYPE_CHECKING

from proof.small_ground import WORLD
from properties.strategies import INTENTS, TOPICS
from remit.backends.proof.space import conditions_of, each_atom
from remit.backends.reference.cite import decides
from remit.backends.reference.decide import decide
from remit.backends.reference.holds import condition_holds, in_its_dates, is_true
from remit.backends.reference.situation import Situation, situation
from remit.graph.order import Order
from remit.model import conditions as c
from remit.model import nodes as m
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = ((2, 28), (3, 1), (3, 2), (3, 3), (3, 4))
MOMENTS = tuple(datetime(2026, month, day, hour, tzinfo=UTC) for month, day in DAYS for hour in (3, 12, 20))
SETS = [frozenset(some) for n in range(len(TOPICS) + 1) for some in combinations(TOPICS, n)]
VALUES: dict[str, list[m.Value | None]] = {
    "intent": [None, *INTENTS],
    "vulnerable": [None, False, True],
    "topics": [None, *SETS],
    "followers": [None, 0, 5, 6, 9, 10, 11],
    "language": [None, "cy", "en"],
}
STATES: dict[str, list[bool | frozenset[str]]] = {
    "incident": [False, True],
    "pre_election": [False, True],
    "outage": [frozenset(some) for n in range(len(INTENTS) + 1) for some in combinations(INTENTS, n)],
}


def placed(one: m.Assembly) -> m.Assembly:
    """Give each rule and section a place of its own, as every text does."""
    number = 0

    def place() -> Span:
        nonlocal number
        number += 10
        return Span("small.remit", number, number + 5)

    return replace(
        one,
        policies=tuple(
            replace(
                policy,
                sections=tuple(
                    replace(s, span=place(), rules=tuple(replace(rule, span=place()) for rule in s.rules))
                    for s in policy.sections
                ),
            )
            for policy in one.policies
        ),
    )


@dataclass
class Seen:
    """What came of all interactions of an assembly; rules by their keys."""

    conflicts: set[tuple[frozenset[str], str]] = field(default_factory=set)
    nowhere: set[str] = field(default_factory=set)
    gaps: set[int] = field(default_factory=set)
    live: set[str] = field(default_factory=set)
    conditions_hold: set[str] = field(default_factory=set)
    whens_fail: set[str] = field(default_factory=set)
    unless_counts: set[str] = field(default_factory=set)
    situations: list[Situation] = field(default_factory=list)


def size(one: m.Assembly) -> int:
    """How many interactions there are to look at."""
    count = 1
    for values in _domains(one).values():
        count *= len(values)
    return count


def _domains(one: m.Assembly) -> dict[str, list[object]]:
    """Return what each fact and switch that is asked for can be, as far as conditions can tell."""
    asked = {atom.fact for condition in conditions_of(one) for atom in each_atom(condition)}
    asked |= {
        atom.test.by
        for condition in conditions_of(one)
        for atom in each_atom(condition)
        if isinstance(atom.test, c.Covers)
    }
    values = dict(VALUES)
    if any(policy.bans for policy in one.policies):
        # What is said, and so what a ban stops, hangs on the language and on what fills a reply.
        asked |= {"language", "vulnerable"}
        values["language"] = [*VALUES["language"], "fr"]
    domains: dict[str, list[object]] = {
        "received": list(MOMENTS),
        "channel": list(one.vocabulary.channels),
    }
    domains |= {name: [*some] for name, some in values.items() if name in asked}
    domains |= {name: [*states] for name, states in STATES.items() if name in asked}
    return domains


def situations(one: m.Assembly) -> Iterator[Situation]:
    """Yield every interaction."""
    domains = _domains(one)
    for values in product(*domains.values()):
        drawn = dict(zip(domains, values, strict=True))
        facts = {n: v for n, v in drawn.items() if v is not None and n not in STATES}
        touched = {n: v for n, v in drawn.items() if n in STATES}
        yield situation(one, {"sector": "banking", **facts}, touched, WORLD)  # type: ignore[arg-type, dict-item]


def look(one: m.Assembly) -> Seen:
    """Decide every interaction."""
    seen, order = Seen(), Order(one)
    policies = {rule.key: policy for policy in one.policies for s in policy.sections for rule in s.rules}
    rules = [rule for policy in one.policies for s in policy.sections for rule in s.rules]
    for number, here in enumerate(situations(one)):
        seen.situations.append(here)
        decided = decide(here, order)
        settled = (("handling", decided.handling), ("ownership", decided.owner), ("SLA", decided.sla))
        says = {
            "handling": lambda rule: rule.actions.handling,
            "ownership": lambda rule: rule.actions.owner,
            "SLA": lambda rule: rule.actions.sla,
        }
        for aspect, value in settled:
            if len(value.terms) > 1:
                for x, y in combinations(value.deciders, 2):
                    if says[aspect](x) != says[aspect](y):
                        seen.conflicts.add((frozenset({x.key, y.key}), aspect))
        if not decided.handling.deciders:
            seen.gaps.add(number)
        fault = decided.landed.fault
        if fault is not None and fault.kind == "nothing_lands":
            seen.nowhere.update(rule.key for rule in decided.handling.deciders)
        seen.live.update(decides(decided))
        # Of priorities a decision cites the most urgent; less urgent ones are collected all the same.
        seen.live.update(contribution.rule.key for contribution in decided.collected)
        for rule in rules:
            if rule.kind is m.RuleKind.OTHERWISE:
                continue
            if in_its_dates(rule, policies[rule.key], here) and condition_holds(rule, here):
                seen.conditions_hold.add(rule.key)
            when = is_true(rule.when, here)
            if not when:
                seen.whens_fail.add(rule.key)
            elif rule.unless is not None and is_true(rule.unless, here):
                seen.unless_counts.add(rule.key)
    return seen
