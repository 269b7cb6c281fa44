"""`remit explain`, `remit graph` and `remit init`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from interfaces.command_line import remit
from remit.diagnostics.codes import CODES
from remit.driver.compile import compile_paths
from remit.driver.coverage import coverage
from remit.driver.examples import run_examples
from remit.driver.expectations import Verdict
from remit.driver.policy import Policy
from remit.interfaces.cli.init import sectors, starter
from remit.syntax.format import format_text

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_of_a_code_is_shown_plainly() -> None:
    """By number or by name, without the marks of Markdown."""
    ended = remit("explain", "r0758")
    assert ended.status == 0
    assert ended.out.startswith("R0758 id-twice\n\nWhat it means\n\nAn `id` came before in the same file.")
    assert "```" not in ended.out
    assert "\n    {" in ended.out
    assert remit("explain", "id-twice").out == ended.out
    assert max(map(len, ended.out.splitlines())) < 160


def test_an_unknown_code_is_said_with_those_that_were_perhaps_meant() -> None:
    """Status 2, as for anything that is not there."""
    ended = remit("explain", "id-twise")
    assert ended.status == 2
    assert "did you mean `id-twice`?" in ended.err
    assert remit("explain").status == 2


def test_all_codes_are_listed() -> None:
    """With what each weighs."""
    assert len(remit("explain", "--list").out.splitlines()) == len(CODES)


def test_the_workflow_is_drawn_in_every_form(shop: Path, tmp_path: Path) -> None:
    """To standard output, or to a file."""
    assert remit("graph", shop).out.startswith("---\n")
    assert remit("graph", shop, "--format", "dot").out.startswith("digraph")
    assert json.loads(remit("graph", shop, "--format", "json", "--rule", "Down").out)
    ended = remit("graph", shop, "--format", "svg", "--section", "All", "--out", tmp_path / "all.svg")
    assert (ended.status, ended.out) == (0, "")
    assert (tmp_path / "all.svg").read_bytes().rstrip().endswith(b"</svg>")


def test_a_drawing_says_nothing_of_the_fonts_of_the_machine(shop: Path, tmp_path: Path) -> None:
    """What a library complains of there is nobody's to mend; what Remit has to say is still said."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig><unheard-of/></fontconfig>", encoding="utf-8")
    page = tmp_path / "all.svg"
    ended = remit("graph", shop, "--format", "svg", "--out", page, FONTCONFIG_FILE=str(fonts))
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    ended = remit("graph", shop, "--format", "svg", "--rule", "No", FONTCONFIG_FILE=str(fonts))
    assert ended.err.startswith("error[R0050]")


def test_a_part_that_is_not_there_is_not_drawn(shop: Path, tmp_path: Path) -> None:
    """And no file is begun."""
    ended = remit("graph", shop, "--section", "Al", "--out", "x.mmd", folder=tmp_path)
    assert ended.status == 2
    assert "error[R0050]" in ended.err
    assert not (tmp_path / "x.mmd").exists()
    assert "error[R0720]" in remit("graph", shop, "--sector", "retial").err


def test_several_sectors_are_asked_about(shop: Path) -> None:
    """One picture of all of them could not be read."""
    shop.write_text(
        shop.read_text(encoding="utf-8").replace("sector retail", "sector retail, travel"), encoding="utf-8"
    )
    ended = remit("graph", shop)
    assert ended.status == 2
    assert "retail, travel" in ended.err
    assert remit("graph", shop, "--sector", "travel").status == 0


@pytest.mark.parametrize("sector", sorted(sectors()))
def test_every_starter_is_clean_and_its_examples_reach_every_rule(sector: str, tmp_path: Path) -> None:
    """In the one layout, with no finding at all."""
    for name, text in starter(sector).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert not name.endswith(".remit") or format_text(text) == text
        assert "$" not in text.replace("$ ", "")
    compiled = compile_paths([tmp_path])
    assert compiled.report.diagnostics == ()
    policy = Policy(compiled)
    assert policy.sectors == (sector,)
    results = run_examples(policy)
    assert {result.title: result.verdict for result in results if result.verdict is not Verdict.MET} == {}
    assert coverage(policy, results).unreached == ()


def test_a_starter_is_written_once_and_never_over_anything(tmp_path: Path) -> None:
    """It says what to do next, and what it says can be done."""
    ended = remit("init", "mine", "--sector", "housing", folder=tmp_path)
    assert ended.status == 0
    assert "next: remit check mine" in ended.out
    assert remit("check", "mine", "--strict", folder=tmp_path).status == 0
    assert remit("test", "mine", folder=tmp_path).status == 0
    (tmp_path / "mine" / "policy.remit").write_text("mine", encoding="utf-8")
    (tmp_path / "mine" / "vocabulary.remit").unlink()
    again = remit("init", "mine", "--sector", "retail", folder=tmp_path)
    assert again.status == 2
    assert "error[R0044]" in again.err
    assert not (tmp_path / "mine" / "vocabulary.remit").exists()


def test_a_sector_without_a_starter_is_said(tmp_path: Path) -> None:
    """With those that there are."""
    ended = remit("init", "mine", "--sector", "retial", folder=tmp_path)
    assert ended.status == 2
    assert "did you mean `retail`?" in ended.err
    assert not (tmp_path / "mine").exists()


def test_the_help_of_init_names_every_sector() -> None:
    """The list in the help is the list that there is."""
    said = " ".join(remit("init", "--help").out.split())
    assert ", ".join(sorted(sectors())) in said
