"""R02xx: names and what they stand for."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity

NAMES = (
    Code("R0201", "unknown-name", Severity.ERROR, "names", "no {kind} is called `{name}`"),
    Code("R0202", "declared-twice", Severity.ERROR, "names", "{kind} `{name}` is declared twice"),
    Code(
        "R0203",
        "not-visible",
        Severity.ERROR,
        "names",
        "{kind} `{name}` is declared in `{path}`, which this file does not use",
    ),
)
