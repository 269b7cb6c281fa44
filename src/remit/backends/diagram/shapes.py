"""Shapes of the printed page, as SVG elements. Sizes and places are in points, y grows downward."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from remit.backends.diagram.look import ARROWS, FAINT_INK, INK
from remit.backends.diagram.plain_text import plain

if TYPE_CHECKING:
    from remit.backends.diagram.look import CardLook
    from remit.backends.diagram.picture import ArrowKind

_DASHES = {"dashed": "5,3", "dotted": "1.5,3"}
_HEAD = 6.0


def text(
    page: Element, words: str, x: float, y: float, *, size: float, ink: str = INK, bold: bool = False
) -> None:
    """Write one line whose baseline is at `y`."""
    weight = {"font-weight": "bold"} if bold else {}
    line = SubElement(
        page, "text", {"x": f"{x:g}", "y": f"{y:g}", "font-size": f"{size:g}", "fill": ink, **weight}
    )
    line.text = plain(words)


def box(
    page: Element, x: float, y: float, width: float, height: float, *, fill: str, stroke: str, **more: float
) -> None:
    """Draw a rectangle; `rounded` is the radius of its corners, `border` the width of its border."""
    SubElement(
        page,
        "rect",
        {
            "x": f"{x:g}",
            "y": f"{y:g}",
            "width": f"{width:g}",
            "height": f"{height:g}",
            "rx": f"{more.get('rounded', 0):g}",
            "fill": fill,
            "stroke": stroke,
            "stroke-width": f"{more.get('border', 1):g}",
        },
    )


def sample(page: Element, look: CardLook, x: float, y: float) -> None:
    """Draw a small card of that look, its middle at `y`."""
    rounded = 6 if look.rounded else 0
    box(page, x, y - 7, 26, 14, fill=look.fill, stroke=look.stroke, rounded=rounded, border=look.border)


def arrow(page: Element, kind: ArrowKind, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw an arrow that runs straight down or straight to the right."""
    look = ARROWS[kind]
    (x1, y1), (x2, y2) = start, end
    down = x1 == x2
    tip = (x2, y2 - _HEAD) if down else (x2 - _HEAD, y2)
    stroke = {"stroke-dasharray": _DASHES[look.stroke]} if look.stroke in _DASHES else {}
    SubElement(
        page,
        "line",
        {
            "x1": f"{x1:g}",
            "y1": f"{y1:g}",
            "x2": f"{tip[0]:g}",
            "y2": f"{tip[1]:g}",
            "stroke": look.colour,
            "stroke-width": f"{look.width:g}",
            **stroke,
        },
    )
    half = _HEAD / 2
    corners = (
        [(x2 - half, tip[1]), (x2 + half, tip[1])] if down else [(tip[0], y2 - half), (tip[0], y2 + half)]
    )
    points = " ".join(f"{x:g},{y:g}" for x, y in (*corners, (x2, y2)))
    SubElement(page, "polygon", {"points": points, "fill": look.colour})


def faint(page: Element, words: str, x: float, y: float, *, size: float = 9.5) -> None:
    """Write a line of less weight."""
    text(page, words, x, y, size=size, ink=FAINT_INK)
