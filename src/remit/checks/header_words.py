"""Policies that nobody owns, that state no purpose, or that accept advice which does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.codes_advice import ADVICE
from remit.diagnostics.codes_guarantees import GUARANTEES
from remit.diagnostics.codes_proof import PROOF
from remit.diagnostics.severity import Severity
from remit.diagnostics.suggest import suggestion

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.model.nodes import Assembly

# A hole between editions is an error that can be accepted.
_WARNINGS = (code for code in (*ADVICE, *PROOF, *GUARANTEES) if code.severity is Severity.WARNING)
ACCEPTABLE = tuple(sorted({*(code.name.replace("-", "_") for code in _WARNINGS), "edition_hole"}))


def check(assembly: Assembly, report: Report) -> None:
    """R0501, R0502 and R0506."""
    for policy in assembly.policies:
        if policy.owner is None and "policy_without_owner" not in policy.accepts:
            report.add("R0501", policy.span, help='add `owner "…"`', name=policy.title)
        if policy.purpose is None and "policy_without_purpose" not in policy.accepts:
            report.add("R0502", policy.span, help='add `purpose "…"`', name=policy.title)
        stated = [(policy.accepts, policy.span)]
        stated += [(rule.accepts, rule.head) for section in policy.sections for rule in section.rules]
        stated += [(guarantee.accepts, guarantee.span) for guarantee in policy.guarantees]
        for accepts, span in stated:
            for lint in accepts:
                if lint not in ACCEPTABLE:
                    report.add("R0506", span, help=suggestion(lint, ACCEPTABLE), name=lint)
