"""Where a span lies, as readers and editors count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.source.text import SourceText


def within(span: Span, source: SourceText) -> Span:
    """Return the span kept inside the text, so that a stale or reversed span still shows a place."""
    start = min(max(span.start, 0), len(source.text))
    end = min(max(span.end, start), len(source.text))
    return Span(span.file, start, end)


def place(span: Span, sources: Mapping[str, SourceText]) -> str:
    """`file:line:column`, or the file alone where its text is not at hand."""
    source = sources.get(span.file)
    if source is None:
        return span.file
    line, column = source.line_column(within(span, source).start)
    return f"{span.file}:{line}:{column}"
