"""The classes of moments: all seconds of a span between which no calendar, date, season or edition tells a difference.

Each class has a real instant taken from the calendars' own breakpoints, so that no witness can be absurd.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from remit.model.conditions import InRange, InSeason, IsIn, OpenDuring
from remit.model.standard import ALWAYS
from remit.runtime.moments import SECONDS_A_DAY, epoch_second, moment_at
from remit.runtime.zones import day_number, day_numbered, wall_clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.zones import WallClock

Part: TypeAlias = tuple[int, int]
# Of each class so many stretches are looked at for an hour at which people write.
_STRETCHES: Final = 40
# Hours of the day, the likeliest first.
_HOURS: Final = (10, 14, 9, 17, 19, 21, 7, 23, 2, 5)
_SATURDAY: Final = 5


class Calendars(Protocol):
    """The calendars of an assembly, laid out over the span."""

    def calendar(self, name: str) -> Calendar:
        """Return one by its name."""


@dataclass(frozen=True, slots=True)
class OnDates:
    """The moment's date in `zone` is one of these, both included; None: without end."""

    first: date | None
    last: date | None
    zone: str


@dataclass(frozen=True, slots=True)
class Within:
    """The moment lies in one of some stretches, which are disjoint; `name` is what tells them from others."""

    name: str
    parts: tuple[Part, ...] = field(compare=False)


MomentTest: TypeAlias = InRange | IsIn | InSeason | OpenDuring | OnDates | Within


@dataclass(frozen=True, slots=True)
class Span:
    """Seconds from the epoch, from `start` until before `limit`, on the clocks of `zone`."""

    start: int
    limit: int
    zone: str

    @property
    def clock(self) -> WallClock:
        """Its clocks, with some days around."""
        first = moment_at(self.start - 3 * SECONDS_A_DAY).date()
        return wall_clock(self.zone, first, moment_at(self.limit + 3 * SECONDS_A_DAY).date())


def span_of(first: date, last: date, zone: str) -> Span:
    """Return all seconds of some dates in a zone, both dates included."""
    clock = wall_clock(zone, first, last)
    return Span(epoch_second(clock.instant(first)), epoch_second(clock.end_of(last)), zone)


@dataclass(frozen=True, slots=True)
class MomentClass:
    """`held` are the indices of the tests that hold; `moment` is one of its moments."""

    held: frozenset[int]
    moment: datetime


def classes(tests: Sequence[MomentTest], span: Span, grounds: Mapping[int, Calendars]) -> list[MomentClass]:
    """Return every class that has a moment in the span, the likeliest first.

    `grounds` has, by the index of a test that asks for a calendar, where that is laid out. What lies beyond the
    data of a calendar is left out: such moments are refused.
    """
    start, limit = span.start, span.limit
    for index, ground in grounds.items():
        test = tests[index]
        if isinstance(test, OpenDuring) and test.calendar != ALWAYS:
            known = ground.calendar(test.calendar).open_time
            start, limit = max(start, known.start), min(limit, known.limit)
    within = Span(start, limit, span.zone)
    flips: dict[int, int] = {}
    for index, test in enumerate(tests):
        for low, high in _parts(test, within, grounds.get(index)):
            begin, end = max(low, start), min(high, limit)
            if begin < end:
                flips[begin] = flips.get(begin, 0) ^ (1 << index)
                flips[end] = flips.get(end, 0) ^ (1 << index)
    stretches: dict[int, list[Part]] = {}
    state, since = flips.pop(start, 0), start
    for edge in (*sorted(flips), limit):
        if edge > since:
            known_stretches = stretches.setdefault(state, [])
            if len(known_stretches) < _STRETCHES:
                known_stretches.append((since, edge))
        state ^= flips.get(edge, 0)
        since = edge
    clock = span.clock
    found = [(*_likeliest(parts, clock), state) for state, parts in stretches.items()]
    return [
        MomentClass(frozenset(i for i in range(len(tests)) if state >> i & 1), moment_at(moment))
        for _, moment, state in sorted(found)
    ]


def _parts(test: MomentTest, span: Span, ground: Calendars | None) -> Iterator[Part]:
    """Yield the disjoint stretches of the span in which a test holds; some may lie a little beyond it."""
    start, limit = span.start, span.limit
    match test:
        case OpenDuring(calendar):
            if calendar == ALWAYS or ground is None:
                yield start, limit
                return
            edges = ground.calendar(calendar).open_time.edges
            first = bisect_right(edges, start) // 2 * 2
            for i in range(first, len(edges), 2):
                if edges[i] >= limit:
                    return
                yield edges[i], edges[i + 1]
        case InRange(low, high, low_open, high_open):
            begin = start if not isinstance(low, datetime) else epoch_second(low) + low_open
            end = limit if not isinstance(high, datetime) else epoch_second(high) + (not high_open)
            if max(begin, start) < min(end, limit):
                yield begin, end
        case IsIn(values):
            for value in dict.fromkeys(values):
                if isinstance(value, datetime) and start <= epoch_second(value) < limit:
                    yield epoch_second(value), epoch_second(value) + 1
        case InSeason():
            for begins, ends in _seasons(test, span):
                yield from _on_dates(OnDates(begins, ends, test.zone), span)
        case OnDates():
            yield from _on_dates(test, span)
        case Within(parts=parts):
            yield from parts


def _seasons(season: InSeason, span: Span) -> Iterator[tuple[date, date]]:
    (first_day, first_month), (last_day, last_month) = season.start, season.end
    begin, end = (first_month, first_day), (last_month, last_day)
    for year in range(moment_at(span.start).year - 1, moment_at(span.limit).year + 2):
        last_year = year if begin <= end else year + 1
        yield _real(year, begin, late=True), _real(last_year, end, late=False)


def _real(year: int, day: tuple[int, int], *, late: bool) -> date:
    """Return the date; 29 February of a common year is the day after or, as an end, the day before."""
    try:
        return date(year, *day)
    except ValueError:
        return date(year, 3, 1) if late else date(year, 2, 28)


def _on_dates(test: OnDates, span: Span) -> Iterator[Part]:
    """Yield the instants at which the clocks show these dates: over a change back these may be several stretches."""
    clock = Span(span.start, span.limit, test.zone).clock
    first = None if test.first is None else day_number(test.first) * SECONDS_A_DAY
    beyond = None if test.last is None else (day_number(test.last) + 1) * SECONDS_A_DAY
    for i, offset in enumerate(clock.offsets):
        begin = clock.begins[i]
        end = clock.begins[i + 1] if i + 1 < len(clock.begins) else span.limit
        low = max(begin, span.start if first is None else first - offset, span.start)
        high = min(end, span.limit if beyond is None else beyond - offset, span.limit)
        if low < high:
            yield low, high


def _likeliest(parts: Sequence[Part], clock: WallClock) -> tuple[int, int]:
    """Return how unlikely, and which, the moment is of these stretches at which people would write."""
    best = (len(_HOURS) * 2, parts[0][0])
    for low, high in parts:
        day = clock.reading_at(low) // SECONDS_A_DAY
        for number in (day, day + 1):
            weekend = day_numbered(number).weekday() >= _SATURDAY
            for rank, hour in enumerate(_HOURS):
                moment = clock.first_showing(number * SECONDS_A_DAY + hour * 3600)
                if low <= moment < high:
                    best = min(best, (rank + weekend, moment))
                    break
        if best[0] == 0:
            break
    return best
