"""From the model to the workflow graph."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from remit.graph.from_cases import clock_node, notice_node, path_node, sla_node, team_node
from remit.graph.from_handlings import handling_node
from remit.graph.growth import Growth
from remit.graph.nodes import Conditional, Gate, Intake, LinkKind, RuleNode
from remit.graph.order import Order
from remit.graph.workflow import Workflow
from remit.model.nodes import Collected, FollowPath, GiveTo, RuleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.model.nodes import Actions, Assembly, Item, Policy, Rule, Section

INTAKE = "intake"


def build(assembly: Assembly) -> Workflow:
    """Build the workflow graph of an assembly: everything that its rules lead to, and nothing else."""
    growth = Growth(assembly.vocabulary)
    growth.add(INTAKE, Intake(assembly.sector))
    order = Order(assembly)
    _gates(growth, order)
    for policy in order.policies:
        for section in policy.sections:
            _rules(growth, policy, section)
    for policy in order.policies:
        for section in policy.sections:
            for rule in section.rules:
                _actions(growth, rule_id(rule), rule.actions)
    return Workflow(assembly, growth.graph)


def gate_id(policy: str, section: str) -> str:
    """Return the node of a section."""
    return f"section:{policy} / {section}"


def rule_id(rule: Rule) -> str:
    """Return the node of a rule."""
    return f"rule:{rule.key}"


def _gates(growth: Growth, order: Order) -> None:
    """Add the sections; a policy follows on each policy that comes just before it."""
    speaking = [policy for policy in order.policies if policy.sections]
    position = 0
    for policy in speaking:
        earlier = [other for other in speaking if order.policy_beats(other.title, policy.title)]
        nearest = [
            other
            for other in earlier
            if not any(order.policy_beats(other.title, between.title) for between in earlier)
        ]
        above = [gate_id(other.title, other.sections[-1].title) for other in nearest] or [INTAKE]
        for section in policy.sections:
            gate = gate_id(policy.title, section.title)
            growth.add(gate, Gate(policy.title, section.title, policy.stratum, position))
            for node in above:
                growth.link(node, gate, LinkKind.NEXT)
            above = [gate]
            position += 1


def _rules(growth: Growth, policy: Policy, section: Section) -> None:
    by_name = {rule.name: rule_id(rule) for rule in section.rules}
    gate = gate_id(policy.title, section.title)
    for rule in section.rules:
        growth.add(rule_id(rule), RuleNode(rule))
    for rule in section.rules:
        node = rule_id(rule)
        if rule.kind is RuleKind.OTHERWISE:
            growth.link(gate, node, LinkKind.OTHERWISE)
        else:
            source = gate if rule.excepts is None else by_name[rule.excepts]
            growth.connect(source, node, Conditional(rule.when, rule.unless))
    for rule in section.rules:
        for other in rule.overrides:
            growth.link(rule_id(rule), by_name[other], LinkKind.OVERRIDES)
    _rows(growth, section.rules)


def _rows(growth: Growth, rules: Sequence[Rule]) -> None:
    for upper, lower in pairwise(rule for rule in rules if rule.first_row_wins):
        if upper.table == lower.table:
            growth.link(rule_id(upper), rule_id(lower), LinkKind.ROW_ABOVE)


def _actions(growth: Growth, node: str, actions: Actions) -> None:
    if actions.handling is not None:
        growth.link(node, handling_node(growth, actions.handling), LinkKind.HANDLES)
    match actions.owner:
        case FollowPath(path):
            growth.link(node, path_node(growth, path), LinkKind.OWNS)
        case GiveTo(team):
            growth.link(node, team_node(growth, team), LinkKind.OWNS)
        case None:
            pass
        case _:
            assert_never(actions.owner)
    if actions.sla is not None:
        growth.link(node, sla_node(growth, actions.sla), LinkKind.PROMISES)
    for item in actions.items:
        _item(
            growth, node, item, {Collected.CLOCK: LinkKind.STARTS, Collected.NOTIFICATION: LinkKind.NOTIFIES}
        )
    for item in actions.withdraws:
        # An exception that takes back what it also gives keeps the edge that gives it.
        _item(growth, node, item, dict.fromkeys(Collected, LinkKind.WITHDRAWS))


def _item(growth: Growth, node: str, item: Item, kinds: dict[Collected, LinkKind]) -> None:
    """Lead to a clock or to a team that is told; other items are words on the rule itself."""
    if item.aspect is Collected.CLOCK:
        growth.link(node, clock_node(growth, item.name), kinds[item.aspect])
    elif item.aspect is Collected.NOTIFICATION:
        growth.link(node, notice_node(growth, item.name), kinds[item.aspect])
