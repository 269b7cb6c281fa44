"""UK National Insurance numbers: two letters, six digits, a letter A to D (HMRC NIM39110)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_NUMBER: Final = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?P<gap>[ -]?)[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?:(?P<end_gap>[ -]?)[A-D]\b|(?![0-9A-Z]))",
    re.IGNORECASE | re.ASCII,
)
# A number without its last letter, or with a gap at one end only as part numbers have it, must be called so.
_CALLED: Final = re.compile(
    r"\b(?:national insurance|ni|nino|n\.i\.|yswiriant gwladol)\b[^0-9]*$", re.IGNORECASE | re.ASCII
)
_CONTEXT: Final = 30


def places(text: str) -> Iterator[Place]:
    """Yield the National Insurance numbers of a text."""
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if found["end_gap"] == found["gap"] or _CALLED.search(text[max(0, start - _CONTEXT) : start]):
            yield start, end
