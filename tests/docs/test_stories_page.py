"""The stories of the docs are told as they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.pages import DOCS, follow

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_stories_show_what_a_reader_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that holds and one that fails."""
    monkeypatch.setenv("COLUMNS", "90")
    ran = follow(DOCS / "stories.md", tmp_path)
    assert len(ran) == 2
    for command in ran:
        assert command.kept, f"stories.md:{command.line}: `{command.words}` shows:\n{command.shown}"
