"""A guarantee that is proved holds for every interaction, and one that is refuted does not: all are looked at."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, assume, event, given, settings
from hypothesis import strategies as st

from proof.brute import look, placed, situations, size
from proof.small_ground import SMALL, WORLD
from properties.strategies import WRITTEN, assemblies
from reference.building import HERE
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.guarantees import Broken, Changed, Guarantees
from remit.backends.proof.landing import Landings
from remit.backends.proof.lateness import Late
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder
from remit.backends.reference.decide import decide
from remit.backends.reference.holds import is_true
from remit.backends.reference.landing import Held
from remit.backends.reference.situation import situation
from remit.clocks.lines import Lines
from remit.graph.order import Order
from remit.model import nodes as m
from runtime.sample_calendars import NO_HOLIDAYS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from remit.backends.proof.guarantees import GuaranteeFinding
    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.model.conditions import Condition

MOST = 1_000
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "6"))


def outcome(
    kind: str, name: str | None = None, reply: str | None = None, level: int | None = None
) -> m.Outcome:
    """As much of an action as is said."""
    return m.Outcome(kind, name, reply, level, HERE)


OUTCOMES = st.sampled_from(
    [
        outcome("answer"),
        outcome("answer", reply="move"),
        outcome("answer", reply="vulnerability"),
        outcome("acknowledge"),
        outcome("redirect"),
        outcome("redirect", "dm"),
        outcome("hold", "desk"),
        outcome("silent"),
        outcome("silent", "listen_only"),
        outcome("follow", "slow_path"),
        outcome("give", "chief"),
        outcome("give", "desk"),
        outcome("notify", "chief"),
        outcome("priority", level=1),
    ]
)
PROMISES: st.SearchStrategy[m.Promise] = st.one_of(
    OUTCOMES, OUTCOMES.map(lambda one: m.Never(one, HERE)), st.just(m.NeverSay("move", HERE))
)
FACTS = ("intent", "vulnerable", "topics", "followers", "language", "channel")
ASPECTS = ("handling", "path", "clocks", "requirements", "flags", "notifications", "priority")


EMPTY = m.Guarantee(
    title="G",
    policy="",
    when=None,
    promises=(),
    facts=(),
    aspects=(),
    because=(),
    accepts={},
    span=HERE,
)


def with_guarantee(one: m.Assembly, said: m.Guarantee) -> m.Assembly:
    """The assembly with one guarantee."""
    first, *rest = one.policies
    return replace(one, policies=(replace(first, guarantees=(said,)), *rest))


def found_in(one: m.Assembly) -> list[GuaranteeFinding]:
    """What the prover says of the guarantee; nothing is asked of time."""

    def finder(_: Iterable[object] = ()) -> Finder:
        return Finder(space_of([one], [SMALL]))

    first = finder()
    encoding = Encoding(first.space)
    late = Late(Lines(one, NO_HOLIDAYS))
    return list(Guarantees(encoding, Landings(encoding), late, first, finder).refutations())


def comes(one: m.Outcome, decided: Decided) -> bool:
    """Whether an outcome is among what is decided: said once more, as plainly as can be."""
    landing, owner = decided.landed.handling, decided.owner.term
    match one.kind:
        case "answer":
            return isinstance(landing, m.Answer) and one.reply in (None, landing.reply)
        case "acknowledge":
            return isinstance(landing, m.Acknowledge)
        case "redirect":
            return isinstance(landing, m.Hop) and one.name in (None, landing.channel)
        case "hold":
            return isinstance(landing, Held) and landing.team == one.name
        case "silent":
            return isinstance(landing, m.Silent) and one.name in (None, landing.reason)
        case "follow":
            return owner == m.FollowPath(str(one.name))
        case "give":
            return owner == m.GiveTo(str(one.name))
        case "notify":
            return str(one.name) in decided.items(m.Collected.NOTIFICATION)
        case _:
            return decided.priority == one.level


def breaks(promise: m.Promise, decided: Decided) -> bool:
    """Whether a decision breaks a promise."""
    match promise:
        case m.Never(one):
            return comes(one, decided)
        case m.NeverSay(reply):
            return decided.said is not None and decided.said.reply == reply
        case m.Outcome():
            return not comes(promise, decided)
        case _:
            raise AssertionError(promise)


def sound(one: m.Assembly) -> bool:
    """Whether an assembly is small, and compiles: neither conflicts, gaps nor redirects that land nowhere."""
    if size(one) > MOST:
        return False
    seen = look(one)
    return not (seen.conflicts or seen.gaps or seen.nowhere)


@given(assemblies(), WRITTEN, PROMISES)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_a_promise_is_refuted_where_an_interaction_breaks_it_and_only_there(
    drawn: m.Assembly, when: Condition, promise: m.Promise
) -> None:
    """Every interaction is decided; the witness breaks the promise on the reference evaluator."""
    one = with_guarantee(placed(drawn), replace(EMPTY, when=when, promises=(promise,)))
    about = promise.outcome if isinstance(promise, m.Never) else promise
    # Who holds what rules disagree about is not worked out: a policy with conflicts has no guarantees.
    assume(sound(one) if isinstance(about, m.Outcome) and about.kind == "hold" else size(one) <= MOST)
    order = Order(one)
    broken = any(is_true(when, here) and breaks(promise, decide(here, order)) for here in situations(one))
    found = found_in(one)
    assert bool(found) == broken
    event("broken" if broken else "holds")
    for refuted in found:
        assert isinstance(refuted, Broken)
        here = situation(one, refuted.witness.facts, refuted.witness.switches, WORLD)
        assert is_true(when, here)
        assert breaks(promise, decide(here, order))


def result(aspect: str, decided: Decided, one: m.Assembly) -> Hashable:
    """What is decided in an aspect."""
    landing, replies = decided.landed.handling, one.vocabulary.replies
    kinds = {
        "clocks": m.Collected.CLOCK,
        "requirements": m.Collected.REQUIREMENT,
        "flags": m.Collected.FLAG,
        "notifications": m.Collected.NOTIFICATION,
    }
    match aspect:
        case "handling":
            match landing:
                case m.Answer(reply) | m.Acknowledge(reply) | m.Hop(_, reply):
                    texts = None if reply is None else tuple(sorted(replies[reply].texts.items()))
                    return type(landing), getattr(landing, "channel", None), texts
                case _:
                    return landing
        case "path":
            return decided.owner.term
        case "priority":
            return decided.priority
        case _:
            return decided.items(kinds[aspect])


@given(assemblies(), st.sampled_from(FACTS), st.sampled_from(ASPECTS))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_a_fact_changes_an_aspect_where_a_pair_of_interactions_shows_it_and_only_there(
    drawn: m.Assembly, fact: str, aspect: str
) -> None:
    """All pairs that differ in that fact alone are compared; the pair that is shown is one of them."""
    one = with_guarantee(placed(drawn), replace(EMPTY, facts=(fact,), aspects=(aspect,)))
    assume(sound(one) if aspect == "handling" else size(one) <= MOST)
    order = Order(one)
    groups: dict[Hashable, set[Hashable]] = {}
    for here in situations(one):
        groups.setdefault(_beside(here, fact), set()).add(result(aspect, decide(here, order), one))
    changes = any(len(results) > 1 for results in groups.values())
    found = found_in(one)
    assert bool(found) == changes
    event("changes" if changes else "never changes")
    for refuted in found:
        assert isinstance(refuted, Changed)
        pair = [
            situation(one, witness.facts, witness.switches, WORLD)
            for witness in (refuted.witness, refuted.other)
        ]
        first, second = (result(aspect, decide(here, order), one) for here in pair)
        assert first != second


def _beside(here: Situation, fact: str) -> Hashable:
    """Everything but a fact; a switch that goes by it counts by what it is on for."""
    facts = tuple(sorted((name, str(value)) for name, value in here.facts.items() if name != fact))
    switches = tuple(
        sorted((name, str(sorted(s) if isinstance(s, frozenset) else s)) for name, s in here.switches.items())
    )
    return facts, switches
