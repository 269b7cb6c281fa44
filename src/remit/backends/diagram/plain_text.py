"""Texts of a policy made fit for a picture."""

from __future__ import annotations

import re
import textwrap

# What XML 1.0 cannot hold, and Graphviz therefore does not read.
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]")


def plain(text: str) -> str:
    """Return the text on one line; a character that no picture can hold becomes a replacement character."""
    return " ".join(_UNFIT.sub("\ufffd", text).split())


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` characters, a longer word into pieces; at least one line."""
    return textwrap.wrap(plain(text), width, break_on_hyphens=False) or [""]
