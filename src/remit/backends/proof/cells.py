"""The cells of a fact that has one value: values between which no condition tells a difference.

Each cell has a value to show, and says in the language's own words what it takes in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, cast

from remit.model import types as t
from remit.model.conditions import AllOf, AnyOf, Atom, InRange, IsIn, IsUnknown
from remit.runtime.money import Money
from remit.runtime.numbers import between, moved

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from remit.model.conditions import Condition, Scalar, Test
    from remit.model.nodes import Fact, Value
    from remit.source.span import Span

# Stand for a word that no condition names, and for a currency; the first that is free is taken.
_LANGUAGES: Final = ("en", "fr", "de", "es", "it", "pl", "nl", "pt", "sv", "da")
_CURRENCIES: Final = ("GBP", "EUR", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD")


@dataclass(frozen=True, slots=True)
class Cell:
    """Some values of a fact, of which `value` is one; None where the fact is unknown.

    They are those that pass one of `tests`; negated, those that pass none.
    """

    value: Value | None
    tests: tuple[Test, ...]
    negated: bool = False

    def condition(self, fact: str, span: Span) -> Condition:
        """Say that the fact is in this cell."""
        parts = tuple(Atom(fact, test, self.negated, span) for test in self.tests)
        if len(parts) == 1:
            return parts[0]
        return AllOf(parts, span) if self.negated else AnyOf(parts, span)


UNKNOWN: Final = Cell(None, (IsUnknown(),))


def cells_of(fact: Fact, tests: Iterable[Test]) -> tuple[Cell, ...]:
    """Return the known cells of a fact that is no set, no text and no moment, those of all these tests."""
    every = tuple(dict.fromkeys(tests))
    fine = _fine(fact.type, constants(every))
    return tuple(_merged(fact.type, fine, every))


def constants(tests: Iterable[Test]) -> tuple[Scalar, ...]:
    """Return the values that tests compare with, each once, in their order."""
    found: dict[Scalar, None] = {}
    for test in tests:
        match test:
            case IsIn(values):
                found.update(dict.fromkeys(values))
            case InRange(low, high):
                found.update((end, None) for end in (low, high) if end is not None)
            case _:
                pass
    return tuple(found)


def passes(test: Test, value: Value) -> bool:
    """Whether a known value passes a comparison with constants."""
    match test:
        case IsIn(values):
            return value in values
        case InRange(low, high):
            ends = [end for end in (low, high) if end is not None]
            if isinstance(value, Money) and any(
                isinstance(end, Money) and end.currency != value.currency for end in ends
            ):
                return False
            above = low is None or (value > low if test.low_open else value >= low)  # type: ignore[operator]
            below = high is None or (value < high if test.high_open else value <= high)  # type: ignore[operator]
            return above and below
        case _:
            return False


def holding(tests: Iterable[Test], cells: Sequence[Cell]) -> list[frozenset[int]]:
    """Return for each test the places of the cells whose value passes it."""
    line = _line(cells)
    if line is None:
        known = [(i, cell.value) for i, cell in enumerate(cells)]
        return [
            frozenset(i for i, value in known if value is not None and passes(test, value)) for test in tests
        ]
    return [frozenset(_along(line, test)) for test in tests]


def _line(cells: Sequence[Cell]) -> list[int | Decimal] | None:
    """Return the values of cells that are plain numbers, each greater than the one before; None for others."""
    values = [
        cell.value
        for cell in cells
        if isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool)
    ]
    rising = len(values) == len(cells) and all(one < other for one, other in pairwise(values))
    return values if rising else None


def _along(line: Sequence[int | Decimal], test: Test) -> Iterable[int]:
    """Return the places of the numbers that pass a test: found by halves, for there may be thousands of both."""
    match test:
        case IsIn(values):
            numbers = [value for value in values if isinstance(value, int | Decimal)]
            places = {bisect_left(line, number): number for number in numbers}
            return [i for i, number in places.items() if i < len(line) and line[i] == number]
        case InRange(low, high, low_open, high_open):
            start = _place(line, low, after=low_open) if low is not None else 0
            end = _place(line, high, after=not high_open) if high is not None else len(line)
            return range(start, end)
        case _:
            return ()


def _place(line: Sequence[int | Decimal], end: Scalar, *, after: bool) -> int:
    number = cast("int | Decimal", end)
    return bisect_right(line, number) if after else bisect_left(line, number)


def _fine(type_: t.FactType, points: Sequence[Scalar]) -> list[Cell]:
    """Return cells that no test can divide, in their natural order."""
    match type_:
        case t.YesNo():
            return [Cell(value, (IsIn((value,)),)) for value in (True, False)]
        case t.OneOf(values):
            return [Cell(value, (IsIn((value,)),)) for value in values]
        case t.AnyWord():
            words = tuple(str(point) for point in points)
            other = next((word for word in _LANGUAGES if word not in words), "und")
            return [
                *(Cell(word, (IsIn((word,)),)) for word in words),
                Cell(other, (IsIn(words),), negated=True),
            ]
        case t.WholeNumber(low, high):
            return list(_whole([p for p in points if isinstance(p, int)], low, high))
        case t.Elapsed():
            return list(_whole([p for p in points if isinstance(p, int)], 0, None))
        case t.Number(low, high):
            return list(_numbers([p for p in points if isinstance(p, Decimal)], low, high))
        case t.MoneyAmount():
            return list(_amounts([p for p in points if isinstance(p, Money)]))
        case t.SomeOf() | t.FreeText() | t.Moment():
            raise TypeError(f"{type(type_).__name__} has no plain cells")


def _whole(points: Iterable[int], low: int | None, high: int | None) -> Iterator[Cell]:
    inside = sorted({p for p in points if (low is None or p >= low) and (high is None or p <= high)})
    if not inside:
        yield Cell(low or 0 if high is None else min(low or 0, high), (InRange(low, high),))
        return
    if low is None or inside[0] > low:
        yield Cell(inside[0] - 1 if low is None else low, (InRange(None, inside[0], high_open=True),))
    for point, after in pairwise([*inside, None]):
        if point is None:
            continue
        yield Cell(point, (IsIn((point,)),))
        if after is not None and point + 1 < after:
            yield Cell(point + 1, (InRange(point, after, low_open=True, high_open=True),))
    if high is None or inside[-1] < high:
        yield Cell(inside[-1] + 1, (InRange(inside[-1], None, low_open=True),))


def _numbers(points: Iterable[Decimal], low: Decimal | None, high: Decimal | None) -> Iterator[Cell]:
    inside = sorted({p for p in points if (low is None or p >= low) and (high is None or p <= high)})
    if not inside:
        yield Cell(low or Decimal(0) if high is None else min(low or Decimal(0), high), (InRange(low, high),))
        return
    if low is None or inside[0] > low:
        value = moved(inside[0], -1) if low is None else between(low, inside[0])
        yield Cell(value, (InRange(None, inside[0], high_open=True),))
    for point, after in pairwise([*inside, None]):
        if point is None:
            continue
        yield Cell(point, (IsIn((point,)),))
        if after is not None:
            yield Cell(between(point, after), (InRange(point, after, low_open=True, high_open=True),))
    if high is None or inside[-1] < high:
        value = moved(inside[-1], 1) if high is None else between(inside[-1], high)
        yield Cell(value, (InRange(inside[-1], None, low_open=True),))


def _amounts(points: Sequence[Money]) -> Iterator[Cell]:
    currencies = tuple(dict.fromkeys(point.currency for point in points))
    for currency in currencies:
        for cell in _whole([p.minor for p in points if p.currency == currency], None, None):
            yield _in_currency(cell, currency)
    other = next(currency for currency in _CURRENCIES if currency not in currencies)
    every = tuple(InRange(None, Money(0, c)) for c in currencies) + tuple(
        InRange(Money(0, c), None) for c in currencies
    )
    yield Cell(Money(0, other), every or (InRange(None, None),), negated=bool(every))


def _in_currency(cell: Cell, currency: str) -> Cell:
    def money(end: Scalar | None) -> Money | None:
        return Money(end, currency) if isinstance(end, int) else None

    tests: list[Test] = []
    for test in cell.tests:
        match test:
            case IsIn(values):
                tests.append(IsIn(tuple(Money(int(str(value)), currency) for value in values)))
            case InRange(low, high):
                tests.append(replace(test, low=money(low), high=money(high)))
            case _:
                pass
    return Cell(money(cell.value if isinstance(cell.value, int) else 0), tuple(tests), cell.negated)


def _merged(type_: t.FactType, fine: Sequence[Cell], tests: Sequence[Test]) -> Iterator[Cell]:
    """Join cells that no test tells apart; of numbers only neighbours, so that they stay readable."""

    def alike(cell: Cell) -> Hashable:
        value = cell.value
        return () if value is None else tuple(passes(test, value) for test in tests)

    if isinstance(type_, t.OneOf | t.AnyWord):
        groups: dict[Hashable, list[Cell]] = {}
        for cell in fine:
            groups.setdefault((alike(cell), cell.negated), []).append(cell)
        yield from (_joined(group) for group in groups.values())
        return
    line = _line(fine)
    if line is None:
        for _, group in groupby(fine, key=lambda cell: (alike(cell), cell.negated, _currency(cell))):
            yield _joined(list(group))
        return
    # Two numbers are told apart where a test begins to hold, or holds no longer.
    cuts = {0, len(line)}
    for test in tests:
        for i in _ends(_along(line, test)):
            cuts.add(i)
    yield from (_joined(list(fine[start:end])) for start, end in pairwise(sorted(cuts)))


def _ends(places: Iterable[int]) -> Iterable[int]:
    if isinstance(places, range):
        return (places.start, places.stop) if places else ()
    some = set(places)
    return [*(i for i in some if i - 1 not in some), *(i + 1 for i in some if i + 1 not in some)]


def _currency(cell: Cell) -> str:
    return cell.value.currency if isinstance(cell.value, Money) else ""


def _joined(cells: list[Cell]) -> Cell:
    if len(cells) == 1:
        return cells[0]
    tests = [test for cell in cells for test in cell.tests]
    if all(isinstance(test, IsIn) for test in tests):
        values = tuple(value for test in tests if isinstance(test, IsIn) for value in test.values)
        return replace(cells[0], tests=(IsIn(values),))
    low, low_open = _low(tests[0])
    high, high_open = _high(tests[-1])
    return replace(cells[0], tests=(InRange(low, high, low_open, high_open),))


def _low(test: Test) -> tuple[Scalar | None, bool]:
    match test:
        case InRange(low, _, low_open):
            return low, low_open
        case IsIn(values):
            return values[0], False
        case _:
            return None, False


def _high(test: Test) -> tuple[Scalar | None, bool]:
    match test:
        case InRange(_, high, _, high_open):
            return high, high_open
        case IsIn(values):
            return values[-1], False
        case _:
            return None, False
