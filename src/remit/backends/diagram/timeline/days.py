"""A timeline cut into the dates of its time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from remit.contract.timeline import COUNTING
from remit.runtime.calendars.reasons import clock_words
from remit.runtime.moment_wording import reading
from remit.runtime.moments import FIRST_YEAR, LAST_YEAR, SECONDS_A_DAY, epoch_second
from remit.runtime.zones import day_number, day_numbered, wall_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.contract.timeline import ClockChange, Stretch, Timeline
    from remit.runtime.zones import WallClock

_MARGIN: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a stretch on one date, from `start` until before `end`, in seconds of the day as clocks show them.

    `seconds` is how long it really lasts, and `total` what has counted when it ends, where seconds count.
    """

    start: int
    end: int
    seconds: int
    total: int
    stretch: Stretch

    @property
    def counts(self) -> bool:
        """Whether its time counts."""
        return self.stretch.kind in COUNTING


@dataclass(frozen=True, slots=True)
class Day:
    """A date with what lies on it.

    `main` is the stretch that the date is, where days count. `starts` and `due` are the seconds of the day at which the
    clock starts and is due, if it is on this date; 86,400 is the end of the day. `changes` says how clocks change.
    """

    date: date
    pieces: tuple[Piece, ...]
    main: Stretch | None
    starts: int | None
    due: int | None
    changes: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether it is like any other: nothing starts, ends, pauses or is named on it."""
        if self.starts is not None or self.due is not None:
            return False
        if self.main is not None:
            return self.main.kind == "shut" or (self.main.kind == "counted_day" and self.main.name is None)
        return not self.changes and all(
            piece.stretch.kind in ("running", "open", "shut") for piece in self.pieces
        )

    @property
    def pattern(self) -> tuple[tuple[int, int, bool], ...]:
        """When on it time counts and when it does not."""
        return tuple((piece.start, piece.end, piece.counts) for piece in self.pieces)


def clock_of(timeline: Timeline) -> WallClock:
    """Return the clocks of its zone, for its days."""
    moments = (timeline.received, timeline.starts, timeline.due, timeline.extended_due, timeline.tell_by)
    days = [moment.date() for moment in moments if moment is not None]
    days += [pause.start.date() for pause in timeline.pauses]
    days += [pause.end.date() for pause in timeline.pauses]
    first = max(min(days), date(FIRST_YEAR, 1, 1) + _MARGIN) - _MARGIN
    last = min(max(days), date(LAST_YEAR, 12, 31) - _MARGIN) + _MARGIN
    return wall_clock(timeline.zone, first, last)


def days_of(timeline: Timeline) -> tuple[Day, ...]:
    """Return every date from the start of a clock to the moment it is due."""
    wall = clock_of(timeline)
    pieces: dict[date, list[Piece]] = {}
    for stretch in timeline.stretches:
        for day, piece in _pieces(stretch, wall):
            pieces.setdefault(day, []).append(piece)
    mains = {stretch.date: stretch for stretch in timeline.stretches if stretch.date is not None}
    starts_on, starts = divmod(wall.reading_at(epoch_second(timeline.starts)), SECONDS_A_DAY)
    due_on, due = reading(wall, timeline.due)
    changes: dict[date, list[str]] = {}
    for change in timeline.clock_changes:
        changed = day_numbered(wall.reading_at(epoch_second(change.at) - 1) // SECONDS_A_DAY)
        changes.setdefault(changed, []).append(_change_words(change))
    known = {*pieces, *mains, due_on}
    return tuple(
        Day(
            day,
            tuple(pieces.get(day, ())),
            mains.get(day),
            starts if day == day_numbered(starts_on) else None,
            due if day == due_on else None,
            tuple(changes.get(day, ())),
        )
        for day in sorted(known)
    )


def _change_words(change: ClockChange) -> str:
    """`clocks go forward from 01:00 to 02:00`."""
    shown, then = (
        (epoch_second(change.at) + offset) % SECONDS_A_DAY
        for offset in (change.offset_before, change.offset_after)
    )
    way = "forward" if change.offset_after > change.offset_before else "back"
    return f"clocks go {way} from {clock_words(shown)} to {clock_words(then)}"


def _pieces(stretch: Stretch, wall: WallClock) -> Iterator[tuple[date, Piece]]:
    start, end = epoch_second(stretch.start), epoch_second(stretch.end)
    first, last = (wall.reading_at(at) // SECONDS_A_DAY for at in (start, end))
    midnights = {wall.first_showing(day * SECONDS_A_DAY) for day in range(first, last + 2)}
    cuts = sorted({start, end, *(at for at in (*midnights, *wall.begins) if start < at < end)})
    for opens, shuts in pairwise(cuts):
        shown, until = wall.reading_at(opens), wall.reading_at(shuts - 1) + 1
        day = day_numbered(shown // SECONDS_A_DAY)
        midnight = day_number(day) * SECONDS_A_DAY
        total = 0 if stretch.total is None else stretch.total - (end - shuts)
        yield day, Piece(shown - midnight, until - midnight, shuts - opens, total, stretch)
