"""The page of the library can be typed in."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import remit
from docs.pages import DOCS, Terminal, blocks_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_blocks_of_the_library_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its Python blocks run one after the other, and what they assert holds."""
    monkeypatch.chdir(tmp_path)
    terminal = Terminal(tmp_path)
    lines: list[str] = []
    for block in blocks_of((DOCS / "library.md").read_text()):
        if block.kind == "python":
            # Each line of the program has the number of its line on the page, which a failure then names.
            lines += [""] * (block.line - 1 - len(lines)) + block.text.splitlines()
        else:
            terminal.follow(block)
    assert terminal.status == 0
    (tmp_path / "library.py").write_text("\n".join([*lines, ""]))
    runpy.run_path("library.py")


def test_the_page_names_everything_public() -> None:
    """What is public and not on the page is not found."""
    text = (DOCS / "library.md").read_text()
    missing = [name for name in remit.__all__ if name != "__version__" and name not in text]
    assert missing == []
