"""A card as a table in Graphviz's HTML-like labels: its lines wrapped, its texts escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from remit.backends.diagram.look import CARDS, FAINT_INK, INK
from remit.backends.diagram.picture import CardKind
from remit.backends.diagram.plain_text import plain, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.backends.diagram.look import CardLook
    from remit.backends.diagram.picture import Card, Line

_WIDTH = 44
_TITLE_WIDTH = 34
_HEADING_WIDTH = 100
_BREAK = '<BR ALIGN="LEFT"/>'
_TITLE_SIZE = 11
_LINE_SIZE = 9.5
_GATE_SIZE = 15


def card_table(card: Card, names: Mapping[str, str]) -> str:
    """Return the label of a card, without the angle brackets around it.

    `names` are the anchors of all cards, so that a line can link to the card it leads to. Rows of a decision table
    have the ports `row1`, `row2`, …
    """
    look = CARDS[card.kind]
    cells = list(_cells(card, look, names))
    style = ' STYLE="ROUNDED"' if look.rounded else ""
    return (
        f'<TABLE BORDER="{look.border:g}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3"'
        f' COLOR="{look.stroke}" BGCOLOR="{look.fill}"{style}>{"".join(cells)}</TABLE>'
    )


def label(text: str, width: int = _WIDTH, *, size: float = _LINE_SIZE, ink: str = FAINT_INK) -> str:
    """Return a text as a label, without the angle brackets around it."""
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{ink}">{_lines(text, width, "<BR/>")}</FONT>'


def heading(title: str, notes: Iterable[str], *, size: float) -> str:
    """Return a title over its notes as a label, without the angle brackets around it."""
    words = [f"<B>{label(title, _HEADING_WIDTH, size=size, ink=INK)}</B>"]
    words += (label(note, _HEADING_WIDTH) for note in notes)
    rows = "".join(f'<TR><TD ALIGN="LEFT">{line}</TD></TR>' for line in words)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">{rows}</TABLE>'


def padded(text: str) -> str:
    """Return a label with room around it, so that it does not lie on its arrow."""
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="4"><TR><TD>{text}</TD></TR></TABLE>'


def left_of(text: str) -> str:
    """Return a label for an arrow that runs up or down and takes no room, so that it stands to the left of it."""
    return f'<TABLE BORDER="0" CELLBORDER="0"><TR><TD>{text}</TD><TD WIDTH="56"></TD></TR></TABLE>'


def _cells(card: Card, look: CardLook, names: Mapping[str, str]) -> Iterator[str]:
    if card.title:
        size = _GATE_SIZE if card.kind is CardKind.GATE else _TITLE_SIZE
        title = _lines(card.title, _TITLE_WIDTH, _BREAK)
        yield _cell(f'<FONT POINT-SIZE="{size}" COLOR="{look.ink}"><B>{title}</B></FONT>', look)
    for line in card.lines:
        yield _line(line, look, names)
    for row in card.rows:
        yield "<HR/>"
        for position, line in enumerate(row.lines):
            yield _line(line, look, names, port="" if position else f"row{row.number}")


def _line(line: Line, look: CardLook, names: Mapping[str, str], *, port: str = "") -> str:
    text = _lines(line.text, _WIDTH, _BREAK)
    ink = look.ink
    if line.strong:
        text = f"<B>{text}</B>"
    elif line.aside:
        ink, text = FAINT_INK, f"<I>{text}</I>"
    leads_to = names.get(line.leads_to or "")
    link = "" if leads_to is None else f' HREF="#{leads_to}" TITLE="{_escaped(plain(line.text))}"'
    return _cell(f'<FONT POINT-SIZE="{_LINE_SIZE:g}" COLOR="{ink}">{text}</FONT>', look, port=port, link=link)


def _cell(text: str, look: CardLook, *, port: str = "", link: str = "") -> str:
    at = f' PORT="{port}"' if port else ""
    width = f' WIDTH="{look.width}"' if look.width else ""
    return f'<TR><TD ALIGN="LEFT" BALIGN="LEFT"{width}{at}{link}>{text}</TD></TR>'


def _lines(text: str, width: int, line_break: str) -> str:
    # Graphviz reads no label in which there is nothing at all.
    lines = [_escaped(line) or "&#160;" for line in wrapped(text, width)]
    # Graphviz centres the last of several lines that has no break of its own.
    return line_break.join(lines) + (line_break if line_break == _BREAK and len(lines) > 1 else "")


def _escaped(text: str) -> str:
    r"""Escape a text; a backslash too, as Graphviz puts the name of the card for `\N` even after entities."""
    return escape(text).replace("\\", "&#92;&#92;")
