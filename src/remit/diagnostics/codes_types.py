"""R03xx: types, units, money and dates."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "types", headline)


TYPES = (
    Code("R0301", "no-such-date", Severity.ERROR, "types", "no calendar has the date `{date}`"),
    Code("R0302", "no-such-time", Severity.ERROR, "types", "no day has the time `{time}`"),
    Code(
        "R0303",
        "ends-before-start",
        Severity.ERROR,
        "types",
        "this ends on {last}, before it starts on {first}",
    ),
    _error("R0310", "test-does-not-suit", "`{fact}` is {type} and cannot be tested like this"),
    _error("R0311", "unknown-value", "`{value}` is not a value of `{fact}`"),
    _error("R0312", "value-of-another-type", "`{fact}` is {type} and cannot be compared with {found}"),
    _error("R0313", "not-a-whole-number", "{value} is not a whole number, which `{fact}` is"),
    _error("R0314", "out-of-bounds", "{value} is outside the bounds of `{fact}`: {bounds}"),
    _error("R0315", "wrong-amount", "this is not an amount of money: {reason}"),
    _error("R0316", "not-a-whole-amount", "{amount} is not a whole number of at least 0"),
    _error("R0317", "not-elapsed-time", "{unit} have no fixed length to compare with"),
    _error("R0318", "identifier-decides", "`{fact}` identifies someone or something and decides nothing"),
    _error("R0319", "term-with-test", "`{name}` is a term and holds or does not"),
    _error("R0320", "switch-said-wrongly", "switch `{name}` cannot be said like this"),
    _error("R0321", "always-known", "`{fact}` is always known"),
    _error("R0322", "range-upside-down", "{low} is more than {high}"),
    _error("R0323", "no-order", "the values of `{fact}` have no order"),
    _error("R0324", "pattern-refused", "the pattern cannot be used: {reason}"),
    _error("R0325", "ordered-what", "only `one of …` can be ordered, and `{fact}` is not"),
    _error("R0326", "switch-by-what", "a switch cannot go by `{fact}`, whose values cannot be listed"),
    _error("R0327", "unknown-language", "`{name}` is not a language code of two letters"),
    _error("R0328", "calendar-without-use", "{unit} do not count in a calendar"),
    _error("R0329", "no-working-days", "no calendar says which {unit} count"),
    _error("R0330", "unknown-zone", "no time zone is called `{name}`"),
    _error("R0331", "calendar-problem", "calendar `{name}`: {reason}"),
    _error("R0332", "roll-without-date", "{unit} end at a time of day, so no last day rolls"),
    _error("R0333", "close-of-what", "no calendar says when business closes"),
    _error(
        "R0334", "years-not-counted", 'policy "{name}" leads beyond the years {years}, which can be counted'
    ),
    Code("R0335", "calendar-caution", Severity.WARNING, "types", "calendar `{name}`: {reason}"),
    _error("R0336", "receipt-without-date", "{unit} count from the moment of receipt, not from its day"),
)
