"""What is true of every workflow graph, whole or in part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import networkx as nx

from remit.graph.from_model import INTAKE
from remit.graph.nodes import (
    ChannelNode,
    ClockNode,
    Conditional,
    Edge,
    Event,
    Gate,
    HandlingNode,
    Intake,
    Link,
    LinkKind,
    Node,
    NoticeNode,
    OutcomeKind,
    OutcomeNode,
    PathNode,
    RuleNode,
    StepNode,
    TeamNode,
)
from remit.model.nodes import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.workflow import Workflow


def broken(workflow: Workflow) -> tuple[str, ...]:
    """Return in words what does not hold of a graph and should; empty where all does."""
    return (
        *_payloads(workflow),
        *_reached(workflow),
        *_circles(workflow),
        *_gates(workflow),
        *_rules(workflow),
        *_dead_ends(workflow),
    )


def _payloads(workflow: Workflow) -> Iterator[str]:
    for node, data in workflow.graph.nodes(data=True):
        if not isinstance(data.get("payload"), get_args(Node)):
            yield f"`{node}` is no kind of node"
    for source, target, data in workflow.graph.edges(data=True):
        if not isinstance(data.get("edge"), get_args(Edge)):
            yield f"`{source}` to `{target}` is no kind of edge"


def _reached(workflow: Workflow) -> Iterator[str]:
    """Everything can be reached from the intake, which nothing leads to."""
    found = nx.descendants(workflow.graph, INTAKE)
    for node, payload in workflow.nodes():
        if isinstance(payload, Intake):
            if node != INTAKE or workflow.graph.in_degree(node):
                yield f"`{node}` is not the one way in"
        elif node not in found:
            yield f"`{node}` cannot be reached"


def _circles(workflow: Workflow) -> Iterator[str]:
    """Only a reopened case goes back, and clocks that start each other when missed, each once a case."""
    onward = nx.DiGraph(
        [(source, target) for source, target, edge in workflow.edges() if edge != Event("reopened")]
    )
    for circle in nx.strongly_connected_components(onward):
        clocks = all(isinstance(workflow.payload(node), ClockNode | StepNode) for node in circle)
        if len(circle) > 1 and not clocks:
            yield f"{', '.join(f'`{node}`' for node in sorted(circle))} go round in a circle"


def _gates(workflow: Workflow) -> Iterator[str]:
    """Sections stand in their order, each with its own position, and only lead on to later ones."""
    positions = [payload.position for _, payload in workflow.nodes() if isinstance(payload, Gate)]
    if any(earlier >= later for earlier, later in pairwise(positions)):
        yield "sections are not in their order"
    for source, target, edge in workflow.edges():
        here, there = workflow.payload(source), workflow.payload(target)
        if edge != Link(LinkKind.NEXT) or not isinstance(here, Gate):
            continue
        if not isinstance(there, Gate) or here.position >= there.position:
            yield f"`{target}` does not come after `{source}`"


def _rules(workflow: Workflow) -> Iterator[str]:
    """Rules hang on their section, exceptions on what they except from."""
    for node, payload in workflow.nodes():
        if not isinstance(payload, RuleNode):
            continue
        rule = payload.rule
        above = [
            workflow.payload(source)
            for source in workflow.graph.predecessors(node)
            if isinstance(workflow.edge(source, node), Conditional)
            or workflow.edge(source, node) == Link(LinkKind.OTHERWISE)
        ]
        match above:
            case [Gate(policy, section)] if rule.kind is not RuleKind.EXCEPTION:
                right = (policy, section) == (rule.policy, rule.section)
            case [RuleNode(parent)]:
                right = (parent.policy, parent.name) == (rule.policy, rule.excepts)
            case _:
                right = False
        if not right:
            yield f"`{node}` does not hang where it belongs"


def _dead_ends(workflow: Workflow) -> Iterator[str]:
    """Find handlings, channels, paths and teams that lead nowhere, and ends that lead on."""
    for node, payload in workflow.nodes():
        ends = not workflow.graph.out_degree(node)
        if ends and isinstance(payload, HandlingNode | ChannelNode | PathNode | TeamNode):
            yield f"`{node}` leads nowhere"
        if not ends and (
            isinstance(payload, NoticeNode)
            or (isinstance(payload, OutcomeNode) and payload.kind is not OutcomeKind.RESOLVED)
        ):
            yield f"`{node}` leads on"
