"""Dates of birth: a date that the words beside it call one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from remit.signals.kinds.dates import DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_FLAGS: Final = re.IGNORECASE
_NAME: Final = r"(?:date of birth|birth ?dates?|birthdays?|\bd\.?o\.?b\b\.?|dyddiad geni|\bborn\b|\bganwyd\b)"
# A few words or a bracket may stand between ("is", "was on the", "(dd/mm/yyyy):"), no digit, no new sentence.
_BEFORE: Final = re.compile(rf"{_NAME}[^0-9.!?]{{0,25}}$", _FLAGS)
_AFTER: Final = re.compile(rf"\W{{0,3}}(?:is |was |= ?)?(?:my |his |her |their |the )?{_NAME}", _FLAGS)
_CONTEXT: Final = 45


def places(text: str) -> Iterator[Place]:
    """Yield the dates of birth of a text: the dates, without the words that call them so."""
    for found in DATE.finditer(text):
        start, end = found.span()
        if _BEFORE.search(text[max(0, start - _CONTEXT) : start]) or _AFTER.match(text[end : end + _CONTEXT]):
            yield start, end
