"""Which of two rules comes first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from graph.hand_made import assembly, exception, otherwise, policy, rule, rules_of
from graph.random_assemblies import assemblies
from remit.graph.line import topological
from remit.graph.order import Order
from remit.model.nodes import Assembly, Policy, Rule, RuleKind, Stratum


def named(whole: Assembly) -> dict[str, Rule]:
    """Return the rules by name."""
    return {r.name: r for r in rules_of(whole)}


def read_naively(whole: Assembly, x: Rule, y: Rule) -> bool:
    """Read the five clauses of the order one by one, as they are written."""
    policies = {p.title: p for p in whole.policies}

    def comes_before(p: Policy, q: Policy) -> bool:
        peers = [policies[t] for t in p.comes_before if t in policies and policies[t].stratum == p.stratum]
        return any(peer is q or comes_before(peer, q) for peer in peers)

    p, q = policies[x.policy], policies[y.policy]
    if p is not q:
        return p.stratum < q.stratum or comes_before(p, q)
    titles = [s.title for s in p.sections]
    if x.section != y.section:
        return titles.index(x.section) < titles.index(y.section)
    beside = {r.name: r for r in next(s.rules for s in p.sections if s.title == x.section)}
    if y.kind is RuleKind.OTHERWISE and x.kind is not RuleKind.OTHERWISE:
        return True

    def overrides(one: str, other: str) -> bool:
        return any(name == other or overrides(name, other) for name in beside[one].overrides)

    def is_exception_to(one: Rule, other: Rule) -> bool:
        return one.excepts is not None and (
            one.excepts == other.name or is_exception_to(beside[one.excepts], other)
        )

    return overrides(x.tree, y.tree) or is_exception_to(x, y)


@settings(deadline=None)
@given(assemblies())
def test_order_is_the_one_written_down(whole: Assembly) -> None:
    """Two rules are ordered exactly as the clauses of the meaning, read one by one, order them."""
    order, rules = Order(whole), rules_of(whole)
    for x in rules:
        for y in rules:
            assert order.beats(x, y) == read_naively(whole, x, y), (x.key, y.key)


@settings(deadline=None)
@given(assemblies())
def test_order_is_a_strict_partial_order(whole: Assembly) -> None:
    """Nothing comes before itself, no two before each other, and what comes before carries on through others."""
    order, rules = Order(whole), rules_of(whole)
    after = {x.key: {y.key for y in rules if order.beats(x, y)} for x in rules}
    for x, beaten in after.items():
        assert x not in beaten
        for y in beaten:
            assert x not in after[y]
            assert after[y] <= beaten


@settings(deadline=None)
@given(assemblies())
def test_line_puts_nothing_after_what_it_beats(whole: Assembly) -> None:
    """In the canonical line no rule stands after one that it comes before, and none is lost."""
    order, rules = Order(whole), rules_of(whole)
    line = order.linear(rules)
    assert sorted(r.key for r in line) == sorted(r.key for r in rules)
    for number, x in enumerate(line):
        assert not any(order.beats(y, x) for y in line[number:])


@settings(deadline=None)
@given(assemblies())
def test_line_does_not_hang_on_how_a_section_is_written(whole: Assembly) -> None:
    """Rules of a section, and policies, written in another order give the same line."""
    from dataclasses import replace

    turned = replace(
        whole,
        policies=tuple(
            replace(
                p,
                sections=tuple(replace(s, rules=tuple(reversed(s.rules))) for s in p.sections),
            )
            for p in reversed(whole.policies)
        ),
    )
    lines = [[r.key for r in Order(w).linear(rules_of(w))] for w in (whole, turned)]
    assert lines[0] == lines[1]


@settings(deadline=None)
@given(assemblies())
def test_every_precedence_has_its_reason(whole: Assembly) -> None:
    """Whatever comes before something has a reason in words; whatever does not is refused one."""
    order, rules = Order(whole), rules_of(whole)
    for x in rules:
        for y in rules:
            if order.beats(x, y):
                assert order.why(x, y)
            else:
                with pytest.raises(ValueError, match="does not come before"):
                    order.why(x, y)


def test_reason_of_strata() -> None:
    """An earlier stratum is named against a later one."""
    whole = assembly(
        policy("Law", {"1": (rule("a"),)}, stratum=Stratum.OVERRIDING),
        policy("Bank", {"1": (rule("b"),)}),
        policy("Rest", {"1": (rule("c"),)}, stratum=Stratum.FALLBACK),
    )
    order, r = Order(whole), named(whole)
    assert order.why(r["a"], r["b"]) == "an overriding policy comes before a sector's own"
    assert order.why(r["a"], r["c"]) == "an overriding policy comes before a fallback"
    assert order.why(r["b"], r["c"]) == "a sector's own policy comes before a fallback"


def test_reason_of_policies_names_those_between() -> None:
    """Policies of one stratum are named, with those through which one comes before the other."""
    whole = assembly(
        policy("A", {"1": (rule("a"),)}, comes_before=("B",)),
        policy("B", {"1": (rule("b"),)}, comes_before=("C",)),
        policy("C", {"1": (rule("c"),)}),
    )
    order, r = Order(whole), named(whole)
    assert order.why(r["a"], r["b"]) == "policy `A` comes before `B`"
    assert order.why(r["a"], r["c"]) == "policy `A` comes before `B`, which comes before `C`"


def test_comes_before_counts_within_a_stratum_only() -> None:
    """A policy cannot put itself before one of an earlier stratum."""
    whole = assembly(
        policy("Bank", {"1": (rule("b"),)}, comes_before=("Law",)),
        policy("Law", {"1": (rule("a"),)}, stratum=Stratum.OVERRIDING),
    )
    order, r = Order(whole), named(whole)
    assert not order.beats(r["b"], r["a"])
    assert order.beats(r["a"], r["b"])


def test_reasons_within_a_policy() -> None:
    """Sections, `otherwise`, overriding trees and exceptions each have words of their own."""
    base = rule("base")
    middle = rule("middle", overrides=("base",))
    top = rule("top", overrides=("middle",))
    but = exception("but", top)
    whole = assembly(
        policy(
            "P",
            {
                "First": (base, middle, top, but, exception("but even so", but), otherwise("First")),
                "Second": (rule("late"),),
            },
        )
    )
    order, r = Order(whole), named(whole)
    default = r["otherwise in First"]
    assert order.why(default, r["late"]) == "section `First` comes before `Second`"
    assert order.why(r["base"], default) == "`otherwise` yields to every other rule of its section"
    assert order.why(r["middle"], r["base"]) == "overrides it"
    assert order.why(r["top"], r["base"]) == "`top` overrides `middle`, which overrides `base`"
    assert order.why(r["but"], r["middle"]) == "`top` overrides `middle`"
    assert order.why(r["but"], r["top"]) == "is an exception to it"
    assert order.why(r["but even so"], r["top"]) == "is an exception to `but`, an exception to it"


def test_siblings_are_not_ordered() -> None:
    """Rules of one section that say nothing of each other, exceptions beside each other and rows do not compare."""
    base = rule("base")
    rows = tuple(
        rule(f"T, row {n}", kind=RuleKind.ROW, table="T", row=n, first_row_wins=True) for n in (1, 2)
    )
    whole = assembly(policy("P", {"S": (base, exception("e", base), exception("f", base), rule("z"), *rows)}))
    order, r = Order(whole), named(whole)
    for x, y in (("base", "z"), ("e", "f"), ("T, row 1", "T, row 2"), ("e", "z")):
        assert not order.beats(r[x], r[y])
        assert not order.beats(r[y], r[x])


def test_line_of_some_rules_keeps_their_places() -> None:
    """A part of the rules lies in the same line as all of them."""
    base = rule("a")
    whole = assembly(policy("P", {"S": (base, exception("b", base), rule("0")), "R": (rule("c"),)}))
    order, r = Order(whole), named(whole)
    assert [x.name for x in order.linear(rules_of(whole))] == ["0", "b", "a", "c"]
    assert [x.name for x in order.linear([r["c"], r["a"]])] == ["a", "c"]


def test_circle_is_refused() -> None:
    """A relation that goes round in a circle has no line, and the names in it are told."""
    with pytest.raises(ValueError, match="a, b go round in a circle"):
        topological({"a": ("b",), "b": ("a",), "c": ()})
