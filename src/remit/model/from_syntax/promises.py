"""Guarantees: what must hold of every interaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.model import nodes as m
from remit.model import standard
from remit.model.from_syntax.actions import reply
from remit.model.from_syntax.conditions import condition
from remit.model.from_syntax.rules import accepts_of
from remit.model.from_syntax.time import length, texts
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context

ASPECTS = ("handling", "path", "sla", "clocks", "priority", "requirements", "flags", "notifications")

# Where the name of an outcome is looked up.
NAMESPACES = {
    "redirect": "channel",
    "hold": "team",
    "follow": "path",
    "give": "team",
    "apply": "SLA",
    "start": "clock",
    "require": "requirement",
    "flag": "cue",
    "notify": "team",
}


def guarantee_of(written: n.Guarantee, policy: str, context: Context) -> m.Guarantee:
    """One guarantee."""
    pairs = written.never_change
    return m.Guarantee(
        title=written.title.value,
        policy=policy,
        when=condition(written.when, context) if written.when else None,
        promises=tuple(_promise(p, context) for p in written.promises),
        facts=_facts(pairs, context) if pairs else (),
        aspects=_aspects(pairs, context) if pairs else (),
        because=texts(written.because),
        accepts=accepts_of(written.accepts),
        span=written.span,
    )


def _facts(pairs: n.NeverChange, context: Context) -> tuple[str, ...]:
    known = []
    for name in pairs.facts:
        if name.text in context.facts:
            known.append(name.text)
        elif found := context.scope.find("fact", name, standard=context.facts):
            known.append(found)
    return tuple(known)


def _aspects(pairs: n.NeverChange, context: Context) -> tuple[str, ...]:
    for name in pairs.aspects:
        if name.text not in ASPECTS:
            context.report.add(
                "R0201",
                name.span,
                help=suggestion(name.text, ASPECTS),
                kind="aspect of a decision",
                name=name.text,
            )
    return tuple(name.text for name in pairs.aspects if name.text in ASPECTS)


def _promise(written: n.Promise, context: Context) -> m.Promise:
    match written:
        case n.Outcome():
            return outcome_of(written, context)
        case n.Never():
            return m.Never(outcome_of(written.outcome, context), written.span)
        case n.NeverSay():
            return m.NeverSay(reply(written.reply, context) or "", written.span)
        case n.WithinPromise():
            return m.WithinPromise(written.kind, length(written.within, context), written.span)
        case n.Reach():
            teams = tuple(found for team in written.teams if (found := context.scope.find("team", team)))
            return m.Reach(teams, length(written.within, context), written.span)


def outcome_of(written: n.Outcome, context: Context) -> m.Outcome:
    """As much of an action as is said, its names resolved."""
    name = None
    if written.name is not None:
        if written.kind == "silent":
            name = context.scope.find("reason", written.name, standard=standard.REASONS)
        else:
            name = context.scope.find(NAMESPACES[written.kind], written.name)
    level = int(written.level) if written.level is not None else None
    return m.Outcome(written.kind, name, reply(written.reply, context), level, written.span)
