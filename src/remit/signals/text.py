"""One form of a message to look for words in, and one of the same length to look for personal data in.

People type "can't" with half a dozen apostrophes; telephones insert no-break spaces, invisible marks and
letters from the mathematical alphabets. A policy says `"can't"` once. Every function here takes
time linear in its input.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHES = (
    "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u055a\u2018\u2019\u201a\u201b\u2032\u2035"
    "\ua78c\uff07\uff40"
)
_QUOTES = "\u00ab\u00bb\u02ba\u02ee\u201c\u201d\u201e\u201f\u2033\u2036\u301d\u301e\u301f\uff02"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d"
# Full-width forms, circled letters, mathematical alphabets: letters and digits in fancy dress.
_DRESSED = ((0xFF01, 0xFF5E), (0x24B6, 0x24E9), (0x1D400, 0x1D7FF))
# Controls, soft hyphen, joiners, direction marks, variation selectors, tags: no width, so no meaning here.
_INVISIBLE = (
    *((0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C)),
    *((0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E)),
    *((0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
    *((0xE0001, 0xE0001), (0xE0020, 0xE007F), (0xE0100, 0xE01EF)),
)
_SURROGATES = ((0xD800, 0xDFFF),)


def _characters(ranges: tuple[tuple[int, int], ...]) -> Iterator[str]:
    return (chr(code) for first, last in ranges for code in range(first, last + 1))


_PLAIN = {
    **{c: unicodedata.normalize("NFKC", c) for c in _characters(_DRESSED)},
    **dict.fromkeys(_characters(_SURROGATES), "\ufffd"),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_HYPHENS, "-"),
}
_FOLDED = {
    **{unusual: plain.casefold() for unusual, plain in _PLAIN.items()},
    **dict.fromkeys(_characters(_INVISIBLE), ""),
}
_ALIGNED = {
    **{unusual: plain for unusual, plain in _PLAIN.items() if len(plain) == 1},
    **dict.fromkeys(_characters(_INVISIBLE), " "),
}
# Holds every key of the tables and more: a few wide ranges are found ten times as fast as the exact set.
_UNUSUAL = (
    "\\x00-\\x08\\x0e-\\x1b`\\x7f-\u00bf\u02b0-\u02ff\u034f\u055a\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u206f\u2212\u24b6-\u24e9\u3000-\u301f\ua78c\ud800-\udfff\ufe00-\uffff\U0001d400-\U0001d7ff\U000e0000-\U000e0fff"
)
_TO_FOLD = re.compile(f"[{_UNUSUAL}]")
_TO_ALIGN = re.compile(rf"[{_UNUSUAL}]|(?![0-9])[\d]")

_ENTITIES = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "#39": "'",
    "#039": "'",
    "#x27": "'",
    "nbsp": " ",
}
# Messages that went through two systems are often escaped twice: `&amp;lt;`.
_ENTITY = re.compile(rf"&(?:amp;)*({'|'.join(_ENTITIES)});")


def normalise(text: str) -> str:
    r"""Return the form in which phrases are matched; normalising twice changes nothing.

    Case-folded and composed (NFC), quotes, apostrophes and hyphens straight, every run of white space one
    space (none at the ends), nothing invisible, the entities of HTML (`&amp;`) decoded. Half of a surrogate
    pair, which no encoding can hold, becomes U+FFFD.

    >>> normalise("  CAN\u2019T\n pay\u00ad &amp; D\u0174R ")
    "can't pay & dŵr"
    """
    if text.isascii():
        text = text.lower()
        if not text.isprintable() or "`" in text:
            text = _TO_FOLD.sub(_folded, text)
    else:
        text = _TO_FOLD.sub(_folded, unicodedata.normalize("NFC", text).casefold())
    if "&" in text:
        text = _ENTITY.sub(_decoded, text)
    text = " ".join(text.split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def aligned(text: str) -> str:
    """Return the text with plain digits, letters, hyphens, apostrophes and spaces, character for character.

    A place in the result is the same place in `text`. Case and line breaks stay; what is invisible
    becomes a space.
    """
    return text if text.isascii() else _TO_ALIGN.sub(_replaced, text)


def _folded(found: re.Match[str]) -> str:
    return _FOLDED.get(found[0], found[0])


def _replaced(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ALIGNED:
        return _ALIGNED[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return " " if character.isspace() and character != "\x85" else character


def _decoded(found: re.Match[str]) -> str:
    return _ENTITIES[found[1]]
