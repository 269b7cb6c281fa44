"""R07xx: interactions that cannot be decided."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "deciding", headline)


DECIDING: tuple[Code, ...] = (
    _error("R0720", "sector-without-policy", "no policy is for the sector `{value}`"),
    _error("R0721", "no-policy-in-force", "no policy for the sector `{value}` is in force on {day}"),
    _error("R0722", "no-calendar-data", "the calendars do not reach this moment: {reason}"),
)
