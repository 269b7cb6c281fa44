"""R05xx: advice; each is a warning."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _warning(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.WARNING, "advice", headline)


ADVICE: tuple[Code, ...] = (
    _warning("R0501", "policy-without-owner", 'policy "{name}" names no owner'),
    _warning("R0502", "policy-without-purpose", 'policy "{name}" states no purpose'),
    _warning(
        "R0503", "duty-without-reason", "rule `{name}` of a regulated policy {does} and gives no reason"
    ),
    _warning("R0504", "unused-name", "{kind} `{name}` is declared and never used"),
    _warning("R0505", "uncommon-sector", "sector `{name}` looks like a slip"),
    _warning("R0506", "unknown-lint", "there is no advice called `{name}` to accept"),
    _warning("R0530", "promise-while-shut", "{who} promises what can pass while nobody is there: {promise}"),
)
