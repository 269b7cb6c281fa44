"""Slips with quotation marks: one that is missing, one of another kind, none where a text belongs."""

from __future__ import annotations

import re

from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.mistakes.spelling import as_name

_OTHER_QUOTES = {
    "'": "'", "`": "`", "«": "»", "»": "«", "„": "“", "”": "”", "\u2018": "\u2019", "\u2019": "\u2019",
}  # fmt: skip
# Where a text that lacks its quotation marks seems to end.
_END_OF_TEXT = re.compile(
    r"""\s*(?:$|[#|"“”]|,\s|\b(?:when|then|because|given|expect|first\ row|sector|except|rule|with)\b)""",
    re.VERBOSE,
)


def misquoted(mistake: Mistake) -> Finding | None:
    """Return what is wrong with a text in quotation marks."""
    line = _rest_of_line(mistake.text, mistake.start)
    first = line[:1]
    if mistake.found.type == "STRING":
        return _quoted_name(mistake)
    if first in ('"', "“"):
        closing = "”" if first == "“" else '"'
        said = line[1:].partition("#")[0].rstrip()
        return Finding(
            "R0102",
            mistake.place(mistake.start, mistake.start + 1),
            "opened here",
            f"close it with `{closing}`, on the same line:\n{first}{said}{closing}",
        )
    if first in _OTHER_QUOTES and not _within_word(mistake):
        inside = line[1:].partition(_OTHER_QUOTES[first])[0].strip()
        return Finding(
            "R0109",
            mistake.place(mistake.start, mistake.start + 1),
            "",
            f'write it as `"{inside}"`',
            {"found": first},
        )
    return None


def _quoted_name(mistake: Mistake) -> Finding | None:
    if "NAME" not in mistake.possible or "STRING" in mistake.possible:
        return None
    name = as_name(str(mistake.found)[1:-1])
    place = mistake.place(mistake.start, mistake.start + len(mistake.found))
    help_text = f"write the name that was declared, such as `{name}`" if name else None
    return Finding(
        "R0151",
        place,
        "a name stands here, without quotation marks",
        help_text,
        {"found": str(mistake.found)},
    )


def unquoted(mistake: Mistake) -> Finding | None:
    """Return that a text lacks its quotation marks."""
    possible = mistake.possible
    word = mistake.word
    if "STRING" not in possible or "NAME" in possible or not word[:1].isalnum() or mistake.at_end:
        return None
    if len(possible) > 1 and not word[0].isupper():
        return None
    line = _rest_of_line(mistake.text, mistake.start)
    cut = _END_OF_TEXT.search(line)
    said = line[: cut.start()] if cut else line
    if not said.strip():
        return None
    return Finding(
        "R0116",
        mistake.place(mistake.start, mistake.start + len(said)),
        "a text in quotation marks belongs here",
        f'write `"{said.strip()}"`',
        {"found": said.strip()},
    )


def _rest_of_line(text: str, start: int) -> str:
    return text[start:].partition("\n")[0].rstrip("\r")


def _within_word(mistake: Mistake) -> bool:
    return mistake.start > 0 and mistake.text[mistake.start - 1].isalnum()
