"""Titles of proposed examples: none too long, none twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

_LONGEST: Final = 100


def free_title(wanted: str, taken: Container[str]) -> str:
    """Return the title as wanted, cut where it is too long, and numbered where it is taken."""
    title = wanted if len(wanted) <= _LONGEST else f"{wanted[: _LONGEST - 1]}…"
    number, numbered = 1, title
    while numbered in taken:
        number += 1
        numbered = f"{title} ({number})"
    return numbered
