"""How wide text stands on a terminal, counted in cells, and how it is made safe to print there."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TAB = 4
_CUT = "…"
_DELETE = 0x7F
# Joiners are part of how some scripts and emoji are spelled; other format characters can reorder a line.
_JOINERS = "\u200c\u200d"
# What stands in backticks is to be copied whole.
_PIECE = re.compile(r"[^\s`]*`[^`]*`[^\s`]*|\S+")


@dataclass(frozen=True, slots=True)
class Cells:
    """A line as a terminal shows it: the glyph of each character, and the cell at which each starts.

    `starts` has one entry more than `glyphs`: where the line ends.
    """

    glyphs: tuple[str, ...]
    starts: tuple[int, ...]

    @property
    def width(self) -> int:
        """Cells of the whole line."""
        return self.starts[-1]

    def cut(self, left: int, room: int) -> str:
        """Show the cells from `left` on, at most `room` of them, with a mark at each end that is cut."""
        right = left + room
        cut_before, cut_after = left > 0, self.width > right
        first, last = left + cut_before, right - cut_after
        shown = []
        for glyph, start, end in zip(self.glyphs, self.starts, self.starts[1:], strict=False):
            if first <= start and end <= last and not (start == end == first and cut_before):
                shown.append(glyph)
            elif start < last and end > first:
                # Half of a wide glyph cannot be shown; blanks keep what follows in its place.
                shown.append(" " * (min(end, last) - max(start, first)))
        return _CUT * cut_before + "".join(shown) + _CUT * cut_after


def lay_out(line: str) -> Cells:
    """Lay out one line: tabs become blanks, and what would move the cursor becomes visible."""
    glyphs: list[str] = []
    starts = [0]
    for character in line:
        glyph = " " * (_TAB - starts[-1] % _TAB) if character == "\t" else _glyph(character)
        glyphs.append(glyph)
        starts.append(starts[-1] + width(glyph))
    return Cells(tuple(glyphs), tuple(starts))


def visible(text: str) -> str:
    """Return the text on one line, with nothing in it that a terminal would obey."""
    return "".join(" " if character == "\t" else _glyph(character) for character in text)


def width(text: str) -> int:
    """Cells that a text takes; it must hold no tabs or controls, as after `visible`."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def wrap(text: str, room: int) -> list[str]:
    """Break the text into lines of at most `room` cells; a longer word stands alone and stays whole."""
    lines: list[str] = []
    for piece in _PIECE.findall(text):
        if lines and width(lines[-1]) + 1 + width(piece) <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines or [""]


def _glyph(character: str) -> str:
    point = ord(character)
    if point < ord(" "):
        return chr(0x2400 + point)
    if point == _DELETE:
        return "\u2421"
    # Control, format, surrogate, and the separators of lines and paragraphs.
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _JOINERS:
        return f"<U+{point:04X}>"
    return character


def _character_width(character: str) -> int:
    if character in _JOINERS or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
