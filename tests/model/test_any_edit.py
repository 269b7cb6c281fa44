"""Policies with mistakes of every kind: shipped ones, edited at random word by word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.diagnostics.render_text import render_text
from remit.driver.compile import compile_text

ROOT = Path(__file__).parents[2]
FILES = (
    "tests/syntax/corpus/banking.remit",
    "tests/syntax/corpus/tidy.remit",
    "policies/common.remit",
    "policies/regulation/fca_complaints.remit",
    "policies/regulation/uk_data_protection.remit",
    "policies/retail.remit",
)
WORD = re.compile(r'"[^"\n]*"|[a-z0-9_.]+|\n|[^\s]|[ ]+')
NAME = re.compile(r'"[^"\n]*"|[a-z0-9]+[_.][a-z0-9_.]+|\d+|[A-Z]{2,3}(-[A-Z]+)?')

# What a text is cut to, since a policy of a thousand lines takes its time.
LONGEST = 900

# Words that go wrong in ways that the files' own do not.
ODD = (
    '""',
    '"{"',
    '"{there}"',
    '"{hours of always}"',
    '"*"',
    "-1",
    "1.5",
    "99999999999999999999",
    "9999-12-31",
    "0001-01-01",
    "always",
    "channel",
    "message",
    "received",
    "instead of",
    "overrides",
    'to "',
    "GB-XXX",
    "Europe/Nowhere",
    "JPY",
    "months",
    "unknown",
    "not",
)


@cache
def _words(file: str) -> tuple[str, ...]:
    return tuple(WORD.findall((ROOT / file).read_text(encoding="utf-8")))


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A stretch of a shipped file in which words are replaced, swapped, doubled or left out."""
    words = list(_words(draw(st.sampled_from(FILES))))
    start = draw(st.integers(0, max(0, len(words) - LONGEST)))
    # From the start of a statement, so that most of it is read.
    while 0 < start < len(words) and not (words[start - 1] == "\n" and words[start] not in {" ", "  ", "\n"}):
        start -= 1
    words = words[start : start + LONGEST]
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(("replace", "own", "swap", "double", "drop", "name", "name", "name"))):
            case "replace":
                words[at] = draw(st.sampled_from(ODD))
            case "own":
                words[at] = draw(st.sampled_from(words))
            case "name":
                # Most such edits can be read, so that what the words mean is put to the test.
                names = [i for i, word in enumerate(words) if NAME.fullmatch(word)]
                if names:
                    words[draw(st.sampled_from(names))] = words[draw(st.sampled_from(names))]
            case "swap":
                other = draw(st.integers(0, len(words) - 1))
                words[at], words[other] = words[other], words[at]
            case "double":
                words.insert(at, words[at])
            case _:
                del words[at]
    return "".join(words)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited())
def test_any_edit_of_a_policy_gives_findings_and_never_a_failure(text: str) -> None:
    """Whatever an author types, the answer is a list of findings that can be printed."""
    compiled = compile_text(text)
    printed = render_text(compiled.report.diagnostics, compiled.sources)
    assert bool(printed) == bool(compiled.report.diagnostics)
