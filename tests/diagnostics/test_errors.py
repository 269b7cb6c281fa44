"""What is raised."""

from __future__ import annotations

import pickle

import pytest

from remit.diagnostics.errors import InteractionError, OutsideError, PolicyError, RemitError
from remit.diagnostics.report import diagnose
from remit.source.span import Span
from remit.source.text import SourceText

SOURCES = {"a.remit": SourceText("a.remit", "team a\nteam b\n")}


def test_a_policy_error_reads_as_its_first_messages() -> None:
    """An uncaught error still tells a person where to look, without filling the screen."""
    found = [diagnose("R0201", Span("a.remit", 12, 13), kind="team", name=name) for name in "pqrst"]
    assert str(PolicyError(found[:1], SOURCES)) == "a.remit:2:6: error[R0201] no team is called `p`"
    assert str(PolicyError(found, SOURCES)).splitlines() == [
        "a.remit:2:6: error[R0201] no team is called `p`",
        "a.remit:2:6: error[R0201] no team is called `q`",
        "a.remit:2:6: error[R0201] no team is called `r`",
        "and 2 more",
    ]


def test_an_interaction_error_names_the_field() -> None:
    """A caller can tell what was wrong with a record without reading the words."""
    error = InteractionError("R0701", "the field `sector` is missing", "sector")
    assert (error.code, error.reason, error.field) == ("R0701", "the field `sector` is missing", "sector")
    assert str(error) == "[R0701] the field `sector` is missing"


@pytest.mark.parametrize(
    "error",
    [
        PolicyError([diagnose("R0102", Span("a.remit", 0, 4))], SOURCES),
        InteractionError("R0701", "the field `sector` is missing", "sector"),
        OutsideError("R0001", "there is no file `x`"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_cross_from_one_process_to_another(error: RemitError) -> None:
    """A worker process can hand its error back."""
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - we made these bytes on this line
    assert type(back) is type(error)
    assert vars(back) == vars(error)
    assert str(back) == str(error)
