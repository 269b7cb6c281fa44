"""Telephone numbers of people, by the numbering plans that libphonenumber keeps.

Numbers written the national way are read as British. Freephone, shared-cost, premium and company-wide numbers
(0800, 0845, 0330, +1 800) are services and not personal.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import phonenumbers
from phonenumbers import PhoneNumberType

from remit.signals.kinds.digits import Group, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_SEPARATOR: Final = re.compile(r" {1,2}| ?[.-] ?| ?\( ?| ?\) ?-?|\)\(")
_UNITED_KINGDOM: Final = 44
_PERSONAL: Final = frozenset(
    {
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.PAGER,
        PhoneNumberType.VOIP,
    }
)
# National numbers have ten or eleven digits with the 0, international ones eight to fifteen (E.164) after +
# or 00.
_NATIONAL: Final = (11, 10)
_INTERNATIONAL: Final = tuple(range(15, 7, -1))
_EXIT: Final = tuple(range(17, 9, -1))
_SIGN: Final = re.compile(r"(?:\(?\+ ?\(?|\()$")
# Words that announce a number of something else, with at most a few words between.
_OTHER: Final = re.compile(
    r"\b(?:order|ref|reference|invoice|booking|ticket|tracking|parcel|consignment|confirmation|account|acc|policy"
    r"|case|claim|serial|meter|mprn|mpan|barcode|isbn|imei|pnr|cyfeirnod)\b"
    r"(?:\W{1,3}(?:no|number|num|nr|code|id|is|was|of|my|the|rhif)\b){0,4}\W{0,3}$",
    re.IGNORECASE | re.ASCII,
)
_CONTEXT: Final = 60
# Set aside by Ofcom for drama, so what examples and tests are written with; the plans call them unassigned.
_DRAMA: Final = ("7700900", "1632960")
_PART_OF_ANOTHER: Final = re.compile(r"(?:\w|[£$€#/@]|[0-9][.:,])$")
_DATE_SIZES: Final = (2, 2, 4)
# Parsing one takes 50 microseconds and people write the same number again.
_CACHED_NUMBERS: Final = 4096


def places(text: str) -> Iterator[Place]:
    """Yield the telephone numbers of a text."""
    for run in runs(text, _SEPARATOR):
        first = 0
        while first < len(run):
            start = run[first].start
            if sign := _SIGN.search(text[max(0, start - 3) : start]):
                start -= len(sign[0])
            after = _after(text, run, first, start)
            if after:
                yield start, run[after - 1].end
            first = after or first + 1


def _after(text: str, run: list[Group], first: int, start: int) -> int:
    """Return the index after the last group of the number that begins with this group at `start`, or 0."""
    lengths = _lengths(text[start : run[first].start], run[first].digits)
    if not lengths or _PART_OF_ANOTHER.search(text[max(0, start - 2) : start]):
        return 0
    ends: dict[int, int] = {}
    digits = 0
    for index in range(first, len(run)):
        digits += len(run[index].digits)
        if digits > lengths[0]:
            break
        ends[digits] = index
    if lengths is _NATIONAL and _something_else(
        run[first : first + 3], text[max(0, start - _CONTEXT) : start]
    ):
        return 0
    for length in lengths:
        if length in ends:
            end = run[ends[length]].end
            if not text[end : end + 1].isalnum() and _personal(text[start:end]):
                return ends[length] + 1
    return 0


def _something_else(beginning: list[Group], before: str) -> bool:
    """Whether digits are a date, or all in one and called an order or a ticket, so no national number."""
    sizes = tuple(len(group.digits) for group in beginning)
    return sizes == _DATE_SIZES or (sizes[0] >= _NATIONAL[-1] and _OTHER.search(before) is not None)


def _lengths(sign: str, digits: str) -> tuple[int, ...]:
    """Return how many digits a number that begins so can have, longest first."""
    if "+" in sign:
        return _INTERNATIONAL
    if digits.startswith("00"):
        return _EXIT
    return _NATIONAL if digits.startswith(("01", "02", "05", "07")) else ()


@lru_cache(maxsize=_CACHED_NUMBERS)
def _personal(written: str) -> bool:
    try:
        number = phonenumbers.parse(written, "GB")
    except phonenumbers.NumberParseException:
        return False
    if number.country_code == _UNITED_KINGDOM and str(number.national_number).startswith(_DRAMA):
        return phonenumbers.is_possible_number(number)
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in _PERSONAL
