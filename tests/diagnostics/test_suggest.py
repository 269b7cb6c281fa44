"""Names that may have been meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.diagnostics.suggest import near, suggestion

TEAMS = ["complaints_team", "duty_manager", "fraud_desk", "social_team", "web_chat"]
names = st.text("abcd_-é ", max_size=12)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fraud_dsek", "fraud_desk"),
        ("fraud_desks", "fraud_desk"),
        ("fraud-desk", "fraud_desk"),
        ("Fraud Desk", "fraud_desk"),
        ("frauddesk", "fraud_desk"),
        ("desk_fraud", "fraud_desk"),
        ("fraud", "fraud_desk"),
        ("complaint_team", "complaints_team"),
        ("complaints", "complaints_team"),
        ("dutymanager", "duty_manager"),
        ("wébchat", "web_chat"),
    ],
)
def test_a_slip_finds_its_name(written: str, meant: str) -> None:
    """Slips, other separators, other case, other word order and left-out words are recognised."""
    assert near(written, TEAMS)[0] == meant


@pytest.mark.parametrize("written", ["legal", "x", "fraud_police_unit", "manager_of_complaints", "", "no"])
def test_another_word_finds_nothing(written: str) -> None:
    """What is not truly near is not offered."""
    assert near(written, [*TEAMS, "yes"]) == ()


def test_short_names_are_not_near_by_one_character() -> None:
    """Of a word of two letters one is half; `en` is no slip for `cy`, nor `on` for `of`."""
    assert near("on", ["of", "cy"]) == ()
    assert near("ON", ["on"]) == ("on",)


def test_near_names_come_nearest_first_then_by_name() -> None:
    """The order does not depend on the order of the candidates."""
    candidates = ["gold_tier", "cold_tier", "gold_tiers", "bold_tier", "hold_tier"]
    expected = ("bold_tier", "cold_tier", "gold_tiers")
    assert near("gold_tier", candidates) == expected
    assert near("gold_tier", reversed(candidates)) == expected
    assert near("gold_tier", candidates, limit=1) == ("bold_tier",)


@pytest.mark.parametrize(
    ("candidates", "words"),
    [
        (["fraud_desk", "other"], "did you mean `fraud_desk`?"),
        (["fraud_desk", "fraud_task"], "did you mean `fraud_desk` or `fraud_task`?"),
        (
            ["fraud_desk", "fraud_task", "fraud_tasks"],
            "did you mean `fraud_desk`, `fraud_task` or `fraud_tasks`?",
        ),
        (["z", "y"], "there are: `y`, `z`"),
        (["z"], "there is only `z`"),
        (list("edcba"), "there are: `a`, `b`, `c`, `d`, `e`"),
        (list("gfedcbahijkl"), "there are: `a`, `b`, `c`, `d`, `e` and 7 more"),
        ([], None),
        (["fraud_dask"], None),
    ],
)
def test_a_suggestion_reads_as_help(candidates: list[str], words: str | None) -> None:
    """Near names are asked about; failing that, at most five of what there is are listed."""
    assert suggestion("fraud_dask", candidates) == words


@given(names, st.lists(names, max_size=8))
def test_near_names_are_few_given_and_different(name: str, candidates: list[str]) -> None:
    """Whatever is asked, what comes back are at most three of the candidates, each once, never the name."""
    found = near(name, candidates)
    assert len(found) == len(set(found)) <= 3
    assert set(found) <= set(candidates) - {name}
    assert found == near(name, sorted(candidates))


@given(names, names)
def test_nearness_goes_both_ways(left: str, right: str) -> None:
    """If one name is a slip for another, the other is one for it."""
    assert bool(near(left, [right])) == bool(near(right, [left]))
