"""Which names an example may use: those of its own file, and of the files that it uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model.nodes import Vocabulary
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Visible:
    """Names of an assembly as one file sees them; what is standard is seen by all."""

    vocabulary: Vocabulary
    files: frozenset[str]

    def channel(self, name: str) -> bool:
        return self._sees(self.vocabulary.channels, name)

    def topic(self, name: str) -> bool:
        return self._sees(self.vocabulary.topics, name)

    def fact(self, name: str) -> bool:
        return self._sees(self.vocabulary.facts, name)

    def switch(self, name: str) -> bool:
        return self._sees(self.vocabulary.switches, name)

    def reply(self, name: str) -> bool:
        return self._sees(self.vocabulary.replies, name)

    def team(self, name: str) -> bool:
        return self._sees(self.vocabulary.teams, name)

    def path(self, name: str) -> bool:
        return self._sees(self.vocabulary.paths, name)

    def sla(self, name: str) -> bool:
        return self._sees(self.vocabulary.slas, name)

    def clock(self, name: str) -> bool:
        return self._sees(self.vocabulary.clocks, name)

    def cue(self, name: str) -> bool:
        return self._sees(self.vocabulary.cues, name)

    def requirement(self, name: str) -> bool:
        return self._sees(self.vocabulary.requirements, name)

    def reason(self, name: str) -> bool:
        return self._sees(self.vocabulary.reasons, name)

    def _sees(self, declared: Mapping[str, object], name: str) -> bool:
        one = declared.get(name)
        span: Span | None = getattr(one, "span", None)
        return span is None or span.file in self.files
