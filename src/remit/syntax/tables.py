"""Whether the rows of a table fit its columns, and the columns stand where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.source.span import Span

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.syntax import nodes as n


def in_order(table: n.Table, text: str, report: Report) -> bool:
    """Whether the table can be used; what is wrong with it is reported.

    A row with too many or too few cells is only reported: the others can be used.
    """
    rows = [(table.columns[0].span.start, table.columns[-1].span.end)]
    rows += [(row.span.start, row.span.end) for row in table.rows]
    for start, end in rows:
        line = text[start:end].split("\n", 1)
        if len(line) > 1:
            last = start + len(line[0].partition("#")[0].rstrip())
            place = Span(table.span.file, last - 1, last)
            report.add(
                "R0132",
                place,
                label="the row goes on after this",
                help="close it with `|`; a row is one line",
            )
            return False
    _uneven(table, report)
    return _columns_in_order(table, report)


def _uneven(table: n.Table, report: Report) -> None:
    header = table.columns[0].span.to(table.columns[-1].span)
    for row in table.rows:
        if len(row.cells) != len(table.columns):
            report.add(
                "R0130",
                row.span,
                label=_count(len(row.cells), "cell"),
                secondary=[Label(header, _count(len(table.columns), "column"))],
                help="write a cell for each column; one that is left blank matches anything: `| |`",
                cells=_count(len(row.cells), "cell"),
                columns=_count(len(table.columns), "column"),
            )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _columns_in_order(table: n.Table, report: Report) -> bool:
    """Conditions come first, then `then`, then `because` where there is one."""
    tests = [column.test for column in table.columns]
    if "then" not in tests:
        report.add(
            "R0133",
            table.name.span,
            label="no column says what to do",
            help="add it as the last column: `| then |`",
        )
        return False
    for word in ("then", "because"):
        said = [column for column in table.columns if column.test == word]
        for again in said[1:]:
            secondary = [Label(said[0].span, "said first here")]
            report.add("R0110", again.span, label="said again here", secondary=secondary, clause=word)
            return False
    wanted = ["then", "because"] if "because" in tests else ["then"]
    if tests[-len(wanted) :] != wanted:
        moved = next(column for column in table.columns if column.test in ("then", "because"))
        report.add(
            "R0134",
            moved.span,
            label="not the last column",
            help="put `then` after the columns of conditions, and `because` after it",
            column=moved.test,
        )
        return False
    return True
