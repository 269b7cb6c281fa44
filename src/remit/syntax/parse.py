"""Text to a document: every statement that can be read, and a message for every one that cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.source.text import SourceText
    from remit.syntax.nodes import Document


def parse(source: SourceText, report: Report, *, cache_file: str | None = None) -> Document:
    """Read a policy file (`*.remit`, or Markdown with `remit` blocks: `*.remit.md`).

    Any text gives a document: what cannot be read is reported and left out, and its words are in
    `Document.broken` (and poisoned in the report) so that later phases need not ask after them. `cache_file` is
    where the parser's tables are kept between runs; it must lie where nobody else can write.
    """
    from remit.syntax.reading import read  # noqa: PLC0415 - lark loads with it, and only on use

    return read(source, report, cache_file)
