"""A calendar never answers for a time that it does not cover."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from remit.runtime.calendars import Calendar, CalendarSpec, OutsideCalendar, stretches
from remit.runtime.values import ValueProblem
from runtime.sample_calendars import ENGLAND_WORKING_DAYS, calendar, local, plain, utc, week

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
OFFICE = calendar(ENGLAND_WORKING_DAYS, *YEAR)
ALWAYS = calendar(CalendarSpec("always", "Europe/London", always=True), *YEAR)
BEFORE, AFTER = utc("2025-12-31 23:59:59"), utc("2027-01-01 00:00")
HOUR = 3_600


@pytest.mark.parametrize("moment", [BEFORE, AFTER, utc("1900-01-01 00:00"), utc("9999-12-31 23:59")])
@pytest.mark.parametrize(
    "ask",
    [
        OFFICE.is_open,
        OFFICE.next_open,
        OFFICE.next_close,
        lambda moment: OFFICE.add_open_seconds(moment, HOUR),
        OFFICE.day_of,
        OFFICE.why_shut,
        lambda moment: OFFICE.add_working_days(moment.date(), 1),
        lambda moment: OFFICE.working_day(moment.date()),
        lambda moment: OFFICE.close_of(moment.date()),
        lambda moment: OFFICE.day(moment.date()),
    ],
)
def test_moments_outside_are_refused(ask: Callable[[datetime], object], moment: datetime) -> None:
    """Before the first date and after the last every question is refused."""
    with pytest.raises(OutsideCalendar) as refused:
        ask(moment)
    assert refused.value.reason == "outside-calendar"
    assert "calendar `england_working_days`" in refused.value.words


@pytest.mark.parametrize(
    "search",
    [
        lambda: OFFICE.next_open(utc("2026-12-31 17:00")),
        lambda: OFFICE.next_close(utc("2026-12-31 17:00")),
        lambda: OFFICE.previous_open(utc("2026-01-01 12:00")),
        lambda: OFFICE.add_open_seconds(utc("2026-12-31 16:00"), HOUR + 1),
        lambda: OFFICE.add_open_seconds(utc("2026-06-01 12:00"), 10**12),
        lambda: OFFICE.subtract_open_seconds(utc("2026-01-02 10:00"), HOUR + 1),
        lambda: OFFICE.add_working_days(date(2026, 12, 31), 1),
        lambda: OFFICE.add_working_days(date(2026, 1, 1), -1),
        lambda: OFFICE.add_working_days(date(2026, 6, 1), 10**12),
        lambda: ALWAYS.next_close(utc("2026-06-01 12:00")),
        lambda: OFFICE.open_seconds_between(utc("2026-12-31 12:00"), utc("2027-01-01 00:00:01")),
        lambda: stretches(OFFICE, utc("2026-12-31 12:00"), utc("2027-01-01 00:00:01")),
    ],
)
def test_a_search_that_leaves_the_calendar_is_refused(search: Callable[[], object]) -> None:
    """What would lie beyond the last date, or before the first, is not guessed."""
    with pytest.raises(OutsideCalendar):
        search()


def test_the_very_ends_are_answered() -> None:
    """Up to the end of the last date and from the start of the first, answers are given."""
    assert OFFICE.add_open_seconds(utc("2026-12-31 16:00"), HOUR) == utc("2026-12-31 17:00")
    assert OFFICE.subtract_open_seconds(utc("2026-01-02 10:00"), HOUR) == utc("2026-01-02 09:00")
    assert ALWAYS.open_seconds_between(utc("2026-01-01 00:00"), AFTER) == 365 * 24 * HOUR
    assert ALWAYS.close_of(date(2026, 12, 31)) == AFTER
    assert ALWAYS.add_open_seconds(utc("2026-12-31 23:00"), HOUR) == AFTER
    assert OFFICE.previous_open(AFTER) == utc("2026-12-31 17:00")


def test_the_last_night_has_no_known_end() -> None:
    """A night that starts on the last date goes on where nothing is known, so its close is not told."""
    nights = calendar(plain(week((3,), "22:00-06:00")), *YEAR)
    assert nights.is_open(utc("2026-12-31 23:00"))
    assert nights.working_day(date(2026, 12, 31))
    with pytest.raises(OutsideCalendar):
        nights.close_of(date(2026, 12, 31))
    with pytest.raises(OutsideCalendar):
        nights.next_close(utc("2026-12-31 23:00"))


def test_the_dates_are_those_of_the_zone() -> None:
    """A calendar of New York for 2026 starts at five in the morning in UTC."""
    new_york = calendar(CalendarSpec("new_york", "America/New_York", always=True), *YEAR)
    assert new_york.is_open(local("2026-01-01 00:00", "America/New_York"))
    assert new_york.is_open(utc("2027-01-01 04:59"))
    for moment in (utc("2026-01-01 04:59"), utc("2027-01-01 05:00")):
        with pytest.raises(OutsideCalendar):
            new_york.is_open(moment)


def test_other_calendars_bound_an_intersection() -> None:
    """A calendar covers no more than those that must be open too."""
    both = calendar(CalendarSpec("both", "Europe/London", all_of=("office",)), others={"office": OFFICE})
    assert (both.first, both.last) == YEAR
    with pytest.raises(OutsideCalendar):
        both.is_open(AFTER)


def test_naive_moments_are_refused() -> None:
    """A moment without an offset is never taken for one with."""
    naive = datetime.fromisoformat("2026-06-01T12:00")
    with pytest.raises(ValueProblem) as refused:
        OFFICE.is_open(naive)
    assert refused.value.reason == "naive-moment"


def test_a_day_off_has_no_close_of_business() -> None:
    """Asking for the close of a day that is not worked is an error of its own."""
    with pytest.raises(ValueProblem) as refused:
        OFFICE.close_of(date(2026, 12, 25))
    assert refused.value.reason == "not-a-working-day"


@pytest.mark.parametrize("fold", [0, 1])
def test_moments_of_any_zone_are_the_same_moments(fold: int) -> None:
    """A question may be asked on the clocks of any zone, also in an hour that comes twice."""
    moment = local("2026-10-25 01:30", fold=fold)
    expected = utc("2026-10-25 00:30" if fold == 0 else "2026-10-25 01:30")
    assert ALWAYS.add_open_seconds(moment, HOUR) - expected == utc("2026-01-01 01:00") - utc(
        "2026-01-01 00:00"
    )
    assert _same(ALWAYS, moment, expected)


def _same(calendar_: Calendar, one: datetime, other: datetime) -> bool:
    return calendar_.next_open(one) == calendar_.next_open(other)


def test_no_time_leads_nowhere() -> None:
    """No open seconds from a moment is that moment, forwards and backwards, open or shut."""
    for moment in (utc("2026-12-01 12:00"), utc("2026-12-01 20:00")):
        assert OFFICE.add_open_seconds(moment, 0) == moment
        assert OFFICE.subtract_open_seconds(moment, 0) == moment


@pytest.mark.parametrize("moment", [BEFORE, utc("2027-01-01 00:00:01")])
@pytest.mark.parametrize(
    "ask", [OFFICE.previous_open, lambda moment: OFFICE.subtract_open_seconds(moment, 1)]
)
def test_looking_back_from_outside_is_refused(ask: Callable[[datetime], object], moment: datetime) -> None:
    """The end of the last date can be looked back from, later moments cannot."""
    with pytest.raises(OutsideCalendar):
        ask(moment)
