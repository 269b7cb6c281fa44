"""A message about a policy, as data: facts and places first, looks later."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering
from typing import TYPE_CHECKING

from remit.diagnostics.codes import lookup
from remit.diagnostics.severity import Severity

if TYPE_CHECKING:
    from remit.source.span import Span

__all__ = ["Diagnostic", "Label", "Severity"]


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A place, and what there is to say about it."""

    span: Span
    text: str = ""


@total_ordering
@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message.

    `primary` is the smallest place that shows the issue (none where the issue is nowhere in a text);
    `secondary` are the places that make it so. `help` says how to mend it: a sentence, then lines to paste.
    `facts` are name and value, sorted by name. Diagnostics sort by file, place and code.
    """

    code: str
    headline: str
    primary: Label | None
    secondary: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """What the code table says; KeyError for a code that is not in it."""
        return lookup(self.code).severity

    @property
    def sort_key(self) -> tuple[object, ...]:
        """File, start and code, then all the rest, so that equal bytes come out whatever went in first."""
        labels = () if self.primary is None else (self.primary,)
        place = ("", 0) if self.primary is None else (self.primary.span.file, self.primary.span.start)
        return (
            *place,
            self.code,
            labels,
            self.headline,
            self.secondary,
            self.notes,
            self.help or "",
            self.facts,
        )

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Diagnostic):
            return NotImplemented
        return self.sort_key < other.sort_key
