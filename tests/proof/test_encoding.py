"""Every literal of an encoding says of every model what the reference evaluator says of the same interaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from proof.small_ground import SMALL, WORLD
from properties.strategies import assemblies
from remit.backends.proof.encoding import ASPECTS, Encoding
from remit.backends.proof.landing import Fault, Landings, Stopped
from remit.backends.proof.solver import Solver
from remit.backends.proof.space import space_of
from remit.backends.reference.decide import decide
from remit.backends.reference.landing import Held
from remit.backends.reference.situation import situation
from remit.graph.order import Order
from remit.model import nodes as m

if TYPE_CHECKING:
    from random import Random

    from remit.backends.proof.landing import Landed
    from remit.backends.proof.space import Space
    from remit.backends.reference.decide import Decided

MODELS = 12


def random_models(space: Space, random: Random) -> list[frozenset[int]]:
    """Draw interactions, all inputs as likely as not."""
    solver = Solver(space.circuit)
    inputs = [abs(one) for variable in space.variables.values() for one in variable.inputs if abs(one) != 1]
    found = []
    for _ in range(MODELS):
        chosen: list[int] = []
        for one in random.sample(inputs, len(inputs)):
            literal = one if random.random() < 0.4 else -one
            chosen.append(literal if solver.possible(*chosen, literal) else -literal)
        found.append(frozenset(one for one in chosen if one > 0))
    return found


def landed(decided: Decided) -> Landed:
    """Write a landing as the encoding does."""
    match decided.landed.handling:
        case Held(team):
            fault = decided.landed.fault
            if fault is None:
                return m.Hold(str(team))
            return Stopped(team) if fault.kind == "ban" else Fault(fault.kind)
        case other:
            return other


@given(assemblies(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_every_literal_says_what_the_reference_says(one: m.Assembly, random: Random) -> None:
    """Holding, deciding, collecting and landing, of every rule."""
    space = space_of([one], [SMALL])
    encoding = Encoding(space)
    landings = Landings(encoding).landed
    rules = encoding.rules
    holds = {rule.key: encoding.holds(rule) for rule in rules}
    firsts = {(a, rule.key): encoding.maximal(rule, a) for a in ASPECTS for rule in rules}
    gives = {(r.key, item): encoding.contributes(r, item) for r in rules for item in r.actions.items}
    every = [*holds.values(), *firsts.values(), *gives.values(), *landings.values()]
    for true in random_models(space, random):
        values = {name: variable.value(true) for name, variable in space.variables.items()}
        facts = {n: v for n, v in values.items() if v is not None and n in one.vocabulary.facts}
        touched: dict[str, bool | frozenset[str]] = {
            n: frozenset({str(values[s.by])})
            if s.by and values[n]
            else frozenset()
            if s.by
            else bool(values[n])
            for n, s in one.vocabulary.switches.items()
            if n in values
        }
        decided = decide(situation(one, facts, touched, WORLD), Order(one))
        said = space.circuit.evaluate(every, dict.fromkeys(true, 1))
        assert {key for key, literal in holds.items() if said[literal]} == {r.key for r in decided.holding}
        by_aspect = (decided.handling.deciders, decided.owner.deciders, decided.sla.deciders)
        for aspect, settled in zip(ASPECTS, by_aspect, strict=True):
            deciders = {rule.key for rule in settled if _speaks(rule, aspect)}
            assert {key for (a, key), literal in firsts.items() if a == aspect and said[literal]} == deciders
        assert {key for key, literal in gives.items() if said[literal]} == {
            (c.rule.key, c.item) for c in decided.collected
        }
        assert [landing for landing, literal in landings.items() if said[literal]] == [landed(decided)]


def _speaks(rule: m.Rule, aspect: str) -> bool:
    # Who holds a case for review is its owner without having said so.
    return aspect != "ownership" or rule.actions.owner is not None


@given(assemblies())
@settings(max_examples=100, deadline=None)
def test_what_is_ordered_in_a_section_is_what_the_order_orders(one: m.Assembly) -> None:
    """Two rules of a section are ordered, or rows of which only the first holds, exactly where the order says so."""
    order = Order(one)
    for part in Encoding(space_of([one], [SMALL])).parts:
        for x in part.section.rules:
            for y in part.section.rules:
                rows = x.table is not None and x.table == y.table and x.first_row_wins
                if x is not y and not rows:
                    assert part.ordered(x, y) == (order.beats(x, y) or order.beats(y, x))
