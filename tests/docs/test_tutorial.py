"""The tutorial is followed to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.pages import DOCS, follow

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_tutorial_shows_what_a_reader_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types what the tutorial says sees what it says."""
    monkeypatch.setenv("COLUMNS", "90")
    ran = follow(DOCS / "tutorial.md", tmp_path)
    assert len(ran) > 20
    for command in ran:
        assert command.kept, f"tutorial.md:{command.line}: `{command.words}` shows:\n{command.shown}"
