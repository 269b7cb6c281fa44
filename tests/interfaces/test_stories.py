"""What `remit test` says of stories that cannot be, on the page of each code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import remit
from remit.diagnostics.pages import page
from remit.driver.examples import run_examples
from remit.driver.expectations import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from remit.driver.examples import Run

CODES = ("R0730", "R0731", "R0732", "R0733", "R0734")
_BLOCK = re.compile(r"^```remit-test\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(text: str, folder: Path) -> Run:
    """The one run of the one example of a policy that is clean."""
    file = folder / "shop.remit"
    file.write_text(text, encoding="utf-8")
    assert remit.check(file) == []
    [result] = run_examples(remit.load(file))
    [ran] = result.runs
    return ran


@pytest.mark.parametrize("code", CODES)
def test_what_a_page_shows_is_refused_with_its_code_at_its_line(code: str, tmp_path: Path) -> None:
    """The line that cannot be is the last of the example."""
    shown, _ = _BLOCK.findall(page(code))
    ran = run(shown, tmp_path)
    assert (ran.problem or "").startswith(f"[{code}] ")
    assert ran.place is not None
    line = shown.splitlines()[shown[: ran.place.start].count("\n")]
    assert line in shown.splitlines()[-2:]


@pytest.mark.parametrize("code", CODES)
def test_what_a_page_puts_right_holds(code: str, tmp_path: Path) -> None:
    """Every expectation of it."""
    _, right = _BLOCK.findall(page(code))
    ran = run(right, tmp_path)
    assert ran.problem is None
    assert {finding.verdict for finding in ran.findings} == {Verdict.MET}


POLICY = """
policy "Desk"
  sector retail
  time zone Europe/London
  owner "Desk"
  purpose "Answer"
channel email private
team desk works always
team lead works always
clock c
  within 2 days of receipt
  never pauses
  stops when responded
sla s
  acknowledge within 1 hour
path p
  start with desk
  after 1 hour without anyone taking it escalate to lead
  when customer replied notify lead
section "All"
  otherwise hold for desk and follow p and start c and apply s
example "A story"
  given channel is email
    and received is 2026-03-02 10:00
"""


@pytest.mark.parametrize(
    "story",
    [
        # What is true of one instant is seen by all its lines, events of that instant included.
        "  expect team desk after 1 hour expect notify lead after 1 hour event customer replied",
        "  expect team desk after 1 hour expect team lead after 1 hour event taken",
        # What was decided stays so, whatever happens.
        "  expect apply s after 5 days expect apply s and follow p and hold for desk and no priority",
        "  expect no notification after 1 hour event customer replied after 2 hours expect notify lead",
        "  expect c due 2026-03-04 after 1 hour waiting for customer after 2 days expect c missed and c due 2026-03-04",
        "  expect c due 2026-03-05 00:00 and s.acknowledge due 2026-03-02 and s.acknowledge due 2026-03-02 11:00",
        "  expect start c and c not missed and s.acknowledge not missed after 1 hour expect s.acknowledge missed",
        "  expect no requirement after 2 days expect no flag and no requirement and start c",
    ],
)
def test_stories_that_hold(story: str, tmp_path: Path) -> None:
    """Each line says what is true at its moment."""
    file = tmp_path / "desk.remit"
    file.write_text(POLICY + story, encoding="utf-8")
    [result] = run_examples(remit.load(file))
    assert [(f.found, f.at) for ran in result.runs for f in ran.findings if f.verdict is Verdict.FAILED] == []
    assert [ran.problem for ran in result.runs] == [None]


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("  expect s.acknowledge due 2026-03-03", "s.acknowledge due 2026-03-02 11:00"),
        ("  expect c due 2026-03-04 23:59", "c due 2026-03-04 24:00"),
        ("  expect start d due 2026-03-04", "the case has no clock d"),
        ("  expect d not missed", "the case has no clock d"),
        ("  expect hold after 2 days expect c not missed", "c missed at 2026-03-04 24:00"),
        (
            "  expect hold after 1 hour event responded after 3 days expect c missed",
            "c stopped in time at 11:00, due 2026-03-04 24:00",
        ),
        (
            "  expect hold after 1 hour waiting for customer after 2 hours expect e due 2026-03-04",
            "e pauses since 11:00",
        ),
        ("  expect hold after 1 hour expect f due 2026-03-04", "f does not run yet"),
        (
            "  expect hold after 1 hour expect refer to ombudsman",
            "referred to none; no step is to come",
        ),
        (
            "  expect hold after 30 minutes event resolved after 40 minutes expect notify lead",
            "notify: none; the case is closed since 10:30",
        ),
        (
            "  expect hold after 1 hour event customer replied after 2 hours expect no notification",
            "notify: lead (11:00); no step is to come",
        ),
    ],
)
def test_stories_that_fail_say_what_happened(story: str, found: str, tmp_path: Path) -> None:
    """In the words of the policy, with the moment."""
    more = """
clock d within 1 day of receipt
clock e within 2 days of receipt pauses while waiting for customer
clock f within 2 days of proof
event proof "They have shown who they are"
body ombudsman "Ombudsman"
"""
    text = POLICY.replace("start c and", "start c and start e and start f and") + story + more
    file = tmp_path / "desk.remit"
    file.write_text(text, encoding="utf-8")
    [result] = run_examples(remit.load(file))
    failed = [f.found for ran in result.runs for f in ran.findings if f.verdict is Verdict.FAILED]
    assert failed == [found]


@pytest.mark.parametrize("line", ["after 3000 months event taken", "after 90000 days expect team lead"])
def test_a_story_beyond_the_calendars_is_refused_at_its_line(line: str, tmp_path: Path) -> None:
    """With the code that a record would get, never with a wrong date."""
    file = tmp_path / "desk.remit"
    file.write_text(POLICY + f"  expect team desk {line}", encoding="utf-8")
    [result] = run_examples(remit.load(file))
    [ran] = result.runs
    assert (ran.problem or "").startswith("[R0722] the calendars do not reach this moment")
    assert ran.place is not None
    assert (POLICY + f"  expect team desk {line}")[ran.place.start : ran.place.end] == line
