"""Collects the golden policies: Markdown in which each heading is a claim and the block below it shows it.

A comment in a ```remit block, such as `# error: R0112`, says which diagnostic starts on its line (`error`, `warning`
or `note`; several codes are parted by commas); a block gives exactly those diagnostics and no others. Blocks with
names under one heading, such as ```remit shop.remit and ```remit common.remit, are files of one folder, checked
together. A block marked ````markdown is a literate policy. A ```text block after it is how the diagnostics are
printed. With `CORPUS_ACCEPT=1` in the environment, text blocks are rewritten with what is printed now; the difference
is then read like any other.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from corpus.judges import judge
from remit.diagnostics.render_text import render_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from remit.diagnostics.diagnostic import Diagnostic
    from remit.source.text import SourceText

_PART = re.compile(
    r"^#+ (?P<title>[^\n]+)$"
    r"|^(?P<fence>`{3,})(?P<kind>remit|markdown|text)(?: (?P<name>\S+))?\n(?P<body>.*?)^(?P=fence)$",
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
            elif part["name"] and item is not None and item.title == title and part["name"] not in item.files:
                item.files[part["name"]] = part["body"]
            else:
                if item is not None:
                    yield item
                item = GoldenPolicy.from_parent(self, name=title)
                item.title = title
                name = part["name"] or f"policy.remit{'.md' * (part['kind'] == 'markdown')}"
                item.files = {name: part["body"]}
        if item is not None:
            yield item


class GoldenPolicy(pytest.Item):
    """One policy of a file or of several, what is expected of it, and how that is printed, if the file says so."""

    title = ""
    files: dict[str, str]
    printed: str | None = None

    def runtest(self) -> None:
        """Compare what is found with what the comments and the text block say."""
        sources, found = judge(self.path.parent.name, self.files)
        got = [(*_line(d, sources), d.severity.value, d.code) for d in found]
        want = [
            (name, number, expected[1], code)
            for name, text in self.files.items()
            for number, line in enumerate(text.splitlines(), start=1)
            for expected in _EXPECTED.finditer(line)
            for code in expected[2].split(", ")
        ]
        now = render_text(found, sources) + "\n"
        if sorted(got) != sorted(want):
            raise UnlikeGoldenError(f"expected {sorted(want)}\nfound    {sorted(got)}\n\n{now}")
        if self.printed is not None and self.printed != now:
            if not os.environ.get("CORPUS_ACCEPT"):
                raise UnlikeGoldenError(f"printed now:\n{now}\nin the file:\n{self.printed}")
            page = self.path.read_text(encoding="utf-8")
            last = [*self.files.values()][-1]
            before, after = (f"{last}```\n\n```text\n{printed}```" for printed in (self.printed, now))
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


def _line(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> tuple[str, int]:
    """The file and line of a diagnostic."""
    if diagnostic.primary is None:
        return "", 0
    span = diagnostic.primary.span
    return span.file, sources[span.file].line_column(span.start)[0]
