"""Regular expressions of a policy: RE2 only, so that no message can make matching slow.

Patterns are matched without regard to case on the normalised text (`remit.signals.text.normalise`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import re2

from remit.signals.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Bytes that the automaton of one set of patterns may take; reached only by patterns written to reach it.
_SET_MEMORY: Final = 64 << 20
_CACHED_PATTERNS: Final = 1024

# What RE2 says, in its words (the start is enough), and what that means to an author.
_REASONS: Final = (
    ("invalid perl operator: (?=", "looking ahead (`(?=`) is not possible here"),
    ("invalid perl operator: (?!", "looking ahead (`(?!`) is not possible here"),
    ("invalid perl operator: (?<", "looking back (`(?<=`, `(?<!`) is not possible here"),
    ("invalid perl operator", "this group is not known"),
    (
        "invalid escape sequence",
        "this escape is not known, or is a back-reference, which is not possible here",
    ),
    ("invalid character class range", "a range or class of characters is not known, or runs backwards"),
    ("missing ]", "a `[` is never closed"),
    ("missing )", "a `(` is never closed"),
    ("unexpected )", "a `)` closes nothing"),
    ("trailing \\", "it ends in a lone backslash"),
    ("no argument for repetition operator", "there is nothing before this sign to repeat"),
    ("bad repetition operator", "two signs of repetition stand side by side"),
    ("invalid repetition size", "it repeats more than 1,000 times"),
    ("invalid named capture group", "the name of a group is not written as a name, or is used twice"),
    ("pattern too large", "it is too large: shorten its repetitions"),
)


def options() -> re2.Options:
    """Return how every pattern is read: case ignored, nothing written to standard error."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.log_errors = False
    return chosen


def check_pattern(pattern: str) -> str | None:
    """Return None where the pattern can be used, else the reason in plain words, with the place if known.

    A pattern that matches the empty text is refused too, for it would match every message.
    """
    try:
        compiled = re2.compile(pattern, options())
    except re2.error as refusal:
        return _in_words(refusal.args[0])
    except UnicodeEncodeError:
        return "it holds half of a character"
    if r"\C" in pattern.replace(r"\\", ""):
        return r"`\C` matches parts of characters: write `.`"
    if compiled.search("") is not None:
        return "it matches any text at all, even an empty one"
    return None


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern occurs in the normalised text. The pattern must have passed `check_pattern`."""
    return _compiled(pattern).search(normalise(text)) is not None


class PatternSet:
    """Many patterns, looked for in one pass. Raises ValueError for one that `check_pattern` refuses."""

    def __init__(self, patterns: Sequence[str]) -> None:
        for pattern in patterns:
            if reason := check_pattern(pattern):
                raise ValueError(f"pattern {pattern!r}: {reason}")
        self._patterns = tuple(patterns)
        self._set = _compiled_set(self._patterns)

    def hits(self, normalised: str) -> list[int]:
        """Return the indices, in no order, of the patterns that occur in a normalised text."""
        if not self._patterns:
            return []
        if self._set is not None:
            # The last pattern of the set matches everything: if it is absent, the automaton ran out of memory
            # and the answer means nothing.
            found = self._set.Match(normalised)
            if found is not None:
                found.remove(len(self._patterns))
                return list(found)
        return [i for i, pattern in enumerate(self._patterns) if _compiled(pattern).search(normalised)]

    def first(self, index: int, data: bytes) -> tuple[int, int] | None:
        """Return where the pattern with this index first occurs in the UTF-8 of a normalised text."""
        found = _compiled(self._patterns[index]).search(data)
        return None if found is None else found.span()

    def places(self, index: int, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the pattern with this index occurs, in characters; never an empty place."""
        return (found.span() for found in _compiled(self._patterns[index]).finditer(text) if found[0])


def _compiled_set(patterns: tuple[str, ...]) -> re2.Set | None:
    chosen = options()
    chosen.max_mem = _SET_MEMORY
    built = re2.Set.SearchSet(chosen)
    try:
        for pattern in patterns:
            built.Add(pattern)
        built.Add("")
        built.Compile()
    except re2.error:
        return None  # together they are too large: each is then looked for by itself
    return built


@lru_cache(maxsize=_CACHED_PATTERNS)
def _compiled(pattern: str) -> re2._Regexp:
    return re2.compile(pattern, options())


def _in_words(message: bytes | str) -> str:
    said = message.decode(errors="replace") if isinstance(message, bytes) else message
    _, _, place = said.partition(": ")
    for start, words in _REASONS:
        if said.startswith(start):
            return f"{words}: `{place}`" if place else words
    return said
