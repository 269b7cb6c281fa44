"""How time that counts, that does not and that is paused looks on the page, and how wide words are on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from remit.backends.diagram.shapes import text
from remit.contract.timeline import COUNTING

if TYPE_CHECKING:
    from remit.contract.timeline import Kind


@dataclass(frozen=True, slots=True)
class Ink:
    """A fill, as `#rrggbb` or the name of a pattern, and the line around it."""

    fill: str
    stroke: str
    border: float = 0.7


_WIDEST: Final = 0.57
DUE_INK: Final = "#9b2c2c"
COUNTS: Final = Ink("#a9cdb0", "#3c6e47")
IDLE: Final = Ink("#eef0f2", "#9aa5b1")
PAUSED: Final = Ink("url(#paused)", "#8d6b2c")
DUE: Final = Ink("none", DUE_INK, 2.2)

LEGEND: Final = (
    (COUNTS, "counts"),
    (IDLE, "does not count"),
    (PAUSED, "paused, does not count"),
    (DUE, "due: from this moment on it is too late"),
)


def ink_of(kind: Kind) -> Ink:
    """Return how a kind of time looks."""
    if kind in COUNTING:
        return COUNTS
    return PAUSED if kind == "paused" else IDLE


def define(page: Element) -> None:
    """Define the pattern of paused time."""
    pattern = SubElement(
        SubElement(page, "defs"),
        "pattern",
        {
            "id": "paused",
            "width": "5",
            "height": "5",
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        },
    )
    SubElement(pattern, "rect", {"width": "5", "height": "5", "fill": "#fbe9c6"})
    SubElement(pattern, "rect", {"width": "2", "height": "5", "fill": "#ecc98a"})


def area(page: Element, ink: Ink, x: float, y: float, width: float, height: float) -> None:
    """Draw a rectangle of a look."""
    SubElement(
        page,
        "rect",
        {
            "x": f"{x:.6g}",
            "y": f"{y:.6g}",
            "width": f"{width:.6g}",
            "height": f"{height:.6g}",
            "fill": ink.fill,
            "stroke": ink.stroke,
            "stroke-width": f"{ink.border:g}",
        },
    )


def swatch(page: Element, ink: Ink, x: float, y: float) -> None:
    """Draw a small sample of a look."""
    area(page, ink, x, y, 15, 10)


def right(
    page: Element, words: str, x: float, y: float, *, size: float, ink: str, bold: bool = False
) -> None:
    """Write a line that ends at `x`, its baseline at `y`."""
    text(page, words, x, y, size=size, ink=ink, bold=bold)
    page[-1].set("text-anchor", "end")


def fits(width: float, size: float) -> int:
    """Return how many characters of a size go on a line, also of the wider fonts that may take Helvetica's place."""
    return int(width / (size * _WIDEST))
