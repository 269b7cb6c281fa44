"""Cells of thousands of numbers: what passes a test is found by halves, and is what a look at each finds."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from remit.backends.proof.cells import cells_of, holding, passes
from remit.model import types as t
from remit.model.conditions import InRange, IsIn, Test
from remit.model.nodes import Fact
from remit.source.span import Span

NUMBERS = st.integers(-6, 6)
ENDS = st.none() | NUMBERS
TESTS = st.lists(
    st.builds(lambda values: IsIn(tuple(values)), st.lists(NUMBERS, max_size=3))
    | st.builds(InRange, ENDS, ENDS, st.booleans(), st.booleans()),
    max_size=6,
)


def fact(type_: t.FactType) -> Fact:
    """A fact of a type."""
    return Fact("n", type_, personal=False, says=None, decides=True, span=Span("p.remit", 0, 1))


@given(TESTS, st.sampled_from([t.WholeNumber(None, None), t.WholeNumber(-3, 4), t.Elapsed()]))
def test_cells_of_whole_numbers_are_those_that_each_number_shows(
    tests: list[Test], type_: t.FactType
) -> None:
    """Every number lies in one cell, and passes just the tests that the cell is said to pass."""
    cells = cells_of(fact(type_), tests)
    low = {t.WholeNumber(-3, 4): -3, t.Elapsed(): 0}.get(type_, -9)
    high = 4 if type_ == t.WholeNumber(-3, 4) else 9
    held = holding(tests, cells)
    for number in range(low, high + 1):
        inside = [i for i, cell in enumerate(cells) if any(passes(one, number) for one in cell.tests)]
        assert len(inside) == 1
        assert [inside[0] in places for places in held] == [passes(test, number) for test in tests]
    # No two neighbours are alike: cells are as few as can be.
    shown = [tuple(i in places for places in held) for i in range(len(cells))]
    assert all(one != other for one, other in pairwise(shown))


@given(TESTS)
def test_cells_of_numbers_are_those_that_each_number_shows(tests: list[Test]) -> None:
    """The same for numbers between which there is always another."""
    exact = [_exact(test) for test in tests]
    cells = cells_of(fact(t.Number(None, None)), exact)
    held = holding(exact, cells)
    for half in range(-15, 16):
        number = Decimal(half) / 2
        inside = [i for i, cell in enumerate(cells) if any(passes(one, number) for one in cell.tests)]
        assert len(inside) == 1
        assert [inside[0] in places for places in held] == [passes(test, number) for test in exact]


def _exact(test: Test) -> Test:
    match test:
        case IsIn(values):
            return IsIn(tuple(Decimal(str(value)) for value in values))
        case InRange(low, high, low_open, high_open):
            start, end = (None if end is None else Decimal(str(end)) for end in (low, high))
            return InRange(start, end, low_open, high_open)
        case _:
            return test
