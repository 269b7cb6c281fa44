"""Signs that the language does not have, and the words it has for them."""

from __future__ import annotations

import re
import unicodedata

from remit.syntax.mistakes.mistake import Finding, Mistake

_WORDS = {
    "===": "is", "==": "is", "!==": "is not", "!=": "is not", "=!": "is not", "<>": "is not", "≠": "is not",
    ">=": "is at least", "=>": "is at least", "≥": "is at least", "<=": "is at most", "=<": "is at most",
    "≤": "is at most", "=": "is", ">": "is over", "<": "is under", "&&": "and", "&": "and", "||": "or", "+": "and",
    "!": "not", "->": "then", "→": "then", "⇒": "then", "/": "or", "\u2013": "to", "—": "to", "-": "to", "...": "to",
    "…": "to", "..": "to", "~": "about",
}  # fmt: skip
_SIGN = re.compile("|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True))))
_NUMBERS = re.compile(r"(?<![\d-])(\d[\d.:]*)\s*[-\u2013—]\s*(\d[\d.:]*)(?![\d-])")
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR"}
_AMOUNT = re.compile(r"([£€$¥₹])\s*(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*([£€$¥₹])")
_PUNCTUATION = ";:{}[]."
_BULLETS = "-*•\u2013—·"


def sign(mistake: Mistake) -> Finding | None:
    """Return what a sign means in words, or that it is not needed."""
    return _amount(mistake) or _range(mistake) or _bullet(mistake) or _sign(mistake) or _mark(mistake)


def _covering(mistake: Mistake, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the match on the line of the mistake that what was found lies in or ends."""
    line_start = mistake.text.rfind("\n", 0, mistake.start) + 1
    line_end = mistake.text.find("\n", mistake.start)
    for match in pattern.finditer(mistake.text, line_start, max(line_end, mistake.start)):
        if match.start() <= mistake.start < match.end():
            return match
    return None


def _amount(mistake: Mistake) -> Finding | None:
    match = _covering(mistake, _AMOUNT)
    if match is None:
        return None
    symbol, number = match[1] or match[4], (match[2] or match[3]).replace(",", "")
    return Finding(
        "R0155",
        mistake.place(match.start(), match.end()),
        "",
        f"write the amount, then the currency: `{number} {_CURRENCIES[symbol]}`",
        {"found": match.group()},
    )


def _range(mistake: Mistake) -> Finding | None:
    match = _covering(mistake, _NUMBERS)
    if match is None:
        return None
    place = mistake.place(match.start(), match.end())
    return Finding("R0124", place, "", f"write `{match[1]} to {match[2]}`", {"found": match.group()})


def _bullet(mistake: Mistake) -> Finding | None:
    character = mistake.text[mistake.start : mistake.start + 1]
    line_start = mistake.text.rfind("\n", 0, mistake.start) + 1
    if not character or character not in _BULLETS or mistake.text[line_start : mistake.start].strip():
        return None
    place = mistake.place(mistake.start, mistake.start + 1)
    help_text = "leave it out: no line needs a mark in front"
    return Finding("R0125", place, "", help_text, {"found": character}, skip=not mistake.found.type)


def _sign(mistake: Mistake) -> Finding | None:
    match = _SIGN.match(mistake.text, mistake.start)
    if match is None or mistake.found.type in ("NUMBER", "COMMENT"):
        return None
    words = _WORDS[match.group()]
    before = mistake.before
    if before is not None and before == "is":
        words = words.removeprefix("is ")
    return Finding(
        "R0124",
        mistake.place(match.start(), match.end()),
        "",
        f"write `{words}`",
        {"found": match.group()},
    )


def parenthesis(mistake: Mistake) -> Finding | None:
    """Return that a parenthesis has nothing to group."""
    if mistake.found == ")":
        return Finding("R0149", mistake.span, "nothing is open here", "leave it out, or open it: `( … )`")
    if mistake.found == "(":
        return Finding(
            "R0125", mistake.span, "", "leave it out: parentheses group conditions", {"found": "("}
        )
    return None


def _mark(mistake: Mistake) -> Finding | None:
    character = mistake.text[mistake.start : mistake.start + 1]
    if mistake.found.type or character.isalnum():
        return None
    place = mistake.place(mistake.start, mistake.start + 1)
    if character in _PUNCTUATION:
        help_text = "leave it out: a statement ends where the next one starts"
        return Finding("R0125", place, "", help_text, {"found": character}, skip=True)
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    named = unicodedata.name(character, "a character that cannot be seen").lower()
    return Finding("R0101", place, "" if character.isprintable() else named, None, {"character": shown})
