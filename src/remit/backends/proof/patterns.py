"""A text that a pattern matches, made from the pattern: the shortest repetition, the first alternative."""

from __future__ import annotations

import re
from typing import Final

_CLASSES: Final = {"d": "7", "w": "a", "s": " ", "D": "a", "W": " ", "S": "a", "n": "\n", "t": "\t"}
_EDGES: Final = frozenset("bBAzZ")
_REPEATED: Final = re.compile(r"[*+?]\??|\{(\d+)(?:,\d*)?\}\??")
_GROUP: Final = re.compile(r"\?(?:[a-zA-Z]*:|P<\w+>|<\w+>|[a-zA-Z]+(?=\)))")


def sample(pattern: str) -> str | None:
    """Return a text that the pattern is likely to match; None where it is not understood."""
    try:
        text, end = _alternatives(pattern, 0)
    except (IndexError, ValueError):
        return None
    return text if end == len(pattern) else None


def _alternatives(pattern: str, at: int) -> tuple[str, int]:
    first: str | None = None
    while True:
        text, at = _sequence(pattern, at)
        first = text if first is None else first
        if at >= len(pattern) or pattern[at] != "|":
            return first, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[str, int]:
    pieces: list[str] = []
    while at < len(pattern) and pattern[at] not in "|)":
        piece, at = _piece(pattern, at)
        repeated = _REPEATED.match(pattern, at)
        if repeated:
            at = repeated.end()
            sign = repeated[0][0]
            piece = piece * int(repeated[1]) if repeated[1] else "" if sign in "*?" else piece
        pieces.append(piece)
    return "".join(pieces), at


def _piece(pattern: str, at: int) -> tuple[str, int]:
    match pattern[at]:
        case "(":
            flags = _GROUP.match(pattern, at + 1)
            text, at = _alternatives(pattern, flags.end() if flags else at + 1)
            if pattern[at] != ")":
                raise ValueError(pattern)
            return text, at + 1
        case "[":
            return _class(pattern, at + 1)
        case "\\":
            return _escape(pattern, at + 1)
        case ".":
            return "a", at + 1
        case "^" | "$":
            return "", at + 1
        case character:
            return character, at + 1


def _escape(pattern: str, at: int) -> tuple[str, int]:
    character = pattern[at]
    if character in _EDGES:
        return "", at + 1
    if character in _CLASSES:
        return _CLASSES[character], at + 1
    if character.isalnum():
        raise ValueError(pattern)
    return character, at + 1


def _class(pattern: str, at: int) -> tuple[str, int]:
    """Return a character of a class; of one that says what it is not, the first plain one that is not named."""
    start = at + (pattern[at] == "^")
    end = start + 1
    while pattern[end] != "]":
        if pattern.startswith("[", end - 1) or pattern.startswith("[", end):
            raise ValueError(pattern)
        end += 2 if pattern[end] == "\\" else 1
    compiled = re.compile(f"[{pattern[at:end]}]", re.IGNORECASE)
    for character in "a7 -_.@/#!":
        if compiled.fullmatch(character):
            return character, end + 1
    named = _escape(pattern, start + 1)[0] if pattern[start] == "\\" else pattern[start]
    return named, end + 1
