"""Regular expressions of a policy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.signals.patterns import PatternSet, check_pattern, matches


@pytest.mark.parametrize("pattern", ["a", r"\b[a-z]{2}\d{4}\b", r"(?i)x+", r"(a+)+$", r"\pL{3}", r"\\C"])
def test_patterns_of_re2_are_accepted(pattern: str) -> None:
    """What RE2 can run in linear time is accepted."""
    assert check_pattern(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(?=a)b", "looking ahead"),
        ("(?<!a)b", "looking back"),
        (r"(a)\1", "back-reference"),
        ("(a", "`(` is never closed"),
        ("[a", "`[` is never closed"),
        ("a)", "closes nothing"),
        ("a**", "side by side"),
        ("*a", "nothing before"),
        ("a{2000}", "more than 1,000 times"),
        ("[z-a]", "runs backwards"),
        ("a\\", "lone backslash"),
        (r"(\pL{1,500}\pN{1,500}){1}x{900}", "too large"),
        ("a*", "matches any text"),
        ("", "matches any text"),
        (r"\C", "parts of characters"),
        ("\ud800", "half of a character"),
    ],
)
def test_other_patterns_are_refused_in_plain_words(
    pattern: str, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each refusal says why in the author's terms, and nothing is written behind our back."""
    assert reason in str(check_pattern(pattern))
    assert capfd.readouterr() == ("", "")


def test_a_pattern_is_matched_without_case_and_style_of_quotes() -> None:
    """Patterns see the same normal form as phrases."""
    assert matches(r"\bCAN'T\b", "I can\u2019t")
    assert not matches(r"\bcan't\b", "I cannot")


def test_a_set_finds_what_each_pattern_finds() -> None:
    """Patterns together say the same as patterns alone, also where a set would be too large."""
    patterns = ["ab", r"\d{3}", "zz", *(rf"\pL{{{n},400}}x" for n in range(1, 4))]
    text = "ab 12 345 q"
    assert sorted(PatternSet(patterns).hits(text)) == [
        i for i, pattern in enumerate(patterns) if matches(pattern, text)
    ]


def test_a_set_refuses_what_the_check_refuses() -> None:
    """A pattern that slipped past the compiler is named."""
    with pytest.raises(ValueError, match="looking ahead"):
        PatternSet(["a", "(?=b)"])


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_pattern_gets_a_verdict(pattern: str, text: str) -> None:
    """Any pattern is either refused in words or can be matched against any text."""
    if check_pattern(pattern) is None:
        assert matches(pattern, text) in {True, False}


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*b", "(a|aa)+$", "a.*a.*a.*x"])
def test_nested_repetition_does_no_harm(pattern: str) -> None:
    """Patterns that hang a backtracking engine read a megabyte like any other."""
    assert matches(pattern, "a" * 1_000_000) == pattern.endswith("$")
