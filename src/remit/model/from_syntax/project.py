"""What the driver read: documents, and which file uses which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from remit.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Mapping

S = TypeVar("S")


@dataclass(frozen=True)
class Project:
    """`uses` lists for each file the files it uses itself; every one of them is among `documents`."""

    documents: Mapping[str, n.Document]
    uses: Mapping[str, tuple[str, ...]]

    @cached_property
    def _closures(self) -> dict[str, frozenset[str]]:
        return {file: self._reach(file) for file in self.documents}

    def _reach(self, file: str) -> frozenset[str]:
        seen, waiting = {file}, [file]
        while waiting:
            for used in self.uses.get(waiting.pop(), ()):
                if used not in seen:
                    seen.add(used)
                    waiting.append(used)
        return frozenset(seen)

    def sees(self, file: str) -> frozenset[str]:
        """The file itself and all that it uses, directly or through others."""
        return self._closures[file]

    def policy(self, file: str) -> n.Policy | None:
        """The policy that a file states, if it states one; the first where it states several."""
        return next(iter(self.of_type(file, n.Policy)), None)

    def of_type(self, file: str, kind: type[S]) -> tuple[S, ...]:
        """The statements of one kind of a file, in order."""
        return tuple(s for s in self.documents[file].statements if isinstance(s, kind))
