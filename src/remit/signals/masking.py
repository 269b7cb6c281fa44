"""Texts without the personal data in them, for logs and messages of our own.

Payment card rules (PCI DSS 3.4 and 4.2.2) and data protection law both end here: what is never written down
cannot be read by the wrong person.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from remit.signals.personal import PersonalDetector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.signals.personal import Found

_MASK: Final = re.compile(r"\[[^\[\]]{1,80}\]")
_ALL: Final = "[masked]"
# A mask is shorter than what it covers and can bring two other things so close that they mean something
# together. Three passes settle any text that was not built to resist; such a one is masked as a whole.
_PASSES: Final = 3


def mask(text: str, detector: PersonalDetector | None = None) -> str:
    """Return the text with `[card_number]` for each finding; without a detector, of the standard kinds.

    The detector finds nothing in the result but the masks themselves.
    """
    chosen = detector or _standard()
    for _ in range(_PASSES):
        found = [one for one in chosen.find(text) if not _MASK.fullmatch(text, one.start, one.end)]
        if not found:
            return text
        text = _covered(text, found)
    return _ALL


def _covered(text: str, found: Iterable[Found]) -> str:
    """Return the text with each finding replaced; overlapping ones by the mask of the first."""
    pieces = []
    done = 0
    for one in found:
        if one.start >= done:
            pieces += [text[done : one.start], f"[{one.kind}]"]
        done = max(done, one.end)
    return "".join([*pieces, text[done:]])


@cache
def _standard() -> PersonalDetector:
    return PersonalDetector()
