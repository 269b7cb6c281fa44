"""One text through the parser: cleaned, read, mended where it has mistakes, and turned into nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import UnexpectedInput

from remit.syntax import nodes as n
from remit.syntax.broken import Recovered
from remit.syntax.depth import without_deep
from remit.syntax.from_lark import statements
from remit.syntax.grammar import parser
from remit.syntax.literate import is_literate, policy_text
from remit.syntax.scan import names_in
from remit.syntax.whole import whole

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.source.text import SourceText


def read(source: SourceText, report: Report, cache_file: str | None) -> n.Document:
    """See `remit.syntax.parse.parse`."""
    text = policy_text(source, report) if is_literate(source.name) else source.text
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    # The last row of a table ends with its line, so there always is a line end.
    text += "\n"
    lark = parser(cache_file=cache_file)
    try:
        found = Recovered(lark.parse(text))
    except UnexpectedInput:
        # Most texts have no mistake, and need not wait for these to load.
        from remit.syntax.mistakes.explain import explain  # noqa: PLC0415
        from remit.syntax.recovery import recover  # noqa: PLC0415

        found = recover(lark, text, source.name, report, explain)
    broken = [*found.broken, *without_deep(found.tree, source.name, report)]
    kept, lost = whole(statements(found.tree, source.name, report), broken, text, report)
    stretches = [(stretch.start, stretch.end) for stretch in broken] + [
        (span.start, span.end) for span in lost
    ]
    words = frozenset[str]().union(*(names_in(text[start:end]) for start, end in stretches))
    report.poison(words)
    return n.Document(source.name, kept, words)
