"""All that a message shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from remit.signals.personal import PersonalDetector
from remit.signals.topics import TopicDetector

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remit.signals.topics import TopicPattern

_NO_KINDS: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MessageSignals:
    """Topics and kinds of personal data by name, and the language as ISO 639-1 (None if it is not clear)."""

    topics: frozenset[str]
    personal_data: frozenset[str]
    language: str | None


class Reader:
    """Reads messages for one set of topics and kinds of personal data.

    Raises ValueError for a phrase or pattern that its check refuses. Reading never fails, whatever the text.
    """

    def __init__(
        self, topics: Sequence[TopicPattern], custom_kinds: Mapping[str, Sequence[str]] = _NO_KINDS
    ) -> None:
        self.topics = TopicDetector(topics)
        self.personal_data = PersonalDetector(custom_kinds)

    def read(self, text: str) -> MessageSignals:
        """Return what the message shows."""
        return MessageSignals(
            self.topics.detect(text), self.personal_data.detect(text), _language_detector()(text)
        )


@cache
def _language_detector() -> Callable[[str], str | None]:
    # Its model takes 0.7 s to load: not before the first message.
    detect: Callable[[str], str | None] = import_module("remit.signals.language").detect_language
    return detect
