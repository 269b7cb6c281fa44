"""A diagnostic on one line, as editors and `grep` like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.cells import visible
from remit.diagnostics.place import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.diagnostics.diagnostic import Diagnostic
    from remit.source.text import SourceText


def render_line(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> str:
    """`path:line:column: error[R0201] headline`; without the place where there is none."""
    said = f"{diagnostic.severity.value}[{diagnostic.code}] {visible(diagnostic.headline)}"
    if diagnostic.primary is None:
        return said
    return f"{visible(place(diagnostic.primary.span, sources))}: {said}"
