"""The clauses of one statement, as they were written: each key once, unless it may be repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from remit.diagnostics.diagnostic import Label

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.source.span import Span

Content: TypeAlias = Any
"""What a clause holds; only the statement that asks for it by its key knows what that is."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `words` are how it reads in messages."""

    key: str
    words: str
    value: Content
    span: Span


class Clauses:
    """Looks clauses up by key and reports those said twice."""

    def __init__(self, clauses: list[Clause], report: Report) -> None:
        self._clauses = clauses
        self._report = report

    def one(self, key: str, default: Content = None) -> Content:
        """Return the value of a clause that may be said once; the first counts where it is said again."""
        found = self.all_clauses(key)
        for again in found[1:]:
            self._twice(found[0], again)
        return found[0].value if found else default

    def flag(self, key: str) -> bool:
        """Tell whether a clause without a value is said."""
        return bool(self.one(key, default=False))

    def all(self, key: str) -> tuple[Content, ...]:
        """Return the values of a clause that may be repeated, in order."""
        return tuple(clause.value for clause in self.all_clauses(key))

    def joined(self, key: str) -> tuple[Content, ...]:
        """Return the items of all clauses of a key whose values are sequences."""
        return tuple(item for value in self.all(key) for item in value)

    def either(self, yes: str, no: str) -> bool | None:
        """Return which of two clauses that exclude each other is said, or None; both at once is reported."""
        said = [clause for clause in self._clauses if clause.key in (yes, no)]
        for again in said[1:]:
            if again.key == said[0].key:
                self._twice(said[0], again)
            else:
                self._clash(said[0], again)
        return said[0].key == yes if said else None

    def at_most_one_of(self, *keys: str) -> None:
        """Report every clause of these keys that contradicts the first of them, which is of another key."""
        said = [clause for clause in self._clauses if clause.key in keys]
        for other in said[1:]:
            if other.key != said[0].key:
                self._clash(said[0], other)

    def all_clauses(self, key: str) -> list[Clause]:
        """Return the clauses of a key, in order."""
        return [clause for clause in self._clauses if clause.key == key]

    def _twice(self, first: Clause, again: Clause) -> None:
        self._report.add(
            "R0110",
            again.span,
            label="said again here",
            secondary=[Label(first.span, "said first here")],
            help="keep one of the two",
            clause=again.words,
        )

    def _clash(self, first: Clause, other: Clause) -> None:
        self._report.add(
            "R0111",
            other.span,
            label=f"this cannot go with `{first.words}`",
            secondary=[Label(first.span, "said first here")],
            help="keep one of the two",
            clause=other.words,
            other=first.words,
        )
