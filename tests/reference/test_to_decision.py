"""From what the evaluator decided to the decision that others read."""

from __future__ import annotations

from dataclasses import replace

from reference.building import (
    ALWAYS,
    CARE,
    CLOCK,
    CUE,
    HERE,
    NOON,
    SmallWorld,
    Words,
    acts,
    assembly,
    channel,
    decided,
    exception,
    policy,
    priority,
    rule,
    section,
    yes,
)
from remit.backends.reference.to_decision import to_decision
from remit.contract.decision import Decision, Derived
from remit.model import nodes as m

REPLY = m.Reply(
    "move", public=True, private=True, texts={"en": ("Go to ", m.Hole("there", "there", 40))}, span=HERE
)
WORDS = Words(
    channels=(
        channel("twitter"),
        channel("dm", needs=yes("vulnerable")),
        channel("webchat", open="care_hours", link="bank.example/chat"),
    ),
    replies=(REPLY,),
    paths=(m.Path("fraud_path", "fraud_desk", None, None, (), HERE),),
)
CHAIN = m.Redirect((m.Hop("dm", "move"), m.Hop("webchat", "move")))


def decision(*rules: m.Rule, world: SmallWorld | None = None, more: tuple[m.Policy, ...] = ()) -> Decision:
    """Decide an interaction from Twitter by the rules of one section."""
    given = assembly(policy("P", section("S", *rules)), *more, words=WORDS)
    return to_decision("t-1", decided(given, world=world), given, lambda span: f"{span.file}:1")


def test_a_decision_says_who_does_what_by_when_and_why() -> None:
    """Each rule is cited with all that it decides, its reasons and its place."""
    everything = rule(
        "Everything",
        ALWAYS,
        acts(
            CHAIN,
            m.FollowPath("fraud_path"),
            "urgent",
            priority(1),
            CLOCK,
            CARE,
            CUE,
            m.Item("notification", "legal"),
        ),
        because=("Act 1",),
    )
    also = rule("Also", ALWAYS, acts(priority(2), CUE))
    idle = rule("Idle", ALWAYS, acts(priority(2)))
    assert decision(everything, also, idle).to_dict() == {
        "id": "t-1",
        "policies": [{"name": "P", "edition": "1", "digest": "sha256:" + "0" * 64}],
        "handling": {
            "kind": "redirect",
            "to": "webchat",
            "passed_over": [{"channel": "dm", "why": "needs"}],
            "reply": "move",
            "language": "en",
            "text": "Go to bank.example/chat",
        },
        "path": "fraud_path",
        "team": "fraud_desk",
        "sla": "urgent",
        "priority": 1,
        "clocks": ["final_response"],
        "requirements": ["care"],
        "flags": ["long_waits"],
        "notify": ["legal"],
        "deadlines": [],
        "derived": {},
        "rules": [
            {"rule": "Also", "section": "S", "decides": ["flags"], "because": [], "at": "small.remit:1"},
            {
                "rule": "Everything",
                "section": "S",
                "decides": [
                    "handling",
                    "ownership",
                    "sla",
                    "priority",
                    "clocks",
                    "requirements",
                    "flags",
                    "notify",
                ],
                "because": ["Act 1"],
                "at": "small.remit:1",
            },
        ],
    }


def handling(*said: m.Handling, world: SmallWorld | None = None) -> object:
    """Write the handling that rules of one section come to."""
    rules = [rule(f"r{n}", ALWAYS, acts(each)) for n, each in enumerate(said, 1)]
    return decision(*rules, world=world).to_dict()["handling"]


def test_each_kind_of_handling_has_the_fields_that_it_needs() -> None:
    """And no others."""
    assert handling(m.Answer(None)) == {"kind": "answer", "reply": None, "language": None, "text": None}
    assert handling(m.Acknowledge("move")) == {
        "kind": "acknowledge",
        "reply": "move",
        "language": "en",
        "text": "Go to {there}",
    }
    assert handling(m.Hold("desk")) == {"kind": "hold", "for": "desk"}
    assert handling(m.Silent("spam")) == {"kind": "silent", "reason": "spam"}


def test_a_hold_without_a_rule_to_follow_says_what_is_at_fault() -> None:
    """No rule, rules that disagree, or a redirect that reaches nothing."""
    assert handling() == {
        "kind": "hold",
        "for": None,
        "fault": {"kind": "no_rule", "says": "no rule says how to handle this"},
    }
    assert handling(m.Answer(None), m.Silent("spam")) == {
        "kind": "hold",
        "for": None,
        "fault": {
            "kind": "conflict",
            "says": "rules disagree",
            "aspects": ["handling"],
            "rules": ["r1", "r2"],
        },
    }
    assert handling(CHAIN, world=SmallWorld(frozenset({"care_hours"}))) == {
        "kind": "hold",
        "for": None,
        "fault": {
            "kind": "nothing_lands",
            "says": "no channel of the redirect could be reached",
            "rules": ["r1"],
            "passed_over": [{"channel": "dm", "why": "needs"}, {"channel": "webchat", "why": "shut"}],
        },
    }


def test_a_rule_is_cited_with_its_policy_where_several_are_in_force() -> None:
    """Names of rules are unique only within a policy."""
    fallback = policy("F", section("S", rule("f", ALWAYS, acts(m.Hold("desk")))), stratum=m.Stratum.FALLBACK)
    got = decision(rule("p", ALWAYS, acts(CLOCK)), more=(fallback,))
    assert [policy.name for policy in got.policies] == ["P", "F"]
    assert [(cited.policy, cited.rule) for cited in got.rules] == [("P", "p"), ("F", "f")]


def test_what_was_derived_and_from_which_data_is_recorded() -> None:
    """So that a decision can be derived again years later."""
    given = assembly(policy("P"))
    got = to_decision(
        "t-1",
        decided(given, {"received": NOON}),
        given,
        lambda span: span.file,
        derived=Derived(topics=("fraud",)),
        versions={"zones": "tzdata 2026.1"},
    ).to_dict()
    assert got["derived"] == {"topics": ["fraud"]}
    assert got["versions"] == {"zones": "tzdata 2026.1"}


def test_a_decision_does_not_depend_on_the_order_in_which_rules_are_written() -> None:
    """Inside a section the order of the document means nothing."""
    rules = [
        rule("a", ALWAYS, acts(m.Answer(None), CLOCK)),
        rule("b", ALWAYS, acts(CARE, CUE)),
        rule("c", ALWAYS, acts(m.Answer(None), priority(1)), overrides=("b",)),
    ]
    assert decision(*rules).to_json() == decision(*reversed(rules)).to_json()


def test_an_answer_that_a_redirect_came_to_says_what_it_passed_over() -> None:
    """So that it can be seen why a redirect answered."""
    back = m.Redirect((m.Hop("dm", None), m.Hop("twitter", None)))
    got = decision(replace(rule("r", ALWAYS, acts(back)))).to_dict()["handling"]
    assert got == {
        "kind": "answer",
        "passed_over": [{"channel": "dm", "why": "needs"}],
        "reply": None,
        "language": None,
        "text": None,
    }


def test_an_exception_that_takes_an_item_back_is_cited_for_it() -> None:
    """That something was not done has its rule too."""
    one = rule("one", ALWAYS, acts(m.Answer(None), CLOCK))
    but = exception("but", one, ALWAYS, acts(without=(CLOCK,)))
    got = decision(one, but)
    assert {cited.rule: cited.decides for cited in got.rules} == {"one": ("handling",), "but": ("clocks",)}
    assert got.clocks == ()
