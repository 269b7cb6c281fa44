"""Reading on after mistakes: what is kept, what goes, and whose names are remembered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.diagnostics.render_text import render_text
from remit.source.text import SourceText
from remit.syntax import nodes as n
from remit.syntax.scan import pieces
from syntax.reading import CORPUS, codes, read


def names(document: n.Document) -> list[str]:
    """Names of the teams, and of the items of sections, that were read."""
    found: list[str] = []
    for statement in document.statements:
        match statement:
            case n.Team():
                found.append(statement.name.text)
            case n.Section():
                items = statement.items
                found += ["otherwise" if isinstance(item, n.Otherwise) else item.name.value for item in items]
            case _:
                pass
    return found


def test_a_mistake_costs_its_statement_only() -> None:
    """The statements around a broken one are read."""
    document, report = read("team one works always\nteam two always\nteam three works always")
    assert names(document) == ["one", "three"]
    assert len(report.diagnostics) == 1


def test_a_statement_that_breaks_off_does_not_swallow_the_next() -> None:
    """The keyword of the next statement is not taken for the name that is missing."""
    document, _ = read("team one works\nteam two works always")
    assert names(document) == ["two"]


def test_a_mistake_in_a_section_costs_its_item_only() -> None:
    """The rules around a broken one are read, in their section."""
    document, report = read(
        'section "S"\nrule "A" when a then answer\nrule "B" when b answer\nrule "C" when c then answer\n'
        "otherwise hold for desk"
    )
    assert names(document) == ["A", "C", "otherwise"]
    assert len(report.diagnostics) == 1


@pytest.mark.parametrize("broken", ['rule "B" when b answer', 'rull "B" when b then answer'])
def test_an_exception_goes_with_its_broken_rule(broken: str) -> None:
    """It is not attached to the rule before; one that names its rule stays."""
    document, report = read(
        f'section "S"\nrule "A" when a then answer\n{broken}\n'
        'except "X" when x then answer\nexcept "Y" to "A" when y then answer'
    )
    assert names(document) == ["A", "Y"]
    assert len(report.diagnostics) == 1
    assert "X" in document.broken


def test_a_broken_exception_leaves_its_rule_and_its_siblings() -> None:
    """Other exceptions still except from the rule above."""
    document, _ = read(
        'section "S"\nrule "A" when a then answer\nexcept "X" when x answer\nexcept "Y" when y then answer'
    )
    assert names(document) == ["A", "Y"]


def test_the_words_of_what_is_broken_are_remembered() -> None:
    """So that no later phase asks after names that were declared, or used, in it."""
    document, report = read('reply thanks for public and private\n  en "Thank you"\nteam desk works always')
    assert {"thanks", "Thank you"} <= document.broken
    report.add("R0201", None, name="thanks", kind="reply")
    assert [d.code for d in report.diagnostics] == ["R0158"]


def test_statements_on_one_line_are_told_apart_by_their_titles() -> None:
    """In a file of one line, what follows a broken rule is still read."""
    document, report = read(
        'section "S" rule "A" when a answer rule "B" when b then answer section "T" rule "C" when'
    )
    assert names(document) == ["B"]
    assert len(report.diagnostics) == 2


def test_keywords_in_texts_and_comments_start_nothing() -> None:
    """Reading goes on at statements, not at words that look like them."""
    document, report = read(
        'team one always # team four works always\n"team five works always"\nteam two works always'
    )
    assert names(document) == ["two"]
    assert len(report.diagnostics) == 1


def test_facts_that_are_called_as_statements_start_nothing() -> None:
    """`channel is public` at the start of a line is a condition."""
    text = 'section "S"\n  rule "A"\n    when intent complaint and\n  channel is public\n    then answer'
    document, report = read(text)
    assert names(document) == []
    assert len(report.diagnostics) == 1


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_policies_with_words_lost_doubled_and_swapped_give_messages(data: st.DataObject) -> None:
    """However a policy is mangled, the messages can be printed, and what is still read stands where it stood."""
    text = data.draw(st.sampled_from(CORPUS)).read_text(encoding="utf-8")
    words = list(pieces(text))
    for _ in range(data.draw(st.integers(1, 4))):
        here, there = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
        match data.draw(st.sampled_from(["lose", "double", "swap"])):
            case "lose":
                text = text[: here.start] + text[here.end :]
            case "double":
                text = text[: here.start] + here.text + " " + text[here.start :]
            case _:
                text = text[: here.start] + there.text + text[here.end :]
        words = list(pieces(text))
    document, report = read(text)
    assert (
        render_text(report.diagnostics, {"policy.remit": SourceText("policy.remit", text)})
        or not report.diagnostics
    )
    places = [statement.span.start for statement in document.statements]
    assert places == sorted(places)


def test_the_same_text_gives_the_same_messages() -> None:
    """Twice the same."""
    text = 'section "S" rule "A" when a or b and c then answer\nteam x\nteam y works always;'
    assert codes(text) == codes(text) == ["R0115", "R0146", "R0125"]
