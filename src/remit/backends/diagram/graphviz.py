"""Graphviz, which draws one lane at a time."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import OutsideError

NAMESPACES = {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"}
"""What the page that takes in a drawing must declare."""

_PREFIXES = {
    "{http://www.w3.org/2000/svg}": "",
    "{http://www.w3.org/1999/xlink}": "xlink:",
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What Graphviz drew: sizes in points, `graph` the group that holds it all, its names with plain prefixes."""

    width: float
    height: float
    graph: ET.Element


def drawing(dot: str) -> Drawing:
    """Let Graphviz lay out and draw a digraph.

    Raises `OutsideError` (R0038) where pygraphviz is not installed.
    """
    try:
        import pygraphviz  # noqa: PLC0415 - an extra, loaded only where something is drawn
    except ImportError:
        words = CODES["R0038"].say({"task": "drawing a page", "extra": "svg"})
        raise OutsideError("R0038", words) from None
    drawn = pygraphviz.AGraph(string=dot).draw(format="svg", prog="dot")
    root = ET.fromstring(drawn)  # noqa: S314 - it is Graphviz's own output, without entities
    for element in root.iter():
        element.tag = _prefixed(element.tag)
        element.attrib = {_prefixed(name): value for name, value in element.attrib.items()}
    graph = root.find("g")
    if graph is None:
        raise ValueError("Graphviz drew nothing")
    width, height = (float(root.attrib[side].removesuffix("pt")) for side in ("width", "height"))
    return Drawing(width, height, graph)


def _prefixed(name: str) -> str:
    for namespace, prefix in _PREFIXES.items():
        if name.startswith(namespace):
            return prefix + name.removeprefix(namespace)
    return name
