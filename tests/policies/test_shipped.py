"""The policies that come with Remit: clean, laid out, their examples hold, every sample is decided."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import remit
from remit.driver.coverage import coverage
from remit.driver.examples import run_examples
from remit.syntax.format import format_text

if TYPE_CHECKING:
    from remit.driver.examples import Result
    from remit.driver.policy import Policy

ROOT = Path(__file__).parents[2]
POLICIES = ROOT / "policies"
SECTORS = ("banking", "government", "insurance", "logistics", "retail", "travel", "utilities")
FILES = sorted(POLICIES.rglob("*.remit"))


@cache
def shipped() -> Policy:
    """All of them, loaded once."""
    return remit.load(POLICIES)


@cache
def results() -> tuple[Result, ...]:
    """All examples, run once."""
    return run_examples(shipped())


def test_nothing_is_found_wrong() -> None:
    """Not even advice."""
    assert remit.check(POLICIES) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(POLICIES)))
def test_every_file_is_laid_out(file: Path) -> None:
    """As `remit fmt` would."""
    text = file.read_text(encoding="utf-8")
    assert format_text(text) == text


def test_every_example_holds() -> None:
    """In every sector for which its policy speaks, with the stories that they tell."""
    assert len(results()) > 300
    assert [result.title for result in results() if result.verdict.name == "FAILED"] == []


def test_stories_reach_every_step_of_a_path_and_all_that_follows_a_missed_clock() -> None:
    """No escalation and no referral is written down without an example that lives to see it."""
    reached = coverage(shipped(), results())
    assert len(reached.steps) > 100
    assert [taken.step for taken, count in reached.steps if not count] == []
    assert [consequence.clock.name for consequence, count in reached.consequences if not count] == []


@pytest.mark.parametrize("sector", SECTORS)
def test_each_sector_has_a_policy_of_substance(sector: str) -> None:
    """At least fifteen rules and ten examples of its own, under the regulation of its sector."""
    assembly = next(a for a in shipped().assemblies if a.sector == sector)
    own = [
        policy
        for policy in assembly.policies
        if policy.sectors == (sector,) and policy.stratum.name == "SECTOR"
    ]
    rules = [rule for policy in own for section in policy.sections for rule in section.rules]
    assert len(rules) >= 15
    assert sum(len(policy.examples) for policy in own) >= 10
    assert any(policy.stratum.name == "OVERRIDING" for policy in assembly.policies)


def test_every_sample_is_decided_without_a_fault() -> None:
    """No sample meets rules that disagree, or none at all."""
    lines = [
        line
        for file in sorted((POLICIES / "samples").glob("*.jsonl"))
        if file.name != "switches.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    assert len(lines) >= 100
    decisions = [shipped().decide(json.loads(line)) for line in lines]
    assert [d.id for d in decisions if getattr(d.handling, "fault", None) is not None] == []


def test_an_example_that_says_a_fact_is_unknown_keeps_it_so(tmp_path: Path) -> None:
    """The message shows the topic, and the example says that nobody knows."""
    file = tmp_path / "shop.remit"
    file.write_text(
        """
policy "Shop"
  sector retail
  time zone Europe/London
  owner "Sales"
  purpose "Answer"
channel page public
team desk works always
topic parcel
  "parcel"
section "All"
  rule "Parcels"
    when topics include parcel
    then answer
  otherwise hold for desk
example "Nobody knows"
  given channel is page
    and message is "my parcel"
    and topics is unknown
    and received is 2026-03-02 10:00
  expect hold for desk
""",
        encoding="utf-8",
    )
    results = run_examples(remit.load(file), lambda _title: True)
    assert [result.verdict.name for result in results] == ["MET"]
