"""Kinds of personal data: a table of them, and for each a module that tells the real from the look-alike.

A module is loaded when a message first holds a candidate of its kind. Each has one function, `places`, which
takes a text as `remit.signals.text.aligned` gives it and yields where it holds that kind: the first character
and the one after the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of personal data that needs no declaration.

    `candidate` is an RE2 pattern, case ignored: a text in which it does not occur holds nothing of this kind.
    """

    name: str
    sentence: str
    candidate: str

    @property
    def places(self) -> Callable[[str], Iterator[Place]]:
        """The function that finds this kind in an aligned text."""
        found: Callable[[str], Iterator[Place]] = import_module(f"{__name__}.{self.name}").places
        return found


# In the order in which they claim the same characters: what is checked by arithmetic before what is not.
KINDS: Final = (
    Kind(
        "email_address",
        "An email address",
        r"[^\s@]@[^\s@]+\.",
    ),
    Kind(
        "iban",
        "An International Bank Account Number with right length and check digits",
        r"\b[a-z]{2}[0-9]{2}(?:[ -]?[a-z0-9]){11}",
    ),
    Kind(
        "card_number",
        "A payment card number: 13 to 19 digits of a known issuer with a right check digit",
        r"(?:[0-9][ .-]{0,3}){12}[0-9]",
    ),
    Kind(
        "bank_account",
        "A UK bank account number that is called one or stands with a sort code",
        r"(?:[0-9][ -]?){7}[0-9]",
    ),
    Kind(
        "national_insurance_number",
        "A UK National Insurance number",
        r"\b[a-z]{2} ?(?:[0-9]{2}[ -]?){3}",
    ),
    Kind(
        "nhs_number",
        "An NHS number with a right check digit that is called one or written 3-3-4",
        r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}",
    ),
    Kind(
        "phone_number",
        "A telephone number of a person, British or with +; freephone and other service numbers are not",
        r"[+0](?:[ ().-]{0,3}[0-9]){7}",
    ),
    Kind(
        "date_of_birth",
        "A date that is said to be a date of birth",
        r"d\.?o\.?b|birth|born|geni|ganwyd",
    ),
    Kind(
        "postal_address",
        "A UK postcode in full, or the number and name of a house's street",
        r"\b[a-z]{1,2}[0-9][0-9a-z]?[ -]?[0-9][a-z]{2}\b"
        r"|\b[0-9]{1,4}[a-z]?,? (?:[a-z'-]+ ){1,3}(?:street|road|avenue|lane|drive|close|crescent|terrace"
        r"|gardens|grove|court|place|square|way|mews|walk|rise|parade|boulevard|st|rd|ave|ln|dr|cres|gdns)\b"
        r"|\b[0-9]{1,4}[a-z]?,? (?:heol|stryd|ffordd|l[oô]n|rhodfa|maes|clos) ",
    ),
)
