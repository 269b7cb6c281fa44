"""Whatever the policy: what is said to make no difference makes none, and no example is left out that would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from properties.strategies import Given, interactions, sections
from remit.backends.mutation.faults import faults
from remit.backends.mutation.plant import planted
from remit.driver.compile import compile_text
from remit.driver.mutation.concerned import Ground, reorders
from remit.driver.mutation.proved import Nowhere, Prover, Shows
from remit.driver.mutation.score import wording
from remit.driver.mutation.trials import Ending, Trial, ending, planted_desk
from remit.driver.policy import Policy
from remit.model.nodes import Example
from suggestion.as_text import UnsayableError, as_text

if TYPE_CHECKING:
    from remit.backends.proof.witness import Witness
    from remit.driver.desk import Desk
    from remit.model import nodes as m


def _trial(desk: Desk, case: Given) -> Trial:
    """The interaction as an example that expects nothing."""
    here = desk.situation(case.facts, case.touched)
    decided = desk.decided(here)
    example = Example(
        "Case", "Random", None, case.facts, case.touched, (), (), desk.assembly.policies[0].span
    )
    holding = frozenset(rule.key for rule in decided.holding)
    return Trial(example, here, decided, holding, None)  # type: ignore[arg-type] # nothing is expected of time


@given(
    st.tuples(sections("S", defaults=False), sections("T", defaults=False)),
    st.lists(interactions(), min_size=5, max_size=5),
)
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
def test_faults_and_what_is_said_of_them(some: tuple[m.Section, ...], cases: list[Given]) -> None:
    """Random rules, exceptions, overrides and interactions."""
    try:
        text = as_text(some)
    except UnsayableError:
        assume(False)
        return
    compiled = compile_text(text)
    assume(not compiled.report.has_errors)
    policy = Policy(compiled)
    [desk] = policy.desks
    ground = Ground(desk.assembly.policies)
    trials = [_trial(desk, case) for case in cases]
    planned = list(faults(desk.assembly, wording(policy, desk.assembly)))
    proved = list(Prover(desk).verdicts([fault.change for fault in planned]))
    assert len(proved) == len(planned)
    for fault, verdict in zip(planned, proved, strict=True):
        mutant = planted_desk(desk, planted(desk.assembly, fault.change), reordered=reorders(fault.change))
        for trial in trials:
            if isinstance(verdict, Nowhere) or not ground.concerned(fault.change, trial):
                assert ending(mutant, trial) is Ending.UNCHANGED, fault.says
        if isinstance(verdict, Shows):
            _is_shown(desk, mutant, verdict.witness)


def _is_shown(desk: Desk, mutant: Desk, witness: Witness) -> None:
    here = desk.situation(witness.facts, witness.switches)
    there = type(here)(mutant.assembly, here.facts, here.switches, here.world)
    before, after = desk.decided(here), mutant.decided(there)
    dues = [one.deadlines(decided, witness.received) for one, decided in ((desk, before), (mutant, after))]
    assert (before.effect, before.team, before.landed, dues[0]) != (
        after.effect,
        after.team,
        after.landed,
        dues[1],
    )
