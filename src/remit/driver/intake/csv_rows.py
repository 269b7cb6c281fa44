"""CSV as RFC 4180 has it, read strictly, with the records that break its rules refused one by one.

After a record whose quotes do not close or close in the wrong place, reading goes on at the line after the
one it starts on. A cell that is longer than a record may be is passed over up to its closing quote, so that
what stands in it is never taken for records.
"""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import OutsideError
from remit.driver.intake.lines import LONGEST
from remit.driver.intake.records import Refusal, Row, refuse
from remit.signals.masking import mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.driver.intake.lines import Line


class _TooLongError(Exception):
    """The record has run past the limit."""


class _Feed:
    """Lines for the parser, which asks for as many as a record takes; they can be taken back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._again: deque[Line] = deque()
        self.taken: list[Line] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._size += len(line.raw) + 1
        if not line.whole or self._size > LONGEST:
            raise _TooLongError
        return line.raw.decode("utf-8", "replace") + "\n"

    def begin(self) -> None:
        """Start a new record."""
        self.taken = []
        self._size = 0

    def go_back(self) -> None:
        """Give all lines but the first of this record again."""
        self._again.extendleft(reversed(self.taken[1:]))

    def pass_over(self) -> int:
        """Drop lines to the end of a record that is too long; return the number of the last one dropped."""
        quotes = sum(line.raw.count(b'"') if line.whole else line.quotes for line in self.taken)
        last = self.taken[-1].number
        while quotes % 2:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                break
            quotes += line.raw.count(b'"') if line.whole else line.quotes
            last = line.number
        return last


def csv_rows(
    lines: Iterable[Line], name: str, delimiter: str = ","
) -> tuple[tuple[str, ...], Iterator[Row | Refusal]]:
    """Return the columns and the rows below the header; blank rows are passed over.

    A column without a name is called `column N`. Raises OutsideError: R0045 where there is no header that can
    be read, R0041 where a column comes twice.
    """
    # Larger than any record, so that the limit is ours and its message too.
    csv.field_size_limit(2 * LONGEST)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    columns = _header(feed, reader, name)
    return columns, _rows(feed, reader, columns)


def _header(feed: _Feed, reader: Iterator[list[str]], name: str) -> tuple[str, ...]:
    try:
        cells = next(reader, [])
    except (csv.Error, _TooLongError) as error:
        raise _no_header(name, "its first line is not one") from error
    if not any(cell.strip() for cell in cells):
        raise _no_header(name, "its first line is empty")
    if any(b"\0" in line.raw or _not_utf8(line.raw) is not None for line in feed.taken):
        raise OutsideError("R0003", CODES["R0003"].say({"path": name}))
    columns = tuple(cell.strip() or f"column {i}" for i, cell in enumerate(cells, 1))
    twice = [column for column in columns if columns.count(column) > 1]
    if twice:
        raise OutsideError("R0041", CODES["R0041"].say({"column": mask(twice[0])}))
    return columns


def _no_header(name: str, reason: str) -> OutsideError:
    return OutsideError("R0045", CODES["R0045"].say({"path": name, "reason": reason}))


def _rows(feed: _Feed, reader: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[Row | Refusal]:
    count = 0
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = feed.taken[0]
            feed.go_back()
            count += 1
            yield refuse(first.number, "R0760", record=_shown(first.raw), problem=_words(error))
            continue
        except _TooLongError:
            first = feed.taken[0]
            feed.pass_over()
            count += 1
            yield refuse(first.number, "R0755", record=_shown(first.raw[:1024]), most=f"{LONGEST:,}")
            continue
        if not cells:
            continue
        count += 1
        yield _row(feed.taken, cells, columns, count)


def _row(taken: list[Line], cells: list[str], columns: tuple[str, ...], count: int) -> Row | Refusal:
    number = taken[0].number
    for line in taken:
        if b"\0" in line.raw:
            return refuse(line.number, "R0757", record=_shown(taken[0].raw))
        broken = _not_utf8(line.raw)
        if broken is not None:
            return refuse(line.number, "R0756", record=_shown(taken[0].raw), position=broken + 1)
    if len(cells) != len(columns):
        return refuse(number, "R0759", record=_shown(taken[0].raw), found=len(cells), columns=len(columns))
    return Row(number, count, dict(zip(columns, cells, strict=True)))


def _not_utf8(raw: bytes) -> int | None:
    """Where the first byte stands that is not UTF-8."""
    if raw.isascii():
        return None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _shown(raw: bytes) -> str:
    return raw[:1024].decode("utf-8", "replace")


def _words(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return "is never closed"
    if "expected after" in said:
        return "is closed before its end"
    return f"cannot be read ({said})"
