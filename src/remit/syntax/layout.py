"""The canonical layout of clauses, conditions and actions: which tokens start a line, and how far in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.syntax.columns import align_rows
from remit.syntax.comments import Gap
from remit.syntax.leaves import Blanks, Node
from remit.syntax.sheet import CLAUSE

if TYPE_CHECKING:
    from remit.syntax.sheet import Sheet

STEP = 2
HEADER = frozenset({"name", "string", "instead", "audience_public", "audience_private"})
SOFT_WORDS = frozenset({"and", "or", "with", "without", "unless", "while", "as", "link", "then"})
STEPS = frozenset({"path_after", "path_when", "path_before", "clock_missed"})


def soften(sheet: Sheet, node: Node) -> None:
    """Mark where a line that is too long may be broken: after commas and before joining words."""
    before: Node | int | None = None
    anchor: int | None = None
    for child in node.children:
        first = child if isinstance(child, int) else child.lo
        if isinstance(child, Node):
            soften(sheet, child)
        elif before is not None and sheet.leaves[child].text == ",":
            anchor = anchor if anchor is not None else (before.lo if isinstance(before, Node) else before)
        elif sheet.leaves[child].text in SOFT_WORDS and sheet.leaves[child].kind != "NAME":
            sheet.leaves[child].soft = True
        if isinstance(before, int) and sheet.leaves[before].text == ",":
            sheet.leaves[first].soft = True
            sheet.leaves[first].anchor = anchor
        before = child
    if node.kind == "reply_text":
        strings = [child.lo for child in node.nodes if child.kind == "string"]
        for leaf in strings[1:]:
            sheet.leaves[leaf].soft, sheet.leaves[leaf].anchor = True, strings[0]


# ---------------------------------------------------------------------------------------------- conditions


def condition(sheet: Sheet, keyword: int, node: Node, indent: int) -> None:
    """Lay out `when C`, broken before each `and` when it is long; the words are ranged right under `when`."""
    sheet.line(keyword, indent)
    if not sheet.fits(keyword, node.hi, indent, CLAUSE):
        break_operators(sheet, node, indent + len(sheet.leaves[keyword].text))


def break_operators(sheet: Sheet, node: Node, edge: int) -> None:
    """Break a condition before each `and` or `or`, which end at a column."""
    for leaf in sheet.operators(node):
        sheet.line(leaf, edge - len(sheet.leaves[leaf].text))
    break_groups(sheet, node)


def term(sheet: Sheet, node: Node) -> None:
    """Lay out a term that is too long for a line."""
    sheet.lines(sheet.operators(node.nodes[-1]), STEP)
    break_groups(sheet, node.nodes[-1])


def break_groups(sheet: Sheet, node: Node) -> None:
    """Break the groups in parentheses of a condition whose lines are still too long."""
    operators = sheet.operators(node)
    if not operators and sheet.fits(node.lo, node.hi, sheet.column(node.lo)):
        return
    for child in node.nodes:
        if node.kind == "unary":
            sheet.lines(sheet.operators(child), sheet.column(child.lo))
        break_groups(sheet, child)


def when(sheet: Sheet, node: Node, indent: int) -> None:
    """Lay out `when C unless D`: one line if it is short."""
    if sheet.fits(node.lo, node.hi, indent, CLAUSE):
        sheet.line(node.lo, indent)
        return
    for keyword, part in zip(node.tokens, node.nodes, strict=True):
        condition(sheet, keyword, part, indent)


# ------------------------------------------------------------------------------------------------- clauses


def clauses(sheet: Sheet, node: Node, indent: int) -> None:
    """Lay out a statement as its header and one line for each clause."""
    for child in node.nodes:
        if child.kind in HEADER:
            continue
        first = all(other.kind in HEADER for other in node.nodes if other.lo < child.lo)
        if child.kind == "clock_statutory" and first and not sheet.commented(node.lo, child.hi):
            sheet.leaves[child.lo].space = 2
        else:
            clause(sheet, child, indent + STEP)


def clause(sheet: Sheet, node: Node, indent: int) -> None:
    """Lay out one clause, which starts a line."""
    sheet.line(node.lo, indent)
    if node.kind == "ban_when":
        condition(sheet, node.lo, node.nodes[0], indent)
    elif node.kind in STEPS:
        joined_if_short(sheet, node, node.nodes[-1], indent)


def joined_if_short(sheet: Sheet, node: Node, parts: Node, indent: int) -> None:
    """Break a clause before each `and` of its parts where it does not fit on a line."""
    if not sheet.fits(node.lo, node.hi, indent):
        sheet.lines(sheet.operators(parts), indent + STEP)


# -------------------------------------------------------------------------------------------------- sections


def section(sheet: Sheet, node: Node) -> None:
    """Lay out a section: an empty line before each item."""
    for item in node.nodes[1:]:
        sheet.line(item.lo, STEP, Blanks.FORCE)
        match item.kind:
            case "rule" | "exception":
                _rule(sheet, item, STEP)
            case "otherwise":
                sheet.lines(sheet.operators(item.nodes[0]), 2 * STEP)
                for child in item.nodes[1:]:
                    sheet.line(child.lo, 2 * STEP)
            case _:
                _table(sheet, item, STEP)


def _rule(sheet: Sheet, node: Node, indent: int) -> None:
    inner = indent + STEP
    before = ""
    for child in node.children:
        match child:
            case int():
                if sheet.leaves[child].kind == "THEN":
                    sheet.line(child, inner)
            case Node(kind="string"):
                pass
            case Node(kind="when"):
                when(sheet, child, inner)
            case Node(kind="actions"):
                sheet.lines(sheet.operators(child), inner + 1)
            case Node(kind="dates_until") if before == "dates_from":
                pass
            case Node():
                sheet.line(child.lo, inner)
        before = child.kind if isinstance(child, Node) else ""


def _table(sheet: Sheet, node: Node, indent: int) -> None:
    title = [child for child in node.nodes if child.kind.startswith("table_")]
    if title and not sheet.fits(node.lo, title[-1].hi, indent):
        sheet.lines((child.lo for child in title), indent + STEP)
    rows = [child for child in node.nodes if child.kind in {"header", "row"}]
    for row in rows:
        for number in range(row.lo + 1, row.hi):
            leaf = sheet.leaves[number]
            sheet.leaves[row.lo].gap = sheet.leaves[row.lo].gap.joined(leaf.gap.on_own_lines())
            leaf.gap, leaf.soft = Gap(), False
    align_rows(sheet, rows)
    for child in node.nodes:
        if child.kind in {"header", "row", "because"}:
            sheet.line(child.lo, indent + STEP)


# -------------------------------------------------------------------------------------- promises and examples


def guarantee(sheet: Sheet, node: Node) -> None:
    """Lay out a guarantee: its condition and one promise a line."""
    for child in node.nodes[1:]:
        sheet.line(child.lo, STEP)
        if child.kind == "guarantee_when":
            start, then = child.tokens
            state, promises = child.nodes
            condition(sheet, start, state, STEP)
            sheet.line(then, STEP)
            sheet.lines(sheet.operators(promises), STEP + 1)


def example(sheet: Sheet, node: Node) -> None:
    """Lay out an example: one given and one expectation a line."""
    for leaf in node.tokens[1:]:
        sheet.line(leaf, 2 * STEP if sheet.leaves[leaf].text == "and" else STEP)
    for child in node.nodes:
        if child.kind == "expectations":
            sheet.lines(sheet.operators(child), 2 * STEP)
        elif child.kind.startswith("later_"):
            sheet.line(child.lo, STEP)
            joined_if_short(sheet, child, child.nodes[-1], STEP)
