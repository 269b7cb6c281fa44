"""R09xx: our own fault."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity

INTERNAL = (
    Code("R0901", "internal-error", Severity.ERROR, "internal", "Remit itself failed: {fault}"),
    Code(
        "R0902",
        "page-missing",
        Severity.ERROR,
        "internal",
        "the page of `{name}` is missing from this installation",
    ),
    Code(
        "R0903",
        "witness-not-confirmed",
        Severity.ERROR,
        "internal",
        "the evaluator does not confirm what the prover found: {finding}",
    ),
)
