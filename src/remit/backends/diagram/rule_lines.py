"""What the card of a rule says: when it holds, what it does beside its handling, and why."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from remit.backends.diagram.picture import Line
from remit.graph.action_words import item_words, owner_words, withdrawal_words
from remit.graph.words import condition_words
from remit.model.nodes import Collected, FollowPath, GiveTo, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model.nodes import Assembly, Owner, Rule, Vocabulary


def condition_lines(rule: Rule, assembly: Assembly) -> Iterator[Line]:
    """Say when a rule holds, and on which days; the days of an exception are its rule's."""
    zone = next(policy.zone for policy in assembly.policies if policy.title == rule.policy)
    if rule.kind is not RuleKind.OTHERWISE:
        yield Line(f"when {condition_words(rule.when, assembly.vocabulary, zone)}")
    if rule.unless is not None:
        yield Line(f"unless {condition_words(rule.unless, assembly.vocabulary, zone)}")
    if rule.kind is not RuleKind.EXCEPTION and (rule.first or rule.last):
        days = [f"from {rule.first}" if rule.first else "", f"until {rule.last}" if rule.last else ""]
        yield Line(" ".join(filter(None, days)))


def action_lines(rule: Rule, vocabulary: Vocabulary) -> Iterator[Line]:
    """Say what a rule does; its handling has a card of its own."""
    actions = rule.actions
    if actions.owner is not None:
        yield Line(owner_words(actions.owner), _owner_card(actions.owner, vocabulary), strong=True)
    if actions.sla is not None:
        yield Line(f"apply {actions.sla}", f"sla:{vocabulary.slas[actions.sla].name}", strong=True)
    for item in actions.items:
        if item.aspect is Collected.CLOCK:
            yield Line(item_words(item), f"clock:{vocabulary.clocks[item.name].name}", strong=True)
    for _, items in groupby(actions.items, key=lambda item: item.kind):
        first, *others = items
        if first.aspect is not Collected.CLOCK:
            yield Line(", ".join((item_words(first), *(item.name for item in others))), strong=True)
    for item in actions.withdraws:
        yield Line(withdrawal_words(item), strong=True)


def override_lines(rule: Rule) -> Iterator[Line]:
    """Name the rules that this one overrides."""
    if rule.overrides:
        yield Line("overrides " + ", ".join(f"“{name}”" for name in rule.overrides))


def because_lines(because: Iterable[str]) -> Iterator[Line]:
    """Cite the reasons."""
    cited = "; ".join(because)
    if cited:
        yield Line(cited, aside=True)


def _owner_card(owner: Owner, vocabulary: Vocabulary) -> str:
    match owner:
        case FollowPath(path):
            return f"path:{vocabulary.paths[path].name}"
        case GiveTo(team):
            return f"team:{vocabulary.teams[team].name}"
    assert_never(owner)
