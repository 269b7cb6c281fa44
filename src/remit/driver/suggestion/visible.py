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
    """Names of an assembly as one file sees them; what is standard is seen by all.

    Whoever sees a name may use it for what another file puts in its place: `others` are the vocabularies in which it
    may still stand for what it was.
    """

    vocabulary: Vocabulary
    files: frozenset[str]
    others: tuple[Vocabulary, ...] = ()

    def channel(self, name: str) -> bool:
        return self._sees("channels", name)

    def topic(self, name: str) -> bool:
        return self._sees("topics", name)

    def fact(self, name: str) -> bool:
        return self._sees("facts", name)

    def switch(self, name: str) -> bool:
        return self._sees("switches", name)

    def reply(self, name: str) -> bool:
        return self._sees("replies", name)

    def team(self, name: str) -> bool:
        return self._sees("teams", name)

    def path(self, name: str) -> bool:
        return self._sees("paths", name)

    def sla(self, name: str) -> bool:
        return self._sees("slas", name)

    def clock(self, name: str) -> bool:
        return self._sees("clocks", name)

    def cue(self, name: str) -> bool:
        return self._sees("cues", name)

    def requirement(self, name: str) -> bool:
        return self._sees("requirements", name)

    def reason(self, name: str) -> bool:
        return self._sees("reasons", name)

    def _sees(self, kind: str, name: str) -> bool:
        return any(self._declares(one, kind, name) for one in (self.vocabulary, *self.others))

    def _declares(self, vocabulary: Vocabulary, kind: str, name: str) -> bool:
        declared: Mapping[str, object] = getattr(vocabulary, kind)
        span: Span | None = getattr(declared.get(name), "span", None)
        return name in declared and (span is None or span.file in self.files)
