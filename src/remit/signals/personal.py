"""Personal data in a message: which kinds it shows, and where.

One RE2 pass over the message tells which kinds it can hold at all; only for those are places looked up and
checked. Time is linear in the message.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from remit.signals.kinds import KINDS
from remit.signals.patterns import PatternSet
from remit.signals.text import aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

STANDARD_KINDS: Final[Mapping[str, str]] = MappingProxyType({kind.name: kind.sentence for kind in KINDS})
"""The kinds that need no declaration, and what each is in words."""

_NO_KINDS: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data in characters `start` (inclusive) to `end` (exclusive) of the text as it was given."""

    kind: str
    start: int
    end: int


class PersonalDetector:
    """Finds the standard kinds of personal data, and those of an organisation's own.

    `custom` gives the RE2 patterns of each kind of one's own; they are matched without regard to case. Raises
    ValueError for a pattern that `remit.signals.patterns.check_pattern` refuses.
    """

    def __init__(self, custom: Mapping[str, Sequence[str]] = _NO_KINDS) -> None:
        own = [(kind, pattern) for kind, patterns in custom.items() for pattern in patterns]
        self._own_kinds = tuple(kind for kind, _ in own)
        self._candidates = PatternSet([*(kind.candidate for kind in KINDS), *(pattern for _, pattern in own)])

    def detect(self, text: str) -> frozenset[str]:
        """Return the kinds of personal data that the text shows."""
        return frozenset(found.kind for found in self.find(text))

    def find(self, text: str) -> tuple[Found, ...]:
        """Return where the text shows personal data, in its order.

        No two findings of standard kinds overlap; one of a kind of one's own may overlap another.
        """
        plain = aligned(text)
        hits = sorted(self._candidates.hits(plain))
        if not hits:
            return ()
        found = [
            *self._standard([hit for hit in hits if hit < len(KINDS)], plain),
            *self._own([hit for hit in hits if hit >= len(KINDS)], plain),
        ]
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))

    def _standard(self, hits: Iterable[int], plain: str) -> Iterator[Found]:
        claimed = bytearray(len(plain))
        for hit in hits:
            for start, end in KINDS[hit].places(plain):
                if claimed.find(1, start, end) == -1:
                    claimed[start:end] = b"\1" * (end - start)
                    yield Found(KINDS[hit].name, start, end)

    def _own(self, hits: Iterable[int], plain: str) -> Iterator[Found]:
        for hit in hits:
            for start, end in self._candidates.places(hit, plain):
                yield Found(self._own_kinds[hit - len(KINDS)], start, end)
