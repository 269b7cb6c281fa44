"""A diagnostic for machines: JSON values only, always the same keys in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.codes import lookup
from remit.diagnostics.place import within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.diagnostics.diagnostic import Diagnostic, Label
    from remit.source.text import SourceText


def to_json(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> dict[str, object]:
    """Return code, name, severity, headline, primary, secondary, notes, help and facts.

    A label is `file`, `start` and `end` (offsets of characters from 0, the end excluded), `line`, `column`,
    `end_line`, `end_column` (from 1; null where the text is not at hand) and `text`.
    """
    return {
        "code": diagnostic.code,
        "name": lookup(diagnostic.code).name,
        "severity": diagnostic.severity.value,
        "headline": diagnostic.headline,
        "primary": None if diagnostic.primary is None else _label(diagnostic.primary, sources),
        "secondary": [_label(label, sources) for label in diagnostic.secondary],
        "notes": list(diagnostic.notes),
        "help": diagnostic.help,
        "facts": dict(diagnostic.facts),
    }


def _label(label: Label, sources: Mapping[str, SourceText]) -> dict[str, object]:
    source = sources.get(label.span.file)
    span = label.span if source is None else within(label.span, source)
    line, column = (None, None) if source is None else source.line_column(span.start)
    end_line, end_column = (None, None) if source is None else source.line_column(span.end)
    return {
        "file": span.file,
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": label.text,
    }
