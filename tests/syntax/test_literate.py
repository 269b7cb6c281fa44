"""Policies within Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.diagnostics.report import Report
from remit.source.text import SourceText
from remit.syntax import nodes as n
from remit.syntax.literate import policy_text
from syntax.reading import codes, read

DOCUMENT = """# Our promise

We answer "everybody; and | that is

```remit
team desk works always
```

More words.

```console
$ remit check
```

   ~~~ remit
   team night_desk works always
   ~~~
"""


def test_statements_stand_where_the_document_has_them() -> None:
    """Places are those of the Markdown file, whatever stands around the blocks."""
    document, report = read(DOCUMENT, "promise.remit.md")
    assert not report.diagnostics
    teams = [team for team in document.statements if isinstance(team, n.Team)]
    assert [DOCUMENT[team.name.span.start : team.name.span.end] for team in teams] == ["desk", "night_desk"]


def test_only_the_name_of_a_file_makes_it_a_document() -> None:
    """The same text in a file that is not Markdown is policy from its first line."""
    assert codes(DOCUMENT, "promise.remit")
    assert not codes(DOCUMENT, "promise.remit.md")


def test_a_block_that_is_never_closed_runs_to_the_end_and_is_told() -> None:
    """As in Markdown itself."""
    document, report = read("```remit\nteam desk works always\n", "a.remit.md")
    assert len(document.statements) == 1
    assert [d.code for d in report.diagnostics] == ["R0104"]
    assert not report.has_errors


def test_a_document_without_a_block_is_told() -> None:
    """It would be a policy that does nothing."""
    assert codes("# Our promise\n", "a.remit.md") == ["R0105"]


@given(st.text(st.sampled_from("`~ \r\n#aremit|")))
def test_what_is_left_of_a_document_keeps_its_places(text: str) -> None:
    """Blanks stand for all that is not policy: same length, same lines."""
    left = policy_text(SourceText("a.remit.md", text), Report())
    assert len(left) == len(text)
    assert [i for i, c in enumerate(left) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert all(after in (before, " ") for before, after in zip(text, left, strict=True))
