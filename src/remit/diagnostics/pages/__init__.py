"""The page of each code, `<code>.md` in this folder: what `remit explain` shows, and what the manual holds.

A page has the sections What it means, Why it matters, Shows it, Put right, and Since, status, related. The tests
run what the last two of the middle hold: Shows it gives that code and no other, Put right gives none at all.

- A fenced block `remit` is a whole policy file. On pages of how text is written (R01xx, and R03xx where the parser
  reports it) only the parser reads it, so it need not be a whole policy.
- Several blocks `remit shop.remit`, `remit common.remit` and so on are files of one folder, checked together.
- A fenced block `remit-test` is a policy file too, which is clean: its code is what `remit test` says of its example.
- Any other block (`console`, `json`, `toml`, `markdown`) shows what no policy can, such as a file that is missing.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from remit.diagnostics.codes import CODES, lookup
from remit.diagnostics.errors import OutsideError

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def example_files(page: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files under Shows it and Put right, by name; a block without a name is `policy.remit`."""
    found: dict[str, dict[str, str]] = {}
    for section, info, text in _blocks(page):
        language, _, name = info.partition(" ")
        if language == "remit":
            found.setdefault(section, {}).setdefault(name.strip() or "policy.remit", text)
    return found.get("Shows it", {}), found.get("Put right", {})


def examples(page: str) -> tuple[str | None, str | None]:
    """Return the policies under Shows it and Put right; None for a section without a `remit` block."""
    shows, right = example_files(page)
    return next(iter(shows.values()), None), next(iter(right.values()), None)


def _blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield the fenced blocks: their section, what stands after the fence, and their text."""
    section, fence, info = "", "", ""
    block: list[str] = []
    # Line by line, since a comment in a policy may look like a heading.
    for line in page.splitlines(keepends=True):
        if fence:
            if line.strip() == fence:
                yield section, info, "".join(block)
                fence = ""
            else:
                block.append(line)
        elif line.startswith("## "):
            section = line[3:].strip()
        elif line.startswith("```"):
            ticks = len(line) - len(line.lstrip("`"))
            fence, info, block = line[:ticks], line[ticks:].strip(), []
