"""Due moments as exact lines: against counting each minute, and each second around what changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from remit.runtime.calendars import BadCalendar, OutsideCalendar, compile_calendar
from remit.runtime.due import Landing, Term, before, due
from remit.runtime.due.line import NEVER, Line, Worst, all_longest, always, at_once, line, longest
from remit.runtime.due.lines import (
    Times,
    both,
    choose,
    earlier,
    either,
    later,
    open_times,
    opposite,
    part,
    then,
)
from remit.runtime.due.lines import before as comes_before
from remit.runtime.due.term_line import before_line, due_line, next_open_line
from remit.runtime.durations import Duration, Unit
from remit.runtime.moments import SECONDS_A_DAY, epoch_second
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import day_number, wall_clock
from runtime.sample_calendars import (
    CARE_HOURS,
    ENGLAND_WORKING_DAYS,
    MONDAY_TO_FRIDAY,
    NO_HOLIDAYS,
    calendar,
    local,
    plain,
    week,
)
from runtime.test_by_the_minute import specs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.runtime.calendars import Calendar, CalendarSpec

FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
ENGLAND = calendar(ENGLAND_WORKING_DAYS)
CARE = calendar(CARE_HOURS)
KOLKATA = calendar(plain(week(MONDAY_TO_FRIDAY, "09:30-18:00"), zone="Asia/Kolkata"))
HOWE = calendar(plain(week((0, 1, 2, 3, 4, 5), "08:00-12:00", "13:00-17:30"), zone="Australia/Lord_Howe"))
NIGHTS = calendar(plain(week((0, 2, 4, 6), "22:00-06:00")))
ALL_DAY = calendar(plain(week(MONDAY_TO_FRIDAY, "00:00-24:00")))
CALENDARS = (ENGLAND, CARE, KOLKATA, HOWE, NIGHTS, ALL_DAY)

# Weeks in which clocks change both ways, by an hour and by half an hour, a leap day, Christmas and Easter.
WEEKS = (
    (date(2026, 3, 26), 8),
    (date(2026, 10, 22), 8),
    (date(2026, 4, 2), 7),
    (date(2026, 10, 1), 6),
    (date(2028, 2, 25), 9),
    (date(2026, 12, 22), 16),
)

LENGTHS = (
    *((amount, Unit.WORKING_DAY) for amount in (0, 1, 3)),
    *((amount, Unit.DAY) for amount in (0, 2, 30)),
    (2, Unit.WEEK),
    (1, Unit.MONTH),
    (3, Unit.MONTH),
)


def terms_of(of: Calendar) -> Iterator[Term]:
    """Every way to count that a policy can state, in a calendar."""
    for amount in (0, 1, 8, 30):
        yield Term(Duration(amount, Unit.WORKING_HOUR), of.clock, of)
    yield Term(Duration(90, Unit.MINUTE), of.clock)
    for amount, unit in LENGTHS:
        yield Term(Duration(amount, unit), of.clock, of)
        yield Term(Duration(amount, unit), of.clock, of, Landing.END)
        yield Term(Duration(amount, unit), of.clock, of, Landing.CLOSE, counts_receipt=amount > 0)
        yield Term(Duration(amount, unit), of.clock, of, roll=ENGLAND)


def span_of(days: tuple[date, int]) -> tuple[int, int]:
    """Return the first and last second of so many days, in UTC."""
    first = day_number(days[0]) * SECONDS_A_DAY
    return first, first + days[1] * SECONDS_A_DAY - 1


def watched(of: Line, every: int) -> Iterator[int]:
    """Yield moments of a line: so many seconds apart, and each second around the start of each piece."""
    yield from range(of.first, of.last + 1, every)
    for start in of.starts:
        yield from (moment for moment in range(start - 2, start + 3) if of.first <= moment <= of.last)
    yield of.last


def brute(moments: Iterable[int], dues: Iterable[int]) -> Worst:
    """Return the longest by looking at each."""
    seconds, first = max((at - moment, -moment) for moment, at in zip(moments, dues, strict=True))
    return Worst(seconds, -first)


@pytest.mark.parametrize("days", WEEKS, ids=lambda days: str(days[0]))
@pytest.mark.parametrize("of", CALENDARS, ids=lambda of: f"{of.clock.zone}-{CALENDARS.index(of)}")
def test_a_line_is_due_of_every_minute(of: Calendar, days: tuple[date, int]) -> None:
    """Whatever is counted, the line says what counting from each moment says, and its longest is the longest."""
    first, last = span_of(days)
    for term in terms_of(of):
        made = due_line(term, first, last)
        moments = sorted(set(watched(made, 60 * 43)))
        dues = [due(term, moment) for moment in moments]
        assert [made.at(moment) for moment in moments] == dues
        assert longest(made) == brute(moments, dues)


@pytest.mark.parametrize("of", [ENGLAND, HOWE, NIGHTS], ids=lambda of: of.clock.zone)
def test_working_hours_are_those_of_every_minute(of: Calendar) -> None:
    """Every minute of a fortnight with a change of the clocks, and every second around each change."""
    first, last = span_of((date(2026, 3, 24), 14))
    for hours in (1, 5, 17):
        term = Term(Duration(hours, Unit.WORKING_HOUR), of.clock, of)
        made = due_line(term, first, last)
        for moment in watched(made, 60):
            assert made.at(moment) == due(term, moment)


@pytest.mark.parametrize("of", [ENGLAND, HOWE, KOLKATA, NIGHTS], ids=lambda of: of.clock.zone)
@pytest.mark.parametrize("days", WEEKS[:5], ids=lambda days: str(days[0]))
def test_counting_back_is_that_of_every_minute(of: Calendar, days: tuple[date, int]) -> None:
    """The moment so long before each due moment, in every unit."""
    first, last = span_of(days)
    for amount, unit in (*LENGTHS, (0, Unit.WORKING_HOUR), (7, Unit.WORKING_HOUR), (90, Unit.MINUTE)):
        term = Term(Duration(amount, unit), of.clock, of)
        made = before_line(term, first, last)
        for moment in watched(made, 60 * 13):
            assert made.at(moment) == before(term, moment), (term.duration, moment)


@pytest.mark.parametrize("of", CALENDARS, ids=lambda of: f"{of.clock.zone}-{CALENDARS.index(of)}")
def test_the_next_open_moment_of_every_minute(of: Calendar) -> None:
    """Open: at once; shut: when it opens."""
    first, last = span_of(WEEKS[-1])
    made = next_open_line(of.open_time, first, last)
    for moment in watched(made, 60 * 7):
        assert made.at(moment) == of.open_time.next_open(moment)


def test_what_does_not_open_again_is_never_open() -> None:
    """As far as is known."""
    start, limit = (epoch_second(local(f"2028-12-{day} 00:00")) for day in (28, 31))
    made = next_open_line(ENGLAND.open_time, start, limit)
    assert made.at(epoch_second(local("2028-12-29 16:59"))) == epoch_second(local("2028-12-29 16:59"))
    assert made.at(epoch_second(local("2028-12-29 17:00"))) == NEVER


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("America/St_Johns", date(2006, 10, 29)),  # back from 00:01 to 23:01 the day before
        ("America/Sao_Paulo", date(2018, 2, 18)),  # back from midnight to 23:00
        ("America/Havana", date(2026, 3, 8)),  # midnight is skipped
        ("Pacific/Apia", date(2011, 12, 30)),  # a day is skipped
    ],
)
def test_clocks_that_change_at_midnight(zone: str, days: date) -> None:
    """A date may come twice, begin late or not at all."""
    clock = wall_clock(zone, days - timedelta(days=60), days + timedelta(days=60))
    first, last = span_of((days - timedelta(days=3), 6))
    for amount, unit in ((0, Unit.DAY), (1, Unit.DAY), (2, Unit.DAY), (1, Unit.MONTH)):
        term = Term(Duration(amount, unit), clock)
        forward, back = due_line(term, first, last), before_line(term, first, last)
        for moment in watched(forward, 60):
            assert forward.at(moment) == due(term, moment)
        for moment in watched(back, 60):
            assert back.at(moment) == before(term, moment)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.filter_too_much])
@given(made=specs(), data=st.data())
def test_any_calendar(made: tuple[CalendarSpec, date, date], data: st.DataObject) -> None:
    """Random hours around changes of the clocks of many zones, up to where nothing more is known."""
    spec, first, last = made
    try:
        of = compile_calendar(spec, first, last, NO_HOLIDAYS, {})
    except BadCalendar:
        assume(False)
    unit = data.draw(st.sampled_from([Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.DAY]))
    landing = data.draw(st.sampled_from([None, *Landing])) if unit is not Unit.WORKING_HOUR else None
    roll = of if unit is not Unit.WORKING_HOUR and data.draw(st.booleans()) else None
    receipt = data.draw(st.booleans())
    length = Duration(data.draw(st.integers(int(receipt), 12)), unit)
    term = Term(length, of.clock, of, landing, receipt, roll)
    start = of.open_time.start + data.draw(st.integers(0, 2 * SECONDS_A_DAY))
    assume(start < of.open_time.limit)
    end = min(start + data.draw(st.integers(1, 3 * SECONDS_A_DAY)), of.open_time.limit - 1)
    try:
        due(term, end)
    except ValueProblem:
        with pytest.raises(ValueProblem):
            due_line(term, start, end)
        return
    forward = due_line(term, start, end)
    moments = sorted(set(watched(forward, 60 * 11)))
    dues = [due(term, moment) for moment in moments]
    assert [forward.at(moment) for moment in moments] == dues
    assert longest(forward) == brute(moments, dues)


SPAN = 40


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Return any line over a short span."""
    starts = [0, *sorted(draw(st.sets(st.integers(1, SPAN), max_size=6)))]
    return line(0, SPAN, [(start, draw(st.integers(0, SPAN)), draw(st.integers(0, 1))) for start in starts])


@given(lines(), lines())
def test_lines_put_together_are_put_together_everywhere(one: Line, other: Line) -> None:
    """The later, the earlier, which comes first: as for every second by itself."""
    seconds = range(SPAN + 1)
    pairs = [(one.at(at), other.at(at)) for at in seconds]
    less = comes_before(one, other)
    assert [so for start, end, so in less.spans() for _ in range(start, end)] == [a < b for a, b in pairs]
    assert [later(one, other).at(at) for at in seconds] == [max(pair) for pair in pairs]
    assert [earlier(one, other).at(at) for at in seconds] == [min(pair) for pair in pairs]


@st.composite
def times(draw: st.DrawFn) -> Times:
    """Return when something is so over a short span."""
    turns = sorted(draw(st.sets(st.integers(1, SPAN), max_size=6)))
    return Times(0, SPAN, draw(st.booleans()), tuple(turns))


def seconds_of(so: Times) -> list[bool]:
    """Whether it is so, second by second."""
    return [each for start, end, each in so.spans() for _ in range(start, end)]


@given(times(), times())
def test_times_put_together(one: Times, other: Times) -> None:
    """Both, either, neither: as for every second by itself; and each turn is one."""
    pairs = list(zip(seconds_of(one), seconds_of(other), strict=True))
    for made, expected in (
        (both(one, other), [a and b for a, b in pairs]),
        (either(one, other), [a or b for a, b in pairs]),
        (opposite(one), [not a for a, _ in pairs]),
    ):
        assert seconds_of(made) == expected
        assert sorted(set(made.turns)) == list(made.turns)


@given(st.integers(-5, SPAN + 5), st.integers(-5, SPAN + 5))
def test_a_part_of_the_time(start: int, end: int) -> None:
    """From one moment until before another, as much of it as lies within the span."""
    assert seconds_of(part(0, SPAN, start, end)) == [start <= at < end for at in range(SPAN + 1)]


@given(lines(), lines())
def test_one_line_after_another(one: Line, other: Line) -> None:
    """What belongs to what belongs to a moment."""
    wide = line(0, 2 * SPAN, zip(other.starts, other.values, other.slopes, strict=True))
    both = then(one, wide)
    assert [both.at(at) for at in range(SPAN + 1)] == [wide.at(one.at(at)) for at in range(SPAN + 1)]


def test_what_never_comes_is_followed_by_nothing() -> None:
    """And it is later than everything."""
    never = always(NEVER, 0, SPAN)
    assert then(never, at_once(0, SPAN)) == never
    assert later(at_once(0, SPAN), never) == never
    assert earlier(at_once(0, SPAN), never) == at_once(0, SPAN)


def test_one_or_the_other_while_a_calendar_is_open() -> None:
    """The opening instant is open, the closing instant is shut."""
    first, last = span_of((date(2026, 12, 22), 7))
    now, zero = at_once(first, last), always(0, first, last)
    chosen = choose(open_times(CARE.open_time, first, last), now, zero)
    for moment in watched(chosen, 60):
        assert chosen.at(moment) == (moment if CARE.open_time.is_open(moment) else 0)


def test_one_working_day_can_be_five_days_and_seventeen_hours() -> None:
    """Received as Maundy Thursday or Christmas Eve begins, it is due at close on the day after the holidays."""
    first, last = epoch_second(local("2026-01-05 00:00")), epoch_second(local("2027-12-31 23:59"))
    term = Term(Duration(1, Unit.WORKING_DAY), ENGLAND.clock, ENGLAND)
    made = due_line(term, first, last)
    days = ("2026-04-02", "2026-12-24", "2027-12-24")
    moments = tuple(epoch_second(local(f"{day} 00:00")) for day in days)
    assert longest(made) == Worst((5 * 24 + 17) * 3_600, moments[0])
    assert all_longest(made) == moments


@pytest.mark.parametrize(
    "term",
    [
        Term(Duration(1, Unit.WORKING_DAY), ENGLAND.clock, ENGLAND),
        Term(Duration(3, Unit.WORKING_DAY), CARE.clock, CARE, Landing.END),
        Term(Duration(4, Unit.WORKING_HOUR), CARE.clock, CARE),
        Term(Duration(20, Unit.WORKING_HOUR), NIGHTS.clock, NIGHTS),
        Term(Duration(1, Unit.MONTH), ENGLAND.clock, roll=ENGLAND),
        Term(Duration(2, Unit.DAY), KOLKATA.clock, KOLKATA, Landing.CLOSE),
    ],
    ids=lambda term: f"{term.duration} {term.clock.zone}",
)
def test_the_longest_over_christmas_is_that_of_every_minute(term: Term) -> None:
    """Looking at each minute of four weeks finds the same, short of the seconds that a minute hides."""
    first, last = span_of((date(2026, 12, 12), 28))
    worst = longest(due_line(term, first, last))
    looked_at = range(first, last + 1, 60)
    seen = brute(looked_at, (due(term, moment) for moment in looked_at))
    assert due(term, worst.moment) - worst.moment == worst.seconds
    assert 0 <= worst.seconds - seen.seconds < 60
    assert 0 <= seen.moment - worst.moment < 60


def test_beyond_what_is_known_there_is_no_line() -> None:
    """A working day after the last year with data is refused, not guessed."""
    last = epoch_second(local("2028-12-30 12:00"))
    term = Term(Duration(1, Unit.WORKING_DAY), ENGLAND.clock, ENGLAND)
    with pytest.raises(OutsideCalendar):
        due_line(term, last - SECONDS_A_DAY, last)
