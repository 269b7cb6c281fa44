"""Exact arithmetic on numbers, however many digits they have: Python's own rounds to 28."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Final

_EXACT: Final = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)
_HALF: Final = Decimal("0.5")


def moved(number: Decimal, step: Decimal | int) -> Decimal:
    """Return the number and the step added up, every digit kept."""
    return _EXACT.add(number, Decimal(step))


def between(low: Decimal, high: Decimal) -> Decimal:
    """Return the number half-way: never one of the two, unless they are the same."""
    return _EXACT.multiply(_EXACT.add(low, high), _HALF)


def number_words(number: Decimal) -> str:
    """Return a number as a policy writes it, every digit kept: no exponent, and no noughts that say nothing."""
    return f"{_EXACT.normalize(number):f}"
