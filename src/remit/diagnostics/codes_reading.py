"""R00xx: reading files and settings."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity

READING = (
    Code("R0001", "file-not-found", Severity.ERROR, "reading", "there is no file or folder `{path}`"),
    Code("R0002", "unreadable-file", Severity.ERROR, "reading", "`{path}` cannot be read: {reason}"),
    Code("R0003", "not-utf8", Severity.ERROR, "reading", "`{path}` is not UTF-8 text"),
    Code("R0004", "no-policies", Severity.ERROR, "reading", "`{path}` holds no policy to read"),
    Code("R0005", "used-file-missing", Severity.ERROR, "reading", "the used file `{path}` does not exist"),
    Code("R0006", "use-cycle", Severity.ERROR, "reading", "files use each other in a circle: {cycle}"),
    Code("R0007", "unknown-code", Severity.ERROR, "reading", "no diagnostic is called `{name}`"),
)
