"""`remit fmt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interfaces.command_line import POLICY, remit

if TYPE_CHECKING:
    from pathlib import Path

UNTIDY = POLICY.replace("\nteam desk  works always", "\n# who answers\nteam   desk\n\n   works always")
TIDY = POLICY.replace("\nteam desk  works always", "\n# who answers\nteam desk  works always")


def test_policies_are_laid_out_and_comments_stay(shop: Path, tmp_path: Path) -> None:
    """Files that are in order are left alone, and hidden folders are passed over."""
    shop.write_text(UNTIDY, encoding="utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.remit").write_text("team   x works always", encoding="utf-8")
    ended = remit("fmt", tmp_path)
    assert ended.status == 0
    assert ended.out == f"laid out: {shop}\n"
    assert ended.err == "1 file laid out, 0 in order already\n"
    assert shop.read_text(encoding="utf-8") == TIDY
    assert remit("fmt", tmp_path).err == "0 files laid out, 1 in order already\n"


def test_check_changes_nothing_and_gives_status_1(shop: Path) -> None:
    """For a pipeline."""
    shop.write_text(UNTIDY, encoding="utf-8")
    ended = remit("fmt", "--check", shop)
    assert (ended.status, ended.out) == (1, f"would change: {shop}\n")
    assert shop.read_text(encoding="utf-8") == UNTIDY


def test_standard_input_is_laid_out_to_standard_output() -> None:
    """For editors."""
    ended = remit("fmt", "-", given=UNTIDY)
    assert (ended.status, ended.out, ended.err) == (0, TIDY, "")


def test_what_is_no_policy_stays_as_it_is_and_says_why(shop: Path) -> None:
    """The others are laid out all the same."""
    shop.write_text("team team team", encoding="utf-8")
    (shop.parent / "z.remit").write_text("team   desk works always", encoding="utf-8")
    ended = remit("fmt", shop.parent)
    assert ended.status == 2
    assert "error[R01" in ended.err
    assert "1 that cannot be read as a policy" in ended.err
    assert shop.read_text(encoding="utf-8") == "team team team"
    assert (shop.parent / "z.remit").read_text(encoding="utf-8") == "team desk  works always\n"


def test_only_the_blocks_of_a_markdown_file_are_laid_out(tmp_path: Path) -> None:
    """Its prose is not ours."""
    path = tmp_path / "p.remit.md"
    path.write_text("#  Title  \n\n```remit\nteam   desk works always\n```\n", encoding="utf-8")
    assert remit("fmt", path).status == 0
    assert path.read_text(encoding="utf-8") == "#  Title  \n\n```remit\nteam desk  works always\n```\n"


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    """With status 2."""
    assert "error[R0001]" in remit("fmt", tmp_path / "none.remit").err
