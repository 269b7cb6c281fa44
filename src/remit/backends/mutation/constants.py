"""Constants of conditions, one step off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from remit.model import types as t
from remit.model.conditions import InRange, InSeason, IsIn
from remit.runtime.money import Money
from remit.runtime.numbers import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model.conditions import Scalar, Test

_DAY: Final = timedelta(days=1)
_WAYS: Final = (-1, 1)
# A year with all days there are.
_LEAP_YEAR: Final = 2024


def shifted(test: Test, type_: t.FactType | None) -> Iterator[tuple[str, Test]]:
    """Yield the test with each of its constants one step off, down and up, each under a name of its own."""
    match test:
        case InRange(low, high):
            for end, value in (("low", low), ("high", high)):
                for way in _WAYS:
                    new = None if value is None else one_step(value, way, type_)
                    if new is not None:
                        moved = replace(test, low=new) if end == "low" else replace(test, high=new)
                        yield f"{end} {way:+}", moved
        case IsIn(values) if not all(isinstance(value, str | bool) for value in values):
            for value in values:
                for way in _WAYS:
                    new = one_step(value, way, type_)
                    if new is not None and new not in values:
                        yield f"{value} {way:+}", IsIn(tuple(new if v == value else v for v in values))
        case InSeason(start, end):
            for way in _WAYS:
                yield f"start {way:+}", replace(test, start=_next_day(start, way))
                yield f"end {way:+}", replace(test, end=_next_day(end, way))
        case _:
            return


def one_step(value: Scalar, way: int, type_: t.FactType | None) -> Scalar | None:
    """Return the next value of the grid that the constant is on; None where it has none, or the type ends there."""
    match value:
        case bool() | str():
            return None
        case int():
            return _inside(value + way, type_)
        case Decimal():
            return _inside(
                moved(value, way * Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))), type_
            )
        case Money(minor, currency):
            return Money(minor + way, currency)
        case datetime():
            return value + way * _DAY


def left_out(test: Test) -> Iterator[tuple[str, Test]]:
    """Yield a list of values without each of them."""
    if isinstance(test, IsIn) and len(test.values) > 1:
        for value in test.values:
            yield str(value), IsIn(tuple(v for v in test.values if v != value))


def added(test: Test, type_: t.FactType | None) -> Iterator[tuple[str, Test]]:
    """Yield a list of values of an enumeration with one more: its neighbour as declared, if it has one."""
    if not isinstance(test, IsIn) or not isinstance(type_, t.OneOf) or not test.values:
        return
    known = type_.values
    at = [known.index(str(value)) for value in test.values if value in known]
    beside = [n for n in (max(at, default=-1) + 1, min(at, default=0) - 1) if 0 <= n < len(known)]
    if beside and len(test.values) + 1 < len(known):
        yield known[beside[0]], IsIn((*test.values, known[beside[0]]))


def _inside(value: int | Decimal, type_: t.FactType | None) -> Scalar | None:
    match type_:
        case t.WholeNumber(low, high) | t.Number(low, high):
            return value if (low is None or value >= low) and (high is None or value <= high) else None
        case t.Elapsed():
            return value if value >= 0 else None
        case _:
            return value


def _next_day(of_year: tuple[int, int], way: int) -> tuple[int, int]:
    moved = date(_LEAP_YEAR, of_year[1], of_year[0]) + way * _DAY
    return moved.day, moved.month
