"""What cannot be told is refused with a code and a next step, never guessed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import remit
from due.asking import clocks, shipped, uk
from remit.driver.compile import compile_text
from remit.driver.policy import Policy

RECEIVED = uk("2026-03-02 10:00")
PAUSABLE = "clock it within 5 working days of receipt counted in office pauses while waiting for customer"


def refused(policy: Policy, clock: str, received: datetime | str = RECEIVED, **more: Any) -> remit.ClockError:  # noqa: ANN401 - whatever can be asked
    """The error of a deadline that cannot be told."""
    with pytest.raises(remit.ClockError) as failure:
        policy.due(clock, received, **more)
    return failure.value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("foi_respons", "did you mean `foi_response`"),
        ("urgent.acknowlege", "did you mean `urgent.acknowledge`"),
        ("rail_reply", "did you mean `rail_response`?"),
        ("zzz", "`remit due PATH` lists all there are"),
    ],
)
def test_an_unknown_clock_gets_those_that_may_be_meant(name: str, words: str) -> None:
    """A slip, a target of an SLA, a word in common; else where all of them are listed."""
    error = refused(shipped(), name)
    assert error.code == "R0770"
    assert words in error.reason


def test_a_clock_of_another_sector_is_told_to_be_there() -> None:
    """Banks refund no parcels."""
    error = refused(shipped(), "distance_refund", sector="banking")
    assert error.code == "R0770"
    assert error.reason.endswith("not in the sector `banking`, but in retail")


@pytest.mark.parametrize(
    ("received", "code", "words"),
    [
        ("2026-03-02T10:00:00", "R0772", "say `2026-03-02T10:00:00Z` for UTC"),
        (datetime(2026, 3, 2, 10), "R0772", "has no offset from UTC"),  # noqa: DTZ001 - a naive moment is the point
        ("2026-03-02", "R0771", "without a time of day"),
        ("2026-02-30T10:00:00Z", "R0771", "no such date"),
        ("2026-03-02T25:00:00Z", "R0771", "no such time"),
        ("yesterday", "R0771", "is not a moment such as"),
        ("", "R0771", "is not a moment such as"),
        ("0206-03-02T10:00:00Z", "R0780", "1900 to 2200"),
        (datetime(2500, 3, 2, 10, tzinfo=UTC), "R0780", "1900 to 2200"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(received: datetime | str, code: str, words: str) -> None:
    """Also where a program gives it."""
    error = refused(clocks(PAUSABLE), "it", received)
    assert error.code == code
    assert words in error.reason


@pytest.mark.parametrize(
    ("pauses", "code"),
    [
        ([("2026-03-05T10:00Z", "2026-03-04T10:00Z")], "R0773"),
        ([("2026-03-05T10:00Z", "2026-03-05T10:00Z")], "R0773"),
        ([("2026-03-05T10:00Z", "2026-03-07T10:00Z"), ("2026-03-06T10:00Z", "2026-03-09T10:00Z")], "R0774"),
        ([("2026-03-05T10:00Z", None)], "R0775"),
        ([("2026-03-01T10:00Z", "2026-03-05T10:00Z")], "R0776"),
        ([("2026-03-05T10:00", "2026-03-07T10:00Z")], "R0772"),
        ([("2026-03-05", "2026-03-07")], "R0771"),
    ],
)
def test_a_pause_that_cannot_be_is_refused(pauses: list[tuple[str, str | None]], code: str) -> None:
    """Backwards, of no length, twice at once, open, before receipt; also of a clock that never pauses."""
    assert refused(clocks(PAUSABLE), "it", pauses=pauses).code == code
    assert (
        refused(
            clocks(PAUSABLE.replace("pauses while waiting for customer", "never pauses")), "it", pauses=pauses
        ).code
        == code
    )


def test_a_pause_for_what_nobody_declared_is_refused() -> None:
    """A reason that is misspelt would change nothing, and nobody would see it."""
    pause = ("2026-03-03T10:00Z", "2026-03-05T10:00Z", "custmer")
    error = refused(clocks(PAUSABLE), "it", pauses=[pause])
    assert error.code == "R0777"
    assert "did you mean `customer`" in error.reason


def test_pauses_may_touch() -> None:
    """One ends when the next starts."""
    moments = ["2026-03-03T10:00Z", "2026-03-04T10:00Z", "2026-03-05T10:00Z"]
    timeline = clocks(PAUSABLE).due(
        "it", RECEIVED, pauses=[(moments[0], moments[1]), (moments[1], moments[2])]
    )
    assert [pause.days for pause in timeline.pauses] == [1, 1]


def test_a_clock_whose_event_has_not_happened_does_not_run() -> None:
    """The message says how to tell that it has."""
    error = refused(shipped("regulation/clocks.remit"), "package_refund")
    assert error.code == "R0778"
    assert "`--event package_terminated=MOMENT`" in error.reason


def test_an_event_that_nobody_declared_is_refused() -> None:
    """With those that are called nearly so; receipt has a place of its own."""
    error = refused(
        shipped("regulation/clocks.remit"), "package_refund", events={"package_terminate": RECEIVED}
    )
    assert error.code == "R0777"
    assert "did you mean `package_terminated`?" in error.reason
    assert refused(clocks(PAUSABLE), "it", events={"receipt": RECEIVED}).code == "R0777"


@pytest.mark.parametrize("received", ["2050-12-28T10:00:00Z", "2051-03-02T10:00:00Z", "2199-03-02T10:00:00Z"])
def test_years_without_lists_of_holidays_are_refused(received: str) -> None:
    """Bank holidays are proclaimed and moved: beyond the lists no date can be told."""
    error = refused(clocks(PAUSABLE), "it", received)
    assert error.code == "R0779"
    assert "it" in error.reason


def test_a_pause_that_leads_beyond_the_lists_of_holidays_is_refused() -> None:
    """The last list is of 2050."""
    assert (
        refused(clocks(PAUSABLE), "it", pauses=[("2026-03-03T10:00Z", "2051-01-01T10:00Z")]).code == "R0779"
    )


def test_a_long_pause_within_them_is_counted() -> None:
    """Ten years are long, and known."""
    timeline = clocks(PAUSABLE).due("it", RECEIVED, pauses=[("2026-03-04T00:00Z", "2036-03-03T12:00Z")])
    assert timeline.due == uk("2036-03-07 17:00")


def test_deadlines_without_holidays_are_told_as_far_as_clocks_are_known() -> None:
    """Elapsed time needs no list; after 2200 nothing is told."""
    policy = clocks("clock it within 72 hours of receipt")
    assert policy.due("it", "2199-12-01T10:00:00Z").due == datetime(2199, 12, 4, 10, tzinfo=UTC)


def test_what_may_not_be_extended_is_not() -> None:
    """The law would have to say so."""
    assert refused(clocks(PAUSABLE), "it", extended=True).code == "R0781"


def test_working_days_of_nobody_are_not_counted() -> None:
    """A file without a policy and without `counted in` says in no calendar what a working day is."""
    text = "clock it within 5 working days of receipt"
    error = refused(
        Policy(compile_text(f"calendar desk\n  open monday to friday 09:00 to 17:00\n{text}")), "it"
    )
    assert error.code == "R0784"
    assert "`counted in desk`" in error.reason
    rolling = "clock it within 14 days of receipt rolls to the next working day"
    assert refused(Policy(compile_text(rolling)), "it").code == "R0784"
    always = Policy(compile_text(f"{text} counted in always"))
    assert always.due("it", RECEIVED).due == datetime(2026, 3, 8, tzinfo=UTC)


def test_what_a_clock_does_not_say_of_its_extension_and_roll_is_that_of_its_calendar() -> None:
    """`counted in` holds for all of it."""
    text = """
clock it within 10 working days of receipt counted in office
  may be extended to 20 working days, told within 5 working days

clock other within 1 month of receipt counted in office rolls to the next working day
"""
    timeline = clocks(text).due("it", RECEIVED)
    assert (timeline.extended_due, timeline.tell_by) == (uk("2026-03-30 17:00"), uk("2026-03-09 17:00"))
    assert clocks(text).due("other", uk("2026-03-05 10:00")).due == uk("2026-04-07 24:00")


def test_an_edition_that_was_not_in_force_binds_nobody() -> None:
    """The message says from when it is, and how to ask for it all the same."""
    error = refused(shipped(), "summary_resolution", "2019-03-02T10:00:00Z")
    assert error.code == "R0783"
    assert "in force from 2026-01-05 until 2027-12-31: say `--as-of DATE`" in error.reason


def test_every_refusal_has_a_page() -> None:
    """`remit explain` knows each of them."""
    from remit.diagnostics.codes_due import DUE
    from remit.diagnostics.pages import page

    assert all(page(code.code).startswith(f"# {code.code} {code.name}\n") for code in DUE)
