"""Phrases of a policy, found as whole words.

A phrase is matched on the normalised text (`remit.signals.text.normalise`), so case and the style of quotes
never matter. A space or a hyphen stands for either; `*` at the end of a word stands for any ending; all else
is literal. A phrase that begins or ends in a letter or digit must begin or end a word there: "PIN" is not in
"opinion". Scripts written without spaces (Chinese, Thai) have no such edge.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import re2

from remit.signals.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Letters, the marks that sit on them, digits, underscore: as RE2 names them and as Unicode's categories.
WORD: Final = r"\pL\p{Mn}\p{Mc}\p{Nd}_"
_WORD_CATEGORIES: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"})
_SPACELESS: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_PIECE: Final = re.compile(r"(?<=[^ -])(?P<gap>[ -]+)(?=[^ -])|(?P<star>\*)|[^ *-]+|.", re.DOTALL)
_ANY_ENDING: Final = r"[0-9a-z_\x80-\x{10FFFF}]*"
_CACHED_PHRASES: Final = 4096
# Bytes that the automaton of one set may take at most; 2,000 phrases of two words need 8 MB.
_SET_MEMORY: Final = 256 << 20


class _Kind(Enum):
    LITERAL = "the characters themselves"
    GAP = "a space or a hyphen"
    ENDING = "any ending of the word"


_Piece = tuple[_Kind, str]


def check_phrase(phrase: str) -> str | None:
    """Return None where the phrase can be looked for, else the reason in plain words."""
    return None if normalise(phrase).strip("*- ") else "it has no words"


def phrase_pattern(phrase: str) -> str:
    """Return the phrase as an RE2 pattern for normalised text; its group 1 is the words themselves.

    Raises ValueError for a phrase that `check_phrase` refuses.
    """
    pieces = _pieces(phrase)
    core = "".join(_rendered(piece, f"[{WORD}]*") for piece in pieces)
    before = f"(?:^|[^{WORD}])" if _begins_word(pieces) else ""
    after = f"(?:$|[^{WORD}])" if _ends_word(pieces) else ""
    return f"{before}({core}){after}"


class PhraseSet:
    """Many phrases, looked for in one pass. Raises ValueError for one that `check_phrase` refuses."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = tuple(phrases)
        self._set = re2.Set.SearchSet(_options(_SET_MEMORY))
        for phrase in self._phrases:
            self._set.Add(_quick_pattern(phrase))
        self._set.Compile()

    def hits(self, normalised: str) -> list[int]:
        """Return the indices, in no order, of the phrases that occur in a normalised text."""
        found = self._set.Match(normalised)
        if found is None:
            return []
        if normalised.isascii():
            return list(found)
        data = normalised.encode()
        return [index for index in found if next(self.places(index, data), None) is not None]

    def places(self, index: int, data: bytes) -> Iterator[tuple[int, int]]:
        """Yield where the phrase with this index occurs in the UTF-8 of a normalised text, overlaps too."""
        return _finder(self._phrases[index]).places(data)


class Words:
    """A list of phrases (a ban's, for one) to be found in texts."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = tuple(phrases)
        self._set = PhraseSet(self.phrases)

    def found(self, text: str) -> tuple[str, ...]:
        """Return the phrases that the text holds, as they were given and in that order."""
        return tuple(self.phrases[i] for i in sorted(self._set.hits(normalise(text))))


class _Finder:
    """One phrase, found exactly, place by place."""

    def __init__(self, phrase: str) -> None:
        pieces = _pieces(phrase)
        self._core = re2.compile(_bounded(pieces, f"[{WORD}]*"), _options())
        self._begins_word = _begins_word(pieces)
        self._ends_word = _ends_word(pieces)

    def places(self, data: bytes) -> Iterator[tuple[int, int]]:
        start = 0
        # One place at most begins at a byte, so each search goes on one byte after the last.
        while (found := self._core.search(data, start)) is not None:
            begin, end = found.span()
            if not (self._begins_word and _is_word(_before(data, begin))) and not (
                self._ends_word and _is_word(_after(data, end))
            ):
                yield begin, end
            start = begin + 1


@lru_cache(maxsize=_CACHED_PHRASES)
def _finder(phrase: str) -> _Finder:
    return _Finder(phrase)


def _options(memory: int = 8 << 20) -> re2.Options:
    chosen = re2.Options()
    chosen.log_errors = False
    chosen.max_mem = memory
    return chosen


def _quick_pattern(phrase: str) -> str:
    """Return a pattern that is right on ASCII text and on other text says yes too often, never too rarely."""
    pieces = _pieces(phrase)
    open_ended = pieces[-1][0] is _Kind.ENDING
    return _bounded(pieces[:-1] if open_ended else pieces, _ANY_ENDING, open_ended=open_ended)


def _bounded(pieces: list[_Piece], ending: str, *, open_ended: bool = False) -> str:
    r"""Return the pattern of the pieces with `\b` at edges that are ASCII.

    RE2's `\b` knows ASCII only but costs nothing; classes of all letters at both edges of 2,000 phrases take
    5 s to compile.
    """
    core = "".join(_rendered(piece, ending) for piece in pieces)
    before = r"\b" if _begins_word(pieces) and pieces[0][1][0].isascii() else ""
    after = r"\b" if not open_ended and _ends_word(pieces) and pieces[-1][1][-1].isascii() else ""
    return f"{before}{core}{after}"


def _pieces(phrase: str) -> list[_Piece]:
    if reason := check_phrase(phrase):
        raise ValueError(f"phrase {phrase!r}: {reason}")
    text = normalise(phrase)
    pieces: list[_Piece] = []
    for found in _PIECE.finditer(text):
        if found["gap"]:
            pieces.append((_Kind.GAP, found["gap"]))
        elif found["star"] and _ends_a_word(text, found.start()):
            pieces.append((_Kind.ENDING, ""))
        else:
            pieces.append((_Kind.LITERAL, found[0]))
    return pieces


def _ends_a_word(text: str, star: int) -> bool:
    """Whether a `*` stands at the end of a word and not within one (`f**k`)."""
    before, after = text[star - 1 : star], text[star + 1 : star + 2]
    return _is_word(before) and not _is_word(after) and after != "*"


def _rendered(piece: _Piece, ending: str) -> str:
    kind, text = piece
    match kind:
        case _Kind.LITERAL:
            return re.escape(text)
        case _Kind.GAP:
            return "[ -]" if len(text) == 1 else "[ -]+"
        case _Kind.ENDING:
            return ending


def _begins_word(pieces: list[_Piece]) -> bool:
    return _has_edge(pieces[0][1][0])


def _ends_word(pieces: list[_Piece]) -> bool:
    kind, text = pieces[-1]
    return kind is _Kind.LITERAL and _has_edge(text[-1])


def _has_edge(character: str) -> bool:
    return _is_word(character) and not _SPACELESS.match(character)


def _is_word(character: str) -> bool:
    return character == "_" or (character != "" and unicodedata.category(character) in _WORD_CATEGORIES)


def _before(data: bytes, place: int) -> str:
    return data[max(0, place - 4) : place].decode(errors="ignore")[-1:]


def _after(data: bytes, place: int) -> str:
    return data[place : place + 4].decode(errors="ignore")[:1]
