"""The form of a message in which words are looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.signals.text import aligned, normalise

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("CAN\u2019T pay", "can't pay"),
        ("can\u00b4t can`t can\u02bct can\u2032t", "can't can't can't can't"),
        ("\u201con hold\u201d", '"on hold"'),
        ("step\u2011free, step\u2010free", "step-free, step-free"),
        ("  two\u00a0words\u2009and\n\ta\u3000line ", "two words and a line"),
        ("re\u00adfund re\u200bfund re\u2060fund \ufefffund", "refund refund refund fund"),
        ("w\u0302 y\u0302 W\u0302 \u0174", "\u0175 \u0177 \u0175 \u0175"),
        ("Stra\u00dfe STRASSE", "strasse strasse"),
        ("AT&amp;T &lt;3 &#39;hi&#39; &quot;x&quot; a&nbsp;b &amp;lt;", "at&t <3 'hi' \"x\" a b <"),
        ("\uff26\uff32\uff21\uff35\uff24 \U0001d412\U0001d41c\U0001d41a\U0001d426", "fraud scam"),
        ("\u203c\ufe0fhelp", "\u203chelp"),
        ("half \ud83d of a face", "half \ufffd of a face"),
        ("bell\x07 and null\x00", "bell and null"),
        ("", ""),
    ],
)
def test_one_form_for_what_looks_the_same(written: str, normalised: str) -> None:
    """Case, quotes, spaces, invisible marks, composed letters, entities, fancy alphabets: no difference."""
    assert normalise(written) == normalised


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normal form is final, so phrases and messages can be normalised anywhere."""
    once = normalise(text)
    assert normalise(once) == once


@given(ANY_TEXT)
def test_the_normal_form_can_be_encoded(text: str) -> None:
    """Even half of a surrogate pair, which JSON can smuggle in, becomes something that UTF-8 can hold."""
    assert normalise(text).encode().decode() == normalise(text)
    assert aligned(text).encode().decode() == aligned(text)


def test_even_an_empty_text_has_a_normal_form() -> None:
    """Nothing stays nothing."""
    assert normalise("\u200b \n") == ""


@given(ANY_TEXT)
def test_aligned_text_keeps_every_place(text: str) -> None:
    """A place in the aligned text is the same place in the original."""
    assert len(aligned(text)) == len(text)


def test_aligned_text_has_plain_digits_and_separators() -> None:
    """Digits of any script, no-break spaces and hyphens of any kind can be read by one pattern."""
    assert aligned("\uff14\u0661\u00a0\U0001d7d2\u20114\u200b5") == "41 4-4 5"
