"""Calendars against a simple account of them, minute by minute, around clock changes of many zones."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from remit.runtime.calendars import (
    BadCalendar,
    Calendar,
    CalendarSpec,
    Closed,
    DatedHours,
    ExtraHoliday,
    Hours,
    WeeklyHours,
    compile_calendar,
    stretches,
)
from runtime.by_the_minute import furthest_shown, open_days
from runtime.sample_calendars import NO_HOLIDAYS

if TYPE_CHECKING:
    from datetime import datetime

# A zone and a date within the nine days that are looked at: changes forward and back, by an hour, half an
# hour and a whole day, at midnight and before it; parts of an hour; leap days.
PLACES = (
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("Europe/London", date(2028, 2, 29)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/St_Johns", date(2006, 10, 29)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Asia/Kolkata", date(2026, 1, 1)),
    ("Asia/Kathmandu", date(2024, 2, 29)),
    ("Asia/Beirut", date(2026, 3, 29)),
    ("America/Havana", date(2026, 11, 1)),
    ("America/Sao_Paulo", date(2018, 2, 18)),
    ("Africa/Casablanca", date(2024, 3, 10)),
    ("Pacific/Apia", date(2011, 12, 30)),
)

# An odd number of minutes, so that in time every minute of an hour is looked at.
LOOK_EVERY = 7

minutes_of_day = st.integers(0, 95).map(lambda quarter: quarter * 900) | st.integers(0, 1_439).map(
    lambda minute: minute * 60
)


@st.composite
def hours_of_a_day(draw: st.DrawFn, morning: int) -> tuple[Hours, ...]:
    """Return hours that start after a time in the morning; the last may run until then the next day."""
    times = sorted(
        draw(st.lists(minutes_of_day.map(lambda time: max(time, morning)), max_size=4, unique=True))
    )
    spans = [Hours(start, end) for start, end in zip(times[::2], times[1::2], strict=False)]
    if len(times) % 2:
        end = draw(minutes_of_day.map(lambda time: min(time, morning)) | st.just(86_400))
        spans.append(Hours(times[-1], end))
    return tuple(spans)


@st.composite
def specs(draw: st.DrawFn) -> tuple[CalendarSpec, date, date]:
    """Return a calendar and the dates that it is to cover."""
    name, middle = draw(st.sampled_from(PLACES))
    first, last = middle - timedelta(days=draw(st.integers(1, 7))), middle + timedelta(days=2)
    days = st.dates(first - timedelta(days=1), last + timedelta(days=1))
    part = draw(st.lists(st.tuples(days, minutes_of_day, minutes_of_day | st.just(86_400)), max_size=2))
    morning = draw(minutes_of_day)
    hours = hours_of_a_day(morning)
    split = draw(st.integers(0, 7))
    week = draw(st.permutations(range(7)))
    spec = CalendarSpec(
        "random",
        name,
        weekly=(
            WeeklyHours(tuple(week[:split]), draw(hours)),
            WeeklyHours(tuple(week[split:]), draw(hours)),
        ),
        dated=tuple(draw(st.lists(st.builds(DatedHours, days, hours), max_size=1))),
        closed=tuple(Closed(day, day, min(a, b), max(a, b) + 60 * (a == b)) for day, a, b in part),
        extra_holidays=tuple(ExtraHoliday(day, "Holiday") for day in draw(st.lists(days, max_size=1))),
    )
    return spec, first, last


# To shrink an example that takes a tenth of a second would take minutes.
@settings(deadline=None, max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(specs(), st.data())
def test_every_answer_is_that_of_counting_minutes(
    made: tuple[CalendarSpec, date, date], data: st.DataObject
) -> None:
    """Open or not, next and last opening, open time, working days and close of business: all agree."""
    spec, first, last = made
    try:
        calendar = compile_calendar(spec, first, last, NO_HOLIDAYS, {})
    except BadCalendar:
        assume(False)
    holidays = {extra.day: extra.name for extra in spec.extra_holidays}
    shown = furthest_shown(spec.zone, first, last)
    belongs = [open_days(spec, holidays, minute) for _, minute in shown]
    moments = [moment for moment, _ in shown]

    assert [calendar.is_open(moment) for moment in moments] == [bool(days) for days in belongs]
    _stretches_agree(calendar, moments, belongs)
    at = data.draw(st.integers(0, len(moments) - 1))
    _working_time_agrees(calendar, moments, belongs, at, data.draw(st.integers(1, 3_000)))
    _edges_agree(calendar, moments, belongs, at)
    _days_agree(calendar, shown, belongs, first, last)


@settings(deadline=None, max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(specs(), st.data())
def test_open_together_is_open_in_each(made: tuple[CalendarSpec, date, date], data: st.DataObject) -> None:
    """A calendar that needs two to be open is open exactly when both are, and says why it is shut."""
    spec, first, last = made
    other, _, _ = data.draw(specs())
    try:
        members = {
            name: compile_calendar(replace(each, name=name), first, last, NO_HOLIDAYS, {})
            for name, each in (("one", spec), ("other", replace(other, zone=spec.zone)))
        }
        calendar = compile_calendar(
            CalendarSpec("both", spec.zone, all_of=("one", "other")), first, last, NO_HOLIDAYS, members
        )
    except BadCalendar:
        assume(False)
    moments = [moment for moment, _ in furthest_shown(spec.zone, first, last)]
    is_open = [all(member.is_open(moment) for member in members.values()) for moment in moments]
    assert [calendar.is_open(moment) for moment in moments] == is_open
    assert calendar.open_seconds_between(moments[0], moments[-1]) == 60 * sum(is_open[:-1])
    belongs = [[0] if both else [] for both in is_open]
    _stretches_agree(calendar, moments, belongs)
    _edges_agree(calendar, moments, belongs, data.draw(st.integers(0, len(moments) - 1)))


def _stretches_agree(calendar: Calendar, moments: list[datetime], belongs: list[list[int]]) -> None:
    laid_out = stretches(calendar, moments[0], moments[-1])
    assert all(one.end == other.start for one, other in pairwise(laid_out))
    assert (laid_out[0].start, laid_out[-1].end) == (moments[0], moments[-1])
    starts = [stretch.start for stretch in laid_out]
    for moment, days in islice(zip(moments[:-1], belongs, strict=False), 0, None, LOOK_EVERY):
        stretch = laid_out[bisect_right(starts, moment) - 1]
        assert (stretch.shut is None) == bool(days)
        assert stretch.shut == calendar.reason(moment)


def _working_time_agrees(
    calendar: Calendar, moments: list[datetime], belongs: list[list[int]], at: int, count: int
) -> None:
    """Count open minutes forwards and backwards from a minute."""
    start = moments[at]
    following = [index for index in range(at, len(moments)) if belongs[index]]
    if count <= len(following):
        end = moments[following[count - 1]] + timedelta(minutes=1)
        assert calendar.add_open_seconds(start, count * 60) == end
        assert calendar.open_seconds_between(start, end) == count * 60
    before = [index for index in range(at - 1, -1, -1) if belongs[index]]
    if count <= len(before):
        begin = moments[before[count - 1]]
        assert calendar.subtract_open_seconds(start, count * 60) == begin
        assert calendar.open_seconds_between(begin, start) == count * 60


def _edges_agree(calendar: Calendar, moments: list[datetime], belongs: list[list[int]], at: int) -> None:
    is_open = [bool(days) for days in belongs]
    opens = next((index for index in range(at, len(moments)) if is_open[index]), None)
    if opens is not None:
        assert calendar.next_open(moments[at]) == moments[opens]
        shuts = next((index for index in range(opens, len(moments)) if not is_open[index]), None)
        if shuts is not None:
            assert calendar.next_close(moments[at]) == moments[shuts]
    if is_open[at]:
        assert calendar.previous_open(moments[at]) == moments[at]
    elif any(is_open[:at]):
        last = max(index for index in range(at) if is_open[index])
        assert calendar.previous_open(moments[at]) == moments[last + 1]


def _days_agree(
    calendar: Calendar, shown: list[tuple[datetime, int]], belongs: list[list[int]], first: date, last: date
) -> None:
    closes = {
        day: moment + timedelta(minutes=1)
        for (moment, _), days in zip(shown, belongs, strict=True)
        for day in days
    }
    working = [
        day
        for day in (first + timedelta(days=offset) for offset in range((last - first).days + 1))
        if day.toordinal() in closes
    ]
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        assert calendar.working_day(day) == (day in working)
        # The night of the last day goes on where nothing is known any more.
        if day in working and day != last:
            assert calendar.close_of(day) == closes[day.toordinal()]
        following = [other for other in working if other > day]
        for count, expected in enumerate(following, 1):
            assert calendar.add_working_days(day, count) == expected
            assert calendar.working_days_between(day, expected) == count
        earlier = [other for other in reversed(working) if other < day]
        for count, expected in enumerate(earlier, 1):
            assert calendar.add_working_days(day, -count) == expected
