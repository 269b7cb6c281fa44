"""The few colours of a terminal that we use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """A look, and the ANSI sequence that turns it on."""

    HEADLINE = "\x1b[1m"
    ERROR = "\x1b[1;31m"
    WARNING = "\x1b[1;33m"
    NOTE = "\x1b[1;36m"
    # The frame (line numbers, bars, arrows) and the marks of secondary labels.
    QUIET = "\x1b[36m"


_PLAIN_AGAIN = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours text where `on`, and leaves it alone where not."""

    on: bool

    def __call__(self, style: Style, text: str) -> str:
        """Return the text in that style."""
        return f"{style.value}{text}{_PLAIN_AGAIN}" if self.on and text else text
