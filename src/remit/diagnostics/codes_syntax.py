"""R01xx: how the text of a policy is written."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity

# R0199 is kept free.
SYNTAX = (
    Code("R0100", "unexpected-text", Severity.ERROR, "syntax", "this cannot stand here; expected {expected}"),
    Code(
        "R0101",
        "unknown-character",
        Severity.ERROR,
        "syntax",
        "the character `{character}` has no meaning here",
    ),
    Code("R0102", "unfinished-text", Severity.ERROR, "syntax", "a quoted text is not closed"),
    Code("R0103", "many-mistakes", Severity.NOTE, "syntax", "more mistakes follow after the first {most}"),
    Code(
        "R0104", "unclosed-block", Severity.WARNING, "syntax", "a `remit` block of the document is not closed"
    ),
    Code("R0105", "no-policy-block", Severity.WARNING, "syntax", "the document has no `remit` block"),
    Code("R0106", "rule-outside-section", Severity.ERROR, "syntax", "`{found}` stands outside every section"),
    Code(
        "R0107",
        "deep-condition",
        Severity.ERROR,
        "syntax",
        "a condition is nested more than {deepest} levels deep",
    ),
    Code("R0110", "repeated-clause", Severity.ERROR, "syntax", "`{clause}` is said twice"),
    Code(
        "R0111", "clashing-clauses", Severity.ERROR, "syntax", "`{clause}` and `{other}` exclude each other"
    ),
)
