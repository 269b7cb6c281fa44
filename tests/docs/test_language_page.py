"""The language page names every word of the grammar."""

from __future__ import annotations

import re
from pathlib import Path

from remit.syntax.grammar import parser

ROOT = Path(__file__).parents[2]


def test_every_keyword_is_on_the_language_page() -> None:
    """A word that the grammar takes and the page does not show would be learned by nobody."""
    code = " ".join(
        re.findall(r"```remit\n.*?```|`[^`\n]+`", (ROOT / "docs/language.md").read_text(), re.DOTALL)
    )
    shown = set(re.findall(r"[a-z]+", code))
    words = {t.pattern.value for t in parser().terminals if re.fullmatch("[a-z]+", t.pattern.value)}
    assert len(words) > 150
    assert sorted(words - shown) == []
