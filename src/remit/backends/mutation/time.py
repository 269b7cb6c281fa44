"""Faults in service promises, clocks and paths."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.backends.mutation.fault import Fault, FaultKind, TimeChanged
from remit.graph.action_words import step_words
from remit.graph.time_words import length_words, step_moment_words
from remit.runtime.durations import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model.nodes import Clock, Length, Path, Sla, Vocabulary


def time_faults(vocabulary: Vocabulary) -> Iterator[Fault]:
    """Yield the faults in everything that takes time."""
    for sla in vocabulary.slas.values():
        yield from _sla(sla)
    for clock in vocabulary.clocks.values():
        yield from _clock(clock)
    for path in vocabulary.paths.values():
        yield from _path(path)


def _sla(sla: Sla) -> Iterator[Fault]:
    for number, target in enumerate(sla.targets):
        longer = replace(target, within=_longer(target.within))
        how = "every" if target.kind == "update" else "within"
        said, other = (f"{target.kind} {how} {length_words(one.within)}" for one in (target, longer))
        new = replace(sla, targets=(*sla.targets[:number], longer, *sla.targets[number + 1 :]))
        says = f"`{said}` of sla {sla.name} were `{other}`"
        yield Fault(FaultKind.LENGTH_CHANGED, sla.span, None, says, target.kind, TimeChanged(new))


def _clock(clock: Clock) -> Iterator[Fault]:
    longer = replace(clock, within=_longer(clock.within))
    says = f"`{length_words(clock.within)}` of clock {clock.name} were `{length_words(longer.within)}`"
    yield Fault(FaultKind.LENGTH_CHANGED, clock.span, None, says, "within", TimeChanged(longer))
    for number, step in enumerate(clock.if_missed):
        left = (*clock.if_missed[:number], *clock.if_missed[number + 1 :])
        says = f"`{step_words(step)}` of clock {clock.name}, if missed, were left out"
        change = TimeChanged(replace(clock, if_missed=left))
        yield Fault(FaultKind.STEP_DROPPED, clock.span, None, says, f"missed {number}", change)


def _path(path: Path) -> Iterator[Fault]:
    for number, step in enumerate(path.steps):
        left = replace(path, steps=(*path.steps[:number], *path.steps[number + 1 :]))
        does = " and ".join(map(step_words, step.steps))
        says = f"`{step_moment_words(step)} {does}` of path {path.name} were left out"
        yield Fault(FaultKind.STEP_DROPPED, step.span, None, says, "", TimeChanged(left))


def _longer(length: Length) -> Length:
    return replace(length, duration=Duration(length.duration.amount + 1, length.duration.unit))
