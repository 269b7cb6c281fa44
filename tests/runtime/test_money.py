"""Amounts of money."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.runtime.currencies import MINOR_DIGITS
from remit.runtime.values import Money, ValueProblem


@pytest.mark.parametrize(
    ("text", "minor", "canonical"),
    [
        ("20.00 GBP", 2000, "20.00 GBP"),
        ("20 GBP", 2000, "20.00 GBP"),
        ("GBP 20.5", 2050, "20.50 GBP"),
        ("£20", 2000, "20.00 GBP"),
        ("£1,250.99", 125_099, "1250.99 GBP"),
        ("€0.05", 5, "0.05 EUR"),
        ("-£3.10", -310, "-3.10 GBP"),
        ("-0.05 GBP", -5, "-0.05 GBP"),
        ("2000 JPY", 2000, "2000 JPY"),
        ("1.234 KWD", 1234, "1.234 KWD"),
        (" 20.00 GBP ", 2000, "20.00 GBP"),
        ("999999999999999.99 GBP", 99_999_999_999_999_999, "999999999999999.99 GBP"),
    ],
)
def test_amounts_are_read_exactly(text: str, minor: int, canonical: str) -> None:
    """An amount is a whole number of minor units, and has one spelling."""
    money = Money.parse(text)
    assert money.minor == minor
    assert str(money) == canonical


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("20.005 GBP", "too-many-decimals"),
        ("20.5 JPY", "too-many-decimals"),
        ("1.2345 KWD", "too-many-decimals"),
        ("20 GPB", "unknown-currency"),
        ("20 gbp", "not-money"),
        ("$20", "unclear-currency"),
        ("20", "not-money"),
        ("1e3 GBP", "not-money"),
        ("NaN GBP", "not-money"),
        ("Infinity GBP", "not-money"),
        ("1.000,00 EUR", "not-money"),
        ("10,00 EUR", "not-money"),
        ("1_000 GBP", "not-money"),
        ("£20 GBP", "not-money"),
        ("", "not-money"),
        ("٢٠ GBP", "not-money"),
        ("1" * 5000 + " GBP", "not-money"),
    ],
)
def test_what_is_no_amount_is_refused_with_a_reason(text: str, reason: str) -> None:
    """Nothing is rounded and nothing guessed; the words stay short however long the text."""
    with pytest.raises(ValueProblem) as refused:
        Money.parse(text)
    assert refused.value.reason == reason
    assert len(refused.value.words) < 120


def test_money_is_ordered_within_its_currency() -> None:
    """Amounts of one currency compare by size."""
    assert Money(1, "GBP") < Money(2, "GBP") <= Money(2, "GBP")
    assert Money(3, "GBP") > Money(2, "GBP") >= Money(2, "GBP")


def test_currencies_do_not_compare() -> None:
    """Two currencies have no order, and are never equal."""
    assert Money(1, "GBP") != Money(1, "EUR")
    with pytest.raises(ValueProblem, match="different currencies"):
        assert Money(1, "GBP") < Money(2, "EUR")


def test_an_unknown_currency_cannot_be_made() -> None:
    """A typing mistake in a currency is an error."""
    with pytest.raises(ValueProblem) as refused:
        Money(1, "GPB")
    assert refused.value.reason == "unknown-currency"


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from(sorted(MINOR_DIGITS)))
def test_spelling_and_reading_agree(minor: int, currency: str) -> None:
    """Reading the canonical spelling gives the same money, in every currency."""
    money = Money(minor, currency)
    assert Money.parse(str(money)) == money


@given(st.text(max_size=30))
def test_any_text_is_money_or_refused(text: str) -> None:
    """No text makes reading fail in another way than with a reason."""
    with suppress(ValueProblem):
        Money.parse(text)
