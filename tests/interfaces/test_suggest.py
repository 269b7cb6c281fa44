"""`remit test --suggest`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from interfaces.command_line import remit

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_proposed_can_be_pasted(shop: Path) -> None:
    """Standard output is policy text; what it is worth stands on standard error."""
    ended = remit("test", shop, "--suggest")
    assert ended.status == 0
    assert ended.err == "2 examples to review; with them 10 of 10 points are reached, without them 6\n"
    pasted = shop.parent / "pasted.remit"
    pasted.write_text(f"{shop.read_text(encoding='utf-8')}\n{ended.out}", encoding="utf-8")
    assert remit("test", pasted).out == "4 examples: 4 passed, 0 failed\n"
    assert remit("fmt", pasted, "--check").status == 0
    assert remit("test", pasted, "--suggest").out == ""


def test_rules_are_chosen_by_words(shop: Path) -> None:
    """In the name of the rule, its section or its policy."""
    ended = remit("test", shop, "--suggest", "-k", "down")
    assert ended.out.count("example ") == 1
    assert 'example "Down"' in ended.out
    assert remit("test", shop, "--suggest", "-k", "christmas").status == 2


def test_json_holds_text_and_reasons(shop: Path) -> None:
    """And the file that each example is for."""
    found = json.loads(remit("test", shop, "--suggest", "--format", "json").out)
    assert (found["points"], found["reached"], found["not_found"]) == (10, 6, [])
    down = found["examples"][1]
    assert (down["file"], down["title"]) == (str(shop), "Down")
    assert down["reasons"] == [
        "Reaches rule “Down”.",
        "Rule “Down” hangs on `outage covers this interaction`, which is so.",
    ]
    assert down["text"].startswith("# To review: ")


def test_it_goes_with_no_other_task(shop: Path) -> None:
    """One thing at a time, but for faults, for which it has examples."""
    for options in (["--coverage"], ["--format", "junit"], ["--sample", "3"]):
        assert remit("test", shop, "--suggest", *options).status == 2
