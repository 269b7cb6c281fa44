"""Replaying what refutes a guarantee: the decision, and the course of the case while nobody acts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.reference.words import outcome_words
from remit.clocks.deadlines import RECEIPT, clock_due, extended_due, target_due
from remit.clocks.entries import entry_words, moment_words
from remit.clocks.keeping import keeping_targets, keeps
from remit.clocks.terms import term
from remit.driver.expectations import Verdict, deciding, judge
from remit.driver.happened import Seen
from remit.driver.story import Story
from remit.model.nodes import (
    Acknowledge,
    Answer,
    Collected,
    Hop,
    Never,
    NeverSay,
    Outcome,
    Reach,
    WithinPromise,
)
from remit.runtime.due import due
from remit.runtime.moments import epoch_second, moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.driver.desk import Desk
    from remit.driver.expectations import By
    from remit.model.nodes import Promise

_ASPECTS: Final = {"path": "ownership", "notifications": "notify"}
"""Aspects of a guarantee that a decision calls otherwise."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What happens instead of what was promised: in words, by which rules, and the course of the case if it counts."""

    words: str
    by: tuple[By, ...]
    course: tuple[str, ...] = ()


def broken(promise: Promise, situation: Situation, desk: Desk) -> Shown | None:
    """Return how an interaction breaks a promise; None where it does not."""
    decided = desk.decided(situation)
    story = Story(desk, decided, situation.received)
    seen = Seen(story.at_receipt, story.ground.clock, story.received, {}, later=False)
    match promise:
        case Outcome() | Never():
            outcome = promise.outcome if isinstance(promise, Never) else promise
            finding = judge(outcome, decided, seen)
            comes = finding.verdict is Verdict.MET
            return Shown(finding.found, finding.by) if comes is isinstance(promise, Never) else None
        case NeverSay(reply):
            landing = decided.landed.handling
            says = isinstance(landing, Answer | Acknowledge | Hop) and landing.reply == reply
            return Shown(outcome_words(decided)["handling"], deciding("handling", decided)) if says else None
        case Reach():
            return _unreached(promise, decided, desk, story)
        case WithinPromise():
            return _too_slow(promise, decided, desk, story)
    assert_never(promise)


def changed(aspect: str, one: Situation, other: Situation, desk: Desk) -> Shown | None:
    """Return how two interactions are decided differently in an aspect; None where they are not."""
    name = _ASPECTS.get(aspect, aspect)
    first, second = desk.decided(one), desk.decided(other)
    before, after = outcome_words(first)[name], outcome_words(second)[name]
    if before == after:
        return None
    by = dict.fromkeys((*deciding(name, first), *deciding(name, second)))
    return Shown(f"{before}, or {after}", tuple(by))


def _unreached(promise: Reach, decided: Decided, desk: Desk, story: Story) -> Shown | None:
    clock = story.ground.clock
    limit = due(term(promise.within, story.ground), story.received)
    log = story.state(limit - 1).log
    turns = [(story.received, decided.team)]
    turns += [(entry.at, entry.name) for entry in log if entry.kind == "escalate"]
    for (since, team), (until, _) in pairwise([*turns, (limit, None)]):
        if team in promise.teams and since < until:
            hours = story.ground.calendar(desk.assembly.vocabulary.teams[team].works)
            if epoch_second(hours.next_open(moment_at(since))) < until:
                return None
    words = f"{' or '.join(promise.teams)} not reached before {moment_words(limit, clock)}"
    course = tuple(f"{moment_words(e.at, clock, begins=True)}  {entry_words(e, clock)}" for e in log)
    return Shown(words, deciding("ownership", decided), course)


def _too_slow(promise: WithinPromise, decided: Decided, desk: Desk, story: Story) -> Shown | None:
    clock = story.ground.clock
    limit = due(term(promise.within, story.ground), story.received)
    found = dict(_dues(promise.kind, decided, desk, story))
    if any(moment <= limit for moment in found.values()):
        return None
    late = ", ".join(f"{name} is due {moment_words(moment, clock)}" for name, moment in found.items())
    words = f"{late or 'nothing promises it'}, and the guarantee says {moment_words(limit, clock)}"
    return Shown(words, (*deciding("sla", decided), *deciding("clocks", decided)))


def _dues(kind: str, decided: Decided, desk: Desk, story: Story) -> Iterator[tuple[str, int]]:
    """Yield when the targets and clocks are due that keep a promise."""
    vocabulary = desk.assembly.vocabulary
    if decided.sla.term is not None:
        for target in keeping_targets(vocabulary.slas[decided.sla.term], kind):
            yield f"{decided.sla.term}.{target.kind}", target_due(target, story.received, story.ground)
    for name in decided.items(Collected.CLOCK):
        clock, happened = vocabulary.clocks[name], {RECEIPT: story.received}
        if keeps(clock, kind):
            longer = extended_due(clock, happened, story.ground)
            moment = clock_due(clock, happened, story.ground) if longer is None else longer.due
            if moment is not None:
                yield name, moment
