"""The page on promises shows what a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.pages import DOCS, follow

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_page_on_promises_shows_what_a_reader_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types what the page says sees what it says."""
    monkeypatch.setenv("COLUMNS", "90")
    ran = follow(DOCS / "promises.md", tmp_path)
    assert ran
    for command in ran:
        assert command.kept, f"promises.md:{command.line}: `{command.words}` shows:\n{command.shown}"
