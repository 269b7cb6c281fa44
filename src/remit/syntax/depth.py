"""A limit to how deep conditions nest, so that every phase may walk them by recursion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Tree

from remit.source.span import Span
from remit.syntax.broken import Broken

if TYPE_CHECKING:
    from lark import Token

    from remit.diagnostics.report import Report

DEEPEST = 50

_CONDITIONS = frozenset({"conjunction", "disjunction", "negation"})


def without_deep(tree: Tree[Token], file: str, report: Report) -> list[Broken]:
    """Take out of a file, and report, every statement with a condition that nests deeper than `DEEPEST`."""
    broken = []
    kept = []
    for statement in tree.children:
        place = _beyond(statement) if isinstance(statement, Tree) else None
        if place is None or not isinstance(statement, Tree):
            kept.append(statement)
        else:
            report_deep(Span(file, place.meta.start_pos, place.meta.start_pos + 1), report)
            broken.append(Broken(statement.meta.start_pos, statement.meta.end_pos, ""))
    tree.children = kept
    return broken


def report_deep(place: Span, report: Report) -> None:
    """Report a condition that nests too deep."""
    help_text = "give a part of it a name: `term … means …`"
    report.add("R0107", place, label="too deep here", help=help_text, deepest=DEEPEST)


def _beyond(statement: Tree[Token]) -> Tree[Token] | None:
    waiting = [(statement, 0)]
    while waiting:
        tree, depth = waiting.pop()
        depth += tree.data in _CONDITIONS
        if depth > DEEPEST:
            return tree
        waiting += [(child, depth) for child in tree.children if isinstance(child, Tree)]
    return None
