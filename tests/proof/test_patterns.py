"""Patterns and phrases that can and cannot suit one text: what automata say is what RE2 finds."""

from __future__ import annotations

import os
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from remit.backends.proof.machines import machine
from remit.backends.proof.texts import Impossible, holds_pattern, holds_phrase, text_with
from remit.driver.compile import compile_text
from remit.driver.prove import proved
from remit.signals.patterns import check_pattern
from remit.signals.text import normalise

if TYPE_CHECKING:
    from remit.backends.proof.texts import Term

EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "60"))
PIECES = st.sampled_from(
    [
        "a", "b", "A", "ab", " ", "1", ".", r"\d", r"\w", r"\W", r"\s", r"\S", r"\D", r"\b", r"\B", "^", "$",
        "[ab]", "[^a]", "[a-c]", "[^ -~]", "[[:digit:]]", r"[\w-]", r"\.", r"\x41", "-", "[B-]", "[]a]",
        r"[^\s\d]", "(?i)",
    ]
)  # fmt: skip
PATTERNS = st.recursive(
    PIECES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "+?"])).map(
            lambda two: f"({two[0]}){two[1]}"
        ),
    ),
    max_leaves=6,
)
TEXTS = st.text(st.sampled_from("ab1 -.Bé…c"), max_size=7).map(normalise)
PHRASES = st.sampled_from(["a", "ab", "a b", "a*", "ab*", "b a", "a-b", "1", "a.b", "b*"])
TERMS = st.one_of(
    st.tuples(st.just(True), PATTERNS.filter(lambda one: check_pattern(one) is None)),
    st.tuples(st.just(False), PHRASES),
)
EVERY = [normalise("".join(letters)) for size in range(5) for letters in product("ab1 -é…", repeat=size)]


def held(term: Term, text: str) -> bool:
    """Whether a text holds a pattern or phrase, as messages are read."""
    is_pattern, written = term
    return holds_pattern(written, text) if is_pattern else holds_phrase(written, text)


@given(TERMS, st.lists(TEXTS, min_size=10, max_size=30))
@settings(max_examples=5 * EXAMPLES, deadline=None)
@example((True, r"\b[a-z]{2}1\b"), ["ab1", "éab1", "ab1é", "xab1", "ab 1"])
@example((False, "a*"), ["a", "aé", "éa", "ab", "a…", "a-b"])
def test_a_machine_finds_what_is_found_in_messages(term: Term, texts: list[str]) -> None:
    """Everything that the grammar of patterns has is understood, and phrases are."""
    found = machine(*term)
    assert found is not None
    for text in texts:
        state = found.start
        for character in text:
            state = found.step(state, character)
        assert found.ends(state) == held(term, text), text


@given(st.lists(TERMS, max_size=3), st.lists(TERMS, max_size=3))
@settings(max_examples=5 * EXAMPLES, deadline=None)
def test_there_is_a_text_or_a_proof_that_there_is_none(these: list[Term], those: list[Term]) -> None:
    """Whichever is returned, it is right: of all short texts, none suits what is said to be impossible."""
    assume(not set(these) & set(those))
    found = text_with(tuple(these), tuple(those))
    match found:
        case str():
            assert all(held(term, found) for term in these)
            assert not any(held(term, found) for term in those)
            event("text")
        case Impossible(yes, no):
            assert set(yes) <= set(these)
            assert set(no) <= set(those)
            for text in EVERY:
                assert not (all(held(one, text) for one in yes) and not any(held(one, text) for one in no))
            event("impossible")
        case None:
            pytest.fail("neither a text nor a proof")


HEAD = """policy "Shop"
  sector retail
  owner "Service desk"
  purpose "Answer every customer"

team desk works always
team depot works always

channel email private written link "help@shop.example"

section "A"
"""


def codes(rules: str) -> list[str]:
    """What the prover finds in a policy with these rules."""
    return [one.code for one in proved(compile_text(HEAD + rules)).report.diagnostics]


def test_patterns_that_never_suit_one_text_need_no_order() -> None:
    """An order number is six digits alone, or eight: never both."""
    assert (
        codes(r"""
  rule "Short" when message matches "^[0-9]{6}$" then hold for desk
  rule "Long" when message matches "^[0-9]{8}$" then hold for depot
  otherwise hold for desk
""")
        == []
    )


def test_patterns_that_may_suit_one_text_are_shown_it() -> None:
    """Both may be said, one after the other, and the example holds both."""
    found = proved(
        compile_text(
            HEAD
            + r"""
  rule "Order" when message matches "\border [0-9]{6}\b" then hold for desk
  rule "Meter" when message matches "\bmeter [0-9]{8}\b" then hold for depot
  otherwise hold for desk
"""
        )
    ).report.diagnostics
    assert [one.code for one in found] == ["R0601"]
    (note,) = found[0].notes
    text = note.split('"')[1]
    assert holds_pattern(r"\border [0-9]{6}\b", text)
    assert holds_pattern(r"\bmeter [0-9]{8}\b", text)


def test_a_rule_whose_pattern_another_covers_is_dead() -> None:
    """Whatever has the word alone holds the phrase; `preorder 123456` does not."""
    assert codes(r"""
  rule "Word" when message contains "order" then hold for desk
section "B"
  rule "Number" when message matches "(?:^| )order [0-9]{6}(?: |$)" then hold for depot
  otherwise hold for desk
""") == ["R0605"]
    assert (
        codes(r"""
  rule "Word" when message contains "order" then hold for desk
section "B"
  rule "Number" when message matches "order [0-9]{6}" then hold for depot
  otherwise hold for desk
""")
        == []
    )


def test_a_pattern_that_no_message_has_never_holds() -> None:
    """Messages are read with single spaces."""
    assert codes(r"""
  rule "Gap" when message matches "order  [0-9]" then hold for depot
  otherwise hold for desk
""") == ["R0606"]


def test_what_is_not_understood_is_not_taken_for_proved() -> None:
    """A pattern with classes of all scripts: where it takes a text that nobody finds, it is said to be open."""
    assert codes(r"""
  rule "Letters" when message matches "^\p{Greek}+$" and message does not match "\p{L}" then hold for depot
  otherwise hold for desk
""") == ["R0609"]
