"""What a message is about: topics found by their phrases and patterns.

All phrases of all topics are looked for in one pass, and so are all patterns; time is linear in the message.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from remit.signals.patterns import PatternSet, check_pattern, matches
from remit.signals.phrases import PhraseSet, Words, check_phrase, phrase_pattern
from remit.signals.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "TopicDetector",
    "TopicPattern",
    "Words",
    "check_pattern",
    "check_phrase",
    "implications",
    "matches",
    "phrase_pattern",
]

# Written over an excluded phrase. A normalised text holds none, no phrase and no `.` of a pattern matches it,
# and words end at it.
_BLANK: Final = b"\n"


@dataclass(frozen=True, slots=True)
class TopicPattern:
    """What makes a message be about `name`: any one phrase, conjunction, pattern or included topic.

    Each entry of `together` is groups of phrases of which every one must be met by one phrase somewhere in
    the message. Whatever overlaps a phrase of `excludes` does not count. `includes` names topics (acyclic;
    unknown ones are never met) each of which implies this one.
    """

    name: str
    phrases: tuple[str, ...] = ()
    together: tuple[tuple[tuple[str, ...], ...], ...] = ()
    excludes: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Topic:
    """A topic by the indices of its phrases and patterns in the detector's sets."""

    name: str
    phrases: frozenset[int]
    together: tuple[tuple[frozenset[int], ...], ...]
    excludes: frozenset[int]
    patterns: frozenset[int]

    def evidence(self, hits: _Hits) -> _Hits:
        """Return those of the hits that make the topic; none if the message is not about it."""
        met = [
            group & hits.phrases
            for conjunction in self.together
            if all(not group.isdisjoint(hits.phrases) for group in conjunction)
            for group in conjunction
        ]
        return _Hits(frozenset().union(self.phrases & hits.phrases, *met), self.patterns & hits.patterns)


@dataclass(frozen=True, slots=True)
class _Hits:
    """Indices of the phrases and patterns that occur in a text."""

    phrases: frozenset[int]
    patterns: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.phrases or self.patterns)

    def __and__(self, other: _Hits) -> _Hits:
        return _Hits(self.phrases & other.phrases, self.patterns & other.patterns)


class TopicDetector:
    """Finds topics in messages. Raises ValueError for a phrase or pattern that its check refuses."""

    def __init__(self, topics: Sequence[TopicPattern]) -> None:
        phrases: dict[str, int] = {}
        patterns: dict[str, int] = {}

        def numbered(words: Iterable[str]) -> frozenset[int]:
            return frozenset(phrases.setdefault(normalise(word), len(phrases)) for word in words)

        self._topics = tuple(
            _Topic(
                topic.name,
                numbered(topic.phrases),
                tuple(tuple(map(numbered, groups)) for groups in topic.together),
                numbered(topic.excludes),
                frozenset(patterns.setdefault(pattern, len(patterns)) for pattern in topic.patterns),
            )
            for topic in topics
        )
        self._phrases = PhraseSet(tuple(phrases))
        self._patterns = PatternSet(tuple(patterns))
        self._by_phrase: defaultdict[int, list[int]] = defaultdict(list)
        self._by_pattern: defaultdict[int, list[int]] = defaultdict(list)
        for index, topic in enumerate(self._topics):
            for phrase in topic.phrases.union(*(group for groups in topic.together for group in groups)):
                self._by_phrase[phrase].append(index)
            for pattern in topic.patterns:
                self._by_pattern[pattern].append(index)
        self._implied = implications(topics)

    def detect(self, text: str) -> frozenset[str]:
        """Return the names of the topics that the message is about."""
        normalised = normalise(text)
        hits = self._hits(normalised)
        if not hits:
            return frozenset()
        return frozenset(
            name
            for topic in self._candidates(hits)
            if self._evidence(topic, normalised, hits)[0]
            for name in self._implied[topic.name]
        )

    def why(self, text: str, topic: str) -> tuple[str, ...]:
        """Return the words, normalised and in the order of the message, that make it be about the topic."""
        normalised = normalise(text)
        hits = self._hits(normalised)
        places = {
            place
            for candidate in self._candidates(hits)
            if topic in self._implied[candidate.name]
            for place in self._places(*self._evidence(candidate, normalised, hits))
        }
        data = normalised.encode()
        return tuple(dict.fromkeys(data[start:end].decode() for start, end in sorted(places)))

    def _hits(self, normalised: str) -> _Hits:
        return _Hits(
            frozenset(self._phrases.hits(normalised)),
            frozenset(self._patterns.hits(normalised)),
        )

    def _candidates(self, hits: _Hits) -> list[_Topic]:
        found = {topic for phrase in hits.phrases for topic in self._by_phrase.get(phrase, ())}
        found.update(topic for pattern in hits.patterns for topic in self._by_pattern[pattern])
        return [self._topics[index] for index in found]

    def _evidence(self, topic: _Topic, normalised: str, hits: _Hits) -> tuple[_Hits, str]:
        """Return what makes the topic, and the text it is in: the message without what the topic excludes."""
        evidence = topic.evidence(hits)
        excluded = topic.excludes & hits.phrases
        if not evidence or not excluded:
            return evidence, normalised
        data = normalised.encode()
        spans = sorted(span for phrase in excluded for span in self._phrases.places(phrase, data))
        remainder = _blanked(data, spans).decode()
        return topic.evidence(hits & self._hits(remainder)), remainder

    def _places(self, evidence: _Hits, text: str) -> Iterator[tuple[int, int]]:
        data = text.encode()
        for phrase in evidence.phrases:
            yield from islice(self._phrases.places(phrase, data), 1)
        for pattern in evidence.patterns:
            if place := self._patterns.first(pattern, data):
                yield place


def _blanked(data: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    """Return the bytes with the spans, which are in the order of their starts, overwritten."""
    pieces = []
    done = 0
    for start, end in spans:
        if end > done:
            pieces += [data[done:start], _BLANK * (end - max(start, done))]
            done = end
    return b"".join([*pieces, data[done:]])


def implications(topics: Sequence[TopicPattern]) -> dict[str, frozenset[str]]:
    """Return for each topic the names of itself and of all that include it, directly or through others."""
    included_by: defaultdict[str, set[str]] = defaultdict(set)
    for topic in topics:
        for included in topic.includes:
            included_by[included].add(topic.name)
    implied = {}
    for topic in topics:
        reached = {topic.name}
        waiting = [topic.name]
        while waiting:
            more = included_by[waiting.pop()] - reached
            reached |= more
            waiting += more
        implied[topic.name] = frozenset(reached)
    return implied
