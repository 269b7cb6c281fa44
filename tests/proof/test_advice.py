"""Advice that needs the prover: every rule that some interaction shows, and no other; each example shows it."""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from proof.brute import MOMENTS, STATES, VALUES, placed
from proof.small_ground import SMALL, WORLD
from proof.test_guarantees import EMPTY, with_guarantee
from properties.strategies import assemblies
from reference.building import CLOCK, HERE, atom, both, fact, is_
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.lints import (
    acknowledged_and_left,
    acknowledged_as_answered,
    complaint_without_clock,
    sensitive_in_public,
    silence_under_clock,
)
from remit.backends.proof.lints.concern import Question
from remit.backends.proof.promises import asked
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder
from remit.backends.reference.decide import decide
from remit.backends.reference.situation import situation
from remit.graph.order import Order
from remit.model import conditions as c
from remit.model import nodes as m
from remit.model import types as t
from remit.runtime.durations import Duration, Unit
from remit.signals.topics import TopicPattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation

EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "10"))
_MOST = 300
FINAL_RESPONSE = m.Clock(
    name=CLOCK.name,
    statutory=True,
    within=m.Length(Duration(8, Unit.WEEK), None),
    landing=None,
    anchors=("receipt",),
    sooner=None,
    counts_receipt=False,
    roll=None,
    pauses=(),
    extension=None,
    stops=("acknowledged",),
    if_missed=(),
    because=(),
    span=HERE,
)
DAY = m.Length(Duration(1, Unit.DAY), None)
SLAS = {
    name: m.Sla(name, (m.Target(kind, DAY),), (), (), HERE)
    for name, kind in (("gold", "acknowledge"), ("silver", "respond"))
}
# So that everything that advice asks for is told apart.
ASKED = replace(EMPTY, when=both(is_("intent", "complaint"), atom("topics", c.Has("fraud"))))


def furnished(one: m.Assembly) -> m.Assembly:
    """The assembly with a statutory clock, a topic of which people speak in private, and a regulated policy."""
    topic = m.Topic(TopicPattern("fraud", ("fraud",)), HERE, personal=True)
    facts = {**one.vocabulary.facts, "personal_data": fact("personal_data", t.SomeOf(("iban",)))}
    clocks = {CLOCK.name: FINAL_RESPONSE}
    words = replace(one.vocabulary, clocks=clocks, topics={"fraud": topic}, facts=facts, slas=SLAS)
    policies = tuple(replace(policy, regulated=True) for policy in one.policies)
    return with_guarantee(replace(one, vocabulary=words, policies=policies), ASKED)


def shows(lint: str, here: Situation, decided: Decided, one: m.Assembly) -> bool:
    """Whether an interaction shows what advice is about: said once more, as plainly as can be."""
    landed, started = decided.landed.handling, CLOCK.name in decided.items(m.Collected.CLOCK)
    public = one.vocabulary.channels[str(here.facts["channel"])].public
    intent = here.facts.get("intent")
    topics = here.facts.get("topics")
    match lint:
        case silence_under_clock.LINT:
            return isinstance(landed, m.Silent) and started
        case sensitive_in_public.LINT:
            personal = isinstance(topics, frozenset) and "fraud" in topics
            return (
                isinstance(landed, m.Answer)
                and public
                and (personal or bool(here.facts.get("personal_data")))
            )
        case acknowledged_and_left.LINT:
            return isinstance(landed, m.Acknowledge) and decided.owner.term is None
        case acknowledged_as_answered.LINT:
            sla, waits = decided.sla.term, intent in ("complaint", "question")
            met = started or sla == "gold"
            return isinstance(landed, m.Acknowledge) and waits and met and sla != "silver"
        case _:
            return intent == "complaint" and not started


def interactions(one: m.Assembly, seed: int) -> Iterator[Situation]:
    """Yield some interactions, each fact known or unknown."""
    random = Random(seed)  # noqa: S311 - nothing secret is drawn
    for _ in range(_MOST):
        drawn = {name: random.choice(values) for name, values in VALUES.items()}
        facts = {name: value for name, value in drawn.items() if value is not None}
        facts |= {"received": random.choice(MOMENTS), "channel": random.choice([*one.vocabulary.channels])}
        states = {name: random.choice(values) for name, values in STATES.items()}
        yield situation(one, {"sector": "banking", **facts}, states, WORLD)


@pytest.mark.parametrize(
    "lint",
    [
        silence_under_clock,
        sensitive_in_public,
        acknowledged_and_left,
        acknowledged_as_answered,
        complaint_without_clock,
    ],
)
@given(assemblies(), st.integers(0, 9_999))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_advice_is_given_where_an_interaction_shows_it_and_only_there(
    lint: ModuleType, drawn: m.Assembly, seed: int
) -> None:
    """Whatever an interaction shows is found, for every rule that decides it; each example that is found shows it."""
    one = furnished(placed(drawn))
    order = Order(one)
    decided = [(here, decide(here, order)) for here in interactions(one, seed)]
    shown = [(here, each) for here, each in decided if shows(lint.LINT, here, each, one)]
    finder = Finder(space_of([one], [SMALL], asked(one)))
    found = list(lint.find(Question(Encoding(finder.space), finder)))
    event("called for" if shown else "not called for")
    if lint is complaint_without_clock:
        # Told of the sector's own policies, of which there may be none.
        own = any(policy.stratum is m.Stratum.SECTOR for policy in one.policies)
        assert found or not (shown and own)
    elif lint is sensitive_in_public:
        assert found or not shown
    else:
        assert {one.span for one in found} >= {
            rule.head for _, each in shown for rule in each.handling.deciders
        }
    for concern in found:
        witness = concern.witness
        here = situation(one, witness.facts, witness.switches, WORLD)
        assert shows(lint.LINT, here, decide(here, order), one)
