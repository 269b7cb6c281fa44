"""Rules of regulated policies that withhold an answer or start a statutory clock, and do not say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model.nodes import Collected, Hold, Rule, RuleKind, Silent

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly


def check(assembly: Assembly, report: Report) -> None:
    """R0503; the `otherwise` of a section is a default and owes no reason."""
    for policy in assembly.policies:
        if not policy.regulated or "duty_without_reason" in policy.accepts:
            continue
        for section in policy.sections:
            for rule in section.rules:
                does = _does(rule, assembly)
                if does and not rule.because and "duty_without_reason" not in rule.accepts:
                    help_ = 'add `because "…"` after its actions'
                    report.add("R0503", rule.head, help=help_, name=rule.name, does=does)


def _does(rule: Rule, assembly: Assembly) -> str | None:
    if rule.kind is RuleKind.OTHERWISE:
        return None
    match rule.actions.handling:
        case Silent():
            return "withholds an answer"
        case Hold() if rule.kind is RuleKind.RULE and not rule.actions.items:
            return "holds an answer back"
        case _:
            pass
    for item in rule.actions.items:
        clock = assembly.vocabulary.clocks.get(item.name)
        if item.aspect is Collected.CLOCK and clock is not None and clock.statutory and not clock.because:
            return "starts a statutory clock"
    return None
