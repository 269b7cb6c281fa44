"""The table of codes."""

from __future__ import annotations

import re

import pytest

from remit.diagnostics.code import PHASES, STATUSES
from remit.diagnostics.codes import ALL_CODES, CODES, Code, lookup
from remit.diagnostics.severity import Severity


def test_no_number_and_no_name_is_given_twice() -> None:
    """Scripts rely on a number or a name meaning one thing."""
    assert len({code.code for code in ALL_CODES}) == len(ALL_CODES) == len(CODES)
    assert len({code.name for code in ALL_CODES}) == len(ALL_CODES)


def test_the_table_is_in_the_order_of_its_numbers() -> None:
    """Lists of codes come out in one order."""
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.code)
def test_an_entry_is_well_formed(code: Code) -> None:
    """Number, name, phase and status follow the scheme, so that ranges can be relied on."""
    assert re.fullmatch(r"R0\d{3}", code.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.phase == PHASES[code.code[:3]]
    assert code.status in STATUSES
    assert re.fullmatch(r"\d+\.\d+\.\d+", code.since)


@pytest.mark.parametrize("code", ALL_CODES, ids=lambda code: code.code)
def test_a_headline_keeps_the_wording_rules(code: Code) -> None:
    """One line, lower case at the start, no final stop, no exclamation, no scolding, no first person."""
    said = code.headline
    assert said == said.strip()
    assert "\n" not in said
    assert not said.endswith((".", "!"))
    assert not said[0].isupper() or said.startswith("Remit ")
    assert not re.search(r"\b(illegal|bad|oops|please|node|token|tuple|None|we|our|I)\b", said)


def test_advice_is_a_warning() -> None:
    """Advice never stops a policy from being used."""
    advice = [code for code in ALL_CODES if code.phase == "advice"]
    assert all(code.severity is Severity.WARNING for code in advice)


@pytest.mark.parametrize("written", ["R0201", "r0201", "unknown-name", " Unknown-Name "])
def test_a_code_is_found_by_number_or_name(written: str) -> None:
    """Either way of writing a code works, in any case."""
    assert lookup(written).code == "R0201"


@pytest.mark.parametrize("written", ["R9999", "", "R02", "no-such-thing"])
def test_an_unknown_code_is_not_found(written: str) -> None:
    """What is not in the table is not guessed."""
    with pytest.raises(KeyError):
        lookup(written)


def test_a_headline_names_the_facts_it_lacks() -> None:
    """A place that reports a code without its facts hears which one is missing."""
    assert lookup("R0201").facts == ("kind", "name")
    with pytest.raises(ValueError, match="R0201 unknown-name needs the fact kind"):
        lookup("R0201").say({"name": "x"})
