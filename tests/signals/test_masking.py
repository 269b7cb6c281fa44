"""Masking personal data in what we print ourselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.signals.masking import mask
from remit.signals.personal import PersonalDetector

DETECTOR = PersonalDetector()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("card 4111 1111 1111 1111, thanks", "card [card_number], thanks"),
        ("jo@a.example +44 7911 123456", "[email_address] [phone_number]"),
        ("sort code 12-34-56 account 12345678", "sort code [bank_account] account [bank_account]"),
        ("line 3: `due` is 2026-12-24T16:45:00+00:00, case tw-1837", None),
        ("", None),
    ],
)
def test_what_is_personal_becomes_its_kind(text: str, masked: str | None) -> None:
    """Each finding becomes its kind in brackets; all else, moments and identifiers too, stays as it is."""
    assert mask(text) == (text if masked is None else masked)


def test_kinds_of_ones_own_are_masked() -> None:
    """With a detector of an organisation's own its kinds are masked too; the first of overlapping ones names both."""
    detector = PersonalDetector({"booking": [r"\bbk\d{4}\b"], "mail": [r"\w+@a"]})
    assert mask("bk1234 jo@a.example", detector) == "[booking] [mail]"


def test_a_pattern_that_matches_masks_settles() -> None:
    """A kind whose pattern matches its own mask does not mask it for ever, and hides all rather than leak."""
    assert mask("abc def", PersonalDetector({"word": [r"\[?\w+\]?"]})) == "[word] [word]"
    assert mask("abc def", PersonalDetector({"word": [r"\w+"]})) == "[masked]"


FRAGMENTS = st.sampled_from(
    [
        "4111 1111 1111 1111",
        "GB82 WEST 1234 5698 7654 32",
        "sort code 12-34-56",
        "12345678",
        "nhs 943 476 5919",
        "943 476 5919",
        "07911 123456",
        "jo@a.example",
        "SW1A 2AA",
        "dob",
        "1/2/1990",
        "7 Acacia Road",
        "x" * 50,
    ]
)


@given(st.lists(FRAGMENTS | st.text("0123456789 +-./@aGB[]_", max_size=6), max_size=10).map(" ".join))
def test_nothing_is_left_to_find(text: str) -> None:
    """A masked text shows no personal data, and masking it again changes nothing."""
    masked = mask(text)
    assert DETECTOR.find(masked) == ()
    assert mask(masked) == masked


@given(st.text(st.characters()))
def test_any_text_can_be_masked(text: str) -> None:
    """Any text at all can be printed."""
    assert DETECTOR.find(mask(text)) == ()
