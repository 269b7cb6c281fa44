"""All signals of a message, and what loads when."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.signals.message import MessageSignals, Reader
from remit.signals.topics import TopicPattern

READER = Reader([TopicPattern("fraud", phrases=("scam",))], {"booking": [r"\bbk\d{4}\b"]})


def test_a_message_is_read_at_once() -> None:
    """One reading gives topics, personal data of both sorts and the language."""
    assert READER.read("Is this a scam? My booking is BK1234, mail jo@a.example") == MessageSignals(
        frozenset({"fraud"}), frozenset({"booking", "email_address"}), "en"
    )


def test_an_empty_message_shows_nothing() -> None:
    """No text, no signals."""
    assert READER.read("") == MessageSignals(frozenset(), frozenset(), None)


@given(st.text(st.characters()))
@settings(deadline=None)
def test_any_message_is_read(text: str) -> None:
    """Any text at all gives signals."""
    assert isinstance(READER.read(text), MessageSignals)


def loaded(statement: str) -> set[str]:
    """The heavy libraries that a fresh interpreter has loaded after the statement."""
    heavy = {"re2", "stdnum", "phonenumbers", "py3langid", "numpy"}
    script = f"import sys\n{statement}\nprint(*({heavy} & set(sys.modules)))"
    return set(
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True
        ).stdout.split()
    )


def test_libraries_load_when_first_needed() -> None:
    """The package loads nothing heavy; numbering plans load with the first message that needs them."""
    assert loaded("import remit.signals, remit.signals.kinds, remit.signals.text") == set()
    ready = "from remit.signals.message import Reader; reader = Reader(())"
    assert loaded(ready) == {"re2"}
    assert loaded(f"{ready}; reader.personal_data.find('jo@a.example')") == {"re2"}
    assert loaded(f"{ready}; reader.personal_data.find('07911 123456')") == {"re2", "phonenumbers"}
