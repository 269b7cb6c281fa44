"""What a reply comes to once its placeholders are filled, and which fills break a ban.

A placeholder of few values is filled with each of them. One that can be many words leaves a gap; it may break a ban
with every phrase of which some word can stand in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from remit.graph.value_words import value_words
from remit.model import types as t
from remit.model.conditions import AllOf, AnyOf, Atom, IsIn, IsUnknown
from remit.model.nodes import Hop
from remit.runtime.hours_wording import wording as hours_wording
from remit.signals.text import normalise
from remit.signals.topics import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.backends.proof.stops import Saying
    from remit.model.conditions import Condition, Scalar
    from remit.model.nodes import Ban, Hole, Reply, Vocabulary, Wording

_GAP: Final = " … "
_BETWEEN_LANGUAGES: Final = "\n\n"
_MOST_TEXTS: Final = 200
_DIGIT: Final = re.compile(r"[0-9]")
_UNITS: Final = frozenset(("second", "minute", "hour", "day", "week"))


class Filled:
    """A reply in some languages at once, where it is what is said."""

    def __init__(
        self, landing: Saying, reply: Reply, languages: tuple[str, ...], vocabulary: Vocabulary
    ) -> None:
        self._landing = landing
        self._reply = reply
        self._languages = languages
        self._vocabulary = vocabulary
        holes = [one for language in languages for one in reply.texts[language] if not isinstance(one, str)]
        fills = {one.name: self._fills(one) for one in holes if one.kind == "fact"}
        self._counted = {name: some for name, some in fills.items() if some}
        if prod(map(len, self._counted.values())) > _MOST_TEXTS:
            self._counted = {}
        self._free = [
            one for one in holes if one.kind in ("fact", "next_opening") and one.name not in self._counted
        ]

    def breaking(self, ban: Ban) -> Iterator[tuple[Condition, str | None]]:
        """Yield when the ban is broken for sure, then when it may be, with the placeholder that decides it."""
        wordings = [
            one
            for one in ban.wordings
            if one.language is None or len(self._languages) > 1 or one.language in self._languages
        ]
        found: dict[str | None, list[Condition]] = {}
        for when, text in self._texts():
            if any(self._breaks(one, text) for one in wordings):
                found.setdefault(None, []).append(when)
            else:
                unsure = next(filter(None, (self._unsure(one, text) for one in wordings)), None)
                if unsure is not None:
                    found.setdefault(unsure, []).append(when)
        for unsure, some in found.items():
            yield AnyOf(tuple(some), self._reply.span), unsure

    def _breaks(self, wording: Wording, text: str) -> bool:
        there = bool(_words(wording.phrases).found(text))
        return there if not wording.must else not there and not self._free

    def _unsure(self, wording: Wording, text: str) -> str | None:
        """The placeholder that decides whether a wording is kept, where one does."""
        if wording.must:
            there = bool(_words(wording.phrases).found(text))
            return None if there or not self._free else _called(self._free[0])
        said = normalise(text)
        for phrase in wording.phrases:
            words = re.split(r"[\s-]+", normalise(phrase).strip())
            filled = {word: next((h for h in self._free if self._can_say(h, word)), None) for word in words}
            # What it says need not be next to the rest of the phrase, and is taken to be.
            if all(filled[word] is not None or word.rstrip("*") in said for word in words):
                hole = next(filter(None, filled.values()), None)
                if hole is not None:
                    return _called(hole)
        return None

    # ------------------------------------------------------------------------------------- texts

    def _texts(self) -> Iterator[tuple[Condition, str]]:
        """Yield every text that it can come to, and when; what can be many words is a gap."""
        for combination in product(*self._counted.values()):
            known = {name: said for name, (_, said) in zip(self._counted, combination, strict=True)}
            values = {name: value for name, (value, _) in zip(self._counted, combination, strict=True)}
            when = AllOf(tuple(self._is(name, value) for name, value in values.items()), self._reply.span)
            yield when, _BETWEEN_LANGUAGES.join(self._text(language, known) for language in self._languages)

    def _text(self, language: str, known: Mapping[str, str]) -> str:
        pieces = self._reply.texts[language]
        return "".join(piece if isinstance(piece, str) else self._fill(piece, known) for piece in pieces)

    def _fill(self, hole: Hole, known: Mapping[str, str]) -> str:
        if hole.kind == "fact" and hole.name in known:
            return known[hole.name]
        if hole.kind in ("fact", "next_opening"):
            return _GAP
        if hole.kind == "there" and isinstance(self._landing, Hop):
            channel = self._landing.channel
            return self._vocabulary.channels[channel].link or channel
        return _open(hole) if hole.fill is None or hole.kind != "fixed" else hole.fill

    def _fills(self, hole: Hole) -> list[tuple[Scalar | None, str]]:
        """The values of a fact and what each puts into the text, None being unknown; nothing where it has many."""
        type_ = self._vocabulary.facts[hole.name].type
        match type_:
            case t.OneOf(values):
                said: list[tuple[Scalar, str]] = [(value, value) for value in values]
            case t.YesNo():
                said = [(value, value_words(value, type_, "UTC")) for value in (True, False)]
            case _:
                return []
        return [*((value, _cut(text, hole.limit)) for value, text in said), (None, _open(hole))]

    def _is(self, fact: str, value: Scalar | None) -> Condition:
        test = IsUnknown() if value is None else IsIn((value,))
        return Atom(fact, test, negated=False, span=self._reply.span)

    def _can_say(self, hole: Hole, word: str) -> bool:
        """Whether a word of a phrase, which may end in `*`, can stand in what fills a placeholder."""
        stem = word.rstrip("*")
        if hole.kind == "next_opening":
            known = frozenset[str]().union(*map(_opening_words, self._languages))
        else:
            match self._vocabulary.facts[hole.name].type:
                case t.WholeNumber() | t.Number():
                    known = frozenset[str]()
                case t.Elapsed():
                    known = _UNITS
                case _:
                    return True
        # A word may be made of a fill and of what stands right beside it.
        return bool(_DIGIT.search(stem)) or any(one in stem or one.startswith(stem) for one in known)


@lru_cache(maxsize=1024)
def _words(phrases: tuple[str, ...]) -> Words:
    return Words(phrases)


@lru_cache
def _opening_words(language: str) -> frozenset[str]:
    said = hours_wording(language)
    return frozenset(" ".join((*said.weekdays, *said.months, said.now, said.at)).casefold().split())


def _called(hole: Hole) -> str:
    return hole.name if hole.kind == "fact" else f"next opening of {hole.name}"


def _open(hole: Hole) -> str:
    return f"{{{hole.name}}}"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"[:limit]
