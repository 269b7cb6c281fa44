"""What the prover finds is what there is: all interactions of small policies, looked at one by one, agree with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, event, given, settings

from proof.brute import look, placed, size
from proof.small_ground import SMALL, WORLD
from properties.strategies import assemblies
from remit.backends.proof import findings as f
from remit.backends.proof.prove import prove
from remit.backends.reference.decide import decide
from remit.backends.reference.holds import is_true
from remit.backends.reference.situation import situation
from remit.graph.order import Order
from remit.model import nodes as m

if TYPE_CHECKING:
    from remit.backends.proof.witness import Witness
    from remit.backends.reference.decide import Decided

MOST = 6_000
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "60"))


def replayed(one: m.Assembly, witness: Witness) -> Decided:
    """Decide a witness."""
    return decide(situation(one, witness.facts, witness.switches, WORLD), Order(one))


@given(assemblies())
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_the_prover_finds_what_there_is_and_nothing_else(drawn: m.Assembly) -> None:
    """Conflicts, gaps, redirects that land nowhere and dead text, in both directions, and every witness is one."""
    one = placed(drawn)
    assume(size(one) <= MOST)
    seen = look(one)
    found = list(prove([one], lambda _: SMALL))
    assert not any(isinstance(x, f.NotDecided) for x in found)

    conflicts = {
        (frozenset({x.one.key, x.other.key}), aspect)
        for x in found
        if isinstance(x, f.Conflict)
        for aspect in x.aspects
    }
    assert conflicts == seen.conflicts
    assert {x.rule.key for x in found if isinstance(x, f.LandsNowhere)} == seen.nowhere
    live = {rule.key for p in one.policies for s in p.sections for rule in s.rules} - seen.live
    dead = {x.rule.key for x in found if isinstance(x, f.DeadRule | f.NeverHolds)}
    assert dead == {key for key in live if _says(one, key)}
    for x in found:
        match x:
            case f.Conflict(one=first, other=second, aspects=aspects, witness=witness):
                decided = replayed(one, witness)
                deciders = {
                    "handling": decided.handling.deciders,
                    "ownership": decided.owner.deciders,
                    "SLA": decided.sla.deciders,
                }
                keys = {rule.key for rule in deciders[aspects[0]]}
                assert {first.key, second.key} <= keys
                event("conflict")
            case f.LandsNowhere(rule=rule, witness=witness):
                decided = replayed(one, witness)
                assert decided.landed.fault is not None
                assert decided.landed.fault.kind == "nothing_lands"
                assert rule.key in {decider.key for decider in decided.handling.deciders}
                event("lands nowhere")
            case f.Gap(regions=regions, more=more):
                assert all(not replayed(one, region.witness).handling.deciders for region in regions)
                inside = {
                    number
                    for number, here in enumerate(seen.situations)
                    if any(is_true(region.where, here) for region in regions)
                }
                assert inside <= seen.gaps if more else inside == seen.gaps
                event("gap")
            case f.AlwaysHolds(rule=rule):
                assert rule.key not in seen.whens_fail
            case f.IdleUnless(rule=rule):
                assert rule.key not in seen.unless_counts
            case f.NeverHolds(rule=rule, alone=alone):
                assert not alone or rule.key not in seen.conditions_hold
                event("never holds")
            case f.DeadRule():
                event("dead rule")
            case _:
                pass
    # Regulation on its own need not handle everything.
    alone = all(policy.stratum is m.Stratum.OVERRIDING for policy in one.policies)
    assert any(isinstance(x, f.Gap) for x in found) == (bool(seen.gaps) and not alone)


def _says(one: m.Assembly, key: str) -> bool:
    rule = next(rule for p in one.policies for s in p.sections for rule in s.rules if rule.key == key)
    said = rule.actions
    return bool(said.handling or said.owner or said.sla or said.items or said.withdraws)
