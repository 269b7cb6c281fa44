"""R062x: guarantees that do not hold. R063x, R064x: advice that needs the prover; each is a warning."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "proof", headline)


def _warning(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.WARNING, "proof", headline)


GUARANTEES: tuple[Code, ...] = (
    _error("R0620", "guarantee-broken", 'guarantee "{title}" does not hold: {how}'),
    _error("R0621", "guarantee-changed", 'guarantee "{title}" does not hold: {fact} changes {aspect}'),
    _error("R0622", "guarantee-open", 'whether guarantee "{title}" holds is not decided: {limit}'),
    _warning("R0630", "silence-under-clock", "rule `{rule}` can end in silence while a statutory clock runs"),
    _warning(
        "R0631",
        "sensitive-in-public",
        "{what}",
    ),
    _warning("R0632", "simple-question-redirected", "rule `{rule}` sends a plain public question elsewhere"),
    _warning("R0633", "acknowledged-and-left", "rule `{rule}` can acknowledge a case that nobody has"),
    _warning(
        "R0634",
        "complaint-without-clock",
        'a complaint in the sector `{sector}` can be without a statutory clock, and "{name}" is regulated',
    ),
    _warning(
        "R0635",
        "two-tier",
        "`{tight}` in public is tighter than `{loose}` in private for the same thing: {targets}",
    ),
    _warning("R0636", "unknown-escapes", "{what} can be escaped by what is unknown: {facts}"),
    _warning("R0637", "only-sorry", "reply `{name}` says sorry and nothing else in `{language}`"),
    _warning("R0638", "topic-without-route", "no rule says what becomes of a message about `{name}`"),
    _warning("R0639", "acknowledged-as-answered", "an acknowledgement could count as the answer: {how}"),
    _warning(
        "R0640", "stopped-reply", 'the words of rule `{rule}` can break the ban "{ban}", and are then held'
    ),
)
