"""A workflow graph while it grows: each node once, each edge once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.nodes import Link, OutcomeNode

if TYPE_CHECKING:
    import networkx as nx

    from remit.graph.nodes import Edge, LinkKind, Node, OutcomeKind
    from remit.model.nodes import Vocabulary


class Growth:
    """`graph` so far, and the names it may speak of."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        import networkx as nx  # noqa: PLC0415 - heavy, and deciding needs no graph

        self.vocabulary = vocabulary
        self.graph: nx.DiGraph[str] = nx.DiGraph()

    def add(self, node: str, payload: Node) -> bool:
        """Add a node that is not there yet; whether it was not."""
        if node in self.graph:
            return False
        self.graph.add_node(node, payload=payload)
        return True

    def connect(self, source: str, target: str, edge: Edge) -> None:
        """Add an edge; where there is one, the first to say something stays."""
        if not self.graph.has_edge(source, target):
            self.graph.add_edge(source, target, edge=edge)

    def link(self, source: str, target: str, kind: LinkKind) -> None:
        """Add a plain edge."""
        self.connect(source, target, Link(kind))

    def outcome(self, kind: OutcomeKind, name: str | None = None) -> str:
        """Return the node of an outcome, which all that end so share."""
        node = f"outcome:{kind.value}" + ("" if name is None else f" {name}")
        self.add(node, OutcomeNode(kind, name))
        return node
