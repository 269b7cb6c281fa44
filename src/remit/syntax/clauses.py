"""The clauses of one statement, as they were written: each key once, unless it may be repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.diagnostics.diagnostic import Label

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `words` are how it reads in messages."""

    key: str
    words: str
    value: Any
    span: Span


class Clauses:
    """Looks clauses up by key and reports those said twice."""

    def __init__(self, clauses: list[Clause], report: Report) -> None:
        self._clauses = clauses
        self._report = report

    def one(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - a clause holds whatever its statement wants
        """The value of a clause that may be said once; the first counts where it is said again."""
        found = self.all_clauses(key)
        for again in found[1:]:
            self._report.add(
                "R0110",
                again.span,
                secondary=[Label(found[0].span, "said here already")],
                clause=again.words,
            )
        return found[0].value if found else default

    def flag(self, key: str) -> bool:
        """Whether a clause without a value is said."""
        return bool(self.one(key, default=False))

    def all(self, key: str) -> tuple[Any, ...]:
        """The values of a clause that may be repeated, in order."""
        return tuple(clause.value for clause in self.all_clauses(key))

    def joined(self, key: str) -> tuple[Any, ...]:
        """The items of all clauses of a key whose values are sequences."""
        return tuple(item for value in self.all(key) for item in value)

    def either(self, yes: str, no: str) -> bool | None:
        """True, False or None for a pair of clauses that exclude each other; both at once is reported."""
        said = [c for c in self._clauses if c.key in (yes, no)]
        for again in said[1:]:
            code = "R0110" if again.key == said[0].key else "R0111"
            self._report.add(
                code,
                again.span,
                secondary=[Label(said[0].span, "said here already")],
                clause=again.words,
                other=said[0].words,
            )
        return said[0].key == yes if said else None

    def all_clauses(self, key: str) -> list[Clause]:
        """The clauses of a key, in order."""
        return [clause for clause in self._clauses if clause.key == key]
