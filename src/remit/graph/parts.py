"""Parts of a workflow graph: one section, one path or one rule, with what it needs to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import OutsideError
from remit.diagnostics.suggest import suggestion
from remit.graph.from_model import INTAKE, rule_id
from remit.graph.nodes import Event, Gate, Link, LinkKind, PathNode, RuleNode
from remit.graph.query import entries
from remit.graph.workflow import Workflow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SIDEWAYS = (
    Link(LinkKind.NEXT),
    Link(LinkKind.OVERRIDES),
    Link(LinkKind.ROW_ABOVE),
    Event("reopened"),
)


def only_section(workflow: Workflow, title: str) -> Workflow:
    """Return the part about the sections of that title: their rules and all that these lead to.

    Raises `OutsideError` (R0050) where no section has that title.
    """
    named = {node: payload.section for node, payload in workflow.nodes() if isinstance(payload, Gate)}
    return _part(workflow, _led_to(workflow, _called(title, "section", named)))


def only_path(workflow: Workflow, name: str) -> Workflow:
    """Return the part about a path: the rules that follow it, its steps and all that these lead to.

    Raises `OutsideError` (R0050) where no rule follows a path of that name.
    """
    named = {node: payload.path.name for node, payload in workflow.nodes() if isinstance(payload, PathNode)}
    known = workflow.assembly.vocabulary.paths
    found = _called(known[name].name if name in known else name, "path", named)
    following = {rule_id(rule) for rule in entries(workflow, name)}
    return _part(workflow, _led_to(workflow, found) | following)


def only_rule(workflow: Workflow, name: str) -> Workflow:
    """Return the part about the rules of that name: with what they except from and all they lead to.

    It may be named with its policy, as `policy / rule`. Raises `OutsideError` (R0050) where there is none.
    """
    rules = {node: payload.rule for node, payload in workflow.nodes() if isinstance(payload, RuleNode)}
    named = {node: rule.key if rule.key == name else rule.name for node, rule in rules.items()}
    return _part(workflow, _led_to(workflow, _called(name, "rule", named)))


def _called(name: str, kind: str, named: Mapping[str, str]) -> list[str]:
    """Return the nodes that are called so."""
    found = [node for node, called in named.items() if called == name]
    if not found:
        words = CODES["R0050"].say({"kind": kind, "name": name})
        hint = suggestion(name, named.values())
        raise OutsideError("R0050", f"{words}; {hint}" if hint else words)
    return found


def _led_to(workflow: Workflow, nodes: Iterable[str]) -> set[str]:
    """Return the nodes and all they lead to; neither rules beside them nor who else may reopen a case."""
    reached = set(nodes)
    waiting = list(reached)
    while waiting:
        source = waiting.pop()
        for target in workflow.graph.successors(source):
            if target not in reached and workflow.edge(source, target) not in _SIDEWAYS:
                reached.add(target)
                waiting.append(target)
    return reached


def _part(workflow: Workflow, nodes: set[str]) -> Workflow:
    """Return the graph of these nodes with the way from the intake to each of their rules."""
    kept = nodes | {INTAKE}
    waiting = [node for node in nodes if isinstance(workflow.payload(node), RuleNode)]
    while waiting:
        target = waiting.pop()
        for source in workflow.graph.predecessors(target):
            if source not in kept and workflow.edge(source, target) not in _SIDEWAYS:
                kept.add(source)
                waiting.append(source)
    part: nx.DiGraph[str] = nx.DiGraph()
    part.add_nodes_from((node, data) for node, data in workflow.graph.nodes(data=True) if node in kept)
    part.add_edges_from(
        (source, target, data)
        for source, target, data in workflow.graph.edges(data=True)
        if source in kept and target in kept
    )
    _join_gates(workflow, part)
    return Workflow(workflow.assembly, part)


def _join_gates(workflow: Workflow, part: nx.DiGraph[str]) -> None:
    """Let each section follow on those that come just before it of what is left."""
    gates = [node for node, payload in workflow.nodes() if isinstance(payload, Gate)]
    after = {node: nx.descendants(workflow.graph.subgraph(gates), node) for node in gates if node in part}
    for gate in after:
        earlier = [node for node in after if gate in after[node]]
        nearest = [node for node in earlier if not any(other in after[node] for other in earlier)]
        for node in nearest or [INTAKE]:
            if not part.has_edge(node, gate):
                part.add_edge(node, gate, edge=Link(LinkKind.NEXT))
