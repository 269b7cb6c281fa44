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
_HEADING = 17.0
_NOTE = 12.0
# How wide a character is on average, in points: bold ones of headings, and those of notes.
_BOLD_WIDTH = 8.8
_NOTE_WIDTH = 5.6
_WIDEST_HEADING = 420.0


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane and its drawing, measured in points."""

    lane: Lane
    drawing: Drawing

    @property
    def width(self) -> float:
        """The width it needs."""
        heading = min(_BOLD_WIDTH * len(plain(self.lane.heading)), _WIDEST_HEADING)
        return max(self.drawing.width, heading) + 2 * _PADDING

    @property
    def height(self) -> float:
        """The height it needs at that width."""
        return self.drawing.height + self._head + _PADDING

    @property
    def _head(self) -> float:
        return _HEADING * len(self._heading) + _NOTE * len(self._note) + _PADDING

    @property
    def _heading(self) -> list[str]:
        return wrapped(self.lane.heading, int((self.width - 2 * _PADDING) / _BOLD_WIDTH))

    @property
    def _note(self) -> list[str]:
        note = self.lane.note
        return wrapped(note, int((self.width - 2 * _PADDING) / _NOTE_WIDTH)) if note else []

    def draw(
        self, page: Element, titles: Mapping[str, str], place: tuple[float, float], size: tuple[float, float]
    ) -> None:
        """Draw it with its left upper corner at `place`, as large as `size`, which is at least what it needs.

        `titles` are those of the cards, by their names.
        """
        (x, y), (width, height) = place, size
        box(page, x, y, width, height, fill=LANE_FILL, stroke=LANE_BORDER, rounded=6)
        line = y + 4
        for words in self._heading:
            line += _HEADING
            text(page, words, x + _PADDING, line, size=14, bold=True)
        for words in self._note:
            line += _NOTE
            faint(page, words, x + _PADDING, line)
        below = y + self._head
        _tidy(self.drawing.graph, titles)
        held = SubElement(page, "g", {"transform": f"translate({x + _PADDING:g} {below:g})"})
        held.append(self.drawing.graph)


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
