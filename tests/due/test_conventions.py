"""The conventions on which clocks of the field disagree, each decided once and held here as a person would see it."""

from __future__ import annotations

import pytest

import remit
from due.asking import OFFICE, ask, clocks, shipped, statute, uk
from remit.driver.compile import compile_text

EIGHT_HOURS = "clock it within 8 working hours of receipt counted in office pauses while waiting for customer"
THIRD_DAY = "clock it by close of business on the 3rd working day of office following receipt"


def test_1_time_used_up_on_closing_ends_at_closing() -> None:
    """By close of business: not when it opens again."""
    timeline = ask(EIGHT_HOURS, "2026-03-06 09:00")
    assert timeline.due == uk("2026-03-06 17:00")
    assert "used up on closing" in timeline.reckoning[-1]


def test_2_the_closing_instant_is_closed() -> None:
    """Received at 17:00 is received out of hours; a second before, one second counts that day."""
    assert ask(EIGHT_HOURS, "2026-03-05 17:00").due == uk("2026-03-06 17:00")
    just_before = clocks(EIGHT_HOURS).due("it", "2026-03-05T16:59:59Z")
    assert just_before.due.isoformat() == "2026-03-06T16:59:59+00:00"
    assert just_before.stretches[0].seconds == 1


def test_3_an_end_before_its_start_is_an_error() -> None:
    """Never a negative span, and never one of nothing in silence."""
    for end in ("2026-03-05 10:00", "2026-03-05 09:00"):
        with pytest.raises(remit.ClockError, match=r"\[R0773\].*is not after it"):
            ask(EIGHT_HOURS, "2026-03-02 10:00", pauses=[("2026-03-05 10:00", end)])


def test_4_minutes_and_hours_elapse_and_days_are_dates() -> None:
    """Across the night of 29 March: 24 hours end an hour later on the clock, a day ends with its date."""
    assert ask("clock it within 24 hours of receipt", "2026-03-28 12:00").due == uk("2026-03-29 13:00")
    assert ask("clock it within 1440 minutes of receipt", "2026-10-24 12:00").due == uk("2026-10-25 11:00")
    assert ask("clock it within 1 day of receipt counted in office", "2026-03-28 12:00").due == uk(
        "2026-03-29 24:00"
    )


def test_5_a_calendar_that_never_opens_does_not_compile() -> None:
    """A clock that counted in it would never be due."""
    found = compile_text("calendar never\n  time zone Europe/London\n" + OFFICE).report.diagnostics
    assert found
    assert any("not open" in finding.headline or "hours" in finding.headline for finding in found)


def test_6_hours_may_pass_midnight_and_end_at_24() -> None:
    """The night of Friday belongs to Friday; several spans a day count together."""
    night = """
calendar nights
  time zone Europe/London
  open friday 22:00 to 06:00
  open saturday 10:00 to 12:00, 20:00 to 24:00

clock it within 12 working hours of receipt counted in nights
"""
    # Friday night is eight hours, Saturday morning two, and two of the evening's four are left.
    assert ask(night, "2026-03-06 12:00").due == uk("2026-03-07 22:00")
    day = night.replace("within 12 working hours of receipt counted in nights", "") + (
        "  by close of business on the 1st working day of nights following receipt"
    )
    assert ask(day, "2026-03-05 12:00").due == uk("2026-03-07 06:00")
    assert ask(day, "2026-03-05 12:00").stretches[-1].date is not None


def test_6_dated_hours_replace_weekly_ones_and_a_holiday_beats_them() -> None:
    """A short Christmas Eve counts four hours; hours stated for Christmas Day itself do not open it."""
    short = """
calendar short
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  open on 2026-12-24 09:00 to 13:00
  closed on holidays of GB-ENG

clock it within 8 working hours of receipt counted in short
"""
    timeline = ask(short, "2026-12-24 09:00")
    assert timeline.due == uk("2026-12-29 13:00")
    names = [stretch.name for stretch in timeline.stretches if stretch.kind == "holiday"]
    assert names == ["Christmas Day", "Boxing Day", "Boxing Day (substitute day)"]
    worked = short.replace(
        "closed on holidays", 'open on "Christmas Day" 09:00 to 13:00\n  closed on holidays'
    )
    assert ask(worked, "2026-12-24 09:00").due == uk("2026-12-25 13:00")


@pytest.mark.parametrize(
    ("received", "due", "skipped"),
    [
        # The early May bank holiday of 2020 was moved to Friday 8 May, VE Day; Monday 4 May was worked.
        ("2020-04-30 10:00", "2020-05-05 17:00", ()),
        ("2020-05-06 10:00", "2020-05-12 17:00", ("May Day",)),
        # 2022: the spring bank holiday on Thursday 2 June, and Friday 3 June for the Platinum Jubilee.
        ("2022-05-31 10:00", "2022-06-07 17:00", ("Spring Bank Holiday", "Platinum Jubilee of Elizabeth II")),
        ("2022-05-27 10:00", "2022-06-01 17:00", ()),
        # The state funeral, Monday 19 September 2022.
        ("2022-09-16 10:00", "2022-09-22 17:00", ("State Funeral of Queen Elizabeth II",)),
        # Monday 8 May 2023, for the coronation.
        ("2023-05-04 10:00", "2023-05-10 17:00", ("Coronation of Charles III",)),
    ],
)
def test_7_holidays_are_data_and_may_be_moved_or_proclaimed(
    received: str, due: str, skipped: tuple[str, ...]
) -> None:
    """One-off days count as what they were, under their names; the release of the list is recorded."""
    timeline = ask(THIRD_DAY, received)
    assert timeline.due == uk(due)
    assert tuple(stretch.name for stretch in timeline.stretches if stretch.kind == "holiday") == skipped
    assert timeline.versions["holidays"]


def test_7_a_calendar_unites_the_holidays_of_several_nations_and_says_whose_they_are() -> None:
    """What is a bank holiday in one nation is none of the others' days either; the timeline names the nation."""
    union = "clock it by the end of the 1st working day of any_nation following receipt"
    timeline = ask(union, "2026-03-16 10:00")
    assert timeline.due == uk("2026-03-18 24:00")
    (day,) = [stretch for stretch in timeline.stretches if stretch.kind == "holiday"]
    assert (day.name, day.regions) == ("Saint Patrick's Day", ("GB-NIR",))
    christmas = ask(union, "2026-12-24 10:00")
    assert next(stretch for stretch in christmas.stretches if stretch.kind == "holiday").regions == ()


def test_8_a_local_time_that_is_skipped_moves_forward_and_of_one_that_comes_twice_the_first_counts() -> None:
    """Doors that open at 01:30 on 29 March open at 02:00; on 25 October 01:30 is the first of the two."""
    early = """
calendar early
  time zone Europe/London
  open every day 01:30 to 03:00

calendar late
  time zone Europe/London
  open every day 00:30 to 01:30

clock it within 1 working hour of receipt counted in {}
"""
    spring = ask(early.format("early"), "2026-03-28 12:00")
    assert spring.due == uk("2026-03-29 03:00")
    assert spring.stretches[-1].start == uk("2026-03-29 02:00")
    autumn = ask(early.format("late"), "2026-10-24 12:00")
    assert autumn.due.isoformat() == "2026-10-25T00:30:00+00:00"


def test_9_a_pause_is_a_fact_from_which_the_deadline_is_counted_anew() -> None:
    """Two pauses together do what each does; taken back, the deadline is what it was."""
    pauses = [("2026-03-02 12:00", "2026-03-02 14:00"), ("2026-03-03 09:00", "2026-03-03 10:00")]
    assert ask(EIGHT_HOURS, "2026-03-02 10:00").due == uk("2026-03-03 10:00")
    assert ask(EIGHT_HOURS, "2026-03-02 10:00", pauses=pauses[:1]).due == uk("2026-03-03 12:00")
    both = ask(EIGHT_HOURS, "2026-03-02 10:00", pauses=pauses)
    assert both.due == uk("2026-03-03 13:00")
    assert [pause.seconds for pause in both.pauses] == [7200, 3600]
    assert ask(EIGHT_HOURS, "2026-03-02 10:00", pauses=list(reversed(pauses))).due == both.due


def test_9_no_pause_of_ours_pauses_a_statutory_clock() -> None:
    """It is shown, it says why, and it changes nothing."""
    pause = (uk("2026-03-10 10:00"), uk("2026-04-10 10:00"), "customer")
    timeline = statute("foi_response", "2026-03-02 10:00", pauses=[pause])
    assert timeline.due == statute("foi_response", "2026-03-02 10:00").due
    assert (timeline.pauses[0].counts, timeline.pauses[0].says) == (
        False,
        "changes nothing: this clock never pauses",
    )


def test_9_a_pause_for_another_reason_than_the_clock_names_changes_nothing() -> None:
    """A subject access request waits for clarification, and for nothing else."""
    pause = (uk("2026-02-10 10:00"), uk("2026-02-13 10:00"), "customer")
    timeline = statute("data_rights_response", "2026-02-02 10:00", pauses=[pause])
    assert timeline.due == uk("2026-03-02 24:00")
    assert (
        timeline.pauses[0].says == "changes nothing: this clock pauses only while waiting for clarification"
    )


def test_10_another_message_of_the_customer_does_not_restart_a_clock() -> None:
    """It has no bearing on when an answer is due, and the timeline says so."""
    timeline = ask(THIRD_DAY, "2026-03-02 10:00", events={"customer_replied": "2026-03-03 09:00"})
    assert timeline.due == ask(THIRD_DAY, "2026-03-02 10:00").due
    assert timeline.notes == ("customer replied has no bearing on this clock",)


@pytest.mark.parametrize(
    ("responded", "words"),
    [
        ("2026-03-05 15:00", "in time, with 2 h left"),
        ("2026-03-05 17:00", "too late: the due moment itself is late"),
        ("2026-03-06 18:30", "late, by 1 d 1 h 30 min"),
    ],
)
def test_11_late_is_told_as_late_by_how_much(responded: str, words: str) -> None:
    """What stops a clock in time stops it before the due moment, not at it."""
    timeline = ask(
        f"{THIRD_DAY}\n  stops when responded", "2026-03-02 10:00", events={"responded": responded}
    )
    assert timeline.due == uk("2026-03-05 17:00")
    assert timeline.notes[0].endswith(words)


def test_12_an_urgent_case_keeps_its_statutory_clock() -> None:
    """Suspected fraud outranks a complaint; the eight weeks run all the same."""
    decision = shipped().decide(
        {
            "id": "tw-1837",
            "received": "2026-12-24T16:45:00+00:00",
            "sector": "banking",
            "channel": "twitter",
            "message": "Someone used my card, is this a scam?",
            "intent": "complaint",
        }
    )
    due = {deadline.name: deadline.due for deadline in decision.deadlines}
    assert decision.priority == 1
    for name, moment in due.items():
        assert shipped().due(name, "2026-12-24T16:45:00Z", sector="banking").due == moment, name
    assert due["disp_final_response"] == uk("2027-02-18 24:00")


@pytest.mark.parametrize(
    ("extra", "received", "due"),
    [
        ("", "2026-01-31 10:00", "2026-02-28 24:00"),
        ("", "2024-01-31 10:00", "2024-02-29 24:00"),
        ("", "2026-02-28 10:00", "2026-03-28 24:00"),
        ("", "2026-03-31 10:00", "2026-04-30 24:00"),
        ("counting the day of receipt", "2026-01-31 10:00", "2026-02-27 24:00"),
        ("rolls to the next working day of office", "2026-01-31 10:00", "2026-03-02 24:00"),
        # A day earlier first, then the roll: 27 February 2026 is a Friday.
        (
            "counting the day of receipt rolls to the next working day of office",
            "2026-01-31 10:00",
            "2026-02-27 24:00",
        ),
        # Christmas Day rolls over the weekend and the day in place of Boxing Day.
        ("rolls to the next working day of office", "2026-11-25 10:00", "2026-12-29 24:00"),
    ],
)
def test_13_a_month_leads_to_the_corresponding_date_and_then_rolls(
    extra: str, received: str, due: str
) -> None:
    """Else to the last day of the month; whether the day of receipt counts is part of the clock."""
    assert ask(f"clock it within 1 month of receipt counted in office {extra}", received).due == uk(due)


def test_13_a_day_of_receipt_that_counts_is_day_one() -> None:
    """Also of working days, where it is one."""
    first = "counting the day of receipt"
    assert ask(f"clock it within 5 days of receipt counted in office {first}", "2026-03-02 23:59").due == uk(
        "2026-03-06 24:00"
    )
    timeline = ask(f"{THIRD_DAY} {first}", "2026-03-02 10:00")
    assert timeline.due == uk("2026-03-04 17:00")
    assert [stretch.number for stretch in timeline.stretches] == [1, 2, 3]
    assert ask(f"{THIRD_DAY} {first}", "2026-03-01 10:00").due == uk("2026-03-04 17:00")
