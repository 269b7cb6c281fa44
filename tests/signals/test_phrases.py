"""Phrases as whole words."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from remit.signals.phrases import Words, check_phrase, phrase_pattern
from remit.signals.text import normalise

# Few letters, so that phrases and texts often meet; word edges of every sort.
PIECES = st.sampled_from(list("ab* -'#_1.\u0175\u8bc8\u0301\U0001f600"))
SHORT = st.lists(PIECES, min_size=1, max_size=6).map("".join)
PHRASES = SHORT.filter(lambda phrase: check_phrase(phrase) is None)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("PIN", "What is my pin?"),
        ("on hold", "ON HOLD again"),
        ("on hold", "on-hold"),
        ("step-free", "is it step free?"),
        ("can't pay", "I CAN\u2019T\npay"),
        ("refund*", "I was refunded"),
        ("refund*", "a refund"),
        ("lost* bag*", "you lost bags"),
        ("fraud", "#fraud!"),
        ("fraud", "\u203c\ufe0ffraud"),
        ("labour", "Labour's costs"),
        ("d\u0175r", "dim DW\u0302R eto"),
        ("0800 111 999", "ring 0800-111-999 now"),
        ("c++", "in C++ and"),
        ("f**k", "F**K this"),
        ("\u8bc8\u9a97", "\u8fd9\u662f\u8bc8\u9a97\u5417"),
        ("\U0001f4a9", "what a\U0001f4a9day"),
    ],
)
def test_found(phrase: str, text: str) -> None:
    """A phrase is found whatever its case and quotes, with spaces or hyphens, and `*` takes any ending."""
    assert Words([phrase]).found(text) == (phrase,)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("PIN", "in my opinion"),
        ("PIN", "pin_code"),
        ("PIN", "pin2"),
        ("bin", "bin\u0302"),
        ("d\u0175r", "d\u0175riau"),
        ("\u0175yl", "yr\u0175yl"),
        ("refund*", "prefund"),
        ("lost* bag", "lost, bag"),
        ("on hold", "on, hold"),
        ("c++", "c"),
        ("a*b", "axb"),
        ("0800 111 999", "00800 111 9991"),
    ],
)
def test_not_found(phrase: str, text: str) -> None:
    """A phrase is not found inside a longer word, Welsh letters too, nor across punctuation."""
    assert Words([phrase]).found(text) == ()


def test_words_come_back_as_they_were_given() -> None:
    """A list reports its own spelling, in its own order, each phrase once."""
    words = Words(["Step-Free", "ramp", "RAMP", "lift"])
    assert words.found("A ramp, a ramp: it is STEP FREE.") == ("Step-Free", "ramp", "RAMP")


def test_no_phrases_find_nothing() -> None:
    """An empty list is a list."""
    assert Words([]).found("anything") == ()


@pytest.mark.parametrize("phrase", ["", " ", "*", "- -", "\u200b"])
def test_a_phrase_needs_something_to_find(phrase: str) -> None:
    """A phrase of nothing is refused with a reason, before it could match everything."""
    assert check_phrase(phrase) == "it has no words"
    with pytest.raises(ValueError, match="no words"):
        Words([phrase])


@given(PHRASES, SHORT)
def test_the_quick_way_and_the_pattern_agree(phrase: str, text: str) -> None:
    """The one pass over all phrases finds exactly what the phrase's own pattern finds."""
    slow = re2.search(phrase_pattern(phrase), normalise(text)) is not None
    assert bool(Words([phrase]).found(text)) == slow


@given(PHRASES)
def test_a_phrase_without_wildcards_finds_itself(phrase: str) -> None:
    """Every literal phrase is found in itself."""
    if "*" not in phrase:
        assert Words([phrase]).found(phrase) == (phrase,)


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_phrase_in_any_text(phrase: str, text: str) -> None:
    """Any two texts at all give an answer."""
    if check_phrase(phrase) is None:
        assert Words([phrase]).found(text) in {(), (phrase,)}


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a " * 500_000, "\u0175 a-" * 250_000, "a*" * 500_000])
def test_a_long_text_is_read(text: str) -> None:
    """A megabyte of anything is read."""
    assert "a*" in Words(["a* zebra", "a*", "zebra* a", "a a a a a a b"]).found(text)
