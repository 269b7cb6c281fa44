"""What Remit raises.

RemitError                whatever Remit raises on purpose
├── PolicyError           a policy that cannot be used; carries its diagnostics
├── InteractionError      a record that cannot be decided; the others go on
├── ClockError            a deadline or a calendar that cannot be told
└── OutsideError          a file, a disk, a request that failed

Anything else that escapes is our own fault (R0901).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.render_line import render_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.diagnostics.diagnostic import Diagnostic
    from remit.source.text import SourceText

_MOST_SAID = 3


class RemitError(Exception):
    """Whatever Remit raises on purpose."""


class PolicyError(RemitError):
    """A policy that cannot be used, with all that is wrong with it and the texts it was read from."""

    def __init__(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        self.sources: Mapping[str, SourceText] = dict(sources)
        # The arguments are what pickling calls the class with again.
        super().__init__(self.diagnostics, self.sources)

    def __str__(self) -> str:
        lines = [render_line(diagnostic, self.sources) for diagnostic in self.diagnostics[:_MOST_SAID]]
        unsaid = len(self.diagnostics) - _MOST_SAID
        if unsaid > 0:
            lines.append(f"and {unsaid} more")
        return "\n".join(lines)


class InteractionError(RemitError):
    """A record that cannot be decided: the code, the words, and the field at fault where there is one."""

    def __init__(self, code: str, reason: str, field: str | None = None) -> None:
        self.code = code
        self.reason = reason
        self.field = field
        super().__init__(code, reason, field)

    def __str__(self) -> str:
        return f"[{self.code}] {self.reason}"


class ClockError(RemitError):
    """A deadline or a calendar that cannot be told: the code and the words."""

    def __init__(self, code: str, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(code, reason)

    def __str__(self) -> str:
        return f"[{self.code}] {self.reason}"


class OutsideError(RemitError):
    """Something outside Remit failed or is not there: the code and the words."""

    def __init__(self, code: str, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(code, reason)

    def __str__(self) -> str:
        return f"[{self.code}] {self.reason}"
