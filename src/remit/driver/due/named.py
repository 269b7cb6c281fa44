"""Clocks by their names, the targets of SLAs among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from remit.graph.time_words import clock_words, sla_words
from remit.model.nodes import Clock, Item

if TYPE_CHECKING:
    from remit.model.nodes import Assembly, Sla, Target, Vocabulary

# Whoever has had an answer in substance was told that we have it, and so on.
_LADDER: Final = ("acknowledged", "responded", "resolved", "accepted")
_RUNGS: Final = {"acknowledge": 0, "respond": 1, "resolve": 2}


def clock_names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every name that a clock or a target of an SLA can be asked for by."""
    targets = (f"{sla.name}.{target.kind}" for sla in vocabulary.slas.values() for target in sla.targets)
    return (*vocabulary.clocks, *targets)


def clock_called(name: str, vocabulary: Vocabulary) -> Clock | None:
    """Return a clock, or a target of an SLA as a clock; None where there is none of that name."""
    if name in vocabulary.clocks:
        return vocabulary.clocks[name]
    sla_name, _, kind = name.rpartition(".")
    sla = vocabulary.slas.get(sla_name)
    targets = () if sla is None else sla.targets
    return next((_as_clock(sla, target) for target in targets if sla and target.kind == kind), None)


def says(clock: Clock, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return its deadline, and what it says of pausing and extending, in the policy's words."""
    if clock.name in vocabulary.clocks:
        return clock_words(clock)
    sla_name, _, kind = clock.name.rpartition(".")
    sla = vocabulary.slas[sla_name]
    return sla_words(replace(sla, targets=tuple(target for target in sla.targets if target.kind == kind)))


def started(name: str, assembly: Assembly) -> bool:
    """Whether a rule starts a clock, or applies the SLA of a target."""
    rules = (rule for policy in assembly.policies for section in policy.sections for rule in section.rules)
    item, sla = Item("clock", name), name.rpartition(".")[0]
    return any(item in rule.actions.items or (sla and rule.actions.sla == sla) for rule in rules)


def _as_clock(sla: Sla, target: Target) -> Clock:
    # An update is owed again each time the customer has heard from us.
    anchors = ("receipt", "acknowledged", "responded") if target.kind == "update" else ("receipt",)
    return Clock(
        name=f"{sla.name}.{target.kind}",
        statutory=False,
        within=target.within,
        landing=None,
        anchors=anchors,
        sooner=None,
        counts_receipt=False,
        roll=None,
        pauses=sla.pauses,
        extension=None,
        stops=_LADDER[_RUNGS[target.kind] :] if target.kind in _RUNGS else (),
        if_missed=(),
        because=sla.because,
        span=sla.span,
    )
