"""How much of the pipeline judges the policies of each folder of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.report import Report
from remit.driver.compile import compile_text
from remit.source.text import SourceText
from remit.syntax.parse import parse

if TYPE_CHECKING:
    from remit.diagnostics.diagnostic import Diagnostic


def judge(folder: str, name: str, text: str) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    """Return what is found in a policy; those under `syntax` are only parsed, as parts of a policy can be."""
    if folder == "syntax":
        source, report = SourceText(name, text), Report()
        parse(source, report)
        return source, report.diagnostics
    compiled = compile_text(text, name)
    return compiled.sources[name], compiled.report.diagnostics
