"""A section after an `otherwise` that speaks of what the `otherwise` has always decided already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.model.nodes import Rule, RuleKind

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly


def check(assembly: Assembly, report: Report) -> None:
    """R0426: an `otherwise` always holds, so no later section of its policy can decide what it speaks to."""
    for policy in assembly.policies:
        spoken: dict[str, Rule] = {}
        for section in policy.sections:
            late = [(rule, aspect) for rule in section.rules for aspect in aspects(rule) if aspect in spoken]
            # One section out of place is one mistake, however many rules it has.
            for rule, aspect in late[:1]:
                earlier = spoken[aspect]
                report.add(
                    "R0426",
                    rule.head,
                    secondary=[Label(earlier.head, "this always does")],
                    help=f"put the section `{section.title}` before `{earlier.section}`",
                    section=section.title,
                    aspect=aspect,
                )
            for rule in section.rules:
                if rule.kind is RuleKind.OTHERWISE:
                    spoken.update((aspect, rule) for aspect in aspects(rule) if aspect not in spoken)


def aspects(rule: Rule) -> tuple[str, ...]:
    """The single-valued aspects that a rule speaks to."""
    actions = rule.actions
    said = (("handling", actions.handling), ("ownership", actions.owner), ("SLA", actions.sla))
    return tuple(aspect for aspect, value in said if value is not None)
