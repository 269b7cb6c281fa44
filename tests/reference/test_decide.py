"""What the holding rules decide."""

from __future__ import annotations

from reference.building import (
    ALWAYS,
    CARE,
    CLOCK,
    CUE,
    HERE,
    SmallWorld,
    Words,
    acts,
    assembly,
    atom,
    decided,
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
from remit.backends.reference.landing import Held
from remit.model import conditions as c
from remit.model import nodes as m

ANSWER = m.Answer(None)
HOLD = m.Hold("desk")
SILENT = m.Silent("spam")
DESK, CHIEF = m.GiveTo("desk"), m.GiveTo("chief")


def names(rules: tuple[m.Rule, ...]) -> list[str]:
    """Names of rules."""
    return [rule.name for rule in rules]


def test_an_earlier_section_decides() -> None:
    """A later rule decides what the earlier one does not speak to."""
    first = section("A", rule("a", ALWAYS, acts(HOLD)))
    second = section("B", rule("b", ALWAYS, acts(ANSWER, "gold")))
    got = decided(assembly(policy("P", first, second)))
    assert (got.handling.term, names(got.handling.deciders)) == (HOLD, ["a"])
    assert (got.sla.term, names(got.sla.deciders)) == ("gold", ["b"])


def test_an_overriding_policy_goes_before_the_sectors_own_and_that_before_a_fallback() -> None:
    """Each aspect is decided by the earliest stratum that speaks to it."""
    over = policy("O", section("S", rule("o", ALWAYS, acts(HOLD))), stratum=m.Stratum.OVERRIDING)
    own = policy("P", section("S", rule("p", ALWAYS, acts(ANSWER, DESK))))
    back = policy(
        "F", section("S", rule("f", ALWAYS, acts(SILENT, CHIEF, "gold"))), stratum=m.Stratum.FALLBACK
    )
    got = decided(assembly(back, own, over))
    assert names(got.handling.deciders + got.owner.deciders + got.sla.deciders) == ["o", "p", "f"]


def test_peers_that_agree_decide_together() -> None:
    """All maximal rules that carry the term are its deciders."""
    got = decided(
        assembly(policy("P", section("S", rule("x", ALWAYS, acts(ANSWER)), rule("a", ALWAYS, acts(ANSWER)))))
    )
    assert (got.handling.term, names(got.handling.deciders)) == (ANSWER, ["a", "x"])


def test_peers_that_disagree_leave_it_to_a_person() -> None:
    """Nothing is guessed: the interaction is held, and the fault names all the rules."""
    got = decided(
        assembly(policy("P", section("S", rule("x", ALWAYS, acts(ANSWER)), rule("a", ALWAYS, acts(SILENT)))))
    )
    assert got.handling.term is None
    assert got.landed.fault is not None
    assert got.landed.fault.kind == "conflict"
    assert [(aspect, names(rules)) for aspect, rules in got.landed.fault.disagreeing] == [
        ("handling", ["a", "x"])
    ]


def test_a_conflict_over_the_owner_holds_the_interaction_too() -> None:
    """And nobody is made the owner."""
    got = decided(
        assembly(
            policy("P", section("S", rule("x", ALWAYS, acts(ANSWER, DESK)), rule("a", ALWAYS, acts(CHIEF))))
        )
    )
    assert got.owner.term is None
    assert got.team is None
    assert got.landed.fault is not None
    assert [aspect for aspect, _ in got.landed.fault.disagreeing] == ["ownership"]


def test_what_a_rule_overrides_does_not_decide_but_still_collects() -> None:
    """Through a rule in the middle that does not hold, too."""
    low = rule("low", ALWAYS, acts(SILENT, CLOCK))
    middle = rule("middle", yes("vulnerable"), acts(HOLD), overrides=("low",))
    top = rule("top", ALWAYS, acts(ANSWER), overrides=("middle",))
    got = decided(assembly(policy("P", section("S", low, middle, top))))
    assert names(got.handling.deciders) == ["top"]
    assert got.items(m.Collected.CLOCK) == ("final_response",)


def test_an_exception_speaks_only_for_the_aspects_it_names() -> None:
    """The others stay with the rule."""
    root = rule("root", ALWAYS, acts(HOLD, DESK, "gold"))
    child = exception("child", root, yes("vulnerable"), acts(ANSWER))
    got = decided(assembly(policy("P", section("S", root, child))), {"vulnerable": True})
    assert names(got.handling.deciders) == ["child"]
    assert names(got.owner.deciders) == names(got.sla.deciders) == ["root"]


def test_exceptions_to_what_is_overridden_are_overridden() -> None:
    """A rule with its exceptions is one tree."""
    low = rule("low", ALWAYS, acts(SILENT))
    low_but = exception("low but", low, ALWAYS, acts(HOLD))
    top = rule("top", ALWAYS, acts(DESK), overrides=("low",))
    top_but = exception("top but", top, ALWAYS, acts(ANSWER))
    got = decided(assembly(policy("P", section("S", low, low_but, top, top_but))))
    assert (got.handling.term, names(got.handling.deciders)) == (ANSWER, ["top but"])


def test_where_silence_is_kept_only_the_rules_that_keep_it_give_an_owner_or_an_sla() -> None:
    """Items are collected all the same."""
    quiet = rule("quiet", ALWAYS, acts(SILENT, "slow"))
    later = section("B", rule("later", ALWAYS, acts(DESK, "gold", CLOCK)))
    got = decided(assembly(policy("P", section("A", quiet), later)))
    assert got.owner.term is None
    assert got.sla.term == "slow"
    assert got.items(m.Collected.CLOCK) == ("final_response",)


def test_who_reviews_a_held_interaction_owns_it_if_nobody_else_does() -> None:
    """A rule that gives it to somebody goes before."""
    held = rule("held", ALWAYS, acts(HOLD))
    got = decided(assembly(policy("P", section("S", held))))
    assert (got.owner.term, names(got.owner.deciders), got.team) == (DESK, ["held"], "desk")
    given = rule("given", ALWAYS, acts(CHIEF))
    got = decided(assembly(policy("P", section("S", held), section("T", given))))
    assert (got.owner.term, names(got.owner.deciders), got.team) == (CHIEF, ["given"], "chief")


def test_items_of_all_rules_that_hold_are_collected() -> None:
    """Whatever their order."""
    got = decided(
        assembly(
            policy(
                "P",
                section("A", rule("a", ALWAYS, acts(ANSWER, CLOCK, CUE))),
                section("B", rule("b", ALWAYS, acts(CLOCK, CARE)), rule("c", yes("vulnerable"), acts(CARE))),
            )
        )
    )
    collected = [(contribution.rule.name, contribution.item) for contribution in got.collected]
    assert collected == [("a", CLOCK), ("a", CUE), ("b", CLOCK), ("b", CARE)]
    assert got.items(m.Collected.CLOCK) == ("final_response",)


def test_an_exception_withdraws_what_the_rules_above_it_contribute() -> None:
    """Not its own items, not those of exceptions below it, and not those of other rules."""
    root = rule("root", ALWAYS, acts(CLOCK, CARE))
    child = exception("child", root, ALWAYS, acts(CLOCK))
    grandchild = exception("grandchild", child, yes("vulnerable"), acts(CLOCK, without=(CLOCK,)))
    below = exception("below", grandchild, ALWAYS, acts(CLOCK))
    other = rule("other", ALWAYS, acts(CLOCK))
    given = assembly(policy("P", section("S", root, child, grandchild, below, other)))
    who = [x.rule.name for x in decided(given, {"vulnerable": True}).collected if x.item == CLOCK]
    assert sorted(who) == ["below", "grandchild", "other"]
    who = [x.rule.name for x in decided(given).collected if x.item == CLOCK]
    assert sorted(who) == ["child", "other", "root"]
    assert decided(given, {"vulnerable": True}).items(m.Collected.REQUIREMENT) == ("care",)


def test_the_most_urgent_priority_wins() -> None:
    """Unless an exception withdraws it, which it does whatever the level."""
    urgent = rule("urgent", ALWAYS, acts(priority(1)))
    calm = exception("calm", urgent, yes("vulnerable", negated=True), acts(without=(m.Item("priority", ""),)))
    usual = rule("usual", ALWAYS, acts(priority(3)))
    later = rule("later", ALWAYS, acts(priority(10)))
    given = assembly(policy("P", section("S", urgent, calm, usual, later)))
    assert decided(given).priority == 1
    assert decided(given, {"vulnerable": False}).priority == 3
    assert decided(assembly(policy("P"))).priority is None


def test_an_otherwise_counts_only_where_it_decides_the_handling() -> None:
    """Its owner, its SLA and its items go with it."""
    default = otherwise("S", acts(HOLD, CHIEF, "slow", CLOCK))
    complaint = rule("complaint", is_("intent", "complaint"), acts(ANSWER))
    given = assembly(policy("P", section("S", complaint, default)))
    alone = decided(given)
    assert (alone.handling.term, alone.owner.term, alone.sla.term) == (HOLD, CHIEF, "slow")
    assert alone.items(m.Collected.CLOCK) == ("final_response",)
    beaten = decided(given, {"intent": "complaint"})
    assert (beaten.handling.term, beaten.owner.term, beaten.sla.term) == (ANSWER, None, None)
    assert beaten.items(m.Collected.CLOCK) == ()


def test_an_otherwise_yields_to_a_later_rule_of_its_section_but_not_of_a_later_section() -> None:
    """Section order is the order of the document and is meant."""
    later = section("B", rule("b", ALWAYS, acts(ANSWER)))
    got = decided(assembly(policy("P", section("A", otherwise("A", acts(HOLD))), later)))
    assert got.handling.term == HOLD


def test_no_rule_at_all_leaves_it_to_a_person() -> None:
    """Held, with a fault that says so; who owns it, if anyone does, has it."""
    got = decided(assembly(policy("P", section("S", rule("owner", ALWAYS, acts(DESK))))))
    assert got.landed.fault is not None
    assert got.landed.fault.kind == "no_rule"
    assert got.team == "desk"


def test_what_nobody_owns_goes_to_who_holds_what_no_rule_is_about() -> None:
    """The team of the last default that holds, even where that default does not decide."""
    quarrel = [rule("x", ALWAYS, acts(ANSWER)), rule("a", ALWAYS, acts(SILENT)), otherwise("S", acts(HOLD))]
    last = section("T", otherwise("T", acts(m.Hold("chief"))))
    got = decided(assembly(policy("P", section("S", *quarrel), last)))
    assert got.landed.fault is not None
    assert (got.landed.handling, got.team) == (Held("chief"), "chief")


def test_rows_of_a_table_decide_like_rules() -> None:
    """And beat nobody in their section."""
    fraud = row("T", 1, atom("topics", c.Has("fraud")), acts(ANSWER))
    beside = rule("beside", ALWAYS, acts(ANSWER))
    got = decided(assembly(policy("P", section("S", fraud, beside))), {"topics": frozenset({"fraud"})})
    assert names(got.handling.deciders) == ["T, row 1", "beside"]


def test_results_differ_in_what_is_done_not_in_who_is_cited() -> None:
    """Two policies that do the same have the same effect."""
    one = decided(assembly(policy("P", section("S", rule("x", ALWAYS, acts(ANSWER, CLOCK))))))
    other = decided(
        assembly(policy("P", section("S", rule("y", ALWAYS, acts(ANSWER)), rule("z", ALWAYS, acts(CLOCK)))))
    )
    third = decided(assembly(policy("P", section("S", rule("x", ALWAYS, acts(ANSWER))))))
    assert one.effect == other.effect != third.effect


PATH = m.Path("fraud_path", "fraud_desk", "duty", "fraud_desk", (), HERE)
PLAIN_PATH = m.Path("plain_path", "fraud_desk", None, None, (), HERE)
TEAMS = Words(
    teams=(m.Team("fraud_desk", "office_hours", HERE), m.Team("duty", "always", HERE)),
    paths=(PATH, PLAIN_PATH),
)


def test_a_path_starts_with_another_team_while_its_own_is_shut() -> None:
    """The team that has the case is the one that is open at receipt."""
    given = assembly(
        policy("P", section("S", rule("r", ALWAYS, acts(ANSWER, m.FollowPath("fraud_path"))))), words=TEAMS
    )
    assert decided(given).team == "fraud_desk"
    assert decided(given, world=SmallWorld(frozenset({"office_hours"}))).team == "duty"
    plain = assembly(
        policy("P", section("S", rule("r", ALWAYS, acts(m.FollowPath("plain_path"))))), words=TEAMS
    )
    assert decided(plain, world=SmallWorld(frozenset({"office_hours"}))).team == "fraud_desk"
