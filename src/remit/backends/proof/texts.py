"""Texts that hold some phrases and patterns and none of some others: which of them imply which, and making one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from remit.signals.phrases import Words
from remit.signals.topics import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What a `*` at the end of a word may stand for; the last is the end of no word that anyone would write.
_ENDINGS: Final = ("", "s", "ed", "ing", "er", "qzx")
# No phrase goes over it.
_BETWEEN: Final = " | "
_WORDS_KEPT: Final = 65_536


@lru_cache(maxsize=_WORDS_KEPT)
def _words(phrase: str) -> Words:
    return Words((phrase,))


def holds_phrase(phrase: str, text: str) -> bool:
    """Whether a phrase occurs in a text as whole words."""
    return bool(_words(phrase).found(text))


def holds_pattern(pattern: str, text: str) -> bool:
    """Whether an RE2 pattern matches somewhere in a text."""
    return matches(pattern, text)


def spellings(phrase: str) -> tuple[str, ...]:
    """Return texts that hold a phrase and no more than that, the plainest first; they differ where it has a `*`."""
    texts = (phrase.replace("*", ending) for ending in (_ENDINGS if "*" in phrase else ("",)))
    return tuple(text for text in texts if holds_phrase(phrase, text))


def phrases_implied(phrases: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of which every text that holds the first holds the second too."""
    found: list[tuple[str, str]] = []
    if not phrases:
        return found
    every = Words(tuple(phrases))
    for phrase in phrases:
        texts = spellings(phrase)
        inside = [set(every.found(text)) for text in texts]
        if inside:
            found += ((phrase, other) for other in sorted(set.intersection(*inside)) if other != phrase)
    return found


def compose(
    phrases: Iterable[str], patterns: Iterable[str], never: Sequence[str], unmatched: Sequence[str]
) -> str | None:
    """Return a text that holds all of some phrases and patterns and none of others; None where none was found."""
    pieces: list[str] = []
    kept_out = Words(tuple(never)) if never else None
    for phrase in phrases:
        fitting = (
            text
            for text in spellings(phrase)
            if not (kept_out and kept_out.found(text)) and not any(holds_pattern(p, text) for p in unmatched)
        )
        piece = next(fitting, None)
        if piece is None:
            return None
        pieces.append(piece)
    # What a phrase holds already need not be said again.
    pieces = list(dict.fromkeys(pieces))
    pieces = [p for p in pieces if not any(q != p and holds_phrase(p, q) for q in pieces)]
    text = _BETWEEN.join(pieces)
    for pattern in patterns:
        if not holds_pattern(pattern, text):
            sample = sampled(pattern)
            if sample is None:
                return None
            text = _BETWEEN.join(piece for piece in (text, sample) if piece)
    wrong = (kept_out and kept_out.found(text)) or any(holds_pattern(p, text) for p in unmatched)
    return None if wrong else text


@lru_cache(maxsize=_WORDS_KEPT)
def sampled(pattern: str) -> str | None:
    """Return a text that an RE2 pattern matches; None where none was found."""
    from remit.backends.proof.patterns import sample  # noqa: PLC0415 - few policies have patterns

    text = sample(pattern)
    return text if text is not None and holds_pattern(pattern, text) else None
