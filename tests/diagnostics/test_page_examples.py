"""The page of every code: what it shows, run as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.diagnostics.codes import CODES
from remit.diagnostics.pages import example_files, page, page_codes
from remit.diagnostics.report import Report
from remit.diagnostics.severity import Severity
from remit.driver.compile import compile_paths, compile_text
from remit.driver.prove import proved
from remit.source.text import SourceText
from remit.syntax.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SECTIONS = ("What it means", "Why it matters", "Shows it", "Put right", "Since, status, related")

# Reported while a text is read, so that what shows them need not be a whole policy.
READ_ONLY = ("R01", "R0301", "R0302", "R0303")

# Found by the prover, whom the examples of other pages need not satisfy.
PROVED = "R06"

RUN = tuple(code for code in page_codes() if any(example_files(page(code))))


def _found(code: str, files: Mapping[str, str], folder: Path) -> list[str]:
    """Return the codes that the files of an example give, in order."""
    if code.startswith(READ_ONLY):
        report = Report()
        for name, text in files.items():
            parse(SourceText(name, text), report)
        return [found.code for found in report.diagnostics]
    if len(files) == 1:
        compiled = compile_text(*files.values())
    else:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        compiled = compile_paths([folder])
    if code.startswith(PROVED):
        proved(compiled)
    return [found.code for found in compiled.report.diagnostics]


@pytest.mark.parametrize("code", RUN)
def test_what_a_page_shows_gives_its_code_and_no_other(code: str, tmp_path: Path) -> None:
    """Whoever looks a code up sees the smallest policy that has it."""
    shows, _ = example_files(page(code))
    found = set(_found(code, shows, tmp_path))
    # A note says more of other findings, and never stands alone.
    assert found == {code} or (CODES[code].severity is Severity.NOTE and code in found)


@pytest.mark.parametrize("code", RUN)
def test_what_a_page_puts_right_is_right(code: str, tmp_path: Path) -> None:
    """Nothing is left to find, not even a warning."""
    _, right = example_files(page(code))
    assert _found(code, right, tmp_path) == []


@pytest.mark.parametrize("code", RUN)
def test_a_page_that_shows_a_policy_also_puts_it_right(code: str) -> None:
    """A reader is never left with the mistake alone."""
    assert all(example_files(page(code)))


@pytest.mark.parametrize("code", page_codes())
def test_a_page_has_all_its_sections_in_their_order(code: str) -> None:
    """Whoever has read one page finds their way in all of them."""
    headings = [line[3:] for line in page(code).splitlines() if line.startswith("## ")]
    assert headings == list(SECTIONS)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """What a message refers to can be looked up."""
    assert set(page_codes()) == set(CODES)
