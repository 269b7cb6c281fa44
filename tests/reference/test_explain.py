"""Why rules did not decide, and what would have changed the outcome."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from reference.building import (
    ALWAYS,
    CLOCK,
    HERE,
    NEVER,
    Words,
    about,
    acts,
    assembly,
    atom,
    both,
    channel,
    either,
    exception,
    is_,
    otherwise,
    policy,
    priority,
    row,
    rule,
    section,
    yes,
)
from remit.backends.reference.change import Change, smallest_change
from remit.backends.reference.explanation import Explanation, explain
from remit.graph.order import Order
from remit.model import conditions as c
from remit.model import nodes as m
from remit.runtime.money import Money

ANSWER, HOLD, SILENT = m.Answer(None), m.Hold("desk"), m.Silent("spam")


def explained(given: m.Assembly, facts: dict[str, m.Value] | None = None) -> Explanation:
    """Explain an interaction; what looks like a number is masked."""
    situation = about(given, facts)
    return explain(
        situation, Order(given), lambda span: f"{span.file}:1", lambda text: text.replace("4111", "[card]")
    )


def says(
    *rules: m.Rule, facts: dict[str, m.Value] | None = None, words: Words | None = None
) -> dict[str, str]:
    """Say of each rule of one section why it did not decide."""
    found = explained(assembly(policy("P", section("S", *rules)), words=words), facts)
    return {str(entry["rule"]): str(entry["says"]) for entry in found.rules}


def test_the_first_condition_that_failed_is_shown_with_what_the_interaction_has() -> None:
    """Of `and` the first part that failed, of `or` all of it, since no part held."""
    when = both(yes("vulnerable"), either(is_("intent", "complaint"), atom("followers", c.InRange(10, None))))
    one = rule("R", when, acts(ANSWER))
    assert says(one) == {"R": "needs `vulnerable`, but vulnerable is unknown"}
    assert says(one, facts={"vulnerable": True, "followers": 3}) == {
        "R": "needs `intent is complaint or followers is at least 10`, but intent is unknown; followers is 3"
    }


def test_the_failed_condition_is_data_too() -> None:
    """With its place, and each fact that it asks for."""
    given = assembly(policy("P", section("S", rule("R", yes("vulnerable"), acts(ANSWER)))))
    assert explained(given, {"vulnerable": False}).to_dict()["rules"] == [
        {
            "rule": "R",
            "section": "S",
            "at": "small.remit:1",
            "why": "condition",
            "says": "needs `vulnerable`, but vulnerable is no",
            "condition": {"says": "vulnerable", "at": "small.remit:1", "facts": {"vulnerable": "no"}},
        }
    ]


@pytest.mark.parametrize(
    ("condition", "facts", "stand"),
    [
        (is_("intent", "complaint"), {"intent": "question"}, "intent is question"),
        (atom("topics", c.Has("fraud")), {"topics": frozenset()}, "topics is none"),
        (
            atom("topics", c.Has("fraud")),
            {"topics": frozenset({"hours", "hardship"})},
            "topics is hardship, hours",
        ),
        (atom("claim", c.InRange(Money(9, "GBP"), None)), {"claim": Money(500, "EUR")}, "claim is 5.00 EUR"),
        (atom("waited", c.InRange(3600, None)), {"waited": 900}, "waited is 15 minutes"),
        (atom("mood", c.InRange(Decimal(0), None)), {"mood": Decimal("-0.5")}, "mood is -0.5"),
        (
            atom("booked", c.InRange(datetime(2027, 1, 1, tzinfo=UTC), None)),
            {"booked": datetime(2026, 7, 1, 11, 30, tzinfo=UTC)},
            "booked is 2026-07-01 12:30",
        ),
        (
            atom("message", c.ContainsWords(("refund",))),
            {"message": "my card 4111"},
            'message is "my card [card]"',
        ),
        (atom("message", c.ContainsWords(("refund",))), {"message": "x" * 200}, f'message is "{"x" * 59}…"'),
    ],
)
def test_values_are_shown_as_a_policy_writes_them(
    condition: c.Condition, facts: dict[str, m.Value], stand: str
) -> None:
    """Moments in the policy's time zone; texts cut short and without personal data."""
    assert says(rule("R", condition, acts(ANSWER)), facts=facts)["R"].endswith(f", but {stand}")


SWITCHES = Words(
    switches=(m.Switch("incident", None, None, (), HERE), m.Switch("outage", None, "intent", (), HERE))
)


def test_switches_are_shown_as_they_stand() -> None:
    """On or off, and for what."""
    one, other = (
        rule("I", yes("incident"), acts(ANSWER)),
        rule("O", atom("outage", c.Covers("intent")), acts(ANSWER)),
    )
    given = assembly(policy("P", section("S", one, other)), words=SWITCHES)
    assert {str(e["rule"]): e["says"] for e in explained(given).rules} == {
        "I": "needs `incident`, but incident is off",
        "O": "needs `outage covers this interaction`, but outage is off; intent is unknown",
    }
    here = about(given, {"intent": "comment"})
    states = {**here.switches, "outage": frozenset({"question", "complaint"})}
    there = type(here)(given, here.facts, states, here.world)
    said = [str(e["says"]) for e in explain(there, Order(given), str, str).rules]
    assert said[1].endswith("but outage is on for complaint, question; intent is comment")


def test_everything_that_keeps_a_rule_from_holding_has_its_words() -> None:
    """Exemptions, dates, what an exception excepts from, and rows above."""
    winter = rule("winter", ALWAYS, acts(ANSWER), first=date(2026, 10, 1), last=date(2027, 1, 31))
    exempt = rule("exempt", ALWAYS, acts(ANSWER), unless=yes("vulnerable"))
    parent = rule("parent", yes("vulnerable", negated=True), acts(ANSWER))
    exempt_not = rule("holds", ALWAYS, acts(CLOCK))
    rules = (
        winter,
        rule("until", ALWAYS, acts(ANSWER), last=date(2026, 1, 1)),
        rule("from", ALWAYS, acts(ANSWER), first=date(2027, 1, 1)),
        exempt,
        parent,
        exception("child", parent, ALWAYS, acts(ANSWER)),
        exception("but", exempt_not, yes("vulnerable", negated=True), acts(ANSWER)),
        exempt_not,
        row("T", 1, ALWAYS, acts(CLOCK)),
        row("T", 2, ALWAYS, acts(CLOCK)),
        rule("never", NEVER, acts(ANSWER)),
    )
    assert says(*rules, facts={"vulnerable": True}) == {
        "winter": "holds from 2026-10-01 until 2027-01-31 only",
        "until": "holds until 2026-01-01 only",
        "from": "holds from 2027-01-01 on only",
        "exempt": "does not hold where `vulnerable`, and vulnerable is yes",
        "parent": "needs `not vulnerable`, but vulnerable is yes",
        "child": "is an exception to `parent`, which does not hold",
        "but": "needs `not vulnerable`, but vulnerable is yes",
        "T, row 2": "stands below `T, row 1`, which holds",
        "never": "never holds",
    }


def test_a_rule_that_holds_is_told_what_went_before_it() -> None:
    """The rule that beats it, and why it does, for the aspects that it lost."""
    low = rule("low", ALWAYS, acts(HOLD, m.GiveTo("chief"), "gold"))
    top = rule("top", ALWAYS, acts(ANSWER, m.GiveTo("desk"), "silver"), overrides=("low",))
    but = exception("but", top, ALWAYS, acts(m.Acknowledge(None), m.GiveTo("desk"), "silver"))
    assert says(low, top, but) == {
        "low": "holds, but `but` decides handling, ownership and sla: `top` overrides `low`",
        "top": "holds, but `but`, which is an exception to it, decides handling, ownership and sla",
    }
    assert (
        says(low, top)["low"] == "holds, but `top`, which overrides it, decides handling, ownership and sla"
    )


def test_a_later_section_is_told_that_an_earlier_one_decides() -> None:
    """It is explained even where the rule decides something else."""
    early = section("A", rule("early", ALWAYS, acts(ANSWER)))
    late = section("B", rule("late", ALWAYS, acts(HOLD, CLOCK)))
    (entry,) = explained(assembly(policy("P", early, late))).rules
    assert (entry["rule"], entry["aspects"], entry["by"]) == ("late", ["handling"], "early")
    assert entry["says"] == "holds, but `early` decides handling: section `A` comes before `B`"


def test_defaults_silence_withdrawals_and_urgency_have_their_words() -> None:
    """Each says which rule it was."""
    quiet = rule("quiet", ALWAYS, acts(SILENT, priority(1)))
    loud = rule("loud", ALWAYS, acts(m.GiveTo("desk"), "gold", priority(2), CLOCK))
    but = exception("but", loud, ALWAYS, acts(without=(CLOCK,)))
    idle = exception("idle", loud, ALWAYS, acts(without=(m.Item("flag", "long_waits"),)))
    found = explained(
        assembly(policy("P", section("S", quiet, loud, but, idle, otherwise("S", acts(HOLD, CLOCK, "slow")))))
    )
    assert [(e["rule"], e["why"], e["says"]) for e in found.rules] == [
        (
            "loud",
            "silence",
            "holds, but nothing is said because of `quiet`, so it gives no ownership and sla",
        ),
        ("loud", "less_urgent", "holds, but `quiet` gives priority 1, which is more urgent"),
        ("loud", "withdrawn", "holds, but `but` takes back final_response"),
        ("idle", "says_nothing", "holds, but changes nothing here"),
        ("otherwise of S", "default", "is the default, and `quiet` decides the handling"),
    ]
    assert found.rules[-1]["aspects"] == ["handling", "sla", "clocks"]


def test_rules_are_told_apart_by_their_policy_where_there_are_several() -> None:
    """Names are unique only within one."""
    one = policy("P", section("S", rule("R", NEVER, acts(ANSWER))))
    other = policy("Q", section("S", rule("R", NEVER, acts(ANSWER))))
    assert [entry["policy"] for entry in explained(assembly(one, other)).rules] == ["P", "Q"]


# ------------------------------------------------------------------------------------------------ changes


def change(
    *rules: m.Rule, facts: dict[str, m.Value] | None = None, words: Words | None = None
) -> list[tuple[str, m.Value | None, str | None]]:
    """Find the smallest change for the rules of one section."""
    given = assembly(policy("P", section("S", *rules)), words=words)
    return [(x.fact, x.to, x.element) for x in smallest_change(about(given, facts), Order(given))]


def when(*conditions: c.Condition) -> m.Rule:
    """Make a rule that answers where all of these hold."""
    return rule("R", both(*conditions), acts(ANSWER))


@pytest.mark.parametrize(
    ("conditions", "facts", "found"),
    [
        ([yes("vulnerable")], {}, [("vulnerable", True, None)]),
        ([yes("vulnerable", negated=True)], {"vulnerable": False}, [("vulnerable", True, None)]),
        ([atom("intent", c.IsUnknown())], {"intent": "comment"}, [("intent", None, None)]),
        ([is_("channel", "email")], {}, [("channel", "email", None)]),
        ([atom("topics", c.Has("fraud"))], {}, [("topics", True, "fraud")]),
        ([atom("topics", c.Has("fraud"))], {"topics": frozenset({"fraud"})}, [("topics", False, "fraud")]),
        ([atom("topics", c.Has("fraud"), negated=True)], {}, [("topics", frozenset(), None)]),
        ([atom("topics", c.HasAny())], {"topics": frozenset()}, [("topics", True, "fraud")]),
        (
            [atom("topics", c.Has("fraud")), atom("topics", c.Has("hours"))],
            {},
            [("topics", True, "fraud"), ("topics", True, "hours")],
        ),
        ([atom("followers", c.InRange(10, None))], {"followers": 3}, [("followers", 10, None)]),
        (
            [atom("followers", c.InRange(10, None, low_open=True))],
            {"followers": 3},
            [("followers", 11, None)],
        ),
        ([atom("followers", c.InRange(None, 0, high_open=True))], {"followers": 3}, []),
        ([atom("mood", c.InRange(Decimal(0), None))], {"mood": Decimal(-1)}, [("mood", Decimal(0), None)]),
        (
            [atom("mood", c.InRange(Decimal(0), Decimal("0.5"), low_open=True, high_open=True))],
            {"mood": Decimal(-1)},
            [("mood", Decimal("0.25"), None)],
        ),
        (
            [atom("claim", c.InRange(Money(2000, "GBP"), None))],
            {"claim": Money(1, "EUR")},
            [("claim", Money(2000, "GBP"), None)],
        ),
        ([atom("mood", c.IsUnknown(), negated=True)], {}, [("mood", Decimal(-1), None)]),
        ([atom("followers", c.IsUnknown(), negated=True)], {}, [("followers", 0, None)]),
        ([atom("waited", c.IsUnknown(), negated=True)], {}, [("waited", 0, None)]),
        ([atom("claim", c.IsUnknown(), negated=True)], {}, [("claim", Money(0, "GBP"), None)]),
        (
            [atom("booked", c.IsUnknown(), negated=True)],
            {},
            [("booked", datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC), None)],
        ),
        ([atom("waited", c.InRange(None, 0, high_open=True))], {"waited": 3}, []),
        ([atom("waited", c.InRange(60, None))], {"waited": 3}, [("waited", 60, None)]),
        (
            [atom("booked", c.InRange(None, datetime(2026, 1, 1, tzinfo=UTC), high_open=True))],
            {"booked": datetime(2026, 6, 1, tzinfo=UTC)},
            [("booked", datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC), None)],
        ),
        ([is_("language", "cy")], {"language": "en"}, [("language", "cy", None)]),
        ([is_("language", "cy", negated=True)], {"language": "cy"}, [("language", "en", None)]),
        ([is_("message", "stop")], {"message": "hello"}, [("message", "stop", None)]),
        (
            [atom("message", c.ContainsWords(("refund",)))],
            {"message": "hello"},
            [("message", "hello refund", None)],
        ),
        ([atom("message", c.ContainsWords(("refund",)))], {"message": "a refund"}, [("message", "", None)]),
        ([atom("message", c.MatchesPattern("AB12"))], {"message": "ref AB12"}, [("message", "", None)]),
        ([yes("incident")], {}, [("incident", True, None)]),
        ([atom("outage", c.Covers("intent"))], {"intent": "comment"}, [("outage", True, "comment")]),
        (
            [yes("vulnerable"), is_("intent", "comment")],
            {},
            [("intent", "comment", None), ("vulnerable", True, None)],
        ),
        ([yes("vulnerable"), is_("intent", "comment"), is_("language", "cy")], {}, []),
    ],
)
def test_the_smallest_change_is_found_in_every_kind_of_fact(
    conditions: list[c.Condition],
    facts: dict[str, m.Value],
    found: list[tuple[str, m.Value | None, str | None]],
) -> None:
    """The fewest facts, ties by name; at most two; a value before the unknown."""
    plain = {"intent": None, "message": None} | facts
    given = {name: value for name, value in plain.items() if value is not None}
    assert change(when(*conditions), facts=given, words=SWITCHES) == found


def test_a_switch_by_a_fact_makes_its_values_matter() -> None:
    """Where nothing else asks for the fact, too, such as the area of an outage."""
    by_area = Words(switches=(m.Switch("outage", None, "language", (), HERE),))
    given = assembly(policy("P", section("S", when(atom("outage", c.Covers("language"))))), words=by_area)
    here = about(given, {"language": "en"})
    there = type(here)(given, here.facts, {"outage": frozenset({"cy"})}, here.world)
    (found,) = smallest_change(there, Order(given))
    assert (found.fact, found.to) == ("language", "cy")


def test_when_it_came_and_what_it_is_called_are_never_changed() -> None:
    """Nobody could have done anything about them."""
    assert change(when(atom("received", c.InRange(datetime(2030, 1, 1, tzinfo=UTC), None)))) == []
    assert change(when(is_("sector", "travel"))) == []


def test_where_it_came_matters_even_where_no_condition_asks() -> None:
    """A redirect to the channel of arrival is an answer."""
    to_email = rule("R", ALWAYS, acts(m.Redirect((m.Hop("email", None),))))
    assert change(to_email) == [("channel", "email", None)]


def test_what_a_channel_needs_can_be_the_change() -> None:
    """Conditions are those of channels, too."""
    needs = Words(channels=(channel("twitter"), channel("email", needs=yes("vulnerable"))))
    facts = m.Redirect((m.Hop("email", None),))
    found = change(rule("R", ALWAYS, acts(facts)), words=needs)
    assert ("vulnerable", True, None) in found or ("channel", "email", None) in found


def test_what_a_ban_depends_on_can_be_the_change() -> None:
    """A text that may not be said is held, so what lifts the ban changes the outcome."""
    reply = m.Reply("hello", public=True, private=True, texts={"en": ("Hello.",)}, span=HERE)
    ban = m.Ban(
        title="No hello",
        wordings=(m.Wording(must=False, language=None, phrases=("Hello",)),),
        public=True,
        private=True,
        replies=(),
        when=yes("vulnerable"),
        because=(),
        span=HERE,
    )
    one = policy("P", section("S", rule("R", ALWAYS, acts(m.Answer("hello")))), bans=(ban,))
    given = assembly(one, words=Words(replies=(reply,)))
    (found,) = smallest_change(about(given, {"vulnerable": True}), Order(given))
    assert (found.fact, found.to) == ("vulnerable", False)


def test_the_change_is_said_with_what_it_would_have_done() -> None:
    """In words and as data."""
    one = rule("R", yes("vulnerable"), acts(ANSWER, m.GiveTo("chief"), "gold", CLOCK, priority(1)))
    found = explained(assembly(policy("P", section("S", one, otherwise("S", acts(HOLD))))))
    assert found.change == {
        "facts": [{"fact": "vulnerable", "from": "unknown", "to": "yes"}],
        "outcome": {
            "handling": {"from": "hold for desk", "to": "answer"},
            "ownership": {"from": "give to desk", "to": "give to chief"},
            "sla": {"from": "none", "to": "gold"},
            "priority": {"from": "none", "to": "1"},
            "clocks": {"from": "none", "to": "final_response"},
        },
        "says": "if vulnerable were yes instead of unknown: handling: answer instead of hold for desk; "
        "ownership: give to chief instead of give to desk; sla: gold instead of none; "
        "priority: 1 instead of none; clocks: final_response instead of none",
    }
    json.dumps(found.to_dict())


def test_an_outcome_that_no_two_facts_change_says_so() -> None:
    """The search goes no further than two."""
    assert explained(assembly(policy("P", section("S", otherwise("S", acts(HOLD)))))).change == {
        "facts": [],
        "outcome": {},
        "says": "none with two",
    }


def test_an_explanation_reads_as_text() -> None:
    """For a terminal: each rule with its place, then the change."""
    one = rule("R", yes("vulnerable"), acts(ANSWER))
    text = explained(assembly(policy("P", section("S", one, otherwise("S", acts(HOLD)))))).to_text()
    assert text == (
        "What did not decide:\n"
        "  R  (S, small.remit:1)\n"
        "    needs `vulnerable`, but vulnerable is unknown\n"
        "\n"
        "What would have changed the outcome:\n"
        "  if vulnerable were yes instead of unknown: handling: answer instead of hold for desk; "
        "ownership: none instead of give to desk"
    )


def test_a_fault_is_said_in_the_outcome() -> None:
    """Held, with the kind of fault."""
    one = rule("R", yes("vulnerable"), acts(ANSWER))
    outcome = explained(assembly(policy("P", section("S", one)))).change["outcome"]
    assert outcome == {"handling": {"from": "hold (fault: no_rule)", "to": "answer"}}


def test_a_change_of_a_set_or_a_switch_keeps_the_rest() -> None:
    """Only one element goes in or out."""
    given = assembly(policy("P"), words=SWITCHES)
    here = about(given, {"topics": frozenset({"fraud"})})
    there = Change("topics", to=True, element="hours").applied(here)
    assert there.facts["topics"] == {"fraud", "hours"}
    states = {**here.switches, "outage": frozenset({"comment", "question"})}
    off = Change("outage", to=False, element="comment").applied(
        type(here)(given, here.facts, states, here.world)
    )
    assert off.switches["outage"] == frozenset({"question"})
