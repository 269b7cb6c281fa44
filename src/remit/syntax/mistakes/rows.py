"""Rows of a table that do not end with their line."""

from __future__ import annotations

from remit.syntax.mistakes.mistake import Finding, Mistake


def open_row(mistake: Mistake) -> Finding | None:
    """Return that a row lacks the bar at its end, where the mistake is in that row or right after it."""
    text = mistake.text
    end = text.rfind("\n", 0, mistake.start) + 1 if text[: mistake.start].strip() else 0
    lines: list[tuple[int, str]] = []
    if _is_row(_line(text, end)):
        lines.append((end, _line(text, end)))
    while end > 0:
        start = text.rfind("\n", 0, end - 1) + 1
        line = _line(text, start)
        if not _is_row(line):
            if line.strip() or lines:
                break
        else:
            lines.append((start, line))
        end = start
    for start, line in reversed(lines):
        row = line.partition("#")[0].rstrip()
        if not row.endswith("|"):
            last = start + len(row)
            place = mistake.place(last - 1, last)
            return Finding(
                "R0132", place, "the row goes on after this", "close it with `|`; a row is one line"
            )
    return None


def _line(text: str, start: int) -> str:
    return text[start:].partition("\n")[0]


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")
