"""The workflow graph of an assembly: what is drawn, and what every back end reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from remit.graph.nodes import Edge, Node
    from remit.model.nodes import Assembly


@dataclass(frozen=True, slots=True, eq=False)
class Workflow:
    """`graph` has readable strings as nodes, the same ones in the same order on every run.

    A node's payload is its attribute `payload`, an edge's is its attribute `edge`.
    """

    assembly: Assembly
    graph: nx.DiGraph[str]

    def payload(self, node: str) -> Node:
        """Return what a node is."""
        return cast("Node", self.graph.nodes[node]["payload"])

    def edge(self, source: str, target: str) -> Edge:
        """Return what an edge is."""
        return cast("Edge", self.graph.edges[source, target]["edge"])

    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Nodes with their payloads, in the order in which they were built."""
        return ((node, self.payload(node)) for node in self.graph)

    def edges(self) -> Iterator[tuple[str, str, Edge]]:
        """Edges with their payloads: by their sources in the order of the nodes, then as they were built."""
        return ((source, target, self.edge(source, target)) for source, target in self.graph.edges)
