"""The lines of one file that a diagnostic speaks of, with its labels drawn under them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.diagnostics.cells import Cells, lay_out, visible, width, wrap
from remit.diagnostics.place import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.diagnostics.diagnostic import Label
    from remit.source.text import SourceText

# Two lines left out would take as much room as the row that says so, nearly.
# What a text in quotes can hold is left alone, as it may not be a comment.
_COMMENT = re.compile(r'\s#[^"“”]*$')
_WORTH_SKIPPING = 3
_LEAST_ROOM = 20


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A line of the file, with its number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Something drawn under the line above: blanks, then a mark, then words; either may be empty."""

    indent: int
    mark: str
    text: str
    primary: bool


@dataclass(frozen=True, slots=True)
class SkipRow:
    """Lines are left out here."""


Row = SourceRow | MarkRow | SkipRow


@dataclass(frozen=True, slots=True)
class Mark:
    """The part of a label on its first line: columns from 0, the end excluded."""

    line: int
    start: int
    end: int
    text: str
    primary: bool


def marks(source: SourceText, primary: Sequence[Label], secondary: Sequence[Label]) -> tuple[Mark, ...]:
    """Place the labels on lines, in the order in which they are drawn: by line and column, primary first."""
    placed = [_mark(source, label, primary=True) for label in primary]
    placed += [_mark(source, label, primary=False) for label in secondary]
    return tuple(sorted(placed, key=lambda mark: (mark.line, mark.start, not mark.primary)))


def shown_lines(source: SourceText, placed: Sequence[Mark]) -> tuple[int, ...]:
    """Numbers of the lines to show: those with marks, short gaps, and a neighbour that gives the setting."""
    marked = sorted({mark.line for mark in placed})
    lines = set(marked)
    for above, below in pairwise(marked):
        if below - above <= _WORTH_SKIPPING:
            lines.update(range(above, below))
    first, last = marked[0], marked[-1]
    if first > 1 and not source.line(first).strip():
        lines.add(first - 1)
    if last < len(source.line_starts) and source.line(last + 1).strip():
        lines.add(last + 1)
    return tuple(sorted(lines))


def rows(source: SourceText, placed: Sequence[Mark], room: int) -> Iterator[Row]:
    """Draw the lines and the marks, each row at most `room` cells wide as far as words can be broken."""
    room = max(room, _LEAST_ROOM)
    previous = None
    for number in shown_lines(source, placed):
        if previous is not None and number > previous + 1:
            yield SkipRow()
        previous = number
        line = lay_out(source.line(number))
        yield from _line_rows(number, line, [mark for mark in placed if mark.line == number], room)


def _mark(source: SourceText, label: Label, *, primary: bool) -> Mark:
    span = within(label.span, source)
    line, column = source.line_column(span.start)
    end_line, end_column = source.line_column(span.end)
    text = source.line(line)
    # A span over several lines is marked to the end of its first, less a comment there.
    end = end_column - 1 if end_line == line else len(_COMMENT.sub("", text).rstrip())
    start = min(column - 1, len(text))
    return Mark(line, start, max(start, min(end, len(text))), label.text, primary)


def _line_rows(number: int, line: Cells, placed: Iterable[Mark], room: int) -> Iterator[Row]:
    left = None
    for mark in placed:
        start, end = line.starts[mark.start], line.starts[mark.end]
        # An empty span, or one of characters without width, still has to be seen.
        end = max(end, start + 1)
        # A line too long for the page is shown again where a later mark is out of sight.
        if left is None or not _in_sight(line, start, end, left, room):
            left = _window(line, start, end, room)
            yield SourceRow(number, line.cut(left, room))
        last = left + room - (line.width > left + room)
        yield from _mark_rows(start - left, min(end, max(last, start + 1)) - left, mark, room)
    if left is None:
        yield SourceRow(number, line.cut(0, room))


def _in_sight(line: Cells, start: int, end: int, left: int, room: int) -> bool:
    right = left + room
    return start >= left + (left > 0) and end <= right - (line.width > right)


def _window(line: Cells, start: int, end: int, room: int) -> int:
    """Cell at which to begin showing a line, so that the mark is in sight, in the middle if need be."""
    whole = max(line.width, end)
    if end < room or whole <= room:
        return 0
    inside = room - 2
    before = (inside - min(end - start, inside)) // 2
    return max(0, min(start - 1 - before, whole - room))


def _mark_rows(start: int, end: int, mark: Mark, room: int) -> Iterator[Row]:
    sign = ("^" if mark.primary else "-") * (end - start)
    text = visible(mark.text)
    if not text or end + 1 + width(text) <= room:
        yield MarkRow(start, sign, text, mark.primary)
        return
    yield MarkRow(start, sign, "", mark.primary)
    lines = wrap(text, room)
    indent = max(0, min(start, room - max(width(line) for line in lines)))
    for words in lines:
        yield MarkRow(indent, "", words, mark.primary)
