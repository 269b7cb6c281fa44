"""What holds for every drawing."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from remit.diagnostics.cells import lay_out, visible, width
from remit.diagnostics.diagnostic import Diagnostic, Label
from remit.diagnostics.render_json import to_json
from remit.diagnostics.render_line import render_line
from remit.diagnostics.render_text import render_text
from remit.diagnostics.report import diagnose
from remit.source.span import Span
from remit.source.text import SourceText

ANSI = re.compile(r"\x1b\[[0-9;]*m")
# Any character, with those that make drawing hard more often than chance would.
awkward = st.sampled_from("ab \t\n\r\x1b日é\u0301\u200d\u202e\ud800🙂")
texts = st.text(st.one_of(awkward, st.characters(exclude_categories=())), max_size=150)
files = st.sampled_from(["a", "b", "not at hand"])
spans = st.builds(Span, files, st.integers(-3, 160), st.integers(-3, 160))
labels = st.builds(Label, spans, texts)
diagnostics = st.builds(
    lambda primary, secondary, notes, help_text, name: Diagnostic(
        "R0201",
        diagnose("R0201", None, kind="team", name=name).headline,
        primary,
        tuple(secondary),
        tuple(notes),
        help_text,
    ),
    st.none() | labels,
    st.lists(labels, max_size=4),
    st.lists(texts, max_size=2),
    st.none() | texts,
    texts,
)
sources = st.builds(lambda a, b: {"a": SourceText("a", a), "b": SourceText("b", b)}, texts, texts)
widths = st.integers(0, 120)


@given(diagnostics, sources, widths)
def test_anything_can_be_drawn(diagnostic: Diagnostic, texts_read: dict[str, SourceText], page: int) -> None:
    """Any place in any text gives a drawing with headline and code that is safe to print anywhere."""
    drawn = render_text([diagnostic], texts_read, width=page)
    assert drawn.startswith(f"error[R0201]: {visible(diagnostic.headline)}\n")
    assert drawn.endswith("`remit explain R0201`")
    assert all(character == "\n" or ord(character) >= 32 for character in drawn)
    drawn.encode("utf-8")


@given(diagnostics, sources, widths)
def test_colour_changes_nothing_but_colour(
    diagnostic: Diagnostic, texts_read: dict[str, SourceText], page: int
) -> None:
    """Without its colours a coloured drawing is the plain one."""
    plain = render_text([diagnostic], texts_read, width=page)
    assert ANSI.sub("", render_text([diagnostic], texts_read, width=page, colour=True)) == plain


@given(diagnostics, sources, st.integers(30, 120))
def test_excerpts_fit_the_page(diagnostic: Diagnostic, texts_read: dict[str, SourceText], page: int) -> None:
    """No line of a file and no mark is wider than the page."""
    for line in render_text([diagnostic], texts_read, width=page).splitlines():
        if re.match(r" *\d+ \|| +\| *[-^]+( |$)", line):
            assert width(line) <= page


@given(diagnostics, sources)
def test_every_place_is_marked(diagnostic: Diagnostic, texts_read: dict[str, SourceText]) -> None:
    """A label in a file at hand has a mark of at least one character."""
    marks = re.findall(r"^ +\|  *(?:\^+|-+)(?: |$)", render_text([diagnostic], texts_read), re.MULTILINE)
    placed = [*diagnostic.secondary, *([diagnostic.primary] if diagnostic.primary else [])]
    assert len(marks) >= sum(label.span.file in texts_read for label in placed)


@given(diagnostics, sources)
def test_one_line_and_json_never_fail(diagnostic: Diagnostic, texts_read: dict[str, SourceText]) -> None:
    """The other forms carry the same code and headline, for any place in any text."""
    line = render_line(diagnostic, texts_read)
    assert line.splitlines() == [line]
    assert line.endswith(f"error[R0201] {visible(diagnostic.headline)}")
    back = json.loads(json.dumps(to_json(diagnostic, texts_read)))
    assert (back["code"], back["headline"]) == ("R0201", diagnostic.headline)


@given(st.text(awkward, max_size=40), st.integers(0, 60), st.integers(2, 60))
def test_a_cut_line_keeps_its_columns(line: str, left: int, room: int) -> None:
    """What is cut off is replaced cell for cell, so that marks below still fit."""
    cells = lay_out(line.replace("\n", ""))
    assert width(cells.cut(0, max(2, cells.width))) == cells.width
    if left < cells.width:
        assert width(cells.cut(left, room)) == min(room, cells.width - left)
