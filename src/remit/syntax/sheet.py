"""How wide pieces of a policy are, and where lines may start: what every part of the layout asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.syntax.leaves import Blanks, columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.syntax.leaves import Leaf, Node

LINE = 110
CLAUSE = 80


@dataclass(slots=True)
class Sheet:
    """The leaves of a file while they are laid out; indents, widths and limits are in columns."""

    leaves: list[Leaf]

    def line(self, leaf: int, indent: int, blanks: Blanks = Blanks.DROP) -> None:
        """Start a line before a leaf."""
        self.leaves[leaf].indent = indent
        self.leaves[leaf].blanks = blanks

    def lines(self, leaves: Iterable[int], indent: int) -> None:
        """Start a line before each of some leaves."""
        for leaf in leaves:
            self.line(leaf, indent)

    def width(self, lo: int, hi: int) -> int:
        """Measure leaves `lo` to `hi` (excluded) on one line."""
        if lo == hi:
            return 0
        return columns(self.leaves[lo].text) + sum(
            leaf.space + columns(leaf.text) for leaf in self.leaves[lo + 1 : hi]
        )

    def commented(self, lo: int, hi: int) -> bool:
        """Whether a comment stands among leaves `lo` to `hi` (excluded)."""
        return any(leaf.gap.comments for leaf in self.leaves[lo + 1 : hi])

    def fits(self, lo: int, hi: int, column: int, limit: int = LINE) -> bool:
        """Whether leaves `lo` to `hi` (excluded) can stand on one line, from a column on."""
        return not self.commented(lo, hi) and column + self.width(lo, hi) <= limit

    def column(self, leaf: int) -> int:
        """Where a leaf starts on the line that it is on so far."""
        start = leaf
        while start > 0 and self.leaves[start].indent is None:
            start -= 1
        return (
            (self.leaves[start].indent or 0)
            + self.width(start, leaf)
            + (self.leaves[leaf].space if start < leaf else 0)
        )

    def operators(self, node: Node) -> tuple[int, ...]:
        """Find the `and` or `or` between the parts of a node."""
        return tuple(leaf for leaf in node.tokens if self.leaves[leaf].text in {"and", "or"})
