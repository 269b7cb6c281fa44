"""Amounts of money: whole minor units of one currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from remit.runtime.currencies import MINOR_DIGITS, SIGNS
from remit.runtime.value_problem import ValueProblem, quoted

# Fifteen digits hold every amount that anyone is owed, and fit a 64-bit column in minor units.
_AMOUNT = r"(?P<amount>(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]+)?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<minus>-?){_AMOUNT} ?(?P<currency>[A-Z]{{3}})",
        rf"(?P<currency>[A-Z]{{3}}) ?(?P<minus>-?){_AMOUNT}",
        rf"(?P<minus>-?)(?P<sign>[£€]){_AMOUNT}",
        rf"(?P<sign>[£€])(?P<minus>-?){_AMOUNT}",
    )
)
_UNCLEAR_SIGNS = "$¥"


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` units (pence, cents) of `currency`; equal by both, ordered only within a currency."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        _digits(self.currency)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `20.00 GBP`, `GBP 20`, `1,250.50 GBP` or `£20`, exactly.

        Raises `ValueProblem`: `not-money`, `unclear-currency`, `unknown-currency` or `too-many-decimals`.
        """
        matched = next((m for form in _FORMS if (m := form.fullmatch(text.strip()))), None)
        if matched is None:
            if any(sign in text for sign in _UNCLEAR_SIGNS):
                raise ValueProblem(
                    "unclear-currency",
                    f"the sign in {quoted(text)} stands for several currencies",
                )
            raise ValueProblem("not-money", f"{quoted(text)} is not an amount such as `20.00 GBP`")
        groups = matched.groupdict()
        currency = groups.get("currency") or SIGNS[groups["sign"]]
        digits = _digits(currency)
        whole, _, decimals = groups["amount"].replace(",", "").partition(".")
        if len(decimals) > digits:
            places = "no decimal places" if digits == 0 else f"at most {digits} decimal places"
            raise ValueProblem("too-many-decimals", f"{quoted(text)}: {currency} has {places}")
        minor = int(whole + decimals.ljust(digits, "0"))
        return cls(-minor if groups["minus"] else minor, currency)

    def __str__(self) -> str:
        """Return the canonical spelling: `20.00 GBP`, `-0.05 GBP`, `2000 JPY`."""
        digits = MINOR_DIGITS[self.currency]
        sign = "-" if self.minor < 0 else ""
        whole, decimals = divmod(abs(self.minor), 10**digits)
        point = f".{decimals:0{digits}d}" if digits else ""
        return f"{sign}{whole}{point} {self.currency}"

    def __lt__(self, other: Money) -> bool:
        return self._minor_beside(other) < other.minor

    def __le__(self, other: Money) -> bool:
        return self._minor_beside(other) <= other.minor

    def __gt__(self, other: Money) -> bool:
        return self._minor_beside(other) > other.minor

    def __ge__(self, other: Money) -> bool:
        return self._minor_beside(other) >= other.minor

    def _minor_beside(self, other: Money) -> int:
        if self.currency != other.currency:
            raise ValueProblem(
                "different-currencies", f"{self} and {other} are of different currencies and have no order"
            )
        return self.minor


def _digits(currency: str) -> int:
    digits = MINOR_DIGITS.get(currency)
    if digits is None:
        raise ValueProblem("unknown-currency", f"{quoted(currency)} is not a currency code of ISO 4217")
    return digits
