"""Core conditions in the language's own words, so that a policy could say them again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, assert_never

from remit.graph.value_words import moment_words, quoted, value_words
from remit.model.conditions import (
    AllOf,
    AnyOf,
    Atom,
    ContainsWords,
    Covers,
    Has,
    HasAny,
    InRange,
    InSeason,
    IsIn,
    IsUnknown,
    MatchesPattern,
    OpenDuring,
)
from remit.model.types import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from remit.model.conditions import Condition, Scalar
    from remit.model.nodes import Channel, Vocabulary
    from remit.model.types import FactType

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_OTHER_WORD = {"and": "or", "or": "and"}
_OPPOSITE = {"at least": "under", "over": "at most", "at most": "over", "under": "at least"}
_DATE = len("2026-03-26")
_ONE_DAY = timedelta(days=1)


def condition_words(condition: Condition, vocabulary: Vocabulary | None = None, zone: str = "UTC") -> str:
    """Phrase a condition: `channel is public and topics include fraud`.

    The vocabulary of its assembly tells what types facts have and which channels are public; moments are
    those of the policy's time zone. What no fact can change is `always` or `never`.
    """
    return _Phrasing(vocabulary, zone).of(condition)


class _Phrasing:
    def __init__(self, vocabulary: Vocabulary | None, zone: str) -> None:
        self._types: Mapping[str, FactType] = {}
        self._properties: dict[str, frozenset[str]] = {}
        if vocabulary is not None:
            self._types = {name: fact.type for name, fact in vocabulary.facts.items()}
            self._properties = channel_properties(vocabulary.channels.values())
        self._zone = zone

    def of(self, condition: Condition) -> str:
        match condition:
            case Atom():
                return self._atom(condition)
            case AllOf(parts):
                return self._joined(parts, "and")
            case AnyOf(parts):
                return self._joined(parts, "or")
        assert_never(condition)

    def _joined(self, parts: Sequence[Condition], word: str) -> str:
        if not parts:
            return "always" if word == "and" else "never"
        if len(parts) == 1:
            return self.of(parts[0])
        return _of_one_set(parts, word) or f" {word} ".join(self._within(part, word) for part in parts)

    def _within(self, part: Condition, word: str) -> str:
        """Phrase a part of a longer condition, in parentheses where `and` and `or` would mix."""
        words = self.of(part)
        other = AllOf if word == "or" else AnyOf
        if isinstance(part, other) and len(part.parts) > 1 and not _of_one_set(part.parts, _OTHER_WORD[word]):
            return f"({words})"
        return words

    def _atom(self, atom: Atom) -> str:
        fact, is_not = atom.fact, atom.negated
        match atom.test:
            case IsIn(values):
                return self._one_of(fact, values, is_not=is_not)
            case InRange() as test:
                return self._range(fact, test, is_not=is_not)
            case Has(element):
                return f"{_includes(fact, is_not=is_not)} {element}"
            case HasAny():
                everything = "personal data" if fact == "personal_data" else "any"
                return f"{_includes(fact, is_not=is_not)} {everything}"
            case IsUnknown():
                return f"{fact} is {'known' if is_not else 'unknown'}"
            case ContainsWords(phrases):
                verb = "does not contain" if is_not else "contains"
                return f"{fact} {verb} {', '.join(map(quoted, phrases))}"
            case MatchesPattern(pattern):
                return f"{fact} {'does not match' if is_not else 'matches'} {quoted(pattern)}"
            case OpenDuring(calendar):
                return f"{fact} {'outside' if is_not else 'during'} {calendar}"
            case InSeason(start, end):
                season = f"{fact} each year from {_day(start)} to {_day(end)}"
                return f"not {season}" if is_not else season
            case Covers():
                return f"{'not ' if is_not else ''}{fact} covers this interaction"
        assert_never(atom.test)

    def _one_of(self, fact: str, values: Sequence[Scalar], *, is_not: bool) -> str:
        if not values:
            return f"{fact} is known" if is_not else "never"
        if len(values) == 1 and isinstance(values[0], bool):
            return fact if values[0] != is_not else f"not {fact}"
        words = [value_words(value, self._types.get(fact), self._zone) for value in values]
        if fact == "channel":
            words = self._channels(words)
        if len(words) == 1:
            return f"{fact} is {'not ' if is_not else ''}{words[0]}"
        return f"{fact} is {'not ' if is_not else ''}one of {', '.join(words)}"

    def _channels(self, names: list[str]) -> list[str]:
        """Say a property for all channels that have it, the first that takes in the most of them."""
        said = set(names)
        fitting = [(name, has) for name, has in self._properties.items() if len(has) > 1 and has <= said]
        if not fitting:
            return names
        best, has = max(fitting, key=lambda entry: len(entry[1]))
        return [best, *(name for name in names if name not in has)]

    def _range(self, fact: str, test: InRange, *, is_not: bool) -> str:
        if test.low is None and test.high is None:
            return f"{fact} is {'unknown' if is_not else 'known'}"
        type_ = self._types.get(fact)
        if isinstance(type_, Moment) or fact == "received":
            return self._dates(fact, test, is_not=is_not)
        low, high = (
            None if end is None else value_words(end, type_, self._zone) for end in (test.low, test.high)
        )
        least = "over" if test.low_open else "at least"
        most = "under" if test.high_open else "at most"
        if high is None:
            return f"{fact} is {_OPPOSITE[least] if is_not else least} {low}"
        if low is None:
            return f"{fact} is {_OPPOSITE[most] if is_not else most} {high}"
        if test.low_open or test.high_open:
            words = f"({fact} is {least} {low} and {fact} is {most} {high})"
        else:
            words = f"{fact} is {low} to {high}"
        return f"not {words}" if is_not else words

    def _dates(self, fact: str, test: InRange, *, is_not: bool) -> str:
        low, high = (
            None if not isinstance(end, datetime) else moment_words(end, self._zone)
            for end in (test.low, test.high)
        )
        if high is None:
            return f"{fact} {'before' if is_not else 'on or after'} {low}"
        if low is None:
            return f"{fact} {'on or after' if is_not else 'before'} {high}"
        if len(low) == len(high) == _DATE and date.fromisoformat(high) - date.fromisoformat(low) == _ONE_DAY:
            words = f"{fact} on {low}"
        else:
            words = f"({fact} on or after {low} and {fact} before {high})"
        return f"not {words}" if is_not else words


def _of_one_set(parts: Sequence[Condition], word: str) -> str | None:
    """Phrase several elements of one set fact as one test; None where the parts are not that."""
    if not all(isinstance(part, Atom) and isinstance(part.test, Has) for part in parts):
        return None
    atoms = [part for part in parts if isinstance(part, Atom)]
    negated = atoms[0].negated
    if any(atom.fact != atoms[0].fact or atom.negated != negated for atom in atoms) or (
        negated and word == "or"
    ):
        return None
    elements = ", ".join(atom.test.element for atom in atoms if isinstance(atom.test, Has))
    how_many = "none of" if negated else "all of" if word == "and" else "any of"
    return f"{_includes(atoms[0].fact)} {how_many} {elements}"


def _includes(fact: str, *, is_not: bool = False) -> str:
    """Return the verb that a set fact takes; the kinds of personal data are what the message shows."""
    if fact == "personal_data":
        return f"message {'does not show' if is_not else 'shows'}"
    if fact.endswith("s"):
        return f"{fact} {'do not include' if is_not else 'include'}"
    return f"{fact} {'does not include' if is_not else 'includes'}"


def _day(of_year: tuple[int, int]) -> str:
    day, month = of_year
    return f"{day} {_MONTHS[month - 1]}"


def channel_properties(channels: Iterable[Channel]) -> dict[str, frozenset[str]]:
    """Return the channels that each property, as `public`, takes in."""
    tests: dict[str, Callable[[Channel], bool]] = {
        "public": lambda channel: channel.public,
        "private": lambda channel: not channel.public,
        "written": lambda channel: channel.written,
        "spoken": lambda channel: not channel.written,
        "listen_only": lambda channel: channel.listen_only,
        "broadcast_only": lambda channel: channel.broadcast_only,
    }
    every = tuple(channels)
    return {name: frozenset(ch.name for ch in every if test(ch)) for name, test in tests.items()}
