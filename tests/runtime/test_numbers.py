"""Arithmetic that keeps every digit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from remit.runtime.numbers import between, moved, number_words

NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**26), 10**26),
    st.integers(0, 20),
) | st.builds(Decimal, st.integers(-(10**60), 10**60))


@given(NUMBERS, NUMBERS)
def test_half_way_is_exact(one: Decimal, other: Decimal) -> None:
    """However many digits two numbers have, what lies between them is neither."""
    middle = between(one, other)
    assert Fraction(middle) == (Fraction(one) + Fraction(other)) / 2
    assert one == other or min(one, other) < middle < max(one, other)


@given(NUMBERS, st.sampled_from([-1, 1, Decimal("0.001")]))
def test_a_step_is_exact(number: Decimal, step: Decimal | int) -> None:
    """One more than a number of forty digits is not that number."""
    assert Fraction(moved(number, step)) == Fraction(number) + Fraction(step)


@given(NUMBERS)
def test_words_keep_every_digit(number: Decimal) -> None:
    """What is written is read again as the same number."""
    words = number_words(number)
    assert Decimal(words) == number
    assert "E" not in words
    assert "." not in words or not words.endswith("0")
