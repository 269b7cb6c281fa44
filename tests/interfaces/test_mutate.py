"""`remit test --mutate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from interfaces.command_line import FAILING, POLICY, remit

if TYPE_CHECKING:
    from pathlib import Path


def test_what_nobody_notices_is_shown_with_its_place(shop: Path) -> None:
    """Rule by rule, and then the score."""
    ended = remit("test", shop, "--mutate")
    lines = shop.read_text(encoding="utf-8").splitlines()
    hours = lines.index('  rule "Opening hours"') + 1
    down = lines.index('  rule "Down"') + 1
    assert ended.status == 0
    assert ended.err == "with --suggest as well, examples that would notice them are written out\n"
    shown = ended.out.splitlines()
    assert shown[:3] == [
        "Nobody notices if",
        f"  rule “Opening hours” ({shop}:{hours})",
        "    `topics include hours` were left out",
    ]
    assert f"  rule “Down” ({shop}:{down})" in shown
    assert shown[-1] == "11 of 16 faults noticed (68%): 10 by examples, 1 by `remit check`"


def test_a_score_under_what_is_asked_for_is_a_finding(shop: Path) -> None:
    """68.8 percent is at least 68 and not 69."""
    assert remit("test", shop, "--mutate", "--at-least", "68").status == 0
    assert remit("test", shop, "--mutate", "--at-least", "69").status == 1


def test_faults_are_chosen_by_words_and_by_chance(shop: Path) -> None:
    """Words in a fault or in the name of its rule; so many, and the same for the same seed."""
    assert remit("test", shop, "--mutate", "-k", "NOT IN THE sale").out.endswith(
        "4 of 5 faults noticed (80%): 4 by examples\n"
    )
    assert remit("test", shop, "--mutate", "-k", "christmas").status == 2
    some = remit("test", shop, "--mutate", "--sample", "4", "--seed", "7")
    assert " of 4 faults noticed" in some.out
    assert some.out == remit("test", shop, "--mutate", "--sample", "4", "--seed", "7").out


def test_json_holds_every_fault(shop: Path) -> None:
    """With the example that notices it."""
    shop.write_text(POLICY + FAILING, encoding="utf-8")
    ended = remit("test", shop, "--mutate", "--format", "json")
    found = json.loads(ended.out)
    assert (found["planted"], found["noticed"], found["survived"], found["percent"]) == (16, 11, 5, 68.8)
    assert "1 example fail" in ended.err
    [one] = [
        f for f in found["faults"] if f["says"] == "`answer with our_hours` were `acknowledge with our_hours`"
    ]
    assert (one["rule"], one["outcome"], one["by"]["example"]) == ("Opening hours", "noticed", "Hours")


def test_options_that_do_not_go_together_are_refused(shop: Path) -> None:
    """Each with a word on what they go with."""
    for options in (
        ["--mutate", "--coverage"],
        ["--mutate", "--format", "junit"],
        ["--at-least", "50"],
        ["--sample", "3"],
    ):
        assert remit("test", shop, *options).status == 2
