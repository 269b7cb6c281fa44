"""Parts of a workflow graph, and the questions asked of it."""

from __future__ import annotations

import pytest

from graph.hand_made import assembly, policy, rule
from graph.policies import everything_drawn, shipped
from remit.diagnostics.errors import OutsideError
from remit.graph.from_model import build
from remit.graph.invariants import broken
from remit.graph.parts import only_path, only_rule, only_section
from remit.graph.query import entries, paths, rules, sections

WORKFLOW = everything_drawn()


def test_questions_are_answered_in_the_order_of_the_policy() -> None:
    """Sections and rules come as written, an exception after what it excepts from, `otherwise` last."""
    assert [gate.section for gate in sections(WORKFLOW)] == ["First", "Second"]
    assert [r.name for r in rules(WORKFLOW)] == [
        "Fraud",
        "Not on chat",
        "Not for the press",
        "Anger",
        "Sadness",
        "By topic, row 1",
        "By topic, row 2",
        "otherwise in Second",
    ]
    assert [path.name for path in paths(WORKFLOW)] == ["up"]


def test_entries_of_a_path_are_the_rules_that_follow_it() -> None:
    """A path that nothing follows has none."""
    assert [r.name for r in entries(WORKFLOW, "up")] == ["Fraud"]
    assert entries(WORKFLOW, "down") == ()


def test_a_section_comes_with_all_it_leads_to() -> None:
    """Its rules and what they bring about stay; other sections, and what only they bring about, go."""
    part = only_section(WORKFLOW, "Second")
    assert broken(part) == ()
    assert list(part.graph.successors("intake")) == ["section:Everything / Second"]
    assert [r.section for r in rules(part)] == ["Second"] * 3
    assert "team:desk" in part.graph
    assert "path:up" not in part.graph
    assert "team:managers" not in part.graph


def test_a_path_comes_with_the_rules_that_follow_it() -> None:
    """The way from the intake through those rules stays, without what else they do."""
    part = only_path(WORKFLOW, "up")
    assert broken(part) == ()
    assert [r.name for r in rules(part)] == ["Fraud"]
    assert list(part.graph)[:3] == ["intake", "section:Everything / First", "rule:Everything / Fraud"]
    assert "sla:quick" not in part.graph
    assert "step:up / 4" in part.graph


@pytest.mark.parametrize("name", ["Not on chat", "Everything / Not on chat"])
def test_a_rule_comes_with_what_it_excepts_from_and_its_exceptions(name: str) -> None:
    """An exception needs its rule to be understood, and has exceptions of its own; the rule's own actions go."""
    part = only_rule(WORKFLOW, name)
    assert broken(part) == ()
    assert [r.name for r in rules(part)] == ["Fraud", "Not on chat", "Not for the press"]
    assert "handling:hold for managers" in part.graph
    assert "path:up" not in part.graph


def test_rules_beside_a_rule_are_left_out() -> None:
    """What a rule overrides and the rows above it are not part of it."""
    assert [r.name for r in rules(only_rule(WORKFLOW, "Anger"))] == ["Anger"]
    assert [r.name for r in rules(only_rule(WORKFLOW, "By topic, row 2"))] == ["By topic, row 2"]


def test_sections_of_one_title_come_together_in_their_order() -> None:
    """Sections between them are left out, and the later one follows on the earlier."""
    whole = build(
        assembly(
            policy("A", {"Safety": (rule("a"),), "Middle": (rule("m"),)}, comes_before=("B",)),
            policy("B", {"Safety": (rule("b"),)}),
        )
    )
    part = only_section(whole, "Safety")
    assert broken(part) == ()
    assert list(part.graph.successors("intake")) == ["section:A / Safety"]
    assert "section:B / Safety" in part.graph.successors("section:A / Safety")


@pytest.mark.parametrize(
    ("only", "kind", "near"),
    [(only_section, "section", "Sekond"), (only_path, "path", "upp"), (only_rule, "rule", "Frauds")],
)
def test_a_part_that_is_not_there_is_refused_with_near_names(only: object, kind: str, near: str) -> None:
    """The refusal has a code, the name and what was perhaps meant."""
    with pytest.raises(OutsideError, match=rf"\[R0050\] there is no {kind} `{near}` to draw; did you mean"):
        only(WORKFLOW, near)  # type: ignore[operator]  # one of the three functions above


def test_every_part_of_the_shipped_policies_holds_together() -> None:
    """Each section, path and rule can be looked at alone, and every invariant holds of that part."""
    for workflow in map(build, shipped()):
        for gate in sections(workflow):
            assert broken(only_section(workflow, gate.section)) == ()
        for path in paths(workflow):
            assert broken(only_path(workflow, path.name)) == ()
        for each in rules(workflow):
            assert broken(only_rule(workflow, each.key)) == ()
