"""NHS numbers: ten digits, the last a check digit (modulus 11).

US telephone numbers are also written 3-3-4 and one in eleven has a right check digit, so a number that is not
called an NHS number must be written with spaces, lie in a range that is issued, and not follow a word that
announces a telephone number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum.gb import nhs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_NUMBER: Final = re.compile(
    r"(?<![0-9+(.-])(?:[0-9]{10}|(?<![0-9] )[0-9]{3}([ -])[0-9]{3}\1[0-9]{4}(?![ .-][0-9]{3}))(?![0-9])"
)
_CALLED: Final = re.compile(
    r"\b(?:nhs|gig|patient|health (?:service )?n(?:umber|o))\b", re.IGNORECASE | re.ASCII
)
_TELEPHONE: Final = re.compile(
    r"\b(?:call|phone|ring|rang|tel|telephone|mobile|cell|text|whatsapp|fax|dial|ffoni\w*|ffôn)\b",
    re.IGNORECASE,
)
_CONTEXT: Final = 40
# England, Wales and the Isle of Man: 400 to 499 and 600 to 799; Northern Ireland: 320 to 399.
_ISSUED: Final = (("320", "399"), ("400", "499"), ("600", "799"))


def places(text: str) -> Iterator[Place]:
    """Yield the NHS numbers of a text."""
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - _CONTEXT) : found.start()]
        likely = _CALLED.search(before) or (
            found[1] == " "
            and not _TELEPHONE.search(before)
            and any(first <= found[0][:3] <= last for first, last in _ISSUED)
        )
        if likely and nhs.is_valid(found[0]):
            yield found.span()
