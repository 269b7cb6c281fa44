"""`remit check`."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from typing import TYPE_CHECKING

from interfaces.command_line import COMMAND, POLICY, environment, remit

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = POLICY.replace("hold for desk\n     and do not", "hold for dest\n     and do not")
WARNED = POLICY.replace('  owner "Shop manager"\n', "")


def test_a_clean_policy_says_what_was_checked_and_what_is_proved(shop: Path) -> None:
    """Each in a line of its own."""
    ended = remit("check", shop)
    assert (ended.status, ended.err) == (0, "")
    first, checked, proved = ended.out.splitlines()
    assert first == "clean: 1 policy, 1 sector, 4 rules"
    assert checked.startswith("checked: ")
    assert proved.startswith("proved for every interaction: no conflict, no gap")


def test_an_error_shows_its_place_and_gives_status_1(shop: Path) -> None:
    """With the excerpt, a suggestion, and a count at the end."""
    shop.write_text(BROKEN, encoding="utf-8")
    ended = remit("check", shop)
    assert ended.status == 1
    assert "error[R0201]" in ended.out
    assert "hold for dest" in ended.out
    assert "did you mean `desk`?" in ended.out
    assert "1 error in 1 file" in ended.out


def test_warnings_are_findings_only_when_strict(shop: Path) -> None:
    """So that a pipeline can choose."""
    shop.write_text(WARNED, encoding="utf-8")
    ended = remit("check", shop)
    assert ended.status == 0
    assert "1 warning in 1 file" in ended.out
    assert remit("check", shop, "--strict").status == 1


def test_one_line_for_each_finding(shop: Path) -> None:
    """As editors and `grep` like it; the rest goes to standard error."""
    shop.write_text(BROKEN, encoding="utf-8")
    ended = remit("check", shop, "--format", "line")
    [line] = ended.out.splitlines()
    assert line.startswith(f"{shop}:")
    assert ": error[R0201] " in line
    assert "1 error in 1 file" in ended.err


def test_json_holds_the_findings_and_the_counts(shop: Path) -> None:
    """One document, whether there are findings or not."""
    shop.write_text(BROKEN, encoding="utf-8")
    ended = remit("check", shop, "--format", "json")
    found = json.loads(ended.out)
    assert ended.status == 1
    assert [one["code"] for one in found["diagnostics"]] == ["R0201"]
    assert (found["errors"], found["warnings"]) == (1, 0)
    assert found["not_checked"] == ["proofs"]


def test_a_path_that_is_not_there_gives_status_2(tmp_path: Path) -> None:
    """As does a folder without policies."""
    ended = remit("check", tmp_path / "none.remit")
    assert ended.status == 2
    assert "error[R0001]" in ended.out
    assert remit("check", tmp_path).status == 2


def _on_a_terminal(shop: Path, **extra: str) -> bytes:
    """What the command writes to a terminal."""
    ours, theirs = pty.openpty()
    variables = {name: value for name, value in environment(**extra).items() if value}
    with subprocess.Popen([*COMMAND, "check", str(shop)], stdout=theirs, stderr=theirs, env=variables):
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 4096):
                written += part
        except OSError:  # how Linux says that the other end is closed
            pass
    os.close(ours)
    return written


def test_colours_on_a_terminal_unless_they_are_not_wanted(shop: Path) -> None:
    """`NO_COLOR` is heeded."""
    shop.write_text(WARNED, encoding="utf-8")
    assert b"\x1b[1;33mwarning[" in _on_a_terminal(shop, NO_COLOR="", TERM="xterm")
    assert b"\x1b[" not in _on_a_terminal(shop, NO_COLOR="1", TERM="xterm")
