"""Actions, clocks, promises and paths in the language's own words."""

from __future__ import annotations

import pytest

from graph.policies import everything
from remit.graph.action_words import actions_words, handling_words
from remit.graph.time_words import (
    clock_words,
    length_words,
    path_start_words,
    sla_words,
    step_moment_words,
    stops_words,
)
from remit.model.nodes import Acknowledge, Answer, Clock, Hold, Hop, Length, Redirect, Silent
from remit.runtime.durations import Duration, Unit

RULES = {rule.name: rule for s in everything().policies[0].sections for rule in s.rules}
WORDS = everything().vocabulary


@pytest.mark.parametrize(
    ("handling", "words"),
    [
        (Answer(None), "answer"),
        (Answer("sorry"), "answer with sorry"),
        (Acknowledge("sorry"), "acknowledge with sorry"),
        (Hold("desk"), "hold for desk"),
        (Silent("spam"), "stay silent as spam"),
        (Redirect((Hop("chat", None),)), "redirect to chat"),
        (Redirect((Hop("chat", "move"),)), "redirect to chat with move"),
        (Redirect((Hop("chat", "move"), Hop("email", "move"))), "redirect to chat, else email, with move"),
        (Redirect((Hop("chat", "a"), Hop("email", "b"))), "redirect to chat with a, else email with b"),
    ],
)
def test_handlings(handling: Answer, words: str) -> None:
    """A handling is said with its reply; one reply of several alternatives is said once."""
    assert handling_words(handling) == words


def test_all_that_a_rule_does() -> None:
    """A rule's actions come handling first, then owner, SLA and what it collects; withdrawals last."""
    assert actions_words(RULES["Fraud"].actions) == (
        "redirect to letter, else chat, else email, with move",
        "follow up",
        "apply quick",
        "start answer_by",
        "notify lawyers",
        "priority 1",
    )
    assert actions_words(RULES["Anger"].actions) == ("acknowledge with sorry", "give to desk", "flag loud")
    assert actions_words(RULES["Not on chat"].actions) == (
        "answer",
        "do not start answer_by",
        "do not notify lawyers",
        "do not give priority",
    )


def test_lengths_name_a_calendar_that_is_not_the_usual_one() -> None:
    """Working time is of a calendar, which the policy's own goes without saying; other units have none."""
    days = Length(Duration(2, Unit.WORKING_DAY), "late")
    assert length_words(days) == "2 working days of late"
    assert length_words(days, {"late"}) == "2 working days"
    assert length_words(Length(Duration(8, Unit.WEEK), "late")) == "8 weeks"
    assert length_words(Length(Duration(1, Unit.MINUTE), None)) == "1 minute"


def test_a_promise_says_its_targets_and_pauses() -> None:
    """Updates come every so often, the rest within a time."""
    assert sla_words(WORDS.slas["quick"], {"office"}) == (
        "acknowledge within 15 minutes",
        "update every 1 working day",
        "resolve within 2 working days of late",
        "pauses while waiting for customer",
    )


def test_a_clock_says_how_it_counts() -> None:
    """A deadline by a length or by an ordinal day, what brings it forward, how it counts, pauses and extends."""
    assert clock_words(WORDS.clocks["answer_by"]) == (
        "within 8 weeks of receipt or at deadlock, whichever is sooner",
        "never pauses",
    )
    assert stops_words(WORDS.clocks["answer_by"]) == "responded or customer replied"
    assert clock_words(WORDS.clocks["review"], {"office"}) == (
        "by close of business on the 3rd working day following receipt",
        "counting the day of receipt",
        "pauses while waiting for customer",
        "may be extended to 2 months, told before it is due",
    )


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (11, "11th"), (13, "13th"), (23, "23rd")]
)
def test_ordinals(number: int, words: str) -> None:
    """The nth day is spelt as in English."""
    review = WORDS.clocks["review"]
    fields = {name: getattr(review, name) for name in Clock.__dataclass_fields__}
    fields |= {"within": Length(Duration(number, Unit.DAY), None), "landing": "end"}
    assert clock_words(Clock(**fields))[0] == f"by the end of the {words} day following receipt"


def test_a_path_says_where_it_starts_and_when_it_goes_on() -> None:
    """The second team with the hours it is for; each kind of step with its moment."""
    path = WORDS.paths["up"]
    assert path_start_words(path) == "start with desk, or night while desk is shut"
    assert [step_moment_words(step) for step in path.steps] == [
        "after 15 minutes without anyone taking it",
        "when deadlock",
        "2 days before answer_by is due",
        "after 4 weeks without resolution",
    ]
