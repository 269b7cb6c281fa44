"""Names that a reader may have meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_LISTED = 5
# A slip of one character in four is a slip; more, and it is another word.
_CHARACTERS_A_SLIP = 4
_MOST_SLIPS = 3
# Names that share their words rank after all those that differ by slips.
_SHARED_WORDS = _MOST_SLIPS + 1


def near(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return candidates that `name` may be a slip for, nearest first, ties by name; `name` itself is not one.

    Near are: the same name in other case, accents or separators; the same words in another order; a few
    slips (a character missing, added, changed, or two swapped), the more the longer the name; and a name
    that is the other with words left out, such as `fraud` for `fraud_team`.
    """
    ranked = []
    for candidate in set(candidates) - {name}:
        distance = _distance(name, candidate)
        if distance is not None:
            ranked.append((distance, candidate))
    return tuple(candidate for _, candidate in sorted(ranked)[:limit])


def suggestion(name: str, candidates: Iterable[str]) -> str | None:
    """Words for a help line: near names as a question, else what there is; None where there is nothing."""
    available = sorted(set(candidates) - {name})
    if not available:
        return None
    meant = [f"`{candidate}`" for candidate in near(name, available)]
    if meant:
        return f"did you mean {_either(meant)}?"
    listed = ", ".join(f"`{candidate}`" for candidate in available[:_MOST_LISTED])
    unlisted = len(available) - _MOST_LISTED
    if len(available) == 1:
        return f"there is only {listed}"
    return f"there are: {listed}" + (f" and {unlisted} more" if unlisted > 0 else "")


def _either(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _distance(name: str, candidate: str) -> int | None:
    left, right = _plain(name), _plain(candidate)
    if left == right:
        return 0
    left_words, right_words = left.split("_"), right.split("_")
    if sorted(left_words) == sorted(right_words):
        return 1
    slips = _slips(left, right)
    if slips <= _tolerated(left, right):
        return slips
    shorter, longer = sorted((left_words, right_words), key=lambda words: (len(words), words))
    left_out = len(longer) - len(shorter)
    # With most of its words gone it is no longer the same name.
    if left_out > len(shorter) or not _all_within(shorter, longer):
        return None
    return _SHARED_WORDS + left_out


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "_".join(letters.replace("-", " ").replace("_", " ").split())


def _tolerated(left: str, right: str) -> int:
    longest = max(len(left), len(right))
    return min(_MOST_SLIPS, (longest + 1) // _CHARACTERS_A_SLIP)


def _all_within(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    remaining = list(longer)
    for word in shorter:
        fitting = [other for other in remaining if _slips(word, other) <= _tolerated(word, other)]
        if not fitting:
            return False
        remaining.remove(min(fitting, key=lambda other: (_slips(word, other), other)))
    return True


def _slips(left: str, right: str) -> int:
    """Damerau-Levenshtein distance, in the form that edits no part twice (optimal string alignment)."""
    if abs(len(left) - len(right)) > _MOST_SLIPS:
        return _MOST_SLIPS + 1
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i]
        for j, b in enumerate(right, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]
