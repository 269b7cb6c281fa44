"""Names that are not written as names are: `Fraud-Desk` for `fraud_desk`."""

from __future__ import annotations

import re
import unicodedata

from remit.syntax.mistakes.mistake import Finding, Mistake

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_IN_WORD = re.compile(r"[\w.'\u2019-]")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^a-z0-9.]+")


def as_name(written: str) -> str:
    """Return the nearest name to what was written, empty where there is none.

    >>> as_name("Fraud-Desk"), as_name("followUp"), as_name("3rd party")
    ('fraud_desk', 'follow_up', '')
    """
    plain = unicodedata.normalize("NFKD", _HUMP.sub("_", written)).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("\u2019", "")
    name = ".".join(part.strip("_") for part in _SEPARATORS.sub("_", letters).split("."))
    return name if _NAME.fullmatch(name) else ""


def malformed(mistake: Mistake) -> Finding | None:
    """Return that a name has capitals, hyphens, accents or a digit in front."""
    start, end = _chunk(mistake)
    written = mistake.text[start:end]
    before = mistake.before
    continues = (
        before is not None and before.type == "NAME" and start <= (before.start_pos or 0) < mistake.start
    )
    possible = mistake.possible
    wanted = "NAME" in possible and ("STRING" not in possible or "NUMBER" in possible)
    if not (continues or wanted) or not any(c.isalpha() for c in written) or _NAME.fullmatch(written):
        return None
    if written.lower() in mistake.possible_words:
        return None
    name = as_name(written)
    help_text = f"write `{name}`" if name else "start it with a letter"
    return Finding(
        "R0123",
        mistake.place(start, end),
        "names have small letters, digits and `_`, and start with a letter",
        help_text,
        {"found": written},
    )


def _chunk(mistake: Mistake) -> tuple[int, int]:
    text = mistake.text
    start = end = mistake.start
    while start > 0 and _IN_WORD.match(text[start - 1]):
        start -= 1
    while end < len(text) and _IN_WORD.match(text[end]):
        end += 1
    return start, start + len(text[start:end].rstrip(".'\u2019-"))
