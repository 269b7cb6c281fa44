"""Diagnostics on one line and as JSON."""

from __future__ import annotations

import json

from remit.diagnostics.diagnostic import Label
from remit.diagnostics.render_json import to_json
from remit.diagnostics.render_line import render_line
from remit.diagnostics.report import diagnose
from remit.source.span import Span
from remit.source.text import SourceText

SOURCES = {"a.remit": SourceText("a.remit", "team one\nteam two\nteam one\n")}


def test_one_line_says_where_and_what() -> None:
    """Editors find file, line and column; a message without a place says only what."""
    diagnostic = diagnose("R0202", Span("a.remit", 23, 26), kind="team", name="one")
    assert render_line(diagnostic, SOURCES) == "a.remit:3:6: error[R0202] team `one` is declared twice"
    assert render_line(diagnostic, {}) == "a.remit: error[R0202] team `one` is declared twice"
    assert render_line(diagnose("R0004", None, path="x"), {}) == "error[R0004] `x` holds no policy to read"


def test_one_line_stays_one_line() -> None:
    """A name with a line break in it does not break the list."""
    diagnostic = diagnose("R0201", Span("a\n.remit", 0, 0), kind="team", name="x\r\ny\x1b[2J")
    assert render_line(diagnostic, {}) == "a␊.remit: error[R0201] no team is called `x␍␊y␛[2J`"


def test_json_carries_everything() -> None:
    """A machine gets offsets and positions, the words and the facts."""
    diagnostic = diagnose(
        "R0202",
        Span("a.remit", 23, 26),
        label="again here",
        secondary=[Label(Span("a.remit", 5, 8), "first here"), Label(Span("b.remit", 1, 2))],
        notes=["a note"],
        help="rename one",
        name="one",
        kind="team",
    )
    assert to_json(diagnostic, SOURCES) == {
        "code": "R0202",
        "name": "declared-twice",
        "severity": "error",
        "headline": "team `one` is declared twice",
        "primary": {
            "file": "a.remit",
            "start": 23,
            "end": 26,
            "line": 3,
            "column": 6,
            "end_line": 3,
            "end_column": 9,
            "text": "again here",
        },
        "secondary": [
            {
                "file": "a.remit",
                "start": 5,
                "end": 8,
                "line": 1,
                "column": 6,
                "end_line": 1,
                "end_column": 9,
                "text": "first here",
            },
            {
                "file": "b.remit",
                "start": 1,
                "end": 2,
                "line": None,
                "column": None,
                "end_line": None,
                "end_column": None,
                "text": "",
            },
        ],
        "notes": ["a note"],
        "help": "rename one",
        "facts": {"kind": "team", "name": "one"},
    }


def test_json_has_the_same_bytes_whatever_the_order_of_the_facts() -> None:
    """Facts come sorted, so that two runs can be compared."""
    one = diagnose("R0201", None, kind="team", name="x")
    other = diagnose("R0201", None, name="x", kind="team")
    assert json.dumps(to_json(one, {})) == json.dumps(to_json(other, {}))
    assert to_json(one, {})["primary"] is None
