"""The words of a text that may not follow the grammar: enough to find where reading can go on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLED = frozenset({"policy", "use", "ban", "section", "guarantee", "example"})
"""Statements that start with a quoted text."""

NAMED = frozenset({
    "channel", "fact", "term", "topic", "team", "calendar", "event", "body", "reason", "sla", "clock", "path", "cue",
    "requirement", "placeholder", "reply", "switch", "personal",
})  # fmt: skip
"""Statements that start with a name; `personal` stands for `personal kind`."""

ITEMS = frozenset({"rule", "except", "table", "otherwise"})
"""What stands in a section."""

STATEMENTS = TITLED | NAMED

# After a word that could start a statement, these say that it is a fact in a condition.
_TESTS = frozenset({
    "is", "include", "includes", "do", "does", "shows", "contains", "matches", "covers", "during", "outside", "on",
    "before", "each", "and", "or", "due",
})  # fmt: skip

_PIECE = re.compile(
    r"""
      (?P<comment> \#[^\n]* )
    | (?P<text>    "(?:\\.|[^"\\\n])*" | “[^”\n]*” )
    | (?P<open>    ["“][^\n]* )
    | (?P<word>    [^\W\d][\w.-]* )
    | (?P<number>  \d[\w.:-]* )
    | (?P<mark>    \S )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a number, a quoted text (`text`), one that is not closed (`open`) or any other character (`mark`).

    `first` says whether nothing but blanks stands before it on its line, `column` counts from 0.
    """

    kind: str
    text: str
    start: int
    column: int
    first: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def pieces(text: str) -> Iterator[Piece]:
    """All pieces in order, comments left out."""
    line_start, seen = 0, -1
    for match in _PIECE.finditer(text):
        start = match.start()
        newline = text.rfind("\n", line_start, start)
        if newline >= 0:
            line_start = newline + 1
        if match.lastgroup != "comment":
            yield Piece(
                match.lastgroup or "mark", match.group(), start, start - line_start, seen < line_start
            )
        seen = start


@dataclass(frozen=True, slots=True)
class Restart:
    """A place where a statement, or an item of a section, seems to start."""

    start: int
    item: bool


def restarts(text: str) -> tuple[Restart, ...]:
    """Where reading can go on after a mistake.

    A keyword counts at the start of a line, and within a line where the title that belongs to it follows; one that
    could as well be the name of a fact in a condition counts only where the words after it allow no such reading.
    """
    found = []
    row = list(pieces(text))
    for here, after in zip(row, [*row[1:], None], strict=False):
        if here.kind == "word" and _starts(here, after):
            found.append(Restart(here.start, here.text in ITEMS))
    return tuple(found)


def _starts(here: Piece, after: Piece | None) -> bool:
    titled = after is not None and after.kind in ("text", "open")
    if here.text in TITLED or here.text in ITEMS:
        return here.first or titled or here.text == "otherwise"
    if here.text in NAMED and here.first:
        return here.column == 0 or (after is not None and after.kind == "word" and after.text not in _TESTS)
    return False


def names_in(text: str) -> frozenset[str]:
    """Every name and every quoted text of a stretch, as later phases would look for them."""
    return frozenset(
        piece.text[1:-1] if piece.kind == "text" else piece.text.rstrip(".-")
        for piece in pieces(text)
        if piece.kind in ("word", "text")
    )


def word_at(text: str, offset: int) -> str:
    """The word or number that starts there, empty where none does."""
    match = _PIECE.match(text, offset)
    return match.group() if match and match.lastgroup in ("word", "number") else ""


def indent(text: str, offset: int) -> int:
    """Return how many characters stand before an offset on its line."""
    return offset - (text.rfind("\n", 0, offset) + 1)


def begins_line(text: str, offset: int) -> bool:
    """Whether nothing but blanks stands before an offset on its line."""
    return not text[offset - indent(text, offset) : offset].strip()
