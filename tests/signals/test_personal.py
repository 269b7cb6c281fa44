"""Personal data in messages. Numbers are the published examples of their schemes, or made up to fit them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.signals.kinds import KINDS
from remit.signals.personal import STANDARD_KINDS, Found, PersonalDetector
from remit.signals.text import aligned

DETECTOR = PersonalDetector()


def shown(text: str) -> list[tuple[str, str]]:
    """Each finding as its kind and the characters it covers."""
    return [(found.kind, text[found.start : found.end]) for found in DETECTOR.find(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("my card is 4111 1111 1111 1111.", "4111 1111 1111 1111"),
        ("4111-1111-1111-1111 exp 12/26", "4111-1111-1111-1111"),
        ("4111 1111 1111 1111 12/26 123", "4111 1111 1111 1111"),
        ("card:5555555555554444,", "5555555555554444"),
        ("amex 3782 822463 10005", "3782 822463 10005"),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
        ("\uff14111\u00a01111\u200b1111\u20111111", "\uff14111\u00a01111\u200b1111\u20111111"),
    ],
)
def test_card_numbers(text: str, number: str) -> None:
    """A card number is found however it is spaced, in whatever digits, apart from its expiry and code."""
    assert shown(text) == [("card_number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "ticket 0162424965446",
        "parcel 9400111899223197428490",
        "score 0.4111111111111111",
        "1234 5678 9012 3456",
    ],
)
def test_not_card_numbers(text: str) -> None:
    """A wrong check digit, no issuer or a decimal fraction is no card number."""
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("GB82 WEST 1234 5698 7654 32 please", ["GB82 WEST 1234 5698 7654 32"]),
        ("iban gb82west12345698765432", ["gb82west12345698765432"]),
        ("DE89370400440532013000, thanks", ["DE89370400440532013000"]),
        ("GB83 WEST 1234 5698 7654 32", []),
        ("XX82 WEST 1234 5698 7654 32", []),
    ],
)
def test_ibans(text: str, numbers: list[str]) -> None:
    """An IBAN has a country, that country's length and right check digits; the words after it are not part of it."""
    assert shown(text) == [("iban", number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("sort code 12-34-56 account number 12345678", ["12-34-56", "12345678"]),
        ("S/C 123456, A/C 1234 5678", ["123456", "1234 5678"]),
        ("20-45-67 12345678", ["20-45-67", "12345678"]),
        ("account no. 12345678 sort code 20-45-67", ["12345678", "20-45-67"]),
        ("cod didoli 20-45-67 rhif cyfrif 12345678", ["20-45-67", "12345678"]),
        ("My account number is 12345678", ["12345678"]),
        ("sort code 12-34-56", []),
        ("booked on 12-05-15, 12345678", []),
        ("incident 150202-000419", []),
        ("transaction 12345678", []),
    ],
)
def test_bank_accounts(text: str, parts: list[str]) -> None:
    """Eight digits are an account where they are called one or stand with a sort code, which is not a date."""
    assert shown(text) == [("bank_account", part) for part in parts]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("AB123456C", ["AB123456C"]),
        ("mine is ab 12 34 56 c, ok", ["ab 12 34 56 c"]),
        ("NI number: AB 12 34 56", ["AB 12 34 56"]),
        ("AB 12 34 56", []),
        ("BG123456A", []),
        ("AB123456E", []),
        ("wheel PN 320008A", []),
        ("case ID 8544484", []),
    ],
)
def test_national_insurance_numbers(text: str, numbers: list[str]) -> None:
    """Prefix and suffix letters must be ones that are issued; part numbers and case numbers are not taken."""
    assert shown(text) == [("national_insurance_number", number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("my NHS number is 9434765919", ["9434765919"]),
        ("nhs no 943 476 5919", ["943 476 5919"]),
        ("it is 401 023 2137", ["401 023 2137"]),
        ("my NHS number is 9434765918", []),
        ("claim 4010232137", []),
        ("401-023-2137", []),
        ("call me on 401 023 2137", []),
        ("943 476 5919", []),
    ],
)
def test_nhs_numbers(text: str, numbers: list[str]) -> None:
    """An NHS number is called one or written 3-3-4 in an issued range, and is not an American telephone number."""
    assert shown(text) == [("nhs_number", number) for number in numbers]


@pytest.mark.parametrize(
    "number",
    [
        "07911 123456",
        "07700 900123",
        "01632 960001",
        "+44 7911 123456",
        "+44 20 7946 0958",
        "+44 (0)7911 123 456",
        "(020) 7946 0958",
        "0044 7911 123456",
        "(+44) 7911 123456",
        "+353 87 123 4567",
        "+1-703-464-0200",
    ],
)
def test_phone_numbers(number: str) -> None:
    """A person's number is found in national and international writing, with all its signs."""
    assert shown(f"ring me on {number}, thanks") == [("phone_number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "call 0800 496 0000 or 0345 123 4567 or 0330 123 4567 or 0900 123 4567",
        "+1 800 433 7300 and 1-800-433-7300 and 800-433-7300",
        "it cost \u00a301234.567890",
        "on 01/02/2015 10:30 and 05 10 2023 1234",
        "2015-02-24 11:35:52 -0800",
        "order 07911123456 is late",
        "my booking reference number is 07911123456",
        "tag 0016 964012",
        "version 1.0.65.320 at 153.69.214.203",
        "example.com/07911123456",
    ],
)
def test_not_phone_numbers(text: str) -> None:
    """Freephone and other service numbers, prices, dates, versions and order numbers are no one's telephone."""
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("write to jo.bloggs+x@example.co.uk.", ["jo.bloggs+x@example.co.uk"]),
        ("<HELP@bank.example>", ["HELP@bank.example"]),
        ("jo@d\u0175r.cymru", ["jo@d\u0175r.cymru"]),
        ("a@b.example,c@d.example", ["a@b.example", "c@d.example"]),
        ("@bank please help, .@bank too", []),
        ("@united.Thanks", []),
        ("see you @ 7.30", []),
    ],
)
def test_email_addresses(text: str, addresses: list[str]) -> None:
    """An address is personal, a service's own too; a handle is not an address."""
    assert shown(text) == [("email_address", address) for address in addresses]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("10 Downing Street, London SW1A 2AA", ["10 Downing Street", "SW1A 2AA"]),
        ("no power in cf10 1aa", ["cf10 1aa"]),
        ("postcode sw1a2aa", ["sw1a2aa"]),
        ("SE155DQ", ["SE155DQ"]),
        ("in TQ10 5XL", ["TQ10 5XL"]),
        ("I live at 12 acacia avenue", ["12 acacia avenue"]),
        ("12 Heol y Bryn", ["12 Heol y Bryn"]),
        ("no power in CF10", []),
        ("gate E5 1st class, B6 2HR delay", []),
        ("tail N366SW", []),
        ("QZ1 2AB", []),
        ("waited 3 Hours Road", []),
        ("https://t.example/SE155DQ", []),
        ("a 7 hour drive", []),
    ],
)
def test_postal_addresses(text: str, addresses: list[str]) -> None:
    """A whole postcode of an existing area, or a house number with its street; not half a postcode or a gate."""
    assert shown(text) == [("postal_address", address) for address in addresses]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("DOB 12/03/1985", ["12/03/1985"]),
        ("my date of birth is the 3rd of May 1999", ["3rd of May 1999"]),
        ("Born on 1st January 1970", ["1st January 1970"]),
        ("d.o.b 1985-03-12", ["1985-03-12"]),
        ("12.3.85 (dob)", ["12.3.85"]),
        ("dyddiad geni: 3 Mawrth 1985", ["3 Mawrth 1985"]),
        ("flying on 12/03/2015", []),
        ("it is my birthday on 24 February", []),
        ("I was born in 1985", []),
        ("my dob is wrong. Flight on 12/03/2015", []),
    ],
)
def test_dates_of_birth(text: str, dates: list[str]) -> None:
    """A date with a year is a date of birth where the words beside it say so."""
    assert shown(text) == [("date_of_birth", date) for date in dates]


def test_findings_in_order_and_apart() -> None:
    """A message with much to hide gives each finding once, where it stands."""
    text = "Jo, DOB 1/2/1990, jo@a.example, 4111111111111111, AB123456C"
    assert [kind for kind, _ in shown(text)] == [
        "date_of_birth",
        "email_address",
        "card_number",
        "national_insurance_number",
    ]
    assert DETECTOR.detect(text) == {kind for kind, _ in shown(text)}


def test_kinds_of_ones_own() -> None:
    """An organisation's own patterns are found beside the standard kinds, without regard to case."""
    detector = PersonalDetector({"booking": [r"\b[a-z]{2}\d{4}\b", r"ref:\w+"], "meter": [r"\bM-\d{3}\b"]})
    text = "bd1234 REF:x jo@a.example m-123"
    assert detector.find(text) == (
        Found("booking", 0, 6),
        Found("booking", 7, 12),
        Found("email_address", 13, 25),
        Found("meter", 26, 31),
    )
    assert detector.detect(text) == {"booking", "email_address", "meter"}


def test_a_bad_pattern_of_ones_own_is_refused() -> None:
    """A pattern that the check refuses is named with the reason."""
    with pytest.raises(ValueError, match="never closed"):
        PersonalDetector({"booking": ["("]})


def test_every_standard_kind_says_what_it_is() -> None:
    """The kinds have names and sentences, for manuals and completion."""
    assert list(STANDARD_KINDS) == [kind.name for kind in KINDS]
    assert all(sentence and not sentence.endswith(".") for sentence in STANDARD_KINDS.values())


FRAGMENTS = st.sampled_from(
    [
        "4111 1111 1111 1111",
        "GB82 WEST 1234 5698 7654 32",
        "sort code 12-34-56",
        "12345678",
        "AB123456C",
        "nhs 943 476 5919",
        "+44 7911 123456",
        "jo@a.example",
        "SW1A 2AA",
        "dob",
        "1/2/1990",
        "7 Acacia Road",
        "account",
        "\u00a3",
    ]
)
MESSAGES = st.lists(FRAGMENTS | st.text("0123456789 +-./@aGB\u0663", max_size=6), max_size=8).map("".join)


@given(MESSAGES)
def test_places_lie_in_the_text_and_apart(text: str) -> None:
    """Findings of standard kinds are real places, in order, and never overlap."""
    ends = [0, *(place for found in DETECTOR.find(text) for place in (found.start, found.end)), len(text)]
    assert ends == sorted(ends)
    assert all(found.end > found.start for found in DETECTOR.find(text))


@given(MESSAGES)
def test_nothing_is_found_without_its_candidate(text: str) -> None:
    """The one quick pass never hides what the slow look at each kind would find."""
    quick = {found.kind for found in DETECTOR.find(text)}
    slow = {kind.name for kind in KINDS if any(True for _ in kind.places(aligned(text)))}
    assert quick <= slow
    assert bool(quick) == bool(slow)


@given(st.text(st.characters()))
def test_any_text_is_read(text: str) -> None:
    """Any text at all gives findings or none."""
    assert DETECTOR.detect(text) <= set(STANDARD_KINDS)


@pytest.mark.parametrize(
    "unit", ["a", "1 ", "4", "@", "a@", "GB12", "07", "+4", "12-34-56 ", "dob 1/", "SW1A", "1 Aa "]
)
def test_a_long_text_is_read(unit: str) -> None:
    """Hundreds of thousands of near misses are read in linear time."""
    assert DETECTOR.detect(unit * (300_000 // len(unit))) <= set(STANDARD_KINDS)
