"""The page of each code, `<code>.md` in this folder: what `remit explain` shows, and what the manual holds.

A page has the sections What it means, Why it matters, Shows it, Put right, and Since, status, related; the
two in the middle each hold a fenced `remit` block that the tests run.
"""

from __future__ import annotations

from importlib.resources import files

from remit.diagnostics.codes import CODES, lookup
from remit.diagnostics.errors import OutsideError


def page(code_or_name: str) -> str:
    """Return the page as Markdown; raises OutsideError R0007 for an unknown code, R0902 where it has none."""
    try:
        code = lookup(code_or_name)
    except KeyError:
        raise OutsideError("R0007", CODES["R0007"].say({"name": code_or_name})) from None
    written = files(__name__) / f"{code.code}.md"
    if not written.is_file():
        raise OutsideError("R0902", CODES["R0902"].say({"name": code.code}))
    return written.read_text(encoding="utf-8")


def page_codes() -> tuple[str, ...]:
    """Return the codes that have a page, sorted."""
    return tuple(sorted(entry.name[:-3] for entry in files(__name__).iterdir() if entry.name.endswith(".md")))


def examples(page: str) -> tuple[str | None, str | None]:
    """Return the policies under Shows it and Put right; None for a section without a `remit` block."""
    first: dict[str, str] = {}
    section = ""
    block: list[str] | None = None
    # Line by line, since a comment in a policy may look like a heading.
    for line in page.splitlines(keepends=True):
        if block is not None:
            if line.startswith("```"):
                first.setdefault(section, "".join(block))
                block = None
            else:
                block.append(line)
        elif line.startswith("## "):
            section = line[3:].strip()
        elif line.startswith("```remit"):
            block = []
    return first.get("Shows it"), first.get("Put right")
