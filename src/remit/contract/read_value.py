"""One value of a record, read as the kind that its fact has."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from remit.contract.problem import InteractionProblem
from remit.contract.schema import (
    Amount,
    Elapsed,
    Language,
    Moment,
    Number,
    OneOf,
    SomeOf,
    Text,
    Whole,
    YesNo,
)
from remit.runtime.moments import parse_duration, parse_moment
from remit.runtime.money import Money
from remit.runtime.value_problem import ValueProblem, quoted

if TYPE_CHECKING:
    from remit.contract.interaction import Value
    from remit.contract.schema import Kind

# Every number fits a 64-bit column and can be written out in full.
_MOST_DIGITS = 18
_MOST_SHOWN = 40
_TOO_LARGE = 10**_MOST_DIGITS
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_UNDETERMINED = "und"


def read_value(name: str, value: object, kind: Kind) -> Value | None:
    """Read a value that is given (not None); None where it says itself that it is not known.

    Raises `InteractionProblem`.
    """
    match kind:
        case YesNo():
            if isinstance(value, bool):
                return value
            raise _wrong(name, value, "true or false")
        case Whole(low, high):
            return _whole(name, value, low, high)
        case Number(low, high):
            number = _number(name, value, "a number")
            _within(name, number, low, high)
            return number
        case Amount():
            return _parsed(name, value, "an amount as text, such as `20.00 GBP`")
        case Elapsed():
            return _duration(name, value)
        case OneOf(values):
            return _one_of(name, value, values)
        case SomeOf(values):
            return _some_of(name, value, values)
        case Language():
            return _language(name, value)
        case Text():
            return _text(name, value)
        case Moment():
            return read_moment(name, value)
    assert_never(kind)


def read_moment(name: str, value: object) -> datetime:
    """Read a timestamp, or take an aware `datetime`, as a moment in UTC, to the second."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise InteractionProblem("R0705", name, found=value.isoformat())
        return value.astimezone(UTC).replace(microsecond=0)
    text = _text(name, value, "a timestamp as text, such as `2026-12-24T16:45:00+00:00`")
    try:
        return parse_moment(text)
    except ValueProblem as problem:
        if problem.reason == "naive-moment":
            raise InteractionProblem("R0705", name, found=text) from None
        raise InteractionProblem("R0704", name, reason=problem.words) from None


def _whole(name: str, value: object, low: int | None, high: int | None) -> int:
    number = _number(name, value, "a whole number")
    if number != number.to_integral_value():
        raise _wrong(name, value, "a whole number")
    _within(name, number, low, high)
    return int(number)


def _number(name: str, value: object, expected: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _wrong(name, value, expected)
    # The shortest spelling of a float is what its record said.
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise InteractionProblem("R0706", name, found=str(value))
    if number.adjusted() >= _MOST_DIGITS:
        raise InteractionProblem(
            "R0710", name, found=_shown(value), bounds=f"of at most {_MOST_DIGITS} digits"
        )
    return number


def _within(name: str, number: Decimal, low: Decimal | int | None, high: Decimal | int | None) -> None:
    if (low is not None and number < low) or (high is not None and number > high):
        bounds = f"at most {high}" if low is None else f"at least {low}"
        bounds = f"from {low} to {high}" if low is not None and high is not None else bounds
        raise InteractionProblem("R0710", name, found=str(number), bounds=bounds)


def _parsed(name: str, value: object, expected: str) -> Money:
    text = _text(name, value, expected)
    try:
        return Money.parse(text)
    except ValueProblem as problem:
        raise InteractionProblem("R0711", name, reason=problem.words) from None


def _duration(name: str, value: object) -> int:
    text = _text(name, value, "a duration as text, such as `PT15M` or `15 minutes`")
    try:
        return parse_duration(text)
    except ValueProblem as problem:
        raise InteractionProblem("R0711", name, reason=problem.words) from None


def _one_of(name: str, value: object, values: tuple[str, ...]) -> str:
    word = _text(name, value, "a word as text")
    if word not in values:
        raise InteractionProblem("R0709", name, candidates=values, value=word[:_MOST_SHOWN])
    return word


def _some_of(name: str, value: object, values: tuple[str, ...]) -> frozenset[str]:
    if not isinstance(value, Collection) or isinstance(value, str | bytes):
        raise _wrong(name, value, "a list of words")
    return frozenset(_one_of(name, word, values) for word in value)


def _language(name: str, value: object) -> str | None:
    tag = _text(name, value, "a language as text, such as `en`")
    found = _LANGUAGE.fullmatch(tag)
    if found is None:
        raise InteractionProblem(
            "R0711", name, reason=f"{quoted(tag)} is not a language tag such as `en` or `cy-GB`"
        )
    primary = found[1].lower()
    return None if primary == _UNDETERMINED else primary


def _text(name: str, value: object, expected: str = "text") -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, expected)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InteractionProblem("R0712", name) from None
    return value


def _wrong(name: str, value: object, expected: str) -> InteractionProblem:
    return InteractionProblem("R0702", name, found=_shown(value), expected=expected)


def _shown(value: object) -> str:
    """Say in JSON's words what a value is."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text {quoted(value)}"
        case int():
            return f"`{value}`" if abs(value) < _TOO_LARGE else "a number of many digits"
        case float() | Decimal():
            return quoted(str(value))
        case Collection():
            return "a list"
        case _:
            return "something that JSON does not have"
