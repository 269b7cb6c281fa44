"""International Bank Account Numbers (ISO 13616), checked for country, length and check digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum import iban

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_START: Final = re.compile(r"\b[A-Za-z]{2}[0-9]{2}", re.ASCII)
_PART: Final = re.compile(r"[A-Za-z0-9]+")
_SHORTEST, _LONGEST = 15, 34
# The longest number with a separator between any two characters, and one character to see that it ends there.
_WINDOW: Final = 2 * _LONGEST


def places(text: str) -> Iterator[Place]:
    """Yield the IBANs of a text."""
    for found in _START.finditer(text):
        start = found.start()
        if length := _length(text[start : start + _WINDOW]):
            yield start, start + length


def _length(text: str) -> int:
    """Return how many characters the IBAN takes with which the text begins, or 0."""
    compact = ""
    end = 0
    for part in _PART.finditer(text):
        compact += part[0]
        if text[end : part.start()] not in ("", " ", "-") or len(compact) > _LONGEST:
            return 0
        end = part.end()
        if len(compact) >= _SHORTEST and _checks(compact) and iban.is_valid(compact):
            return end
    return 0


def _checks(compact: str) -> bool:
    """Whether the check digits are right (ISO 7064, modulus 97): a tenth of the cost of the whole check."""
    return int("".join(str(int(character, 36)) for character in compact[4:] + compact[:4])) % 97 == 1
