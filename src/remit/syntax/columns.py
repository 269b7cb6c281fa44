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
LEADING = frozenset({"works", "link", "up", "pattern"})
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
            words = [leaf for leaf in node.tokens[1:] if sheet.leaves[leaf].text in LEADING]
            strings = [part.lo for part in parts if part.kind == "string" and part.lo - 1 not in words]
            starts = sorted(words + strings)
            return Cells(node, tuple(starts), 1)


def space_cells(sheet: Sheet, cells: Cells) -> None:
    """Put two columns between cells, one before a text; a line that is too long may be broken there."""
    for start in cells.starts:
        leaf = sheet.leaves[start]
        leaf.space, leaf.soft = _apart(sheet, [start]), True


def align_run(sheet: Sheet, run: Sequence[Cells]) -> None:
    """Line up the cells of statements that stand together: as many of them as can without too long a line."""
    rows = [cells for cells in run if cells.starts]
    widths = {_cell_width(sheet, cells, 0) for cells in rows}
    choices = [_alignable(sheet, rows, width) for width in sorted(widths, reverse=True)]
    _align(sheet, max(choices, key=len, default=[]))


def _alignable(sheet: Sheet, rows: Sequence[Cells], width: int) -> list[Cells]:
    """Find those whose first cell has at most a width and whose lines stay short enough when they line up."""
    narrow = [cells for cells in rows if _cell_width(sheet, cells, 0) <= width]
    _align(sheet, narrow)
    short = [cells for cells in narrow if sheet.width(cells.node.lo, cells.node.hi) <= LINE]
    for cells in narrow:
        space_cells(sheet, cells)
    return short


def _align(sheet: Sheet, run: Sequence[Cells]) -> None:
    for column in range(max((cells.aligned for cells in run), default=0)):
        rows = [cells for cells in run if column < min(cells.aligned, len(cells.starts))]
        widths = [_cell_width(sheet, cells, column) for cells in rows]
        apart = _apart(sheet, [cells.starts[column] for cells in rows])
        for cells, width in zip(rows, widths, strict=True):
            sheet.leaves[cells.starts[column]].space = max(widths, default=0) - width + apart


def _apart(sheet: Sheet, starts: Sequence[int]) -> int:
    return 1 if all(sheet.leaves[start].kind == "STRING" for start in starts) else 2


def _cell_width(sheet: Sheet, cells: Cells, column: int) -> int:
    start = cells.starts[column - 1] if column else cells.node.lo
    return sheet.width(start, cells.starts[column])


def align_rows(sheet: Sheet, rows: Sequence[Node]) -> None:
    """Pad the cells of a table."""
    bars = [row.tokens for row in rows]
    for column in range(max(len(row) for row in bars) - 1):
        sides = [(row[column], row[column + 1]) for row in bars if column + 1 < len(row)]
        widths = [sheet.width(left + 1, right) for left, right in sides]
        for (_, right), width in zip(sides, widths, strict=True):
            sheet.leaves[right].space = max(widths) - width + (1 if width else 2)
