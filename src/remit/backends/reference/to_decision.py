"""From what the evaluator decided to the decision that others read."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.backends.reference.cite import decides
from remit.backends.reference.landing import Held
from remit.contract import decision as d
from remit.model.nodes import Acknowledge, Answer, Collected, FollowPath, Hop, Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.backends.reference.decide import Decided
    from remit.backends.reference.landing import Fault, Landed
    from remit.model.nodes import Assembly
    from remit.source.span import Span


def to_decision(
    identifier: str,
    decided: Decided,
    assembly: Assembly,
    at: Callable[[Span], str],
    *,
    deadlines: tuple[d.Deadline, ...] = (),
    derived: d.Derived | None = None,
    versions: Mapping[str, str] | None = None,
) -> d.Decision:
    """Write a decision; `at` gives `file:line` for a place."""
    owner = decided.owner.term
    return d.Decision(
        id=identifier,
        policies=tuple(
            d.PolicyCited(name=policy.title, edition=policy.edition, digest=policy.digest)
            for policy in assembly.policies
        ),
        handling=_handling(decided),
        path=owner.path if isinstance(owner, FollowPath) else None,
        team=decided.team,
        sla=decided.sla.term,
        priority=decided.priority,
        clocks=decided.items(Collected.CLOCK),
        requirements=decided.items(Collected.REQUIREMENT),
        flags=decided.items(Collected.FLAG),
        notify=decided.items(Collected.NOTIFICATION),
        deadlines=deadlines,
        derived=derived or d.Derived(),
        rules=_cited(decided, assembly, at),
        versions=dict(versions or {}),
    )


def _cited(decided: Decided, assembly: Assembly, at: Callable[[Span], str]) -> tuple[d.RuleCited, ...]:
    aspects = decides(decided)
    several = len(assembly.policies) > 1
    return tuple(
        d.RuleCited(
            rule=rule.name,
            section=rule.section,
            policy=rule.policy if several else None,
            decides=aspects[rule.key],
            because=rule.because,
            at=at(rule.span),
        )
        for rule in decided.holding
        if rule.key in aspects
    )


def _handling(decided: Decided) -> d.Handling:
    landed, said = decided.landed, decided.said
    language = None if said is None else said.language
    text = None if said is None else said.text
    passed_over = _passed_over(landed)
    match landed.handling:
        case Answer(reply):
            return d.Answered(passed_over=passed_over, reply=reply, language=language, text=text)
        case Acknowledge(reply):
            return d.Acknowledged(reply=reply, language=language, text=text)
        case Hop(channel, reply):
            return d.Redirected(
                to=channel, passed_over=passed_over, reply=reply, language=language, text=text
            )
        case Held(team):
            return d.Held(team=team, fault=None if landed.fault is None else _fault(landed.fault, decided))
        case Silent(reason):
            return d.Silenced(reason=reason)
    assert_never(landed.handling)


def _passed_over(landed: Landed) -> tuple[d.PassedOver, ...]:
    return tuple(
        d.PassedOver(channel=channel, why="shut" if why == "shut" else "needs")
        for channel, why in landed.passed_over
    )


def _fault(fault: Fault, decided: Decided) -> d.Fault:
    if fault.kind == "no_rule":
        return d.Fault(kind="no_rule", says="no rule says how to handle this")
    if fault.kind == "nothing_lands":
        return d.Fault(
            kind="nothing_lands",
            says="no channel of the redirect could be reached",
            rules=tuple(rule.name for rule in decided.handling.deciders),
            passed_over=_passed_over(decided.landed),
        )
    if fault.ban is not None:
        return d.Fault(
            kind="ban",
            says=f'the words would break the ban "{fault.ban.title}"',
            rules=tuple(rule.name for rule in decided.handling.deciders),
        )
    rules = {rule.key: rule.name for _, disagreeing in fault.disagreeing for rule in disagreeing}
    names: Mapping[str, d.Aspect] = {"handling": "handling", "ownership": "ownership", "sla": "sla"}
    return d.Fault(
        kind="conflict",
        says="rules disagree",
        aspects=tuple(names[aspect] for aspect, _ in fault.disagreeing),
        rules=tuple(rules.values()),
    )
