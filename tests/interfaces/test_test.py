"""`remit test`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from junitparser import JUnitXml

from interfaces.command_line import FAILING, POLICY, remit

if TYPE_CHECKING:
    from pathlib import Path

STORY = """
team team_lead  works always

clock answer_by
  within 2 days of receipt
  pauses while waiting for customer
  stops when responded
  if missed flag shop_down

path desk_path
  start with desk
  after 15 minutes without anyone taking it escalate to team_lead
  after 1 day without response notify team_lead

section "Timed"

  rule "Complaint"
    when intent is complaint
    then follow desk_path
     and start answer_by

example "Nobody comes"
  given channel is twitter
    and message is "When do you open?"
    and intent is complaint
    and received is 2026-03-02 10:00
  expect answer
    and team desk
    and start answer_by due 2026-03-04
  after 10 minutes expect team desk
  after 15 minutes expect team team_lead and no notification
  after 1 hour waiting for customer
  after 3 days event customer replied
  after 3 days expect answer_by due 2026-03-07 and notify team_lead
  after 5 days expect answer_by missed and flag shop_down
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


def test_a_story_is_walked_on_its_own_clock(shop: Path) -> None:
    """Steps, pauses and misses come when the policy says."""
    shop.write_text(POLICY + STORY, encoding="utf-8")
    ended = remit("test", shop, "-k", "NOBODY comes")
    assert (ended.status, ended.out) == (0, "1 example: 1 passed, 0 failed\n")


def test_a_failed_story_says_what_happened_instead_and_tells_it_all(shop: Path) -> None:
    """The moment of the line, the state then, the step that made it so, the next step, and the log."""
    wrong = STORY.replace("after 10 minutes expect team desk", "after 10 minutes expect team team_lead")
    wrong = wrong.replace("after 15 minutes expect team team_lead", "after 15 minutes expect team desk")
    wrong = wrong.replace("expect answer_by missed", "expect answer_by not missed")
    shop.write_text(POLICY + wrong, encoding="utf-8")
    ended = remit("test", shop, "-k", "nobody comes")
    lines = shop.read_text(encoding="utf-8").splitlines()
    place = {text: f"({shop}:{n})" for n, line in enumerate(lines, 1) for text in [line.strip()]}
    title, rule = place['example "Nobody comes"'], place['rule "Complaint"']
    first = place["after 10 minutes expect team team_lead"]
    second = place["after 15 minutes expect team desk and no notification"]
    step = place["after 15 minutes without anyone taking it escalate to team_lead"]
    third = place["after 5 days expect answer_by not missed and flag shop_down"]
    assert ended.status == 1
    assert ended.out.splitlines() == [
        f"failed Nobody comes {title}",
        "  expected  team team_lead",
        f"  at        after 10 minutes, 2026-03-02 10:10 {first}",
        "  happened  team desk (since 10:00); the next step is due 10:15: after 15 minutes without anyone taking it",
        f"  by        Complaint {rule}",
        "  expected  team desk",
        f"  at        after 15 minutes, 2026-03-02 10:15 {second}",
        "  happened  team team_lead (since 10:15); the next step is due 2026-03-03 24:00: after 1 day without response",
        f"  by        after 15 minutes without anyone taking it {step}",
        "  expected  answer_by not missed",
        f"  at        after 5 days, 2026-03-07 24:00 {third}",
        "  happened  answer_by missed at 2026-03-07 24:00",
        f"  by        Complaint {rule}",
        "  story     2026-03-02 10:00  received: desk has it",
        "            2026-03-02 10:15  escalated to team_lead: after 15 minutes without anyone taking it",
        "            2026-03-02 11:00  waiting for customer",
        "            2026-03-02 11:00  answer_by pauses: waiting for customer",
        "            2026-03-03 24:00  notified team_lead: after 1 day without response",
        "            2026-03-05 24:00  customer replied",
        "            2026-03-05 24:00  answer_by is due 2026-03-07 24:00: customer replied",
        "            2026-03-07 24:00  answer_by missed",
        "            2026-03-07 24:00  flagged shop_down: answer_by is missed",
        "",
        "1 example: 0 passed, 1 failed",
    ]


def test_a_story_that_cannot_be_is_refused_at_its_line(shop: Path) -> None:
    """With its code, and before anything else is judged."""
    wrong = STORY.replace("after 3 days event", "after 30 minutes event")
    shop.write_text(POLICY + wrong, encoding="utf-8")
    ended = remit("test", shop, "-k", "nobody comes")
    line = (
        wrong.splitlines().index("  after 30 minutes event customer replied") + len(POLICY.splitlines()) + 1
    )
    assert ended.status == 1
    assert (
        "  refused   [R0730] the line is about 10:30, and the story has come to 11:00 already "
        f"({shop}:{line})" in ended.out
    )


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
    assert (found["passed"], found["failed"]) == (2, 1)
    [run] = found["examples"][2]["runs"]
    assert run["sector"] == "retail"
    assert run["expectations"][0]["decided"] == "answer with our_hours"
    assert {one["name"]: one["examples"] for one in found["coverage"]}["Opening hours"] == 2


def test_coverage_counts_steps_of_paths_and_what_follows_a_miss(shop: Path) -> None:
    """A step that no story lives to see is named with its place."""
    short = STORY[: STORY.index("  after 3 days expect")]
    shop.write_text(POLICY + short, encoding="utf-8")
    ended = remit("test", shop, "--coverage")
    lines = shop.read_text(encoding="utf-8").splitlines()
    assert "2 of 2 path steps reached" in ended.out
    assert "0 of 1 `if missed` reached" in ended.out
    assert f"  if answer_by is missed ({shop}:{lines.index('clock answer_by') + 1})" in ended.out
    shorter = short[: short.index("  after 3 days event")]
    shop.write_text(POLICY + shorter, encoding="utf-8")
    step = lines.index("  after 1 day without response notify team_lead") + 1
    ended = remit("test", shop, "--coverage")
    assert "1 of 2 path steps reached" in ended.out
    assert f"  step of path desk_path: after 1 day without response ({shop}:{step})" in ended.out
    rows = json.loads(remit("test", shop, "--coverage", "--format", "json").out)["coverage"]
    assert {row["name"]: row["examples"] for row in rows if row["kind"] == "step"} == {
        "after 15 minutes without anyone taking it": 1,
        "after 1 day without response": 0,
    }
    assert [row["examples"] for row in rows if row["kind"] == "if_missed"] == [0]


def test_json_tells_the_story_too(shop: Path) -> None:
    """With moments in UTC and the place of the words behind each entry."""
    shop.write_text(POLICY + STORY, encoding="utf-8")
    found = json.loads(remit("test", shop, "-k", "nobody comes", "--format", "json").out)
    [run] = found["examples"][0]["runs"]
    words = "after 15 minutes without anyone taking it"
    line = (POLICY + STORY).splitlines().index(f"  {words} escalate to team_lead") + 1
    assert run["story"][1] == {
        "at": "2026-03-02T10:15:00+00:00",
        "what": f"escalated to team_lead: {words}",
        "because": f"{shop}:{line}",
    }
    later = [one["at"] for one in run["expectations"] if "at" in one]
    assert later[0] == "after 10 minutes, 2026-03-02 10:10"


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


@pytest.mark.parametrize("form", ["junit", "json"])
def test_documents_are_utf_8_whatever_the_terminal_is(shop: Path, form: str) -> None:
    """A build server with an old locale reads the same results."""
    shop.write_text(POLICY + FAILING.replace("Wrong on purpose", "Zoë 😀"), encoding="utf-8")
    plain = remit("test", shop, "--format", form, PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert plain.out == remit("test", shop, "--format", form).out
    assert "Zoë 😀" in plain.out
    if form == "junit":
        [suite] = JUnitXml.fromstring(plain.out.encode())
        assert [case.name for case in suite if case.is_failure] == ["Zoë 😀"]


def test_an_example_outside_the_dates_of_its_policy_fails(shop: Path) -> None:
    """It can never be decided by what it tests."""
    text = POLICY.replace(
        "sale\n    and received is 2026-03-02 10:00", "sale\n    and received is 2031-03-02 10:00"
    )
    shop.write_text(text, encoding="utf-8")
    ended = remit("test", shop)
    assert ended.status == 1
    assert "is not in force" in ended.out


@pytest.mark.parametrize("wrong", ["hold for nobody", "hold fr"])
@pytest.mark.parametrize("form", ["junit", "json"])
def test_what_keeps_examples_from_being_run_is_in_the_document_too(shop: Path, form: str, wrong: str) -> None:
    """A build server that reads results sees why there are none."""
    shop.write_text(POLICY.replace("otherwise hold for desk", f"otherwise {wrong}"), encoding="utf-8")
    ended = remit("test", shop, "--format", form)
    assert ended.status == 2
    assert "error[R0" in ended.err
    if form == "json":
        [found] = json.loads(ended.out)["diagnostics"]
        assert found["severity"] == "error"
        return
    [suite] = JUnitXml.fromstring(ended.out.encode())
    [case] = suite
    assert suite.name == case.classname == str(shop)
    [error] = case.result
    assert error.type.startswith("R0")
    assert error.message == f"no example was run: {case.name}"


@pytest.mark.parametrize("command", ["check", "test"])
@pytest.mark.parametrize(
    "text", [POLICY, POLICY + FAILING, POLICY.replace("hold for desk", "hold for nobody")]
)
def test_junit_has_only_what_the_common_schema_knows(shop: Path, command: str, text: str) -> None:
    """Jenkins' xUnit plugin refuses a whole document for one attribute that is not in its schema."""
    shop.write_text(text, encoding="utf-8")
    root = ET.fromstring(remit(command, shop, "--format", "junit").out)  # noqa: S314 - we wrote it
    known = {
        "testsuites": {"name", "tests", "failures", "errors"},
        "testsuite": {"name", "file", "tests", "failures", "errors", "skipped"},
        "testcase": {"name", "classname"},
        "failure": {"type", "message"},
        "error": {"type", "message"},
        "skipped": {"message"},
        "system-out": set[str](),
    }
    for element in root.iter():
        assert set(element.keys()) <= known[element.tag], element.tag
    for suite in root:
        assert {"name", "tests", "failures", "errors"} <= set(suite.keys())
