"""Reads a drawn page."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


def page_of(svg: bytes | str) -> ET.Element:
    """Return the root of a page."""
    return ET.fromstring(svg)  # noqa: S314 - we have drawn it ourselves


def texts_of(svg: bytes | str) -> str:
    """Return all that a page says, without spaces, which line breaks take."""
    return re.sub(r"\s", "", "".join(page_of(svg).itertext()))
