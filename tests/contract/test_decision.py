"""A decision as others read it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from remit.contract.decision import (
    Answered,
    Deadline,
    Decision,
    Derived,
    Held,
    PolicyCited,
    Redirected,
    RuleCited,
    Silenced,
)

DECISION = Decision(
    id="tw-1837",
    policies=(PolicyCited(name="Retail banking", edition="2026.1", digest="sha256:00"),),
    handling=Redirected(to="secure_message", reply="move_private", language="en", text="Quote {case}."),
    path="fraud_path",
    team="fraud_desk",
    sla="urgent",
    priority=1,
    clocks=("disp_final_response",),
    deadlines=(
        Deadline(name="urgent.resolve", due=datetime(2026, 12, 24, 20, 45, tzinfo=UTC)),
        Deadline(name="disp_final_response", due=datetime(2027, 2, 19, tzinfo=UTC), statutory=True),
    ),
    derived=Derived(topics=("fraud",), personal_data=()),
    rules=(
        RuleCited(
            rule="Suspected fraud in public",
            section="Safety and the law",
            decides=("handling",),
            because=("PSR 2017 regulation 77",),
            at="banking.remit:109",
        ),
    ),
)


def test_the_keys_come_in_the_published_order() -> None:
    """Others may read the text as well as the object."""
    assert list(json.loads(DECISION.to_json())) == [
        "id",
        "policies",
        "handling",
        "path",
        "team",
        "sla",
        "priority",
        "clocks",
        "requirements",
        "flags",
        "notify",
        "deadlines",
        "derived",
        "rules",
    ]


def test_moments_are_written_with_their_offset() -> None:
    """A due moment is the first instant that is too late; only statutory deadlines are marked."""
    assert DECISION.to_dict()["deadlines"] == [
        {"name": "urgent.resolve", "due": "2026-12-24T20:45:00+00:00"},
        {"name": "disp_final_response", "due": "2027-02-19T00:00:00+00:00", "statutory": True},
    ]


def test_only_what_was_derived_is_listed_and_an_empty_set_is_something() -> None:
    """The language was given, so it is not there; no personal data was found, which is a finding."""
    assert DECISION.to_dict()["derived"] == {"topics": ["fraud"], "personal_data": []}


def test_what_is_written_can_be_read_back() -> None:
    """Every kind of handling, and fields that a later version may add."""
    kinds = (Answered(), Held(team="desk"), Held(team=None), Silenced(reason="spam"), DECISION.handling)
    for handling in kinds:
        one = DECISION.model_copy(update={"handling": handling})
        assert Decision.from_json(one.to_json()) == one
    later = {**DECISION.to_dict(), "mood": "fine"}
    assert Decision.from_json(json.dumps(later)) == DECISION


def test_a_deadline_needs_an_offset() -> None:
    """A naive moment is nobody's moment."""
    with pytest.raises(ValidationError):
        Deadline(name="x", due=datetime(2026, 1, 1))  # noqa: DTZ001 - the naive moment under test
    summer = timezone(timedelta(hours=1))
    assert Deadline(name="x", due=datetime(2026, 7, 1, tzinfo=summer)).model_dump()["due"] == (
        "2026-07-01T00:00:00+01:00"
    )


def test_a_decision_cannot_be_changed() -> None:
    """Nothing is updated in place that an auditor would want to see."""
    with pytest.raises(ValidationError):
        DECISION.team = "other"


def test_importing_remit_does_not_load_pydantic() -> None:
    """The data model is loaded where a decision is made, not before."""
    command = "import sys, remit, remit.contract; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
