"""Parts of a line of whole numbers: from the first, until before the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Part = tuple[int, int]


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts in order, those that overlap or touch made one, empty ones left out."""
    whole: list[Part] = []
    for start, end in sorted(parts):
        if end <= start:
            continue
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


def less(part: Part, cuts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return what is left of a part when the cuts are taken from it."""
    left = [part]
    for cut_start, cut_end in cuts:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, cut_start)), (max(start, cut_end), end))
            if piece[0] < piece[1]
        ]
    return tuple(left)
