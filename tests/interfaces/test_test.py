"""`remit test`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from interfaces.command_line import FAILING, POLICY, remit

if TYPE_CHECKING:
    from pathlib import Path

TIMED = """
clock answer_by
  within 2 days of receipt
  stops when responded

path desk_path
  start with desk

example "Only about time"
  given channel is twitter
    and message is "When do you open?"
    and received is 2026-03-02 10:00
  expect answer
  after 15 minutes expect team desk
"""


def test_examples_that_pass_are_counted(shop: Path) -> None:
    """And nothing else is said of them."""
    ended = remit("test", shop)
    assert (ended.status, ended.out, ended.err) == (0, "2 examples: 2 passed, 0 failed\n", "")


def test_a_failed_example_shows_what_was_decided_and_by_which_rule(shop: Path) -> None:
    """Each expectation that is not met, with the place of the rule."""
    shop.write_text(POLICY + FAILING, encoding="utf-8")
    ended = remit("test", shop)
    text = shop.read_text(encoding="utf-8").splitlines()
    rule = text.index('  rule "Opening hours"') + 1
    example = text.index('example "Wrong on purpose"') + 1
    assert ended.status == 1
    assert ended.out.splitlines() == [
        f"failed Wrong on purpose ({shop}:{example})",
        "  expected  hold for desk",
        "  decided   answer with our_hours",
        f"  by        Opening hours ({shop}:{rule})",
        "  expected  flag shop_down",
        "  decided   flags: none",
        '  expected  say "never"',
        "  decided   say “We are open every day.”",
        f"  by        Opening hours ({shop}:{rule})",
        "",
        "3 examples: 2 passed, 1 failed",
    ]


def test_expectations_about_time_are_not_run_and_never_passed(shop: Path) -> None:
    """They are counted on their own."""
    shop.write_text(POLICY + TIMED, encoding="utf-8")
    ended = remit("test", shop, "-k", "ONLY about")
    assert ended.status == 0
    assert ended.out == "1 example: 1 passed, 0 failed; 1 expectation about time not run\n"


def test_examples_are_chosen_by_title(shop: Path) -> None:
    """A title that no example has is a mistake, not a success."""
    assert remit("test", shop, "-k", "sale").out == "1 example: 1 passed, 0 failed\n"
    ended = remit("test", shop, "-k", "christmas")
    assert ended.status == 2
    assert "no example has `christmas` in its title" in ended.err


def test_coverage_names_what_no_example_reaches(shop: Path) -> None:
    """By kind, with the place."""
    ended = remit("test", shop, "--coverage")
    line = shop.read_text(encoding="utf-8").splitlines().index('  rule "Down"') + 1
    assert ended.status == 0
    assert "1 of 2 rules reached" in ended.out
    assert "1 of 1 exception reached" in ended.out
    assert "0 of 1 otherwise reached" in ended.out
    assert f"  rule “Down” ({shop}:{line})" in ended.out


def test_json_holds_every_expectation(shop: Path) -> None:
    """And the coverage where it is asked for."""
    shop.write_text(POLICY + FAILING, encoding="utf-8")
    ended = remit("test", shop, "--format", "json", "--coverage")
    found = json.loads(ended.out)
    assert ended.status == 1
    assert (found["passed"], found["failed"], found["not_run"]) == (2, 1, 0)
    [run] = found["examples"][2]["runs"]
    assert run["sector"] == "retail"
    assert run["expectations"][0]["decided"] == "answer with our_hours"
    assert {one["name"]: one["examples"] for one in found["coverage"]}["Opening hours"] == 2


def test_junit_is_well_formed_whatever_stands_in_a_policy(shop: Path) -> None:
    """Characters that XML has not are replaced."""
    wild = FAILING.replace("Wrong on purpose", "<Wrong> & \x01 “on” purpose")
    shop.write_text(POLICY + wild, encoding="utf-8")
    ended = remit("test", shop, "--format", "junit")
    assert ended.status == 1
    suite = ET.fromstring(ended.out).find("testsuite")  # noqa: S314 - we wrote it
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    assert [case.get("name") for case in suite][2] == "<Wrong> & \ufffd “on” purpose"
    failure = suite[2].find("failure")
    assert failure is not None
    assert failure.text is not None
    assert "decided   answer with our_hours" in failure.text


def test_an_example_outside_the_dates_of_its_policy_fails(shop: Path) -> None:
    """It can never be decided by what it tests."""
    text = POLICY.replace(
        "sale\n    and received is 2026-03-02 10:00", "sale\n    and received is 2031-03-02 10:00"
    )
    shop.write_text(text, encoding="utf-8")
    ended = remit("test", shop)
    assert ended.status == 1
    assert "is not in force" in ended.out
