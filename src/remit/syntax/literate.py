"""Policies within Markdown: what stands outside ```` ```remit ```` fences becomes blanks, so places stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.source.span import Span

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.source.text import SourceText

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n`]*$")
_NOT_A_BREAK = re.compile(r"[^\n]")


def is_literate(name: str) -> bool:
    """Whether a file of this name is Markdown with a policy in it."""
    return name.endswith(".remit.md")


def policy_text(source: SourceText, report: Report) -> str:
    """Return the text with everything blanked that is not in a `remit` fence; places stay as they are.

    Reports a fence that is never closed (R0104; it runs to the end, as in Markdown) and a document without
    any fence of ours (R0105).
    """
    kept: list[str] = []
    opened: tuple[str, bool, Span] | None = None
    found = False
    offset = 0
    for line in source.text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        fence = _FENCE.match(bare)
        ours = opened is not None and opened[1]
        if opened is None and fence:
            ours_now = fence[2] == "remit"
            found = found or ours_now
            opened = fence[1], ours_now, Span(source.name, offset + fence.start(1), offset + len(bare))
            ours = False
        elif opened is not None and fence and not fence[2] and _closes(fence[1], opened[0]):
            opened, ours = None, False
        kept.append(line if ours else _NOT_A_BREAK.sub(" ", line))
        offset += len(line)
    if opened is not None and opened[1]:
        report.add(
            "R0104", opened[2], label="opened here", help="close the block with a line of its own:\n```"
        )
    if not found:
        report.add("R0105", Span(source.name, 0, 0), help="put the policy in a block:\n```remit\n…\n```")
    return "".join(kept)


def _closes(fence: str, opening: str) -> bool:
    return fence[0] == opening[0] and len(fence) >= len(opening)
