"""The page of each code: what `remit explain` shows, and what the manual holds.

A page has the sections What it means, Why it matters, Shows it, Put right, and Since, status, related; the
two in the middle each hold a fenced `remit` block that the tests run.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from remit.diagnostics.codes import CODES, lookup
from remit.diagnostics.errors import OutsideError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_BLOCK = re.compile(r"^```remit[^\n]*\n(.*?)^``` *$", re.MULTILINE | re.DOTALL)


def page(code_or_name: str) -> str:
    """Return the page as Markdown; raises OutsideError R0007 for an unknown code, R0902 where it has none."""
    try:
        code = lookup(code_or_name)
    except KeyError:
        raise OutsideError("R0007", CODES["R0007"].say({"name": code_or_name})) from None
    written = _folder() / f"{code.code}.md"
    if not written.is_file():
        raise OutsideError("R0902", CODES["R0902"].say({"name": code.code}))
    return written.read_text(encoding="utf-8")


def page_codes() -> tuple[str, ...]:
    """Return the codes that have a page, sorted."""
    folder = _folder()
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name[:-3] for entry in folder.iterdir() if entry.name.endswith(".md")))


def examples(page: str) -> tuple[str | None, str | None]:
    """Return the policies under Shows it and Put right; None for a section without a `remit` block."""
    titles_and_bodies = iter(_SECTION.split(page)[1:])
    blocks = {
        title: _BLOCK.search(body) for title, body in zip(titles_and_bodies, titles_and_bodies, strict=True)
    }
    shows, right = blocks.get("Shows it"), blocks.get("Put right")
    return (shows and shows[1], right and right[1])


def _folder() -> Traversable:
    return files("remit.diagnostics") / "pages"
