"""What is told where a workflow graph is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from graph.policies import everything_drawn
from graph.random_assemblies import assemblies
from remit.graph.from_model import build
from remit.graph.invariants import broken
from remit.graph.nodes import Event, Intake, Link, LinkKind
from remit.graph.workflow import Workflow

if TYPE_CHECKING:
    import networkx as nx

    from remit.model.nodes import Assembly

WORKFLOW = everything_drawn()


@settings(deadline=None)
@given(assemblies())
def test_every_graph_that_is_built_is_whole(whole: Assembly) -> None:
    """Whatever rules an assembly has, all invariants hold of its graph."""
    assert broken(build(whole)) == ()


@pytest.mark.parametrize(
    ("said", "edges", "node"),
    [
        ("`x` is no kind of node", [], ("x", None)),
        ("`intake` to `team:desk` is no kind of edge", [("intake", "team:desk", None)], None),
        ("`x` is not the one way in", [], ("x", Intake("banking"))),
        ("`intake` is not the one way in", [("team:desk", "intake", Event("reopened"))], None),
        (
            "`handling:hold for desk`, `team:desk` go round in a circle",
            [("team:desk", "handling:hold for desk", Event("resolved"))],
            None,
        ),
        (
            "`section:Everything / First` does not come after `section:Everything / Second`",
            [("section:Everything / Second", "section:Everything / First", Link(LinkKind.NEXT))],
            None,
        ),
        (
            "`rule:Everything / Anger` does not hang where it belongs",
            [("section:Everything / Second", "rule:Everything / Anger", Link(LinkKind.OTHERWISE))],
            None,
        ),
        ("`notice:lawyers` leads on", [("notice:lawyers", "team:desk", Link(LinkKind.DOES))], None),
    ],
)
def test_what_does_not_hold_is_told(
    said: str, edges: list[tuple[str, str, object]], node: tuple[str, object] | None
) -> None:
    """Each invariant names the nodes that break it."""
    graph = WORKFLOW.graph.copy()
    if node is not None:
        graph.add_node(node[0], payload=node[1])
    for source, target, edge in edges:
        graph.add_edge(source, target, edge=edge)
    assert said in broken(Workflow(WORKFLOW.assembly, graph))


def test_what_is_cut_off_is_told() -> None:
    """A node that nothing leads to, and one that should lead somewhere and does not, are named."""
    graph: nx.DiGraph[str] = WORKFLOW.graph.copy()
    graph.remove_edge("rule:Everything / Sadness", "handling:stay silent as abuse")
    graph.remove_edge("handling:stay silent as abuse", "outcome:silent abuse")
    told = broken(Workflow(WORKFLOW.assembly, graph))
    assert "`handling:stay silent as abuse` cannot be reached" in told
    assert "`handling:stay silent as abuse` leads nowhere" in told


def test_sections_out_of_order_are_told() -> None:
    """Sections stand in the graph in the order of their positions."""
    graph: nx.DiGraph[str] = WORKFLOW.graph.copy()
    first, second = "section:Everything / First", "section:Everything / Second"
    swapped = graph.nodes[second]["payload"], graph.nodes[first]["payload"]
    graph.nodes[first]["payload"], graph.nodes[second]["payload"] = swapped
    assert "sections are not in their order" in broken(Workflow(WORKFLOW.assembly, graph))
