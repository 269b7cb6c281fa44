"""Messages that are about what is wanted, and about nothing that is not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.driver.desk import Desk
    from remit.signals.message import MessageSignals
    from remit.signals.topics import TopicPattern

_PHRASES: Final = 6
"""How many phrases of a topic are tried."""
_TOLD: Final = 2
_TRIED: Final = 8
_ABOUT_NOTHING: Final = ("Good morning to you all", "Hello, I hope that you are well", "Here I am again")


@dataclass(frozen=True, slots=True)
class Message:
    """`told` where an example of the policy has it."""

    text: str
    signals: MessageSignals
    told: bool


class Messages:
    """Messages of one assembly: those that its examples have, and phrases of its topics."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read: dict[str, MessageSignals] = {}
        self._told = [
            self._message(str(text), told=True)
            for text in dict.fromkeys(
                example.facts["message"]
                for policy in reversed(desk.assembly.policies)
                for example in policy.examples
                if "message" in example.facts
            )
        ]
        self._told.sort(key=lambda message: len(message.text))
        self._topics = {name: topic.pattern for name, topic in desk.assembly.vocabulary.topics.items()}
        self._by_topic: dict[str, list[Message]] = {}

    def about(
        self, wanted: frozenset[str], unwanted: frozenset[str], shown: frozenset[str], words: str = ""
    ) -> Iterator[Message]:
        """Yield messages about all that is wanted and nothing that is not, the plainest first.

        They show no other personal data than is `shown`. `words` are those that must be in it.
        """
        found = (
            message
            for message in self._candidates(wanted, words)
            if _suits(message, wanted, unwanted) and (not shown or message.signals.personal_data <= shown)
        )
        return islice(found, _TRIED)

    def _candidates(self, wanted: frozenset[str], words: str) -> Iterator[Message]:
        if words:
            yield self._message(words)
            for message in chain(self._phrased(wanted), self._told):
                yield self._message(f"{words}. {message.text}")
            return
        if not wanted:
            yield from (self._message(text) for text in _ABOUT_NOTHING)
        # A message that is about little else is the plainest.
        told = [message for message in self._told if wanted <= message.signals.topics]
        yield from sorted(told, key=self._plainness)
        yield from self._phrased(wanted)

    def _phrased(self, wanted: frozenset[str]) -> Iterator[Message]:
        """Yield messages made of phrases: of one topic that brings all others with it, else of each."""
        least = [name for name in sorted(wanted) if not any(self._brings(o, name) for o in wanted - {name})]
        if not least:
            return
        several = [self._of_topic(name) for name in least]
        for first in several[0]:
            yield self._message(". ".join([first.text, *(more[0].text for more in several[1:] if more)]))
        for one, other in islice(combinations(least, 2), _TRIED):
            for a in self._of_topic(one)[:2]:
                for b in self._of_topic(other)[1:3]:
                    yield self._message(f"{a.text}. {b.text}")

    def _brings(self, one: str, other: str) -> bool:
        """Whether whatever is about one topic is about the other."""
        waiting, seen = [other], set()
        while waiting:
            pattern = self._topics.get(waiting.pop())
            for name in () if pattern is None else pattern.includes:
                if name == one:
                    return True
                if name not in seen:
                    seen.add(name)
                    waiting.append(name)
        return False

    def _of_topic(self, name: str) -> list[Message]:
        if name not in self._by_topic:
            texts = islice(_phrases(self._topics[name], self._topics), 4 * _PHRASES)
            made = [message for text in texts if name in (message := self._message(text)).signals.topics]
            told = [message for message in self._told if name in message.signals.topics]
            told.sort(key=self._plainness)
            made.sort(key=lambda message: (self._is_foreign(message), len(message.signals.topics)))
            self._by_topic[name] = [*told[:_TOLD], *made[:_PHRASES]]
        return self._by_topic[name]

    def _plainness(self, message: Message) -> tuple[bool, bool, int, int]:
        """Put plain messages first: in the first language, without personal data, about little, and short."""
        signals = message.signals
        return self._is_foreign(message), bool(signals.personal_data), len(signals.topics), len(message.text)

    def _is_foreign(self, message: Message) -> bool:
        """Whether it is in a language that is not the first of the policies."""
        first = next((p.languages[0] for p in reversed(self._desk.assembly.policies) if p.languages), "en")
        return message.signals.language not in (None, first) or not message.text.isascii()

    def _message(self, text: str, *, told: bool = False) -> Message:
        if text not in self._read:
            self._read[text] = self._desk.reader.read(text)
        return Message(text, self._read[text], told)


def _suits(message: Message, wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    return wanted <= message.signals.topics and not unwanted & message.signals.topics


def _phrases(pattern: TopicPattern, topics: dict[str, TopicPattern]) -> Iterator[str]:
    """Yield phrases of a topic as short messages: whole words first, several words before one."""
    whole = [phrase for phrase in pattern.phrases if "*" not in phrase]
    for phrase in (*(p for p in whole if " " in p), *(p for p in whole if " " not in p)):
        yield _sentence(phrase)
    for groups in pattern.together:
        firsts = [next((p for p in group if "*" not in p), group[0].replace("*", "")) for group in groups]
        yield _sentence(" ".join(firsts))
    for phrase in pattern.phrases:
        if "*" in phrase:
            yield _sentence(phrase.replace("*", ""))
    for name in pattern.includes:
        if name in topics:
            yield from _phrases(topics[name], {other: one for other, one in topics.items() if other != name})


def _sentence(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
