"""R03xx: types, units, money and dates."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity

TYPES = (
    Code("R0301", "no-such-date", Severity.ERROR, "types", "no calendar has the date `{date}`"),
    Code("R0302", "no-such-time", Severity.ERROR, "types", "no day has the time `{time}`"),
    Code("R0303", "ends-before-start", Severity.ERROR, "types", "this ends on {last}, before it starts on {first}"),
)
