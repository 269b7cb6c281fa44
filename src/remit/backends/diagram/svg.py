"""The picture as a page to print: Graphviz draws each lane, and the lanes stand below each other in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from remit.backends.diagram.dot import lane_dot, names_of, ports_of
from remit.backends.diagram.graphviz import NAMESPACES, drawing
from remit.backends.diagram.lane_box import LaneBox
from remit.backends.diagram.look import CARDS, FONT
from remit.backends.diagram.picture import ArrowKind, CardKind
from remit.backends.diagram.plain_text import plain, wrapped
from remit.backends.diagram.shapes import arrow, box, faint, sample, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.backends.diagram.picture import Picture

_MARGIN = 24.0
_GAP = 26.0
_SPINE = _MARGIN + 30.0
_NARROWEST = 760.0
_LEGEND_COLUMN = 165.0

_CARD_LEGEND = (
    (CardKind.RULE, "rule or table"),
    (CardKind.EXCEPTION, "exception to a rule"),
    (CardKind.OTHERWISE, "where no rule holds"),
    (CardKind.HANDLING, "what the customer gets"),
    (CardKind.STEP, "step of a path or clock"),
    (CardKind.CLOCK, "deadline"),
    (CardKind.OUTCOME, "end"),
)
_ARROW_LEGEND = (
    (ArrowKind.FLOW, "where it holds"),
    (ArrowKind.TIMED, "after a time"),
    (ArrowKind.EVENT, "on an event"),
    (ArrowKind.OVERRIDES, "overrides"),
)


def svg_of(picture: Picture) -> bytes:
    """Draw the page.

    The bytes are the same on every run with one release of Graphviz and one set of fonts. Raises `OutsideError`
    (R0038) where pygraphviz is not installed.
    """
    names, ports = names_of(picture), ports_of(picture)
    boxes = [LaneBox(lane, drawing(lane_dot(lane, names, ports))) for lane in picture.lanes]
    inner = max([_NARROWEST, *(lane.width for lane in boxes)])
    page = Element("svg", {**NAMESPACES, "font-family": FONT, "role": "img"})
    SubElement(page, "title").text = plain(picture.title)
    paper = SubElement(page, "rect", {"width": f"{inner + 2 * _MARGIN:g}", "fill": "#ffffff"})
    y = _header(page, picture, inner)
    titles = {names[card.id]: card.title for lane in picture.lanes for card in lane.cards}
    follows = {(a.source, a.target) for a in picture.arrows if a.kind is ArrowKind.NEXT}
    above = ""
    for row in _rows(boxes, inner):
        lane = row[0].lane.id
        if _is_section(row[0]):
            _between(page, y, "first" if not above else "next" if (above, lane) in follows else "beside")
            above = lane
        y += _GAP
        height = max(lane_box.height for lane_box in row)
        spare = (inner - sum(b.width for b in row) - _GAP / 2 * (len(row) - 1)) / len(row)
        x = _MARGIN
        for lane_box in row:
            lane_box.draw(page, titles, (x, y), (lane_box.width + spare, height))
            x += lane_box.width + spare + _GAP / 2
        y += height
    bottom = _legend(page, y + _GAP, inner) + _MARGIN
    paper.set("height", f"{bottom:g}")
    page.set("width", f"{inner + 2 * _MARGIN:g}pt")
    page.set("height", f"{bottom:g}pt")
    page.set("viewBox", f"0 0 {inner + 2 * _MARGIN:g} {bottom:g}")
    words: str = ET.tostring(page, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{words}\n'.encode()


def _is_section(lane_box: LaneBox) -> bool:
    return any(card.kind is CardKind.GATE for card in lane_box.lane.cards)


def _rows(boxes: Iterable[LaneBox], width: float) -> Iterator[list[LaneBox]]:
    """Give each section a row of its own; what follows the sections shares rows as far as it fits."""
    row: list[LaneBox] = []
    for lane_box in boxes:
        taken = sum(beside.width + _GAP / 2 for beside in row)
        if row and (_is_section(lane_box) or _is_section(row[0]) or taken + lane_box.width > width):
            yield row
            row = []
        row.append(lane_box)
    if row:
        yield row


def _header(page: Element, picture: Picture, width: float) -> float:
    """Write the title and the notes, then the intake; return how far down the page that reaches."""
    y = _MARGIN
    for line in wrapped(picture.title, int(width / 12)):
        y += 24
        text(page, line, _MARGIN, y, size=20, bold=True)
    for note in picture.notes:
        for line in wrapped(note, int(width / 6)):
            y += 15
            faint(page, line, _MARGIN, y, size=11)
    look = CARDS[CardKind.INTAKE]
    box(page, _MARGIN, y + 14, 150, 24, fill=look.fill, stroke=look.stroke, rounded=8)
    text(page, picture.intake.title, _MARGIN + 14, y + 30, size=11, ink=look.ink, bold=True)
    return y + 38


def _between(page: Element, y: float, follows: str) -> None:
    """Say how a section follows on the one above: `first`, `next` or only `beside` it."""
    if follows == "beside":
        faint(page, "beside it: neither of the two policies comes first", _SPINE + 10, y + _GAP / 2 + 3)
        return
    arrow(page, ArrowKind.NEXT, (_SPINE, y), (_SPINE, y + _GAP))
    if follows == "next":
        faint(page, "whatever is not decided above", _SPINE + 10, y + _GAP / 2 + 3)


def _legend(page: Element, y: float, width: float) -> float:
    """Say what cards and arrows mean; return how far down the page that reaches."""
    columns = int(width / _LEGEND_COLUMN)
    place = 0
    for kind, words in _CARD_LEGEND:
        x, row = _MARGIN + place % columns * _LEGEND_COLUMN, y + place // columns * 22
        sample(page, CARDS[kind], x, row)
        faint(page, words, x + 32, row + 3)
        place += 1
    for arrow_kind, words in _ARROW_LEGEND:
        x, row = _MARGIN + place % columns * _LEGEND_COLUMN, y + place // columns * 22
        arrow(page, arrow_kind, (x, row), (x + 27, row))
        faint(page, words, x + 32, row + 3)
        place += 1
    return y + (place - 1) // columns * 22 + 8
