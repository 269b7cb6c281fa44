"""A lane as a box of the printed page: its heading, and what Graphviz drew of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from remit.backends.diagram.look import LANE_BORDER, LANE_FILL
from remit.backends.diagram.plain_text import plain, wrapped
from remit.backends.diagram.shapes import box, faint, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.backends.diagram.graphviz import Drawing
    from remit.backends.diagram.picture import Lane

_PADDING = 14.0
_HEADING = 28.0
_NOTE = 12.0
# How wide a character is on average, in points: bold ones of headings, and those of notes.
_BOLD_WIDTH = 8.8
_NOTE_WIDTH = 5.6


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane and its drawing, measured in points."""

    lane: Lane
    drawing: Drawing

    @property
    def width(self) -> float:
        """The width it needs."""
        return max(self.drawing.width, _BOLD_WIDTH * len(plain(self.lane.heading))) + 2 * _PADDING

    @property
    def height(self) -> float:
        """The height it needs at that width."""
        return self.drawing.height + _HEADING + _NOTE * len(self._note(self.width)) + _PADDING

    def draw(
        self, page: Element, titles: Mapping[str, str], place: tuple[float, float], size: tuple[float, float]
    ) -> None:
        """Draw it with its left upper corner at `place`, no smaller than it needs."""
        (x, y), (width, height) = place, size
        box(page, x, y, width, height, fill=LANE_FILL, stroke=LANE_BORDER, rounded=6)
        text(page, self.lane.heading, x + _PADDING, y + 20, size=14, bold=True)
        below = y + _HEADING
        for line in self._note(self.width):
            faint(page, line, x + _PADDING, below + 6)
            below += _NOTE
        _tidy(self.drawing.graph, titles)
        held = SubElement(page, "g", {"transform": f"translate({x + _PADDING:g} {below:g})"})
        held.append(self.drawing.graph)

    def _note(self, width: float) -> list[str]:
        return wrapped(self.lane.note, int((width - 2 * _PADDING) / _NOTE_WIDTH)) if self.lane.note else []


def _tidy(graph: Element, titles: Mapping[str, str]) -> None:
    """Take away what is of one lane only: its paper, and names that other lanes have too."""
    for paper in graph.findall("polygon")[:1]:
        graph.remove(paper)
    for group in graph.iter("g"):
        name = group.attrib.get("id", "")
        if name not in titles:
            group.attrib.pop("id", None)
        for title in group.findall("title"):
            if titles.get(name):
                title.text = plain(titles[name])
            else:
                group.remove(title)
