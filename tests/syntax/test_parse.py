"""Parsing: what is written is what the nodes say, and no text is too odd."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.runtime.durations import Unit
from remit.syntax import nodes as n
from syntax.reading import CORPUS, SHIPPED, codes, read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("file", [*SHIPPED, *CORPUS], ids=lambda file: file.name)
def test_policies_that_ship_have_no_mistake(file: Path) -> None:
    """Every policy in the project parses, and no statement of it is lost."""
    document, report = read(file.read_text(encoding="utf-8"), str(file))
    assert not [d for d in report.diagnostics if d.code.startswith("R01")]
    assert document.statements
    assert not document.broken


def test_nodes_say_what_is_written() -> None:
    """A rule, a clock and an example come out with their parts and their places."""
    text = """
clock final_response  statutory
  within 8 weeks of receipt or at deadlock, whichever is sooner
  never pauses

section "Complaints"
  rule "Complaint"
    when intent is one of complaint, criticism and not channel is public
    then redirect to direct_message, else email with by_email, with move_private
     and priority 2
    because "FCA DISP 1.6.2R"
    from 2026-03-01 until 2026-10-31

example "At night"
  given received is 2026-03-02 23:30
  expect no answer
  after 15 minutes expect team night_desk
"""
    document, report = read(text)
    assert not report.diagnostics
    clock, section, example = document.statements
    assert isinstance(clock, n.Clock)
    assert clock.statutory
    assert clock.pauses == ()
    (deadline,) = clock.deadlines
    assert (deadline.within.amount, deadline.within.unit) == (Decimal(8), Unit.WEEK)
    assert deadline.sooner is not None
    assert deadline.sooner.text == "deadlock"
    assert isinstance(section, n.Section)
    (rule,) = section.items
    assert isinstance(rule, n.Rule)
    assert isinstance(rule.when, n.And)
    assert isinstance(rule.when.parts[1], n.Not)
    redirect, priority = rule.actions
    assert isinstance(redirect, n.Redirect)
    assert [hop.channel.text for hop in redirect.hops] == ["direct_message", "email"]
    assert redirect.hops[1].reply is not None
    assert redirect.reply is not None
    assert text[redirect.span.start : redirect.span.end].startswith("redirect to direct_message")
    assert text[redirect.span.start : redirect.span.end].endswith("with move_private")
    assert isinstance(priority, n.Priority)
    assert rule.last is not None
    assert rule.last.day == date(2026, 10, 31)
    assert isinstance(example, n.Example)
    moment = example.given[0].values[0]
    assert isinstance(moment, n.MomentValue)
    assert moment.when.clock == time(23, 30)
    assert isinstance(example.later[0], n.LaterExpect)


@pytest.mark.parametrize(
    "text",
    [
        "team desk works always",
        "team desk works always\n",
        "\ufeffteam desk works always\n",
        "team\tdesk\tworks\talways\t",
        "team desk\r\n  works always\r\n",
        "team\u00a0desk works\u2003always",
        "team desk works always # and no more",
    ],
)
def test_how_a_file_was_saved_does_not_matter(text: str) -> None:
    """Byte order marks, line ends, tabs, other blanks and a missing last line end change nothing."""
    document, report = read(text)
    assert not report.diagnostics
    (team,) = document.statements
    assert isinstance(team, n.Team)
    assert text[team.name.span.start : team.name.span.end] == "desk"


def test_rows_end_with_their_line_whatever_ends_it() -> None:
    """A table reads the same with the line ends of Windows, with comments, and at the end of a file."""
    rows = ["| channel is | then   |", "| email      | answer |  # a comment", "|            | answer |"]
    for end in ("\n", "\r\n"):
        document, report = read('section "S"' + end + 'table "T"' + end + end.join(rows))
        assert not report.diagnostics
        (section,) = document.statements
        assert isinstance(section, n.Section)
        (table,) = section.items
        assert isinstance(table, n.Table)
        assert [row.cells[0].content is None for row in table.rows] == [False, True]


def test_texts_say_what_is_between_their_quotes() -> None:
    """Escapes are resolved in straight quotes, and curly quotes hold anything but their own end."""
    document, _ = read('cue one "a \\"b\\" c\\\\d\\ne" cue two “a "b" c\\d”')
    one, two = document.statements
    assert isinstance(one, n.Sentence)
    assert one.says.value == 'a "b" c\\d\ne'
    assert isinstance(two, n.Sentence)
    assert two.says.value == 'a "b" c\\d'


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "# nothing but a comment",
        "\0",
        "\0\0team desk works always",
        "(" * 10_000,
        "term deep means " + "(" * 10_000 + "a" + ")" * 10_000,
        "term deep means " + "not " * 10_000 + "a",
        "term deep means " + "not (" * 10_000 + "a" + ")" * 10_000,
        "term deep means " + "(a and (b or " * 5_000,
        'section "S" ' * 2_000,
        'section "S" ' + 'rule "R" ' * 2_000,
        "|" * 10_000,
        '"' * 10_001,
        "team \ud800 works always",
    ],
    ids=range(15),
)
def test_odd_texts_give_a_document(text: str) -> None:
    """Nothing that can be in a file makes the parser fail."""
    document, report = read(text)
    assert isinstance(document, n.Document)
    assert len(report.diagnostics) <= 26


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_document_and_places(text: str) -> None:
    """Any text at all gives a document, and every message a place inside the text."""
    for name in ("policy.remit", "policy.remit.md"):
        document, report = read(text, name)
        assert isinstance(document, n.Document)
        for diagnostic in report.diagnostics:
            assert diagnostic.primary is not None
            assert 0 <= diagnostic.primary.span.start <= diagnostic.primary.span.end <= len(text)


WORDS = st.sampled_from(
    [
        "section", '"Complaints"', "rule", "except", "table", "otherwise", "when", "unless", "then", "and", "or", "not",
        "(", ")", "|", ",", "is", "one", "of", "answer", "with", "hold", "for", "desk", "channel", "public", "because",
        "8", "weeks", "within", "08:30", "2026-12-24", "example", "given", "expect", "team", "works", "\n", "\n  ",
        "“a”", '"', "#", "{", "Fraud-Desk", "no", "any", "to", "redirect", "else", "priority", "guarantee", "never",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_words_give_a_document_and_places(words: list[str]) -> None:
    """The words of the language in any order give a document, and every message a place and a known code."""
    text = " ".join(words)
    document, report = read(text)
    assert isinstance(document, n.Document)
    for diagnostic in report.diagnostics:
        assert diagnostic.primary is not None
        assert 0 <= diagnostic.primary.span.start <= diagnostic.primary.span.end <= len(text)


@pytest.mark.parametrize("nots", [49, 51])
def test_conditions_nest_to_a_limit(nots: int) -> None:
    """Fifty levels are read; one more is reported, and only its statement is lost."""
    text = f"term deep means {'not ' * nots}a\nteam desk works always"
    document, _ = read(text)
    assert codes(text) == ([] if nots < 50 else ["R0107"])
    assert len(document.statements) == (2 if nots < 50 else 1)
