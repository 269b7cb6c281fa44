"""Payment card numbers.

Issuers' ranges and lengths after ISO/IEC 7812 and the schemes' published tables (2024). Airline tickets and
parcels of the same length fall outside the ranges or fail the check digit nine times in ten. In doubt a
number is a card number: one that is missed brings the channel into the scope of PCI DSS.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum import luhn

from remit.signals.kinds.digits import Group, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_SEPARATOR: Final = re.compile(r" {1,2}| ?[.-] ?")
_SHORTEST, _LONGEST = 13, 19
# First and last prefix of a range, lengths.
_ISSUERS: Final = (
    ("4", "4", (13, 16, 19)),  # Visa
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),  # Mastercard
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),  # American Express
    ("3528", "3589", (16, 17, 18, 19)),  # JCB
    ("300", "305", (14, 16, 17, 18, 19)),  # Diners Club
    ("3095", "3095", (14, 16, 17, 18, 19)),  # Diners Club
    ("36", "36", (14, 15, 16, 17, 18, 19)),  # Diners Club
    ("38", "39", (14, 16, 17, 18, 19)),  # Diners Club
    ("6011", "6011", (16, 17, 18, 19)),  # Discover
    ("644", "659", (16, 17, 18, 19)),  # Discover
    ("62", "62", (16, 17, 18, 19)),  # UnionPay
    ("5018", "5020", (13, 14, 15, 16, 17, 18, 19)),  # Maestro
    ("5038", "5038", (13, 14, 15, 16, 17, 18, 19)),  # Maestro
    ("5893", "5893", (13, 14, 15, 16, 17, 18, 19)),  # Maestro
    ("6304", "6304", (13, 14, 15, 16, 17, 18, 19)),  # Maestro
    ("6759", "6763", (13, 14, 15, 16, 17, 18, 19)),  # Maestro
)
_LAYOUTS: Final = ((4, 6, 5), (4, 6, 4))
# Within a longer run of digits a number is written all in one or begins with four; any other way it stands alone.
_FIRST_GROUPS: Final = frozenset({4, *range(_SHORTEST, _LONGEST + 1)})


def places(text: str) -> Iterator[Place]:
    """Yield the card numbers of a text."""
    for run in runs(text, _SEPARATOR):
        first = 0
        while first < len(run):
            after = _end(run, first)
            if after:
                yield run[first].start, run[after - 1].end
            first = after or first + 1


def _end(run: list[Group], first: int) -> int:
    """Return the index after the last group of the card number that begins with this group, or 0."""
    if first and len(run[first].digits) not in _FIRST_GROUPS:
        return 0
    number = ""
    for index in range(first, len(run)):
        number += run[index].digits
        if len(number) > _LONGEST:
            break
        if len(number) >= _SHORTEST and _issued(number) and luhn.is_valid(number):
            sizes = tuple(len(group.digits) for group in run[first : index + 1])
            whole = first == 0 and index == len(run) - 1
            decimals = len(sizes) == 1 and run[index].gap == "." and first > 0
            if (whole or _usual(sizes)) and not decimals:
                return index + 1
    return 0


def _usual(sizes: tuple[int, ...]) -> bool:
    return len(sizes) == 1 or sizes in _LAYOUTS or (set(sizes[:-1]) == {4} and sizes[-1] <= 4)


def _issued(number: str) -> bool:
    return any(
        first <= number[: len(first)] <= last and len(number) in lengths for first, last, lengths in _ISSUERS
    )
