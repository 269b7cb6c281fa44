"""R07xx: interactions that cannot be decided.

R0701 is about what a record says, from R0720 on about the policies for it, from R0730 on about the story that an
example tells, from R0750 on about how it is written.
"""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "deciding", headline)


DECIDING: tuple[Code, ...] = (
    _error("R0701", "unknown-field", "no policy knows the field `{field}`"),
    _error("R0702", "wrong-type", "`{field}` is {found} and must be {expected}"),
    _error("R0703", "missing-field", "`{field}` is not given"),
    _error("R0704", "not-a-moment", "`{field}`: {reason}"),
    _error("R0705", "naive-moment", "`{field}` has no offset from UTC: `{found}`"),
    _error("R0706", "not-finite", "`{field}` is {found}, which no number is"),
    _error("R0707", "field-given-twice", "`{field}` is given twice"),
    _error("R0708", "switch-given", "`{field}` is a switch, and no interaction says how it stands"),
    _error("R0709", "value-not-declared", "`{field}` cannot be `{value}`"),
    _error("R0710", "number-out-of-bounds", "`{field}` is {found} and must be {bounds}"),
    _error("R0711", "unreadable-value", "`{field}`: {reason}"),
    _error("R0712", "half-a-character", "`{field}` holds half a character"),
    _error("R0720", "sector-without-policy", "no policy is for the sector `{value}`"),
    _error("R0721", "no-policy-in-force", "no policy for the sector `{value}` is in force on {day}"),
    _error("R0722", "no-calendar-data", "the calendars do not reach this moment: {reason}"),
    _error(
        "R0730",
        "story-out-of-order",
        "the line is about {moment}, and the story has come to {before} already",
    ),
    _error(
        "R0731", "reply-not-awaited", "the case does not wait for the customer, and nothing follows a reply"
    ),
    _error("R0732", "clock-not-due", "`{clock}` is not due at any moment: {reason}"),
    _error("R0733", "reopened-while-open", "the case is open, so nobody can open it again"),
    _error("R0734", "waiting-twice", "the case waits for {reason} already"),
)
