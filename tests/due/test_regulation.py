"""Every statutory deadline that ships, on dates counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due import naive
from due.asking import clocks, shipped, statute, uk

if TYPE_CHECKING:
    from collections.abc import Callable

UNION = naive.NATIONS
ENGLAND = ("ENG",)
WALES = ("WLS",)

CASES = (
    # FCA DISP 1.6.2R: 8 weeks are 56 dates; the clocks go forward on 29 March, so the last one ends at 23:00 UTC.
    ("disp_final_response", "2026-02-12 16:45", "2026-04-09 24:00"),
    # And back on 25 October: 56 dates again.
    ("disp_final_response", "2026-09-01 00:00", "2026-10-27 24:00"),
    # The example of the contract: received on Christmas Eve.
    ("disp_final_response", "2026-12-24 16:45", "2027-02-18 24:00"),
    # FCA DISP 1.6.2AR, PSD2 article 101: 29, 30, 31 December, 4 to 8, 11 to 15, 18 and 19 January are fifteen;
    # Christmas Day, the day in place of Boxing Day and New Year's Day are none.
    ("psd_final_response", "2026-12-24 16:45", "2027-01-19 24:00"),
    # FCA DISP 1.5.1R, by close of business: 29, 30, 31 December.
    ("summary_resolution", "2026-12-24 16:45", "2026-12-31 17:00"),
    # Received on a Saturday: Monday is the first.
    ("summary_resolution", "2026-12-19 11:00", "2026-12-23 17:00"),
    # The ICO's own example: 3 September leads to 3 October, in 2024 a Thursday.
    ("data_rights_response", "2024-09-03 10:00", "2024-10-03 24:00"),
    # In 2026 that is a Saturday: Monday.
    ("data_rights_response", "2026-09-03 10:00", "2026-10-05 24:00"),
    # 31 January: February has no 31st, and 28 February 2026 is a Saturday.
    ("data_rights_response", "2026-01-31 10:00", "2026-03-02 24:00"),
    # In a leap year, 29 February, a Thursday.
    ("data_rights_response", "2024-01-31 10:00", "2024-02-29 24:00"),
    # 5 April 2026 is Easter Sunday, 6 April Easter Monday.
    ("data_rights_response", "2026-03-05 23:59", "2026-04-07 24:00"),
    # Data Protection Act 2018 s.164A: 30 days from the day after; Sunday 19 July rolls to Monday.
    ("data_complaint_acknowledgement", "2026-06-19 09:00", "2026-07-20 24:00"),
    # UK GDPR article 33: 72 hours that pass, although the clocks go forward.
    ("breach_notification", "2026-03-27 12:00", "2026-03-30 13:00"),
    # FOIA s.10: 17 March is a bank holiday in Northern Ireland, and so no working day anywhere.
    ("foi_response", "2026-03-02 10:00", "2026-03-31 24:00"),
    # Good Friday, and Easter Monday, which Scotland does not keep.
    ("foi_response", "2026-03-26 10:00", "2026-04-27 24:00"),
    # Both: 17 March, 3 and 6 April.
    ("foi_response", "2026-03-16 10:00", "2026-04-16 24:00"),
    # The summer: 13 July, in place of Sunday the 12th (Northern Ireland), and 3 August (Scotland).
    ("foi_response", "2026-07-06 10:00", "2026-08-05 24:00"),
    # 30 November (Scotland), Christmas Day and the day in place of Boxing Day.
    ("foi_response", "2026-11-27 10:00", "2026-12-30 24:00"),
    # 2 January is a bank holiday in Scotland: in 2026 a Friday.
    ("foi_response", "2025-12-31 10:00", "2026-01-30 24:00"),
    # Received on Sunday, so Monday is the first; 15 June 2026 is a one-off bank holiday in Scotland (football).
    ("eir_response", "2026-05-31 10:00", "2026-06-29 24:00"),
    # SI 2008/1898 reg 11: received on Maundy Thursday, the next working day is the Tuesday after Easter.
    ("energy_first_working_day", "2026-04-02 10:00", "2026-04-07 24:00"),
    ("energy_eight_weeks", "2026-03-02 10:00", "2026-04-27 24:00"),
    ("water_gss_england", "2026-03-26 10:00", "2026-04-13 24:00"),
    ("water_gss_wales", "2026-03-26 10:00", "2026-04-13 24:00"),
    ("water_eight_weeks", "2026-03-02 10:00", "2026-04-27 24:00"),
    ("communications_eight_weeks", "2026-04-07 10:00", "2026-06-02 24:00"),
    # Six weeks from 8 April 2026 on.
    ("communications_six_weeks", "2026-04-08 10:00", "2026-05-20 24:00"),
    ("airline_adr", "2026-08-14 10:00", "2026-10-09 24:00"),
    ("abta_acknowledgement", "2026-03-20 10:00", "2026-04-03 24:00"),
    ("abta_response", "2026-03-02 10:00", "2026-03-30 24:00"),
    ("dot_acknowledgement", "2026-01-31 10:00", "2026-03-02 24:00"),
    ("dot_response", "2024-01-31 10:00", "2024-03-31 24:00"),
    ("dot_disability_response", "2026-12-10 10:00", "2027-01-09 24:00"),
    # May has two bank holidays: 4 and 25 May.
    ("rail_response", "2026-04-30 10:00", "2026-06-01 24:00"),
)


@pytest.mark.parametrize(("clock", "received", "due"), CASES, ids=[f"{c}-{r[:10]}" for c, r, _ in CASES])
def test_a_statutory_deadline_is_what_counting_by_hand_gives(clock: str, received: str, due: str) -> None:
    """Each with its reason beside it in the table above."""
    timeline = statute(clock, received)
    assert timeline.due == uk(due)
    assert str(timeline.due_date) == due[:10]


def test_every_shipped_statutory_clock_is_counted_here() -> None:
    """A clock that is added to the regulation gets a case of its own."""
    known = shipped("regulation/clocks.remit").loose[0].assembly.vocabulary.clocks
    assert sorted({clock for clock, _, _ in CASES} | {"package_refund"}) == sorted(known)


def test_package_refund_counts_from_the_day_the_package_ended() -> None:
    """Package Travel Regulations reg 14: 14 days from termination, whenever the customer wrote."""
    timeline = statute(
        "package_refund", "2026-03-10 10:00", events={"package_terminated": uk("2026-03-02 18:00")}
    )
    assert timeline.due == uk("2026-03-16 24:00")
    assert (timeline.starts, timeline.starts_with) == (uk("2026-03-02 18:00"), "package_terminated")


def test_a_subject_access_request_counts_from_the_proof_of_identity() -> None:
    """UK GDPR article 12(3): the month runs from the latest of receipt and identity."""
    events = {"identity_received": uk("2026-02-10 15:00")}
    timeline = statute("data_rights_response", "2026-01-31 10:00", events=events)
    assert timeline.due == uk("2026-03-10 24:00")
    earlier = statute(
        "data_rights_response", "2026-01-31 10:00", events={"identity_received": uk("2026-01-05 15:00")}
    )
    assert earlier.due == uk("2026-03-02 24:00")


def test_a_subject_access_request_may_be_extended_to_three_months_told_within_one() -> None:
    """Two further months, counted from the start; 30 April is a Thursday."""
    timeline = statute("data_rights_response", "2026-01-31 10:00")
    assert (timeline.extended, timeline.extended_due, timeline.tell_by) == (
        False,
        uk("2026-04-30 24:00"),
        uk("2026-03-02 24:00"),
    )
    taken = statute("data_rights_response", "2026-01-31 10:00", extended=True)
    assert (taken.extended, taken.due) == (True, uk("2026-04-30 24:00"))


def test_a_pause_for_clarification_moves_a_subject_access_request_by_the_days_that_began_in_it() -> None:
    """Data (Use and Access) Act 2025: Tuesday 10:00 to Friday 10:00 stops the clock for three days."""
    timeline = statute(
        "data_rights_response",
        "2026-02-02 10:00",
        pauses=[(uk("2026-02-10 10:00"), uk("2026-02-13 10:00"), "clarification")],
    )
    assert statute("data_rights_response", "2026-02-02 10:00").due == uk("2026-03-02 24:00")
    assert timeline.due == uk("2026-03-05 24:00")
    assert (timeline.pauses[0].counts, timeline.pauses[0].days) == (True, 3)


def test_the_payments_deadline_may_be_extended_to_35_days_told_before_it_is_due() -> None:
    """FCA DISP 1.6.2AR: the 35th business day; told within the first fifteen."""
    timeline = statute("psd_final_response", "2026-12-24 16:45", extended=True)
    assert timeline.due == uk("2027-02-16 24:00")
    assert timeline.tell_by == uk("2027-01-19 24:00")


def test_an_environmental_request_may_be_extended_to_40_days() -> None:
    """EIR reg 7: 40 working days of the whole United Kingdom."""
    timeline = statute("eir_response", "2026-05-31 10:00", extended=True)
    assert timeline.due == naive.end_of(naive.nth_working_day(uk("2026-05-31 10:00").date(), 40, UNION))


@pytest.mark.parametrize(
    ("clock", "received"),
    [
        ("energy_eight_weeks", "2026-03-02 10:00"),
        ("water_eight_weeks", "2026-03-02 10:00"),
        ("communications_eight_weeks", "2026-03-02 10:00"),
        ("communications_six_weeks", "2026-05-02 10:00"),
        ("airline_adr", "2026-03-02 10:00"),
    ],
)
def test_deadlock_makes_a_complaint_ripe_for_the_ombudsman_at_once(clock: str, received: str) -> None:
    """At deadlock or when the weeks are over, whichever is sooner."""
    start = uk(received)
    sooner = statute(clock, received, events={"deadlock": start + timedelta(days=10)})
    assert (sooner.due, sooner.sooner) == (start + timedelta(days=10), "deadlock")
    later = statute(clock, received, events={"deadlock": start + timedelta(days=90)})
    assert (later.due, later.sooner) == (statute(clock, received).due, None)


OTHERS = """
calendar us_banking_days
  time zone America/New_York
  open monday to friday 09:00 to 17:00
  closed on holidays of US

event acknowledgement_sent "We have told the tenant that we have it"
event stage_2_requested    "The tenant has asked for stage 2"

clock reg_e statutory
  by close of business on the 10th working day of us_banking_days following receipt
  may be extended to 45 days, told before it is due
  never pauses

clock reg_z_acknowledgement  within 30 days of receipt
clock reg_z_resolution       within 90 days of receipt
clock cfpb                   within 15 days of receipt
clock housing_acknowledgement by the end of the 5th working day of office following receipt
clock housing_stage_1
  by the end of the 10th working day of office following acknowledgement_sent
  may be extended to 20 working days of office, told before it is due
clock housing_stage_2        by the end of the 20th working day of office following stage_2_requested
clock nhs_acknowledgement    by the end of the 3rd working day of office following receipt
clock gds_best_effort        by close of business on the 2nd working day of office following receipt
clock cancel_distance_sale   within 14 days of receipt
"""


@pytest.mark.parametrize(
    ("clock", "received", "due"),
    [
        # Thanksgiving is 26 November 2026: 27 and 30 November, 1 to 4 and 7 to 10 December are ten.
        ("reg_e", datetime(2026, 11, 25, 15, tzinfo=UTC), datetime(2026, 12, 10, 22, tzinfo=UTC)),
        # Juneteenth (19 June) and Independence Day, kept on Friday 3 July, do not count; in summer 17:00 is 21:00 UTC.
        ("reg_e", datetime(2026, 6, 18, 15, tzinfo=UTC), datetime(2026, 7, 6, 21, tzinfo=UTC)),
        ("reg_z_acknowledgement", uk("2026-01-31 10:00"), uk("2026-03-02 24:00")),
        ("reg_z_resolution", uk("2026-01-31 10:00"), uk("2026-05-01 24:00")),
        ("cfpb", uk("2026-02-20 10:00"), uk("2026-03-07 24:00")),
        # Housing Ombudsman code: Thursday 26 March to Thursday 2 April.
        ("housing_acknowledgement", uk("2026-03-26 10:00"), uk("2026-04-02 24:00")),
        ("nhs_acknowledgement", uk("2026-04-01 10:00"), uk("2026-04-08 24:00")),
        # GOV.UK house rules: two working days, 09:00 to 17:00.
        ("gds_best_effort", uk("2026-04-02 16:59"), uk("2026-04-08 17:00")),
        ("cancel_distance_sale", uk("2026-02-14 23:59"), uk("2026-02-28 24:00")),
    ],
)
def test_deadlines_of_other_regulators_can_be_said(clock: str, received: datetime, due: datetime) -> None:
    """Housing, health, the United States: each in the language, each on a date counted by hand."""
    zoned = "us_banking_days" if clock == "reg_e" else "office"
    timeline = clocks(OTHERS.replace("of receipt\n", f"of receipt counted in {zoned}\n")).due(clock, received)
    assert timeline.due == due


def test_a_stage_counts_from_the_acknowledgement_before_it() -> None:
    """Housing: ten working days of the acknowledgement, twenty of the request for stage 2."""
    text = OTHERS.replace("of receipt\n", "of receipt counted in office\n")
    acknowledged = {"acknowledgement_sent": uk("2026-03-27 12:00")}
    stage_1 = clocks(text).due("housing_stage_1", uk("2026-03-26 10:00"), events=acknowledged)
    assert stage_1.due == uk("2026-04-14 24:00")
    assert stage_1.extended_due == uk("2026-04-28 24:00")
    asked = {"stage_2_requested": uk("2026-04-20 12:00")}
    stage_2 = clocks(text).due("housing_stage_2", uk("2026-03-26 10:00"), events=asked)
    assert stage_2.due == uk("2026-05-19 24:00")


def test_reg_e_may_be_extended_to_45_days() -> None:
    """45 calendar days where the credit is given provisionally."""
    text = OTHERS.replace("of receipt\n", "of receipt counted in office\n")
    timeline = clocks(text).due("reg_e", datetime(2026, 11, 25, 15, tzinfo=UTC))
    # 25 November and 45 days are Saturday 9 January in New York; the bank is shut that day, so until 24:00.
    assert timeline.extended_due == datetime(2027, 1, 10, 5, tzinfo=UTC)


def _weeks(number: int) -> Callable[[datetime], datetime]:
    return _days(7 * number)


def _days(number: int) -> Callable[[datetime], datetime]:
    return lambda received: naive.end_of(naive.nth_day(naive.date_of(received), number))


def _working(number: int, nations: tuple[str, ...]) -> Callable[[datetime], datetime]:
    return lambda received: naive.end_of(naive.nth_working_day(naive.date_of(received), number, nations))


def _month(number: int) -> Callable[[datetime], datetime]:
    def due(received: datetime) -> datetime:
        return naive.end_of(naive.rolled(naive.corresponding(naive.date_of(received), number), ENGLAND))

    return due


BY_HAND: dict[str, Callable[[datetime], datetime]] = {
    "disp_final_response": _weeks(8),
    "psd_final_response": _working(15, ENGLAND),
    "summary_resolution": lambda received: naive.at(
        naive.nth_working_day(naive.date_of(received), 3, ENGLAND), "17:00"
    ),
    "data_rights_response": _month(1),
    "data_complaint_acknowledgement": lambda received: naive.end_of(
        naive.rolled(naive.nth_day(naive.date_of(received), 30), ENGLAND)
    ),
    "breach_notification": lambda received: received + timedelta(hours=72),
    "foi_response": _working(20, UNION),
    "eir_response": _working(20, UNION),
    "energy_first_working_day": _working(1, ENGLAND),
    "energy_eight_weeks": _weeks(8),
    "water_gss_england": _working(10, ENGLAND),
    "water_gss_wales": _working(10, WALES),
    "water_eight_weeks": _weeks(8),
    "communications_eight_weeks": _weeks(8),
    "communications_six_weeks": _weeks(6),
    "airline_adr": _weeks(8),
    "abta_acknowledgement": _days(14),
    "abta_response": _days(28),
    "dot_acknowledgement": _days(30),
    "dot_response": _days(60),
    "dot_disability_response": _days(30),
    "rail_response": _working(20, ENGLAND),
}

RECEIPTS = st.datetimes(datetime(2018, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001 - hypothesis takes naive bounds
    lambda moment: moment.replace(microsecond=0)
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(BY_HAND)), RECEIPTS)
def test_every_statutory_deadline_is_what_walking_from_day_to_day_gives(
    clock: str, received: datetime
) -> None:
    """Thirteen years of receipts, against a count that shares nothing with Remit but the lists of holidays."""
    timeline = shipped("regulation/clocks.remit").due(clock, received)
    assert timeline.due == BY_HAND[clock](received)
