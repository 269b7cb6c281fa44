"""Mistakes that show in the writing itself, whatever the parser was about to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.diagnostics.suggest import near
from remit.syntax.mistakes.everyday import everyday
from remit.syntax.mistakes.foreign import LEFT_OUT, OTHER_WORDS
from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.mistakes.quoting import misquoted, unquoted
from remit.syntax.mistakes.rows import open_row
from remit.syntax.mistakes.signs import parenthesis, sign
from remit.syntax.mistakes.spelling import malformed
from remit.syntax.mistakes.stamps import stamp
from remit.syntax.states import State, acceptable, after, keywords, readable, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

_LONG_ENOUGH = 2
_WITHOUT_IS = {
    "outside": "outside", "during": "during", "within": "during", "before": "before", "after": "on or after",
    "on": "on", "from": "on or after", "until": "before",
}  # fmt: skip
_BETWEEN = re.compile(r"\s*(\S+)\s+and\s+(\S+)")


def slip(mistake: Mistake) -> Finding | None:
    """Return the first reading that fits, None where the writing is in order."""
    for reading in _READINGS:
        found = reading(mistake)
        if found is not None:
            return found
    return None


def borrowed(mistake: Mistake) -> Finding | None:
    """Return what the language says instead, where one of its own words or signs is used as elsewhere."""
    return _instead(mistake) or parenthesis(mistake)


def _foreign(mistake: Mistake) -> Finding | None:
    """A word of other languages, or of plain English, for which this one has its own."""
    word = mistake.word.lower()
    if word in LEFT_OUT and word not in mistake.possible_words and _reads_on(mistake):
        return Finding("R0126", mistake.span, "not needed", "leave it out", {"found": mistake.word})
    return None if word in keywords(mistake.lark).values() else _instead(mistake)


def _instead(mistake: Mistake) -> Finding | None:
    for choice in OTHER_WORDS.get(mistake.word.lower(), ()):
        if choice.split()[0] in mistake.possible_words:
            return Finding("R0126", mistake.span, "", f"write `{choice}`", {"found": mistake.word})
    return None


def _foreign_before(mistake: Mistake) -> Finding | None:
    """The same where the word was taken for a name, as in `is greater than 3`."""
    before = mistake.before
    if before is None or before.type != "NAME" or mistake.earlier is None:
        return None
    start = before.start_pos or 0
    place = mistake.place(start, start + len(before))
    if before == "between" and (ends := _BETWEEN.match(mistake.text, start + len(before))):
        return Finding("R0126", place, "", f"write `{ends[1]} to {ends[2]}`", {"found": "between"})
    if before in _WITHOUT_IS and len(mistake.read) > 1 and mistake.read[-2] == "is":
        choice = _WITHOUT_IS[str(before)]
        return Finding(
            "R0126", place, "", f"leave out `is`: write `{choice} {mistake.word}`", {"found": f"is {before}"}
        )
    words = words_of(mistake.lark, acceptable(mistake.earlier))
    for choice in OTHER_WORDS.get(str(before), ()):
        if choice.split()[0] in words:
            return Finding("R0126", place, "", f"write `{choice}`", {"found": str(before)})
    return None


def _misspelt(mistake: Mistake) -> Finding | None:
    word, lower = mistake.word, mistake.word.lower()
    if not word[:1].isalpha() or word in keywords(mistake.lark).values():
        return None
    words = [choice for choice in mistake.possible_words if choice[0].isalpha()]
    if lower in words:
        return Finding("R0122", mistake.span, "not in small letters", f"write `{lower}`", {"found": word})
    parts = _two_words(mistake, mistake.state, word)
    if parts:
        return Finding("R0122", mistake.span, "", f"write `{parts}`", {"found": word})
    meant = [choice for choice in near(word, words) if len(choice) > _LONG_ENOUGH]
    if not meant:
        return None
    return Finding("R0122", mistake.span, "", f"did you mean `{meant[0]}`?", {"found": word})


def _misspelt_before(mistake: Mistake) -> Finding | None:
    """A misspelt word that was taken for a name: the word it may be must let reading go on."""
    before = mistake.before
    if before is None or before.type != "NAME" or mistake.earlier is None:
        return None
    start = before.start_pos or 0
    words = [
        word
        for word in words_of(mistake.lark, acceptable(mistake.earlier))
        if word[0].isalpha() and len(word) > _LONG_ENOUGH
    ]
    place = mistake.place(start, start + len(before))
    parts = _two_words(mistake, mistake.earlier, str(before))
    if parts:
        return Finding("R0122", place, "", f"write `{parts}`", {"found": str(before)})
    for choice in near(str(before), words):
        tried = after(mistake.earlier, _kinds(mistake, choice))
        if tried is not None and mistake.found.type in acceptable(tried):
            return Finding("R0122", place, "", f"did you mean `{choice}`?", {"found": str(before)})
    return None


def _two_words(mistake: Mistake, state: State, written: str) -> str | None:
    """Return the two words that were written as one, if they were."""
    for first in words_of(mistake.lark, acceptable(state)):
        second = written.lower().removeprefix(first)
        tried = after(state, _kinds(mistake, first)) if second and second != written.lower() else None
        if tried is not None and second in words_of(mistake.lark, acceptable(tried)):
            return f"{first} {second}"
    return None


def _kinds(mistake: Mistake, word: str) -> tuple[str, ...]:
    return tuple(kind for kind, literal in keywords(mistake.lark).items() if literal == word)[:1]


def _reads_on(mistake: Mistake) -> bool:
    """Whether the text can be read on without the word that was found."""
    lexer = mistake.state.lexer.lexer
    return readable(mistake.state, lexer, mistake.text, mistake.start + len(mistake.word), 1) > 0


_READINGS: tuple[Callable[[Mistake], Finding | None], ...] = (
    open_row,
    everyday,
    misquoted,
    stamp,
    malformed,
    sign,
    _foreign,
    _foreign_before,
    _misspelt,
    _misspelt_before,
    unquoted,
)
