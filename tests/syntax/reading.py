"""Short ways to parse in tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from remit.diagnostics.report import Report
from remit.source.text import SourceText
from remit.syntax.parse import parse

if TYPE_CHECKING:
    from remit.syntax.nodes import Document

POLICIES = Path(__file__).parents[2] / "policies"
SHIPPED = sorted([*POLICIES.rglob("*.remit"), *POLICIES.rglob("*.remit.md")])
CORPUS = [Path(__file__).parent / "corpus" / f"{name}.remit" for name in ("banking", "channels", "tidy")]


def read(text: str, name: str = "policy.remit") -> tuple[Document, Report]:
    """Parse a text; what came of it, and what was reported."""
    report = Report()
    return parse(SourceText(name, text), report), report


def codes(text: str, name: str = "policy.remit") -> list[str]:
    """Return the codes that a text gives, in the order of their places."""
    return [diagnostic.code for diagnostic in read(text, name)[1].diagnostics]
