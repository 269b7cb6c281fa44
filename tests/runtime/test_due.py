"""When something is due: the conventions one by one, then every unit against a count by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.runtime.calendars import OutsideCalendar
from remit.runtime.due import Landing, Pause, Term, before, checked, due, united
from remit.runtime.durations import Duration, Unit
from remit.runtime.moments import epoch_second, moment_at
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import wall_clock, zone
from runtime.sample_calendars import (
    CARE_HOURS,
    ENGLAND_WORKING_DAYS,
    MONDAY_TO_FRIDAY,
    calendar,
    local,
    plain,
    week,
)

if TYPE_CHECKING:
    from remit.runtime.calendars import Calendar

ENGLAND = calendar(ENGLAND_WORKING_DAYS)
CARE = calendar(CARE_HOURS)
KOLKATA = calendar(plain(week(MONDAY_TO_FRIDAY, "09:30-18:00"), zone="Asia/Kolkata"))
NIGHTS = calendar(plain(week((0, 2, 4), "22:00-06:00")))
LONDON = wall_clock("Europe/London", date(2024, 1, 1), date(2028, 12, 31))
HOWE = wall_clock("Australia/Lord_Howe", date(2024, 1, 1), date(2028, 12, 31))


def working(amount: int, of: Calendar = ENGLAND, **more: object) -> Term:
    """So many working days."""
    return Term(Duration(amount, Unit.WORKING_DAY), of.clock, of, **more)  # type: ignore[arg-type]


def dates(amount: int, unit: Unit, **more: object) -> Term:
    """So many days, weeks or months on the clocks of London."""
    return Term(Duration(amount, unit), LONDON, **more)  # type: ignore[arg-type]


def at(text: str) -> int:
    """Seconds from the epoch at a time in London."""
    return epoch_second(local(text))


def says(moment: int, zone_name: str = "Europe/London") -> str:
    """What the clocks show at a moment."""
    return f"{moment_at(moment).astimezone(zone(zone_name)):%Y-%m-%d %H:%M}"


def paused(*spans: str) -> tuple[tuple[int, int], ...]:
    """Read `2026-03-03 10:00 / 2026-03-06 10:00`."""
    ends = [[at(end) for end in span.split(" / ")] for span in spans]
    return united(Pause(start, end) for start, end in ends)


def test_working_days_never_count_the_day_of_receipt_and_end_at_close_of_business() -> None:
    """Received before opening, at noon or at night on a Monday, one working day is Tuesday at 17:00."""
    for received in ("2026-03-02 00:00", "2026-03-02 12:00", "2026-03-02 23:59"):
        assert says(due(working(1), at(received))) == "2026-03-03 17:00"


def test_a_deadline_received_on_a_day_off_counts_from_that_day() -> None:
    """A complaint of Saturday is due as one of Friday evening is."""
    assert due(working(3), at("2026-03-07 11:00")) == due(working(3), at("2026-03-06 18:00"))


def test_the_third_working_day_over_christmas() -> None:
    """Christmas Day, Boxing Day's substitute and the weekend do not count (DISP 1.5.1R)."""
    assert says(due(working(3), at("2026-12-24 16:45"))) == "2026-12-31 17:00"


def test_the_end_of_a_working_day_is_midnight() -> None:
    """FOIA: a day ends at midnight."""
    assert says(due(working(1, landing=Landing.END), at("2026-03-02 12:00"))) == "2026-03-04 00:00"


def test_counting_the_day_of_receipt() -> None:
    """The day of receipt is the first day; on a day off it is none."""
    assert says(due(working(1, counts_receipt=True), at("2026-03-02 12:00"))) == "2026-03-02 17:00"
    assert says(due(working(1, counts_receipt=True), at("2026-03-07 12:00"))) == "2026-03-09 17:00"
    assert says(due(dates(14, Unit.DAY, counts_receipt=True), at("2026-03-02 12:00"))) == "2026-03-16 00:00"


@pytest.mark.parametrize(
    ("received", "months", "end"),
    [
        ("2026-01-31 09:00", 1, "2026-03-01 00:00"),
        ("2028-01-31 09:00", 1, "2028-03-01 00:00"),
        ("2026-09-03 23:30", 1, "2026-10-04 00:00"),
        ("2026-11-30 00:00", 3, "2027-03-01 00:00"),
    ],
)
def test_months_come_to_the_corresponding_date_or_the_last_of_the_month(
    received: str, months: int, end: str
) -> None:
    """ICO: 3 September to 3 October; 31 January to the last of February, 29 in a leap year."""
    assert says(due(dates(months, Unit.MONTH), at(received))) == end


def test_a_deadline_rolls_to_the_next_working_day() -> None:
    """One month from 4 September 2026 ends on a Sunday, so on Monday 5 October at midnight."""
    assert says(due(dates(1, Unit.MONTH, roll=ENGLAND), at("2026-09-04 10:00"))) == "2026-10-06 00:00"


def test_close_of_business_of_a_calendar_day_is_that_of_its_calendar() -> None:
    """On a day with business its close, on a day without the end of the day."""
    term = Term(Duration(1, Unit.DAY), ENGLAND.clock, ENGLAND, Landing.CLOSE)
    assert says(due(term, at("2026-03-02 10:00"))) == "2026-03-03 17:00"
    assert says(due(term, at("2026-03-06 10:00"))) == "2026-03-08 00:00"


def test_hours_elapse_across_clock_changes_and_days_do_not() -> None:
    """72 hours over the spring change end an hour later on the clock; 3 days end at midnight all the same."""
    hours = Term(Duration(72, Unit.HOUR), LONDON)
    assert says(due(hours, at("2026-03-27 12:00"))) == "2026-03-30 13:00"
    assert says(due(hours, at("2026-10-23 12:00"))) == "2026-10-26 11:00"
    assert says(due(dates(3, Unit.DAY), at("2026-03-27 12:00"))) == "2026-03-31 00:00"


def test_working_hours_used_up_at_closing_end_there() -> None:
    """Eight hours from opening end at closing, and a second later on the next working day."""
    term = Term(Duration(8, Unit.WORKING_HOUR), ENGLAND.clock, ENGLAND)
    assert says(due(term, at("2026-03-06 09:00"))) == "2026-03-06 17:00"
    assert due(term, at("2026-03-06 09:00") + 1) == at("2026-03-09 09:00") + 1


def test_overnight_hours_belong_to_the_day_they_start() -> None:
    """The close of business of Monday's night shift is on Tuesday morning."""
    assert says(due(working(1, NIGHTS), at("2026-03-01 12:00"))) == "2026-03-03 06:00"


def test_a_pause_stops_the_clock() -> None:
    """Elapsed and working hours go on where they stopped."""
    hours = Term(Duration(4, Unit.HOUR), LONDON)
    assert says(due(hours, at("2026-03-02 09:00"), paused("2026-03-02 10:00 / 2026-03-02 15:30"))) == (
        "2026-03-02 18:30"
    )
    # The time is used up at the very moment at which the pause starts.
    assert says(due(hours, at("2026-03-02 09:00"), paused("2026-03-02 13:00 / 2026-03-05 15:30"))) == (
        "2026-03-02 13:00"
    )
    open_hours = Term(Duration(4, Unit.WORKING_HOUR), ENGLAND.clock, ENGLAND)
    assert says(due(open_hours, at("2026-03-02 16:00"), paused("2026-03-02 16:30 / 2026-03-04 10:00"))) == (
        "2026-03-04 13:30"
    )


def test_a_day_that_begins_paused_does_not_count() -> None:
    """From Tuesday to Friday adds three days, within one day none; of working days only those that fall in it."""
    month = dates(1, Unit.MONTH)
    assert says(due(month, at("2026-05-01 12:00"), paused("2026-05-05 10:00 / 2026-05-08 10:00"))) == (
        "2026-06-05 00:00"
    )
    assert due(month, at("2026-05-01 12:00"), paused("2026-05-05 10:00 / 2026-05-05 17:00")) == due(
        month, at("2026-05-01 12:00")
    )
    assert says(due(working(2), at("2026-03-02 12:00"), paused("2026-03-06 18:00 / 2026-03-09 09:00"))) == (
        "2026-03-04 17:00"
    )
    assert says(due(working(5), at("2026-03-02 12:00"), paused("2026-03-06 18:00 / 2026-03-09 09:00"))) == (
        "2026-03-10 17:00"
    )


def test_counting_back_from_a_due_moment() -> None:
    """Working days to close of business, days to the same time of day, hours as they elapse."""
    midnight = at("2026-04-28 00:00")
    assert says(before(working(5), midnight)) == "2026-04-20 17:00"
    assert says(before(dates(5, Unit.DAY), midnight)) == "2026-04-23 00:00"
    assert says(before(dates(1, Unit.MONTH), at("2026-03-31 17:00"))) == "2026-02-28 17:00"
    assert says(before(dates(1, Unit.WEEK), at("2026-04-03 17:00"))) == "2026-03-27 17:00"
    hours = Term(Duration(3, Unit.WORKING_HOUR), ENGLAND.clock, ENGLAND)
    assert says(before(hours, at("2026-03-09 10:00"))) == "2026-03-06 15:00"


def test_pauses_that_make_no_sense_are_refused() -> None:
    """One that ends before it starts, is never closed, overlaps another or starts before receipt."""
    wrong = {
        "end-before-start": [Pause(20, 10)],
        "pause-never-closed": [Pause(20, None)],
        "pause-before-receipt": [Pause(5, 10)],
        "overlapping-pauses": [Pause(20, 30), Pause(25, 40)],
    }
    for kind, pauses in wrong.items():
        with pytest.raises(ValueProblem) as caught:
            checked(pauses, received=10)
        assert caught.value.reason == kind
    assert checked([Pause(30, 40), Pause(20, 30)], received=20) == (Pause(20, 30), Pause(30, 40))


def test_beyond_the_calendar_nothing_is_guessed() -> None:
    """A deadline that leads out of the years that are laid out is refused."""
    with pytest.raises(OutsideCalendar):
        due(working(30), at("2028-12-20 12:00"))


# ------------------------------------------------------------------------------------------------ by hand

CALENDARS = (ENGLAND, CARE, KOLKATA, NIGHTS)
MINUTE = timedelta(minutes=1)
moments = st.integers(0, 396 * 86_400).map(lambda seconds: moment_at(at("2026-01-01 00:00") + seconds))


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> tuple[tuple[int, int], ...]:
    """Return some pauses that start after a moment."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        opens = start + timedelta(minutes=draw(st.integers(0, 8000)))
        found.append(
            Pause(epoch_second(opens), epoch_second(opens) + 60 * draw(st.integers(1, 6000)), "customer")
        )
    return united(found)


def is_paused(moment: datetime, pauses: tuple[tuple[int, int], ...]) -> bool:
    """Whether a moment is in a pause."""
    return any(start <= epoch_second(moment) < end for start, end in pauses)


@settings(max_examples=60)
@given(data=st.data(), of=st.sampled_from(CALENDARS), amount=st.integers(0, 12), received=moments)
def test_working_days_day_by_day(data: st.DataObject, of: Calendar, amount: int, received: datetime) -> None:
    """Counting the dates one by one, a working day that does not begin paused counts."""
    pauses = data.draw(pauses_after(received))
    local_zone = zone(of.spec.zone)
    day, left = received.astimezone(local_zone).date(), amount
    while left or not of.working_day(day):
        day += timedelta(days=1)
        midnight = datetime(day.year, day.month, day.day, tzinfo=local_zone)
        if left and of.working_day(day) and not is_paused(midnight, pauses):
            left -= 1
    expected = of.close_of(day)
    if amount:
        assert moment_at(due(working(amount, of), epoch_second(received), pauses)) == expected


@settings(max_examples=60)
@given(data=st.data(), days=st.integers(1, 40), received=moments)
def test_days_day_by_day(data: st.DataObject, days: int, received: datetime) -> None:
    """Counting the dates one by one on clocks that change by half an hour."""
    pauses = data.draw(pauses_after(received))
    local_zone = zone("Australia/Lord_Howe")
    day, left = received.astimezone(local_zone).date(), days
    while left:
        day += timedelta(days=1)
        if not is_paused(datetime(day.year, day.month, day.day, tzinfo=local_zone), pauses):
            left -= 1
    end = datetime(day.year, day.month, day.day, tzinfo=local_zone) + timedelta(days=1)
    assert moment_at(due(Term(Duration(days, Unit.DAY), HOWE), epoch_second(received), pauses)) == end


@settings(max_examples=40)
@given(data=st.data(), of=st.sampled_from(CALENDARS), hours=st.integers(1, 30), received=moments)
def test_working_hours_minute_by_minute(
    data: st.DataObject, of: Calendar, hours: int, received: datetime
) -> None:
    """Counting the minutes one by one, those that are open and not paused count."""
    received = received.replace(second=0)
    pauses = data.draw(pauses_after(received))
    moment, left = received, hours * 60
    while left:
        left -= of.is_open(moment) and not is_paused(moment, pauses)
        moment += MINUTE
    term = Term(Duration(hours, Unit.WORKING_HOUR), of.clock, of)
    assert moment_at(due(term, epoch_second(received), pauses)) == moment
