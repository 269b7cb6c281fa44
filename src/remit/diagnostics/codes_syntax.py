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
)
