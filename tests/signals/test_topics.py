"""What a message is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.signals.topics import TopicDetector, TopicPattern

TOPICS = (
    TopicPattern("fraud", phrases=("fraud", "scam*", "used my card", "didn't make this payment")),
    TopicPattern("on_hold", phrases=("on hold", "been waiting"), excludes=("put my card on hold", "ha ha")),
    TopicPattern(
        "branch_access",
        together=((("step-free", "wheelchair", "ramp"), ("branch", "door", "entrance")),),
    ),
    TopicPattern("lost_bag", together=((("lost",), ("bag*", "luggage")),), excludes=("bag of crisps",)),
    TopicPattern("booking", patterns=(r"\b[a-z]{2}\d{4}\b",), excludes=("ab1234",)),
    TopicPattern("urgent", includes=("fraud", "branch_access")),
    TopicPattern("reported", phrases=("report",), includes=("urgent",)),
    TopicPattern("cwyn", phrases=("cwyn", "d\u0175r")),
)
DETECTOR = TopicDetector(TOPICS)


@pytest.mark.parametrize(
    ("message", "topics"),
    [
        ("Someone USED my card", {"fraud", "urgent", "reported"}),
        ("I didn\u2019t make this payment", {"fraud", "urgent", "reported"}),
        ("Full of scammers", {"fraud", "urgent", "reported"}),
        ("Is there a ramp at the back entrance?", {"branch_access", "urgent", "reported"}),
        ("Is there a ramp?", set()),
        ("my booking is AB1235", {"booking"}),
        ("d\u0174R", {"cwyn"}),
        ("nothing to see", set()),
        ("", set()),
    ],
)
def test_topics_of_a_message(message: str, topics: set[str]) -> None:
    """A phrase, a phrase of every group, a pattern or an included topic makes the topic."""
    assert DETECTOR.detect(message) == topics


@pytest.mark.parametrize(
    ("message", "topics"),
    [
        ("please put my card on hold", set()),
        ("put my card on hold, and I have been on hold for an hour", {"on_hold"}),
        ("on hold: put my card on hold", {"on_hold"}),
        ("put my card on hold put my card on hold", set()),
    ],
)
def test_an_excluded_phrase_hides_only_itself(message: str, topics: set[str]) -> None:
    """A match counts unless it overlaps an excluded phrase."""
    assert DETECTOR.detect(message) == topics


def test_exclusion_reaches_groups_and_patterns() -> None:
    """What is excluded counts neither for a group nor for a pattern."""
    assert DETECTOR.detect("lost my bag of crisps") == frozenset()
    assert DETECTOR.detect("lost my bag of crisps and my bags") == {"lost_bag"}
    assert DETECTOR.detect("AB1234") == frozenset()
    assert DETECTOR.detect("AB1234 or AB1235") == {"booking"}


def test_every_overlapping_excluded_phrase_is_cut() -> None:
    """Excluded phrases that overlap one another are all cut out."""
    detector = TopicDetector([TopicPattern("laughs", phrases=("ha",), excludes=("ha ha",))])
    assert detector.detect("ha ha ha") == frozenset()
    assert detector.detect("ha ha, ha") == {"laughs"}


def test_cutting_does_not_join_words() -> None:
    """What stood on both sides of an excluded phrase does not become a phrase."""
    detector = TopicDetector([TopicPattern("t", phrases=("on hold",), patterns=("a.*z",), excludes=("not",))])
    assert detector.detect("on not hold") == frozenset()
    assert detector.detect("a not z") == frozenset()


def test_the_words_that_made_a_topic() -> None:
    """The explanation names the words in the order of the message, through included topics too."""
    message = "AB9999: the entrance has no ramp, and someone used my card, scam!"
    assert DETECTOR.why(message, "branch_access") == ("entrance", "ramp")
    assert DETECTOR.why(message, "booking") == ("ab9999",)
    assert DETECTOR.why(message, "reported") == ("entrance", "ramp", "used my card", "scam")
    assert DETECTOR.why("put my card on hold, I am on hold", "on_hold") == ("on hold",)
    assert DETECTOR.why(message, "on_hold") == ()
    assert DETECTOR.why(message, "no such topic") == ()


def test_a_bad_phrase_or_pattern_is_named() -> None:
    """What the compiler should have refused is refused here too, with its words."""
    with pytest.raises(ValueError, match="no words"):
        TopicDetector([TopicPattern("t", phrases=("*",))])
    with pytest.raises(ValueError, match="never closed"):
        TopicDetector([TopicPattern("t", patterns=("(",))])


MESSAGES = st.lists(
    st.sampled_from(
        [
            "on hold",
            "put my card on hold",
            "ramp",
            "door",
            "scams",
            "can't",
            "AB1234",
            "ab9876",
            "lost",
            "bag of crisps",
        ]
    )
    | st.sampled_from(list(" ,.!#-'\u0175\n")),
    max_size=8,
).map(" ".join)


@given(MESSAGES)
def test_case_and_quotes_make_no_difference(message: str) -> None:
    """Shouting and curly quotes change no topic."""
    shouted = message.upper().replace("'", "\u2019").replace(" ", "\u00a0")
    assert DETECTOR.detect(shouted) == DETECTOR.detect(message)


@given(MESSAGES)
def test_every_topic_has_its_words(message: str) -> None:
    """A topic is found exactly where there are words to explain it."""
    assert {topic.name for topic in TOPICS if DETECTOR.why(message, topic.name)} == DETECTOR.detect(message)


@given(st.text(st.characters()))
def test_any_text_gives_topics(text: str) -> None:
    """Any text at all is read."""
    assert DETECTOR.detect(text) <= {topic.name for topic in TOPICS}


@pytest.mark.parametrize("text", ["a" * 1_000_000, "put my card on hold " * 50_000, "ab1234 " * 140_000])
def test_a_long_text_is_read(text: str) -> None:
    """A megabyte, even of nothing but excluded phrases, is read."""
    assert DETECTOR.detect(text) == frozenset()
