"""Lines of a file of any length, none of them held longer than a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import OutsideError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 4 * 1024 * 1024
"""Bytes of the longest record that is read."""

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line break; of one that is too long only the start, and `whole` is false.

    `quotes` counts the double quotes of all of it, so that a reader of CSV can tell where a cell ends.
    """

    number: int
    raw: bytes
    whole: bool = True
    quotes: int = 0


def lines(stream: BinaryIO, name: str) -> Iterator[Line]:
    """Yield the lines of a stream, numbered from 1, a byte order mark dropped.

    Raises OutsideError R0003 for a file that says it is UTF-16.
    """
    number = 0
    while raw := stream.readline(LONGEST + 2):
        number += 1
        if number == 1:
            if raw.startswith(_UTF16_MARKS):
                raise OutsideError("R0003", CODES["R0003"].say({"path": name}))
            raw = raw.removeprefix(_UTF8_MARK)
        if raw.endswith(b"\n") or len(raw) <= LONGEST:
            yield Line(number, raw.rstrip(b"\r\n"))
        else:
            yield Line(number, raw[:1024], whole=False, quotes=raw.count(b'"') + _rest(stream))


def _rest(stream: BinaryIO) -> int:
    """Pass over the rest of a line and count the double quotes in it."""
    quotes = 0
    while raw := stream.readline(LONGEST):
        quotes += raw.count(b'"')
        if raw.endswith(b"\n"):
            break
    return quotes
