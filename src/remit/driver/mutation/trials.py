"""Examples made ready to be run many times, and the assemblies that they are run in."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from remit.contract.problem import InteractionProblem
from remit.driver.examples import judged
from remit.driver.expectations import Verdict, judge
from remit.driver.happened import Seen
from remit.driver.story import Story
from remit.model import nodes as m
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.driver.desk import Desk
    from remit.driver.policy import Policy
    from remit.model.nodes import Assembly, Example


@dataclass(frozen=True, slots=True)
class Trial:
    """An example at a desk, as the policy decides it; `holding` are keys of rules."""

    example: Example
    situation: Situation
    decided: Decided
    holding: frozenset[str]
    at_receipt: Seen

    @property
    def is_timeless(self) -> bool:
        """Whether it expects only what is decided, and nothing of time."""
        return not self.example.later and all(
            isinstance(expectation, m.Outcome | m.Absent | m.Says) for expectation in self.example.expects
        )


def trials_of(policy: Policy, desk: Desk) -> tuple[Trial, ...]:
    """Return the examples that are decided at a desk and hold; one that fails already can notice nothing."""
    found = (
        _trial(desk, example)
        for edition in desk.assembly.policies
        for example in edition.examples
        if example.sector in (None, desk.assembly.sector) and _is_desk_of(policy, desk, example)
    )
    return tuple(
        trial for trial in found if trial is not None and ending(desk, trial, timed=True) is not Ending.FAILED
    )


def planted_desk(desk: Desk, assembly: Assembly, *, reordered: bool) -> Desk:
    """Return a desk for an assembly with a fault in it; calendars and finders of words are shared."""
    other = copy(desk)
    other.assembly = assembly
    stale = ("workflow", "order") if reordered else ("workflow",)
    for name in stale:
        other.__dict__.pop(name, None)
    return other


class Ending(Enum):
    """What becomes of an example at another desk."""

    UNCHANGED = "all that it could expect is as it was"
    CHANGED = "something is otherwise, which it does not expect"
    FAILED = "it fails"


def ending(desk: Desk, trial: Trial, *, timed: bool = False) -> Ending:
    """Return what becomes of an example; `timed` where lengths of time are not those of the policy."""
    here = trial.situation
    situation = type(here)(desk.assembly, here.facts, here.switches, here.world)
    try:
        decided = desk.decided(situation)
        if not timed and _alike(decided, trial.decided):
            return Ending.UNCHANGED
        if trial.is_timeless:
            findings = [judge(one, decided, trial.at_receipt) for one in trial.example.expects]
        else:
            findings = list(judged(desk, trial.example, decided, situation.received).findings)
    except (InteractionProblem, ValueProblem):
        return Ending.FAILED
    failed = any(finding.verdict is Verdict.FAILED for finding in findings)
    return Ending.FAILED if failed else Ending.CHANGED


def _alike(one: Decided, other: Decided) -> bool:
    """Whether all that an example can expect of the one is so of the other."""
    return (one.effect, one.said, one.team) == (other.effect, other.said, other.team)


def _trial(desk: Desk, example: Example) -> Trial | None:
    derived, _ = desk.derive({"id": example.title, "sector": desk.assembly.sector, **example.facts})
    facts = {name: value for name, value in derived.items() if name not in example.unknown}
    try:
        situation = desk.situation(facts, example.switches)
        decided = desk.decided(situation)
        story = Story(desk, decided, situation.received)
        seen = Seen(story.at_receipt, story.ground.clock, story.received, {}, later=False)
    except (InteractionProblem, ValueProblem):
        return None
    return Trial(example, situation, decided, frozenset(rule.key for rule in decided.holding), seen)


def _is_desk_of(policy: Policy, desk: Desk, example: Example) -> bool:
    try:
        return policy.desk(desk.assembly.sector, example.facts["received"]) is desk  # type: ignore[arg-type] # every example gives it
    except InteractionProblem:
        return False
