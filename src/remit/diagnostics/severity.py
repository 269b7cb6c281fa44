"""How much a diagnostic weighs."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """The weight of a diagnostic; the code table gives it, never the place that reports."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
