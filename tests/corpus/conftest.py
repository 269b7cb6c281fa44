"""Collects the golden policies: Markdown in which each heading is a claim and the block below it shows it.

A comment in a ```remit block, such as `# error: R0112`, says which diagnostic starts on its line (`error`, `warning`
or `note`; several codes are parted by commas); a block gives exactly those diagnostics and no others. A ```text
block after it is how they are printed. A block marked ````markdown is a literate policy. With `CORPUS_ACCEPT=1` in the
environment, text blocks are rewritten with what is printed now; the difference is then read like any other.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from corpus.judges import judge
from remit.diagnostics.render_text import render_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PART = re.compile(
    r"^#+ (?P<title>[^\n]+)$|^(?P<fence>`{3,})(?P<kind>remit|markdown|text)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_EXPECTED = re.compile(r"# (error|warning|note): (R\d{4}(?:, R\d{4})*)")


class UnlikeGoldenError(AssertionError):
    """A policy gives something else than the file says."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take every Markdown file of the corpus."""
    return GoldenFile.from_parent(parent, path=file_path) if file_path.suffix == ".md" else None


class GoldenFile(pytest.File):
    """One Markdown file."""

    def collect(self) -> Iterator[pytest.Item]:
        """Make a test of each policy, named after its heading."""
        title, item = "", None
        for part in _PART.finditer(self.path.read_text(encoding="utf-8")):
            if part["title"]:
                title = part["title"]
            elif part["kind"] == "text":
                if item is not None:
                    item.printed = part["body"]
            else:
                if item is not None:
                    yield item
                item = GoldenPolicy.from_parent(self, name=title)
                item.policy, item.file_name = (
                    part["body"],
                    f"policy.remit{'.md' * (part['kind'] == 'markdown')}",
                )
        if item is not None:
            yield item


class GoldenPolicy(pytest.Item):
    """One policy, what is expected of it, and how that is printed, if the file says so."""

    policy = ""
    file_name = ""
    printed: str | None = None

    def runtest(self) -> None:
        """Compare what is found with what the comments and the text block say."""
        source, found = judge(self.path.parent.name, self.file_name, self.policy)
        got = [
            (source.line_column(d.primary.span.start)[0] if d.primary else 0, d.severity.value, d.code)
            for d in found
        ]
        lines = enumerate(self.policy.splitlines(), start=1)
        want = [
            (number, expected[1], code)
            for number, line in lines
            for expected in _EXPECTED.finditer(line)
            for code in expected[2].split(", ")
        ]
        now = render_text(found, {source.name: source}) + "\n"
        if sorted(got) != sorted(want):
            raise UnlikeGoldenError(f"expected {sorted(want)}\nfound    {sorted(got)}\n\n{now}")
        if self.printed is not None and self.printed != now:
            if not os.environ.get("CORPUS_ACCEPT"):
                raise UnlikeGoldenError(f"printed now:\n{now}\nin the file:\n{self.printed}")
            page = self.path.read_text(encoding="utf-8")
            before, after = (f"{self.policy}```\n\n```text\n{printed}```" for printed in (self.printed, now))
            self.path.write_text(page.replace(before, after), encoding="utf-8")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        """Show what differs, without the way there."""
        return (
            str(excinfo.value)
            if isinstance(excinfo.value, UnlikeGoldenError)
            else str(super().repr_failure(excinfo))
        )

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the file and the claim in failures."""
        return self.path, 0, f"{self.path.name}: {self.name}"
