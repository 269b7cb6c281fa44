"""Policies within Markdown: what stands outside `remit` fences becomes blanks, so places stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.source.span import Span
from remit.syntax.fences import policy_fences

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.source.text import SourceText

_VISIBLE = re.compile(r"[^\r]")


def is_literate(name: str) -> bool:
    """Whether a file of this name is Markdown with a policy in it."""
    return name.endswith(".remit.md")


def policy_text(source: SourceText, report: Report) -> str:
    """Return the text with all blanked that is not in a `remit` fence.

    Reports a fence that is never closed (R0104; it runs to the end, as in Markdown) and a document without
    any fence of ours (R0105).
    """
    lines = source.text.split("\n")
    kept = [_VISIBLE.sub(" ", line) for line in lines]
    fences = policy_fences(lines)
    for fence in fences:
        kept[fence.start : fence.end] = lines[fence.start : fence.end]
        if fence.end == len(lines):
            at = source.line_starts[fence.start - 1]
            report.add(
                "R0104",
                Span(source.name, at, at + len(lines[fence.start - 1].rstrip())),
                label="opened here",
                help="close it with a line of its own:\n```",
            )
    if not fences:
        report.add(
            "R0105",
            Span(source.name, 0, len(lines[0].rstrip())),
            help="put the policy in a block of its own:\n```remit\n…\n```",
        )
    return "\n".join(kept)
