"""Whether what was decided is what an example expects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.reference.landing import Held
from remit.backends.reference.words import NOTHING, outcome_words
from remit.model.nodes import (
    Absent,
    Acknowledge,
    Answer,
    Collected,
    Due,
    FollowPath,
    GiveTo,
    Hop,
    InTeam,
    Outcome,
    Referred,
    Says,
    Silent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.reference.decide import Decided
    from remit.model.nodes import Expectation, Rule
    from remit.source.span import Span


class Verdict(Enum):
    """What came of an expectation."""

    MET = "met"
    FAILED = "failed"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Finding:
    """`found` are the words for what was decided instead, and `by` the rules that did."""

    verdict: Verdict
    span: Span
    found: str = ""
    by: tuple[Rule, ...] = ()


_ASPECTS: Final = {
    "answer": "handling",
    "acknowledge": "handling",
    "redirect": "handling",
    "hold": "handling",
    "silent": "handling",
    "follow": "ownership",
    "give": "ownership",
    "apply": "sla",
    "start": "clocks",
    "require": "requirements",
    "flag": "flags",
    "notify": "notify",
    "priority": "priority",
    "requirement": "requirements",
    "clock": "clocks",
    "notification": "notify",
    "sla": "sla",
    "path": "ownership",
}
_COLLECTED: Final = {
    "clocks": Collected.CLOCK,
    "requirements": Collected.REQUIREMENT,
    "flags": Collected.FLAG,
    "notify": Collected.NOTIFICATION,
    "priority": Collected.PRIORITY,
}


def judge(expectation: Expectation, decided: Decided) -> Iterator[Finding]:
    """Yield a finding for each thing that an expectation says; what is about time is not run."""
    match expectation:
        case Outcome(kind):
            yield _found(_is(expectation, decided), _ASPECTS[kind], expectation.span, decided)
        case Absent(kind):
            yield _found(_is_absent(expectation, decided), _ASPECTS[kind], expectation.span, decided)
        case InTeam(team, span):
            met = decided.team == team
            yield Finding(_verdict(met), span, f"team {decided.team or NOTHING}", decided.owner.deciders)
        case Says(text, span):
            said = decided.said.text if decided.said else ""
            words = f"say “{said}”" if said else "say nothing"
            yield Finding(_verdict(_plain(text) in _plain(said)), span, words, decided.handling.deciders)
        case Due(name, _, starts, span):
            sla, _, target = name.partition(".")
            runs = decided.sla.term == sla if target else name in decided.items(Collected.CLOCK)
            # That it runs at all needs no clock, and a moment that is never computed is never met.
            if starts or not runs:
                yield _found(runs, "sla" if target else "clocks", span, decided)
            if runs:
                yield Finding(Verdict.NOT_RUN, span)
        case Referred(_, span):
            yield Finding(Verdict.NOT_RUN, span)
        case _:
            assert_never(expectation)


def _verdict(met: bool) -> Verdict:  # noqa: FBT001 - it is the only thing that is asked
    return Verdict.MET if met else Verdict.FAILED


def _found(met: bool, aspect: str, span: Span, decided: Decided) -> Finding:  # noqa: FBT001 - as above
    words = outcome_words(decided)[aspect]
    named = words if aspect in ("handling", "ownership") and words != NOTHING else f"{aspect}: {words}"
    return Finding(_verdict(met), span, named, _deciders(aspect, decided))


def _deciders(aspect: str, decided: Decided) -> tuple[Rule, ...]:
    match aspect:
        case "handling":
            return decided.handling.deciders
        case "ownership":
            return decided.owner.deciders
        case "sla":
            return decided.sla.deciders
        case _:
            kind = _COLLECTED[aspect]
            rules = {c.rule.key: c.rule for c in decided.collected if c.item.aspect is kind}
            return tuple(rules.values())


def _is(outcome: Outcome, decided: Decided) -> bool:
    name, reply, landing = outcome.name, outcome.reply, decided.landed.handling
    match outcome.kind:
        case "answer":
            return isinstance(landing, Answer) and reply in (None, landing.reply)
        case "acknowledge":
            return isinstance(landing, Acknowledge) and reply in (None, landing.reply)
        case "redirect":
            return (
                isinstance(landing, Hop)
                and name in (None, landing.channel)
                and reply in (None, landing.reply)
            )
        case "hold":
            return isinstance(landing, Held) and name in (None, landing.team)
        case "silent":
            return isinstance(landing, Silent) and name in (None, landing.reason)
        case "follow":
            return isinstance(decided.owner.term, FollowPath) and name in (None, decided.owner.term.path)
        case "give":
            return isinstance(decided.owner.term, GiveTo) and name in (None, decided.owner.term.team)
        case "apply":
            return decided.sla.term is not None and name in (None, decided.sla.term)
        case "priority":
            return decided.priority is not None and outcome.level in (None, decided.priority)
        case kind:
            return _is_collected(kind, name, decided)


def _is_absent(absent: Absent, decided: Decided) -> bool:
    match absent.kind:
        case "answer":
            return not isinstance(decided.landed.handling, Answer)
        case "sla":
            return decided.sla.term is None or absent.name not in (None, decided.sla.term)
        case "path":
            owner = decided.owner.term
            return not isinstance(owner, FollowPath) or absent.name not in (None, owner.path)
        case "priority":
            return decided.priority is None
        case kind:
            return not _is_collected(kind, absent.name, decided)


def _is_collected(kind: str, name: str | None, decided: Decided) -> bool:
    items = decided.items(_COLLECTED[_ASPECTS[kind]])
    return name in items if name is not None else bool(items)


def _plain(text: str) -> str:
    return " ".join(text.split())
