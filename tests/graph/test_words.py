"""Conditions in the language's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.hand_made import ALWAYS, HERE
from graph.policies import EVERYTHING
from remit.driver.compile import compile_text
from remit.graph.words import condition_words
from remit.model.conditions import AllOf, AnyOf, Atom, InRange, IsIn

if TYPE_CHECKING:
    from remit.model.conditions import Condition
    from remit.model.nodes import Vocabulary

SAID = (
    "channel is twitter",
    "channel is not twitter",
    "channel is one of chat, email, twitter",
    "channel is public",
    "channel is not private",
    "colour is one of blue, red",
    "colour is not one of blue, red",
    "gone",
    "not gone",
    "gone is unknown",
    "gone is known",
    "storm",
    "not storm",
    "outage covers this interaction",
    "not outage covers this interaction",
    "customer.tier is one of standard, premium, vip",
    "items is 3",
    "items is at least 3",
    "items is at most 3",
    "items is over 3",
    "items is under 3",
    "items is 3 to 5",
    "not items is 3 to 5",
    "score is under -0.5",
    "basket is at least 20.00 GBP",
    "waited is over 15 minutes",
    "waited is at least 36 hours",
    "waited is at most 1 week",
    "topics include fraud",
    "topics do not include fraud",
    "topics include any of fraud, hours",
    "topics include all of fraud, hours",
    "topics include none of fraud, hours",
    "bought includes hats",
    "bought does not include hats",
    "message shows personal data",
    "message does not show personal data",
    "message shows email_address",
    'message contains "one two", "a \\"quoted\\" word"',
    'message does not contain "one"',
    'message matches "o+"',
    'message does not match "o+"',
    'note is "some Text"',
    "received during late",
    "received outside late",
    "received on or after 2026-06-01",
    "received before 2026-06-01 08:30",
    "received on 2026-03-29",
    "not received on 2026-03-29",
    "delivered on or after 2026-12-24 12:00",
    "received each year from 1 october to 31 march",
    "not received each year from 1 october to 31 march",
    "language is cy",
    "intent is complaint and (gone or storm)",
    "(intent is complaint and gone) or storm",
    "intent is complaint and gone and storm",
    "topics include any of fraud, hours and gone",
)


def read(condition: str) -> tuple[Condition, Vocabulary]:
    """Compile a condition as that of a rule in a policy that has one of everything."""
    text = f'{EVERYTHING}\nsection "Third"\n  rule "Tried"\n    when {condition}\n    then flag loud\n'
    compiled = compile_text(text)
    assert not compiled.report.diagnostics, (condition, compiled.report.diagnostics)
    assembly = compiled.assemblies[0]
    (rule,) = assembly.policies[0].sections[-1].rules
    return rule.when, assembly.vocabulary


def without_places(condition: Condition) -> Condition:
    """Forget where parts of a condition stand, parentheses that say nothing, and how a limit was negated."""
    match condition:
        case Atom(test=InRange(low, None, low_open), negated=True):
            return replace(
                condition, test=InRange(None, low, high_open=not low_open), negated=False, span=HERE
            )
        case Atom(test=InRange(None, high, _, high_open), negated=True):
            return replace(
                condition, test=InRange(high, None, low_open=not high_open), negated=False, span=HERE
            )
        case Atom():
            return replace(condition, span=HERE)
        case AllOf(parts) | AnyOf(parts):
            kind = type(condition)
            flat: list[Condition] = []
            for part in map(without_places, parts):
                flat += part.parts if isinstance(part, kind) else [part]
            return kind(tuple(flat), HERE)


@pytest.mark.parametrize("said", SAID)
def test_what_a_policy_says_is_said_again(said: str) -> None:
    """Every kind of test comes back in the words in which a policy would write it."""
    condition, vocabulary = read(said)
    assert condition_words(condition, vocabulary, "Europe/London") == said


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("channel is one of public, chat", "channel is one of public, chat"),
        ("customer.tier is over none", "customer.tier is one of standard, premium, vip"),
        ("not (gone and storm)", "not gone or not storm"),
        ("not (items is at least 3)", "items is under 3"),
        ("not (items is under 3)", "items is at least 3"),
        ("not (items is over 3)", "items is at most 3"),
        ("not (items is at most 3)", "items is over 3"),
        (
            "not (topics include all of fraud, hours)",
            "topics do not include fraud or topics do not include hours",
        ),
        ("not (received before 2026-06-01)", "received on or after 2026-06-01"),
        ("not (received on or after 2026-06-01)", "received before 2026-06-01"),
        ("gone is no", "not gone"),
        ("not (gone is no)", "gone"),
        ("channel is listen_only", "channel is forum"),
    ],
)
def test_what_means_the_same_is_said_one_way(said: str, words: str) -> None:
    """Negation is said at each test, and what has two spellings gets one."""
    condition, vocabulary = read(said)
    assert condition_words(condition, vocabulary, "Europe/London") == words


TESTS = st.sampled_from(
    [said for said in SAID if (" and " not in said and " or " not in said) or "received" in said]
)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> str:
    """Draw a condition of tests joined by `and`, `or` and `not`."""
    if depth == 0 or draw(st.booleans()):
        return draw(TESTS)
    word = draw(st.sampled_from([" and ", " or "]))
    parts = draw(st.lists(conditions(depth - 1), min_size=2, max_size=3))
    return draw(st.sampled_from(["", "not "])) + f"({word.join(f'({part})' for part in parts)})"


@settings(max_examples=25, deadline=None)
@given(conditions())
def test_words_mean_what_they_phrase(said: str) -> None:
    """The words for any condition, read as policy text, are that condition again."""
    condition, vocabulary = read(said)
    again, _ = read(condition_words(condition, vocabulary, "Europe/London"))
    assert without_places(again) == without_places(condition)


def test_no_condition_is_always_or_never() -> None:
    """A condition without parts, and a test that no value meets, say so."""
    assert condition_words(ALWAYS) == "always"
    assert condition_words(AnyOf((), HERE)) == "never"
    assert condition_words(Atom("channel", IsIn(()), negated=False, span=HERE)) == "never"
    assert condition_words(Atom("channel", IsIn(()), negated=True, span=HERE)) == "channel is known"
    assert condition_words(Atom("items", InRange(None, None), negated=False, span=HERE)) == "items is known"


def test_open_ends_are_said() -> None:
    """A range that leaves out an end says both ends in full."""
    half_open = Atom("items", InRange(3, 5, high_open=True), negated=False, span=HERE)
    assert condition_words(half_open) == "(items is at least 3 and items is under 5)"
    assert (
        condition_words(replace(half_open, negated=True)) == "not (items is at least 3 and items is under 5)"
    )


def test_words_need_no_vocabulary() -> None:
    """Without a vocabulary, what could be a name is one and other text is quoted."""
    said = Atom("note", IsIn(("plain", "Not a name")), negated=False, span=HERE)
    assert condition_words(said) == 'note is one of plain, "Not a name"'
