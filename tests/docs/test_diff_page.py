"""The page on what a change does shows what the command shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.pages import DOCS, follow
from remit.driver.difference.allowed import ASPECTS, KEYS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_page_shows_what_the_command_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types what the page says sees what it says."""
    monkeypatch.setenv("COLUMNS", "90")
    for command in follow(DOCS / "diff.md", tmp_path):
        assert command.kept, f"diff.md:{command.line}: `{command.words}` shows:\n{command.shown}"


def test_every_key_of_a_declared_change_is_on_the_page() -> None:
    """A key that is not named is not known of."""
    page = (DOCS / "diff.md").read_text()
    assert [key for key in (*KEYS, *ASPECTS) if f"`{key}`" not in page] == []
