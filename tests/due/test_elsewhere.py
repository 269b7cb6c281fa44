"""The clocks that ship for sectors and countries without a policy, on dates counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from due.asking import shipped, uk

if TYPE_CHECKING:
    from remit.contract.timeline import Timeline

FILE = "regulation/clocks_elsewhere.remit"

# Received, what else happened, due; a day that ends in America ends at 05:00 UTC in winter and 04:00 in summer.
CASES: tuple[tuple[str, datetime, dict[str, datetime], datetime], ...] = (
    # Thursday 26 March to Thursday 2 April 2026.
    ("housing_acknowledgement", uk("2026-03-26 10:00"), {}, uk("2026-04-02 24:00")),
    # Of the acknowledgement on Friday 27 March: 30 March to 2 April are four, 7 to 10 April eight, 13 and 14 April ten.
    (
        "housing_stage_1",
        uk("2026-03-26 10:00"),
        {"acknowledgement_sent": uk("2026-03-27 12:00")},
        uk("2026-04-14 24:00"),
    ),
    # Of the request on Monday 20 April.
    (
        "housing_stage_2_acknowledgement",
        uk("2026-03-26 10:00"),
        {"stage_2_requested": uk("2026-04-20 12:00")},
        uk("2026-04-27 24:00"),
    ),
    # 4 May is a bank holiday.
    (
        "housing_stage_2",
        uk("2026-03-26 10:00"),
        {"stage_2_requested": uk("2026-04-20 12:00")},
        uk("2026-05-19 24:00"),
    ),
    # 2 April, then 7 and 8 April after Easter.
    ("nhs_acknowledgement", uk("2026-04-01 10:00"), {}, uk("2026-04-08 24:00")),
    # Good Friday is kept in Scotland, Easter Monday is not: thirteen to 2 April, eighteen to the 10th.
    ("foi_scotland_response", uk("2026-03-16 10:00"), {}, uk("2026-04-14 24:00")),
    ("gds_best_effort", uk("2026-04-02 16:59"), {}, uk("2026-04-08 17:00")),
    ("water_bill_query", uk("2026-03-26 10:00"), {}, uk("2026-04-13 24:00")),
    ("water_payment_plan", uk("2026-03-26 10:00"), {}, uk("2026-04-02 24:00")),
    (
        "distance_cancellation",
        uk("2026-03-01 10:00"),
        {"goods_received": uk("2026-02-14 23:59")},
        uk("2026-02-28 24:00"),
    ),
    (
        "goods_rejection",
        uk("2026-03-01 10:00"),
        {"goods_received": uk("2026-01-31 10:00")},
        uk("2026-03-02 24:00"),
    ),
    ("goods_delivery", uk("2026-01-31 10:00"), {}, uk("2026-03-02 24:00")),
    # 20 February and 15 days; in March New York is on winter time until the 8th.
    ("cfpb_response", datetime(2026, 2, 20, 15, tzinfo=UTC), {}, datetime(2026, 3, 8, 5, tzinfo=UTC)),
    # Thanksgiving is 26 November 2026: 27 and 30 November, 1 to 4 and 7 to 10 December are ten.
    ("reg_e_error", datetime(2026, 11, 25, 15, tzinfo=UTC), {}, datetime(2026, 12, 10, 22, tzinfo=UTC)),
    # Juneteenth and Independence Day, kept on Friday 3 July, do not count; in summer 17:00 is 21:00 UTC.
    ("reg_e_error", datetime(2026, 6, 18, 15, tzinfo=UTC), {}, datetime(2026, 7, 6, 21, tzinfo=UTC)),
    ("reg_z_acknowledgement", datetime(2026, 1, 31, 15, tzinfo=UTC), {}, datetime(2026, 3, 3, 5, tzinfo=UTC)),
    ("reg_z_resolution", datetime(2026, 1, 31, 15, tzinfo=UTC), {}, datetime(2026, 5, 2, 4, tzinfo=UTC)),
)


def due(clock: str, received: datetime, events: dict[str, datetime]) -> Timeline:
    """A clock of the file, which has no policy and so is asked for any year."""
    return shipped(FILE).due(clock, received, events=events)


@pytest.mark.parametrize(("clock", "received", "events", "moment"), CASES)
def test_a_deadline_is_what_counting_by_hand_gives(
    clock: str, received: datetime, events: dict[str, datetime], moment: datetime
) -> None:
    """Each with its reason beside it in the table above."""
    assert due(clock, received, events).due == moment


def test_every_clock_of_the_file_is_counted_here() -> None:
    """A clock that is added gets a case of its own."""
    known = shipped(FILE).loose[0].assembly.vocabulary.clocks
    assert {clock for clock, *_ in CASES} == set(known)


@pytest.mark.parametrize(
    ("clock", "received", "events", "moment"),
    [
        (
            "housing_stage_1",
            uk("2026-03-26 10:00"),
            {"acknowledgement_sent": uk("2026-03-27 12:00")},
            uk("2026-04-28 24:00"),
        ),
        # 25 November and 45 days are Saturday 9 January in New York, when the bank is shut: until 24:00.
        ("reg_e_error", datetime(2026, 11, 25, 15, tzinfo=UTC), {}, datetime(2027, 1, 10, 5, tzinfo=UTC)),
        ("cfpb_response", datetime(2026, 2, 20, 15, tzinfo=UTC), {}, datetime(2026, 4, 22, 4, tzinfo=UTC)),
    ],
)
def test_an_extension_counts_from_the_start(
    clock: str, received: datetime, events: dict[str, datetime], moment: datetime
) -> None:
    """The person is told before the deadline that is extended."""
    timeline = due(clock, received, events)
    assert timeline.extended_due == moment
    assert timeline.tell_by == timeline.due
