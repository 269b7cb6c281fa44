"""Columns: tables, and runs of one-line statements of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.syntax.sheet import LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.syntax.leaves import Node
    from remit.syntax.sheet import Sheet

VISIBILITY = frozenset({"channel_public", "channel_private"})
MEDIUM = frozenset({"channel_written", "channel_spoken"})


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the second and later cells of a one-line statement start; the first `aligned` of them line up."""

    node: Node
    starts: tuple[int, ...]
    aligned: int


def cells_of(sheet: Sheet, node: Node) -> Cells:
    """Divide a statement that can stand on one line into its cells."""
    parts = [child for child in node.nodes if child.kind not in {"name", "instead"}]
    starts = [part.lo for part in parts]
    match node.kind:
        case "channel":
            flags = (parts[:1], VISIBILITY), (parts[1:2], MEDIUM)
            aligned = 1
            for part, kinds in flags:
                if not part or part[0].kind not in kinds:
                    break
                aligned += 1
            return Cells(node, tuple(starts), aligned)
        case "fact":
            starts = [part.lo for part in parts if not part.kind.startswith("flag_")]
            return Cells(node, tuple(starts), 1)
        case "switch":
            return Cells(node, tuple(starts), 1)
        case "use" | "term":
            return Cells(node, (), 0)
        case _:
            # The words that lead a cell: team X | works C, body X "…" | link "…", placeholder X | up to …
            words = [
                leaf
                for leaf in node.tokens[1:]
                if sheet.leaves[leaf].text in {"works", "link", "up", "pattern"}
            ]
            strings = [part.lo for part in parts if part.kind == "string" and part.lo - 1 not in words]
            starts = sorted(words + strings)
            return Cells(node, tuple(starts), len(starts))


def space_alone(sheet: Sheet, cells: Cells) -> None:
    """Space a statement that stands alone: two columns between cells, one where it reads on."""
    for number, start in enumerate(cells.starts):
        leaf = sheet.leaves[start]
        reads_on = number == 0 and (leaf.kind == "STRING" or leaf.text in {"works", "up"})
        leaf.space = 1 if reads_on else 2


def align_run(sheet: Sheet, run: Sequence[Cells]) -> None:
    """Line up the cells of statements that stand together, unless a line gets too long by it."""
    if len(run) < 2:
        return
    before = [[sheet.leaves[start].space for start in cells.starts] for cells in run]
    for column in range(max(cells.aligned for cells in run)):
        rows = [cells for cells in run if column < min(cells.aligned, len(cells.starts))]
        widths = [_cell_width(sheet, cells, column) for cells in rows]
        for cells, width in zip(rows, widths, strict=True):
            sheet.leaves[cells.starts[column]].space = max(widths) - width + 2
    if any(sheet.width(cells.node.lo, cells.node.hi) > LINE for cells in run):
        for cells, spaces in zip(run, before, strict=True):
            for start, space in zip(cells.starts, spaces, strict=True):
                sheet.leaves[start].space = space


def _cell_width(sheet: Sheet, cells: Cells, column: int) -> int:
    start = cells.starts[column - 1] if column else cells.node.lo
    return sheet.width(start, cells.starts[column])


def align_rows(sheet: Sheet, rows: Sequence[Node]) -> None:
    """Pad the cells of a table."""
    bars = [row.tokens for row in rows]
    for column in range(max(len(row) for row in bars) - 1):
        sides = [(row[column], row[column + 1]) for row in bars if column + 1 < len(row)]
        widths = [sheet.width(left + 1, right) for left, right in sides]
        for (left, right), width in zip(sides, widths, strict=True):
            sheet.leaves[right].space = max(widths) - width + (1 if width else 2)
