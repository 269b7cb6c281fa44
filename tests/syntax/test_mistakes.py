"""What is said of syntax mistakes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from remit.diagnostics.codes import CODES
from remit.diagnostics.pages import examples, page
from remit.syntax.grammar import mistake_files, parser
from remit.syntax.mistakes.samples import Sample, claims, samples
from syntax.reading import codes, read

SYNTAX = sorted(code for code in CODES if code.startswith("R01"))
OWN = [*SYNTAX, "R0301", "R0302", "R0303"]
GOLDEN = Path(__file__).parents[1] / "corpus" / "syntax"


def called(sample: Sample) -> str:
    """Name a sample in the list of tests."""
    return f"{sample.code} {' '.join(sample.text.split())[:60]}"


@pytest.mark.parametrize("sample", samples(), ids=called)
def test_a_sample_gives_its_code_and_no_other(sample: Sample) -> None:
    """One mistake, one message, and the one that the file of the sample is named after."""
    assert codes(sample.text) == [sample.code]


@pytest.mark.parametrize("sample", samples(), ids=called)
def test_what_is_said_of_a_sample_can_be_shown(sample: Sample) -> None:
    """Every message has words, a place, and no name that only the parser knows."""
    _, report = read(sample.text)
    for diagnostic in report.diagnostics:
        said = " ".join(
            [
                diagnostic.headline,
                diagnostic.primary.text if diagnostic.primary else "",
                diagnostic.help or "",
            ]
        )
        assert diagnostic.primary is not None
        assert diagnostic.primary.text or diagnostic.help
        assert not re.search(r"\b(NAME|STRING|NUMBER|ROW_END|VBAR|COMMA|__ANON_\d+|\$END)\b", said)
        assert "{" not in said.replace("`{`", "").replace("{there}", "") or "`{" in said


def test_samples_do_not_contradict_each_other() -> None:
    """No state of the parser and word found in it has two meanings."""
    assert {
        found: {s.code for s in by} for found, by in claims(parser()).items() if len({s.code for s in by}) > 1
    } == {}


def test_there_are_enough_samples() -> None:
    """The mistakes of real novices are many."""
    assert len(samples()) > 400


@pytest.mark.parametrize("name", sorted(mistake_files()))
def test_a_file_of_samples_is_named_after_its_code(name: str) -> None:
    """The file name is the code and its name."""
    code, _, rest = name.removesuffix(".txt").partition("-")
    assert CODES[code].name == rest


@pytest.mark.parametrize("code", OWN)
def test_the_page_of_a_code_shows_it_and_puts_it_right(code: str) -> None:
    """The first policy of the page gives exactly the code, and the second none."""
    shown, right = examples(page(code))
    if code in ("R0104", "R0105"):
        assert shown is None
        return
    assert shown is not None
    assert right is not None
    expected = {code, "R0123"} if code == "R0103" else {code}
    assert set(codes(shown)) == expected
    assert codes(right) == []


@pytest.mark.parametrize("code", OWN)
def test_every_code_has_a_golden_policy(code: str) -> None:
    """What each code says is seen in the corpus."""
    assert any(code in file.read_text(encoding="utf-8") for file in GOLDEN.glob("*.md"))
