"""Texts that hold some phrases and patterns and none of some others: which of them imply which, and making one.

A text that is made was read like any other. That there is none is said only where it was proved.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.signals.phrases import Words
from remit.signals.topics import matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from remit.backends.proof.machines import Machine

# What a `*` at the end of a word may stand for; the last is the end of no word that anyone would write.
_ENDINGS: Final = ("", "s", "ed", "ing", "er", "qzx")
# No phrase goes over it.
_BETWEEN: Final = " | "
_WORDS_KEPT: Final = 65_536
_MOST_ROUNDS: Final = 40

# Whether it is a pattern, and how it is written.
Term: TypeAlias = "tuple[bool, str]"


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


@dataclass(frozen=True, slots=True)
class Impossible:
    """No text holds all of `these` and none of `those`, and none of them could be spared for that."""

    these: tuple[Term, ...]
    those: tuple[Term, ...]


def text_with(these: tuple[Term, ...], those: tuple[Term, ...]) -> str | Impossible | None:
    """Return a text that holds all of these and none of those; None where neither it nor a proof was found."""
    phrases, patterns = ([text for is_, text in these if is_ is which] for which in (False, True))
    never, unmatched = ([text for is_, text in those if is_ is which] for which in (False, True))
    found = compose(phrases, patterns, never, unmatched)
    # Side by side, one can keep another from standing at the beginning or end.
    if found is not None and all(_held(term, found) for term in these):
        return found
    return _searched(these, those)


@lru_cache(maxsize=_WORDS_KEPT)
def _searched(these: tuple[Term, ...], those: tuple[Term, ...]) -> str | Impossible | None:
    """Look for a text with automata, and keep out only what gets in the way."""
    from remit.backends.proof.machines import TooLong, machine, search  # noqa: PLC0415 - as below

    wanted = {term: known for term in these if (known := machine(*term)) is not None}
    unwanted: dict[Term, Machine] = {}

    def possible(some: Iterable[Term], kept_out: Iterable[Term]) -> str | None:
        return search([wanted[term] for term in some], [unwanted[term] for term in kept_out])

    try:
        for _ in range(_MOST_ROUNDS):
            text = possible(wanted, unwanted)
            if text is None:
                return _core([*wanted], [*unwanted], possible)
            if not all(_held(term, text) for term in these):
                return None
            wrong = {term for term in those if _held(term, text)}
            if not wrong:
                return text
            more = {term: known for term in wrong if (known := machine(*term)) is not None}
            if len(more) < len(wrong) or more.keys() <= unwanted.keys():
                return None
            unwanted |= more
    except TooLong:
        return None
    return None


def _core(
    these: list[Term], those: list[Term], possible: Callable[[Iterable[Term], Iterable[Term]], str | None]
) -> Impossible:
    """Spare what is not needed for there to be no text. Raises `TooLong`."""
    for term in tuple(these):
        fewer = [other for other in these if other != term]
        if possible(fewer, those) is None:
            these = fewer
    for term in tuple(those):
        fewer = [other for other in those if other != term]
        if possible(these, fewer) is None:
            those = fewer
    return Impossible(tuple(these), tuple(those))


def _held(term: Term, text: str) -> bool:
    is_pattern, written = term
    return holds_pattern(written, text) if is_pattern else holds_phrase(written, text)


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
