"""RE2 patterns and phrases as expressions over the characters that a normalised text can have.

Texts are looked at as `normalise` leaves them: lower case, single spaces, nothing invisible. ASCII characters stand for
themselves; of all others one letter and one sign do, which is exact for what names ASCII characters only. What names
others is not understood, and nobody draws a conclusion from it.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from remit.signals.phrases import WORD, phrase_pattern

# Letters first, so that texts that are made up look like texts.
_PLAIN: Final = string.ascii_lowercase + string.digits + " " + string.punctuation.replace("`", "")
OTHER_LETTER: Final = "é"
OTHER_SIGN: Final = "…"
ALPHABET: Final = (*_PLAIN, OTHER_LETTER, OTHER_SIGN)
_EVERY: Final = frozenset(ALPHABET)
_WORD_CHARACTERS: Final = frozenset(string.ascii_lowercase + string.digits + "_")
_NAMED: Final = {
    "d": frozenset(string.digits),
    "w": _WORD_CHARACTERS,
    "s": frozenset(" "),
    **dict.fromkeys("afnrtv", frozenset[str]()),
}
_CLASSES: Final = {
    "alpha": frozenset(string.ascii_lowercase),
    "lower": frozenset(string.ascii_lowercase),
    "upper": frozenset(string.ascii_lowercase),
    "digit": _NAMED["d"],
    "alnum": _WORD_CHARACTERS - {"_"},
    "word": _WORD_CHARACTERS,
    "space": _NAMED["s"],
    "punct": frozenset(_PLAIN) & frozenset(string.punctuation),
}
_COUNTED: Final = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_GROUP: Final = re.compile(r"\?(?:P?<[A-Za-z_][A-Za-z0-9_]*>|[imsU]*:)")
_FLAGS: Final = re.compile(r"\(\?[imsU]+\)")
_HEXADECIMAL: Final = re.compile(r"x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]+)\})")
_CLASS_NAME: Final = re.compile(r"\[:([a-z]+):\]")

EdgeKind: TypeAlias = Literal["begin", "end", "word", "inside"]


class NotUnderstood(Exception):  # noqa: N818 - it says what happened, and nothing went wrong
    """A pattern says something that is not looked into."""


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of these."""

    some: frozenset[str]


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning or end of the text, or of a word, or neither."""

    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class Series:
    """One after the other."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """At least `least` times and at most `most` times, None: without end."""

    part: Expression
    least: int
    most: int | None


Expression: TypeAlias = Chars | Edge | Series | Choice | Repeat


def pattern_expression(pattern: str) -> Expression:
    """Read a pattern that RE2 takes. Raises `NotUnderstood`."""
    reader = _Reader(pattern)
    found = reader.choice()
    if reader.at != len(pattern):
        raise NotUnderstood(pattern)
    return found


def phrase_expression(phrase: str) -> Expression:
    """Read a phrase. Raises `NotUnderstood`."""
    return pattern_expression(phrase_pattern(phrase))


def is_word(character: str) -> bool:
    """Whether it is a character of words for RE2, which knows those of ASCII only."""
    return character in _WORD_CHARACTERS


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def choice(self) -> Expression:
        parts = [self._series()]
        while self._takes("|"):
            parts.append(self._series())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def _series(self) -> Expression:
        parts: list[Expression] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            flags = _FLAGS.match(self.pattern, self.at)
            if flags:
                # Case counts for nothing anyway, and no normalised text has more than one line.
                self.at = flags.end()
                continue
            parts.append(self._repeated(self._piece()))
        return parts[0] if len(parts) == 1 else Series(tuple(parts))

    def _repeated(self, piece: Expression) -> Expression:
        sign = self.pattern[self.at : self.at + 1]
        counted = _COUNTED.match(self.pattern, self.at)
        if counted:
            self.at = counted.end()
            least = int(counted[1])
            most = least if not counted[2] else int(counted[3]) if counted[3] else None
        elif sign and sign in "*+?":
            self.at += 1
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        else:
            return piece
        self._takes("?")
        following = self.pattern[self.at : self.at + 1]
        if following and (following in "*+?" or _COUNTED.match(self.pattern, self.at)):
            raise NotUnderstood(self.pattern)
        return Repeat(piece, least, most)

    def _piece(self) -> Expression:
        character = self.pattern[self.at]
        self.at += 1
        match character:
            case "(":
                group = _GROUP.match(self.pattern, self.at)
                self.at = group.end() if group else self.at
                if self.pattern.startswith("?", self.at):
                    raise NotUnderstood(self.pattern)
                inner = self.choice()
                if not self._takes(")"):
                    raise NotUnderstood(self.pattern)
                return inner
            case "[":
                return Chars(self._class())
            case "\\":
                return self._escaped()
            case ".":
                return Chars(_EVERY)
            case "^":
                return Edge("begin")
            case "$":
                return Edge("end")
            case _:
                return Chars(self._literal(character))

    def _escaped(self) -> Expression:
        edges: dict[str, EdgeKind] = {"A": "begin", "z": "end", "b": "word", "B": "inside"}
        character = self.pattern[self.at : self.at + 1]
        if character in edges:
            self.at += 1
            return Edge(edges[character])
        return Chars(self._escape())

    def _escape(self) -> frozenset[str]:
        """Return the characters of an escape, the backslash of which is read."""
        code = _HEXADECIMAL.match(self.pattern, self.at)
        if code:
            self.at = code.end()
            return self._literal(chr(int(code[1] or code[2], 16)))
        character = self.pattern[self.at : self.at + 1]
        self.at += 1
        if character in _NAMED:
            return _NAMED[character]
        if character.lower() in "dws" and character:
            return _EVERY - _NAMED[character.lower()]
        if not character or character.isalnum():
            raise NotUnderstood(self.pattern)
        return self._literal(character)

    def _class(self) -> frozenset[str]:
        negated = self._takes("^")
        found: frozenset[str] = frozenset()
        first = True
        while first or not self.pattern.startswith("]", self.at):
            first = False
            if self.at >= len(self.pattern):
                raise NotUnderstood(self.pattern)
            found |= self._member()
        self.at += 1
        return _EVERY - found if negated else found

    def _member(self) -> frozenset[str]:
        if self.pattern.startswith(WORD, self.at):
            self.at += len(WORD)
            return _WORD_CHARACTERS | {OTHER_LETTER}
        name = _CLASS_NAME.match(self.pattern, self.at)
        if name:
            self.at = name.end()
            if name[1] not in _CLASSES:
                raise NotUnderstood(self.pattern)
            return _CLASSES[name[1]]
        if self.pattern.startswith("[:", self.at):
            raise NotUnderstood(self.pattern)
        low = self._end()
        if isinstance(low, frozenset):
            return low
        if not self.pattern.startswith("-", self.at) or self.pattern.startswith("-]", self.at):
            return self._literal(low)
        self.at += 1
        high = self._end()
        if isinstance(high, frozenset) or not high.isascii():
            raise NotUnderstood(self.pattern)
        return frozenset[str]().union(*(self._literal(chr(code)) for code in range(ord(low), ord(high) + 1)))

    def _end(self) -> str | frozenset[str]:
        """Return one character as written, or several that an escape stands for."""
        character = self.pattern[self.at : self.at + 1]
        self.at += 1
        if character != "\\":
            return character
        code = _HEXADECIMAL.match(self.pattern, self.at)
        if code:
            self.at = code.end()
            return chr(int(code[1] or code[2], 16))
        escaped = self.pattern[self.at : self.at + 1]
        if escaped and not escaped.isalnum():
            self.at += 1
            return escaped
        return self._escape()

    def _literal(self, character: str) -> frozenset[str]:
        """Return a character without regard to case; none where no normalised text has it."""
        if not character.isascii():
            raise NotUnderstood(self.pattern)
        return frozenset({character.lower()}) & _EVERY

    def _takes(self, sign: str) -> bool:
        taken = self.pattern.startswith(sign, self.at)
        self.at += taken
        return taken
