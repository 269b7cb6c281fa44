"""The small policy as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interfaces.command_line import POLICY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The policy file."""
    path = tmp_path / "shop.remit"
    path.write_text(POLICY, encoding="utf-8")
    return path
