"""R02xx: names and what they stand for."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "names", headline)


NAMES = (
    _error("R0201", "unknown-name", "no {kind} is called `{name}`"),
    _error("R0202", "declared-twice", "{kind} `{name}` is declared twice"),
    _error("R0203", "not-visible", "{kind} `{name}` is declared in `{path}`, which this file does not use"),
    _error("R0204", "replaced-twice", "{kind} `{name}` is replaced twice"),
    _error("R0205", "circular-term", "term `{name}` is explained by itself"),
    _error("R0206", "standard-name", "`{name}` is a standard name and cannot be declared again"),
    _error("R0207", "value-listed-twice", "`{name}` is listed twice"),
    _error(
        "R0208", "reserved-channel-name", "`{name}` is a property of channels and cannot be the name of one"
    ),
    _error("R0209", "circular-topic", "topic `{name}` includes itself"),
    _error("R0210", "rule-name-twice", "two rules, exceptions or tables are called `{name}`"),
    _error("R0211", "section-title-twice", "two sections are called `{name}`"),
    _error("R0212", "otherwise-twice", "section `{section}` has more than one `otherwise`"),
    _error(
        "R0213", "unknown-exception-target", "section `{section}` has no rule or exception called `{name}`"
    ),
    _error("R0214", "circular-exception", "exception `{name}` excepts from itself"),
    _error("R0215", "unknown-overridden-rule", "section `{section}` has no other rule called `{name}`"),
    _error("R0216", "circular-override", "rule `{name}` overrides itself"),
)
