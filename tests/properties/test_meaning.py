"""The evaluator and a second reading of the page on meaning agree; and what follows from the page is so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from properties.reading import Reader, Reading
from properties.strategies import CONDITIONS, VALUES, WORDS, Given, assemblies, interactions, trees
from reference.building import assembly, policy, section
from remit.backends.reference.cells import each_atom
from remit.backends.reference.change import smallest_change
from remit.backends.reference.cite import decides
from remit.backends.reference.decide import Decided, Settled, decide
from remit.backends.reference.explain import accounts
from remit.backends.reference.holds import is_true
from remit.backends.reference.landing import Held
from remit.graph.order import Order
from remit.model import conditions as c
from remit.model import nodes as m

if TYPE_CHECKING:
    from random import Random


def settled(one: Settled[object]) -> tuple[frozenset[str], frozenset[str]]:
    """Write an aspect as the second reading does."""
    return frozenset(map(repr, one.terms)), frozenset(rule.key for rule in one.deciders)


def landing(decided: Decided) -> str:
    """Write a landing as the second reading does."""
    match decided.landed.handling:
        case m.Hop(channel, reply):
            return f"redirect {channel} {reply}"
        case Held(team):
            return f"{'hold' if decided.landed.fault is None else 'fault'} for {team}"
        case m.Silent(reason):
            return f"silent {reason}"
        case m.Answer(reply) | m.Acknowledge(reply) as said:
            return f"{type(said).__name__.lower()} {reply}"


def reading(decided: Decided) -> Reading:
    """Write what the evaluator decided as the second reading does."""
    return Reading(
        settled(decided.handling),  # type: ignore[arg-type] # terms of any type
        settled(decided.owner),  # type: ignore[arg-type]
        settled(decided.sla),  # type: ignore[arg-type]
        frozenset((x.rule.key, x.item.kind, x.item.name) for x in decided.collected),
        decided.priority,
        landing(decided),
        decided.team,
    )


@given(assemblies(), interactions())
@settings(max_examples=150, deadline=None)
def test_the_evaluator_reads_the_page_as_a_second_reader_does(one: m.Assembly, case: Given) -> None:
    """Every aspect, every decider, every item and every landing."""
    second = Reader(one, case)
    decided = decide(case.within(one), Order(one))
    assert {rule.key for rule in decided.holding} == second.holding
    assert reading(decided) == second.read()


@given(trees("T"), interactions())
@settings(max_examples=150, deadline=None)
def test_a_tree_of_exceptions_reads_as_a_second_reader_does(tree: list[m.Rule], case: Given) -> None:
    """Above all what exceptions to exceptions take back."""
    one = assembly(policy("P", section("S", *tree)), words=WORDS)
    assert reading(decide(case.within(one), Order(one))) == Reader(one, case).read()


@given(assemblies(), interactions(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_in_which_a_section_is_written_means_nothing(
    one: m.Assembly, case: Given, random: Random
) -> None:
    """Shuffled sections decide the same, cite the same and say the same."""
    shuffled = replace(one, policies=tuple(_shuffled(p, random) for p in one.policies))
    assert decide(case.within(one), Order(one)) == decide(case.within(shuffled), Order(shuffled))


def _shuffled(one: m.Policy, random: Random) -> m.Policy:
    return replace(
        one,
        sections=tuple(
            replace(part, rules=tuple(random.sample(part.rules, len(part.rules)))) for part in one.sections
        ),
    )


EMPTY = assembly(policy("P"))


def _about_the_unknown(condition: c.Condition) -> bool:
    return any(isinstance(atom.test, c.IsUnknown | c.Covers) for atom in each_atom(condition))


@given(CONDITIONS, interactions(), st.data())
@settings(max_examples=200, deadline=None)
def test_learning_a_fact_never_makes_a_condition_untrue(
    condition: c.Condition, case: Given, data: st.DataObject
) -> None:
    """What is known to hold holds whatever the unknown turns out to be, unless it speaks of the unknown itself.

    (A switch `by` a fact is off where the fact is unknown, so what is not covered may come to be.)
    """
    here = replace(
        case.within(EMPTY), switches={"incident": True, "pre_election": False, "outage": frozenset()}
    )
    name = data.draw(st.sampled_from([name for name in VALUES if name not in case.facts] or ["intent"]))
    learnt = replace(here, facts={name: data.draw(VALUES[name]), **here.facts})
    if is_true(condition, here) and not _about_the_unknown(condition):
        assert is_true(condition, learnt)


@given(assemblies(), interactions())
@settings(max_examples=50, deadline=None)
def test_the_first_candidate_in_the_canonical_line_carries_the_value(one: m.Assembly, case: Given) -> None:
    """The lemma on which all other evaluators stand: the first is maximal, so where rules agree it decides."""
    order = Order(one)
    decided = decide(case.within(one), order)
    handling = [rule for rule in order.linear(decided.holding) if rule.actions.handling is not None]
    assert handling[:1] == list(decided.handling.deciders[:1])
    if decided.handling.term is not None:
        assert handling[0].actions.handling == decided.handling.term


@given(assemblies(), interactions())
@settings(max_examples=50, deadline=None)
def test_every_rule_decides_or_is_accounted_for(one: m.Assembly, case: Given) -> None:
    """Each rule stands in the decision, in the explanation, or, for different aspects, in both."""
    order, here = Order(one), case.within(one)
    decided = decide(here, order)
    accounted: dict[str, set[str]] = {}
    for account in accounts(here, order, decided):
        accounted.setdefault(account.rule.key, set()).update(account.aspects)
    cited = decides(decided)
    every = {rule.key for p in one.policies for s in p.sections for rule in s.rules}
    assert every == cited.keys() | accounted.keys()
    for key in cited.keys() & accounted.keys():
        assert accounted[key]


@given(assemblies(), interactions(), st.data())
@settings(max_examples=40, deadline=None)
def test_the_smallest_change_is_one_and_there_is_none_smaller(
    one: m.Assembly, case: Given, data: st.DataObject
) -> None:
    """Made, it changes the outcome; where it takes two facts, or more, no other value of one fact does."""
    order, here = Order(one), case.within(one)
    outcome = decide(here, order).effect
    changes = smallest_change(here, order)
    changed = here
    for change in changes:
        changed = change.applied(changed)
    assert (decide(changed, order).effect != outcome) is bool(changes)
    if len(changes) != 1:
        name = data.draw(st.sampled_from([n for n in VALUES if n != "topics"]))
        other = data.draw(st.none() | VALUES[name])
        facts = {fact: value for fact, value in here.facts.items() if fact != name}
        single = replace(here, facts=facts if other is None else {**facts, name: other})
        assert decide(single, order).effect == outcome
