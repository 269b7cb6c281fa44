"""Whether what was decided, or has happened by a moment, is what an example expects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.reference.landing import Held
from remit.backends.reference.words import NOTHING, outcome_words
from remit.driver.happened import due_words, is_due, kept_words, missed_words, step_behind, team_words
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
    Missed,
    Outcome,
    Referred,
    Says,
    Silent,
)

if TYPE_CHECKING:
    from remit.backends.reference.decide import Decided
    from remit.driver.happened import Seen
    from remit.model.nodes import Expectation, Rule
    from remit.source.span import Span


class Verdict(Enum):
    """What came of an expectation."""

    MET = "met"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class By:
    """A rule, or a step of a path or of a missed clock, in the words that a policy has for it."""

    kind: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """`found` are the words for what was decided or happened instead, and `by` what brought it about.

    `at` is the moment, in words, that a line of a story is about; empty at receipt.
    """

    verdict: Verdict
    span: Span
    found: str = ""
    by: tuple[By, ...] = ()
    at: str = ""


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
_GROWS: Final = frozenset({"clocks", "requirements", "flags", "notify"})
"""What more can be added to a case after its decision."""


def judge(expectation: Expectation, decided: Decided, seen: Seen) -> Finding:
    """Compare an expectation with the decision, and with what has happened by the moment that it is about."""
    match expectation:
        case Outcome(kind) | Absent(kind) if seen.later and _ASPECTS[kind] in _GROWS:
            return _kept(expectation, _ASPECTS[kind], seen)
        case Outcome(kind):
            return _found(_is(expectation, decided), _ASPECTS[kind], expectation.span, decided)
        case Absent(kind):
            return _found(_is_absent(expectation, decided), _ASPECTS[kind], expectation.span, decided)
        case InTeam(team, span):
            words = team_words(seen)
            return Finding(_verdict(seen.state.team == team), span, words, _team_by(decided, seen))
        case Says(text, span):
            said = decided.said.text if decided.said else ""
            words = f"say “{said}”" if said else "say nothing"
            by = _rules(decided.handling.deciders)
            return Finding(_verdict(_plain(text) in _plain(said)), span, words, by)
        case Due(name, day, _, span):
            return Finding(
                _verdict(is_due(name, day, seen)), span, due_words(name, seen), _runs_by(name, decided)
            )
        case Missed(name, missed, span):
            running = seen.state.running.get(name)
            met = running is not None and (running.missed is not None) is missed
            return Finding(_verdict(met), span, missed_words(name, seen), _runs_by(name, decided))
        case Referred(body, span):
            return Finding(_verdict(body in seen.state.referred), span, kept_words("refer", seen))
        case _:
            assert_never(expectation)


def _verdict(met: bool) -> Verdict:  # noqa: FBT001 - it is the only thing that is asked
    return Verdict.MET if met else Verdict.FAILED


# ---------------------------------------------------------------------------------------------- as time passes


def _kept(expectation: Outcome | Absent, aspect: str, seen: Seen) -> Finding:
    kept = seen.kept(aspect)
    there = bool(kept) if expectation.name is None else expectation.name in kept
    absent = isinstance(expectation, Absent)
    by = _steps(aspect, expectation.name, seen) if there else ()
    return Finding(_verdict(there is not absent), expectation.span, kept_words(aspect, seen), by)


def _team_by(decided: Decided, seen: Seen) -> tuple[By, ...]:
    return _steps("team", seen.state.team, seen) or _rules(decided.owner.deciders)


def _steps(aspect: str, name: str | None, seen: Seen) -> tuple[By, ...]:
    step = step_behind(aspect, name, seen)
    return () if step is None or step.span is None else (By("step", step.why, step.span),)


def _runs_by(name: str, decided: Decided) -> tuple[By, ...]:
    return deciding("sla" if "." in name else "clocks", decided)


# ---------------------------------------------------------------------------------------------- as decided
def _found(met: bool, aspect: str, span: Span, decided: Decided) -> Finding:  # noqa: FBT001 - as above
    words = outcome_words(decided)[aspect]
    named = words if aspect in ("handling", "ownership") and words != NOTHING else f"{aspect}: {words}"
    return Finding(_verdict(met), span, named, deciding(aspect, decided))


def _rules(rules: tuple[Rule, ...]) -> tuple[By, ...]:
    return tuple(By("rule", rule.name, rule.span) for rule in rules)


def deciding(aspect: str, decided: Decided) -> tuple[By, ...]:
    """Return the rules that decide an aspect of a decision, or collect something of it."""
    return _rules(_deciders(aspect, decided))


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
