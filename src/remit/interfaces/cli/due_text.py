"""A timeline as people read it on a terminal: the answer, how it was found, and a bar for each day."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Final

from remit.backends.diagram.timeline.days import Day, clock_of, days_of
from remit.backends.diagram.timeline.fold import Weeks, folded
from remit.backends.diagram.timeline.words import day_remarks, packed, weeks_remark
from remit.diagnostics.cells import visible, wrap
from remit.diagnostics.colour import Style
from remit.runtime.moment_wording import end_words, moment_words
from remit.runtime.moments import SECONDS_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from remit.contract.timeline import Timeline
    from remit.interfaces.cli.card import Page
    from remit.runtime.zones import WallClock

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_CELLS: Final = len("Mon  2 Mar 2026")
_WIDE: Final = 80
_LEAST_ROOM: Final = 16


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What a cell of a bar is drawn with; `early` and `late` are cells of which half counts."""

    counts: str
    early: str
    late: str
    idle: str
    paused: str
    due: str

    def legend(self) -> tuple[str, ...]:
        """Say what they mean."""
        said = (
            (self.counts, "counts"),
            (self.idle, "does not count"),
            (self.paused, "paused"),
            (self.due, "due: from here on it is too late"),
        )
        return tuple(f"{glyph} {meaning}" for glyph, meaning in said)


BLOCKS: Final = Glyphs("█", "▌", "▐", "·", "▒", "◆")
LETTERS: Final = Glyphs("#", "#", "#", ".", "~", "!")
_STYLES: Final = {
    "counts": Style.HEADLINE,
    "early": Style.HEADLINE,
    "late": Style.HEADLINE,
    "paused": Style.WARNING,
    "idle": Style.QUIET,
    "due": Style.ERROR,
}


def glyphs_for(encoding: str | None) -> Glyphs:
    """Return blocks where an encoding has them, else plain characters."""
    try:
        "".join(astuple(BLOCKS)).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return LETTERS
    return BLOCKS


def timeline_lines(timeline: Timeline, page: Page, glyphs: Glyphs, *, every_day: bool) -> Iterator[str]:
    """Yield the answer, how it was found, every day or what is not folded of them, and what it stands on."""
    wall = clock_of(timeline)
    statutory = ", statutory" if timeline.statutory else ""
    yield page.paint(Style.HEADLINE, timeline.clock) + page.paint(Style.QUIET, statutory)
    yield from _answer(timeline, wall, page)
    yield ""
    yield from page.entry("how", *timeline.reckoning)
    yield from page.entry("note", *timeline.notes)
    yield ""
    yield from _bars(timeline, page, glyphs, every_day=every_day)
    yield ""
    yield from _sources(timeline, page)


def _answer(timeline: Timeline, wall: WallClock, page: Page) -> Iterator[str]:
    due = f"{end_words(wall, timeline.due)} ({timeline.zone})"
    yield from page.entry("due", due, style=Style.HEADLINE)
    yield from page.entry("", f"{_utc(timeline.due)}, the first instant that is too late")
    received = f"{moment_words(wall, timeline.received)} ({_utc(timeline.received)})"
    yield from page.entry("received", received)
    if timeline.starts_with != "receipt":
        begun = (
            f"{moment_words(wall, timeline.starts)} ({_utc(timeline.starts)}), with {timeline.starts_with}"
        )
        yield from page.entry("starts", begun)
    yield from page.entry("says", "; ".join(timeline.says))
    if timeline.extended_due is not None and timeline.tell_by is not None:
        told = f"if the person is told before {end_words(wall, timeline.tell_by)} ({_utc(timeline.tell_by)})"
        until = f"{end_words(wall, timeline.extended_due)} ({_utc(timeline.extended_due)})"
        words = f"this is the extended deadline: {told}" if timeline.extended else f"to {until}, {told}"
        yield from page.entry("extended" if timeline.extended else "extends", words)
    for pause in timeline.pauses:
        span = f"{moment_words(wall, pause.start)} to {moment_words(wall, pause.end)}"
        yield from page.entry("paused", f"{span}{f', {pause.reason}' if pause.reason else ''}: {pause.says}")


def _sources(timeline: Timeline, page: Page) -> Iterator[str]:
    where = f" (sector {', '.join(timeline.sectors)})" if timeline.sectors else ""
    yield from page.entry("because", *(timeline.because or ("no reason is given",)))
    yield from page.entry("declared", f"{timeline.at}{where}")
    yield from page.entry(
        "policies", *(f"{cited.name}, edition {cited.edition}" for cited in timeline.policies)
    )
    yield from page.entry(
        "data", ", ".join(f"{name} {release}" for name, release in timeline.versions.items())
    )


def _bars(timeline: Timeline, page: Page, glyphs: Glyphs, *, every_day: bool) -> Iterator[str]:
    cells = 24 if page.width >= _WIDE else 12
    ruler = "".join(mark.ljust(cells // 4) for mark in ("0", "6", "12", "18")) + "24"
    yield page.paint(Style.QUIET, f"  {' ' * _DAY_CELLS}  {ruler}")
    days = days_of(timeline)
    for line in days if every_day else folded(days):
        if isinstance(line, Weeks):
            dates = f"{_short(line.days[0].date)} to {_long(line.days[-1].date)}"
            room = _DAY_CELLS + 2 + cells
            yield f"  {page.paint(Style.QUIET, dates.ljust(room))}   {weeks_remark(line)}"
        else:
            yield from _day(line, timeline, page, glyphs, cells)
    legend = ["   ".join(glyphs.legend())] if page.width >= _WIDE else glyphs.legend()
    for said in legend:
        yield page.paint(Style.QUIET, f"  {said}")


def _day(day: Day, timeline: Timeline, page: Page, glyphs: Glyphs, cells: int) -> Iterator[str]:
    bar = _bar(day, page, glyphs, cells)
    room = max(page.width - _DAY_CELLS - cells - 7, _LEAST_ROOM)
    first, *others = packed([visible(said) for said in day_remarks(day, timeline)], room, wrap) or [""]
    yield f"  {_long(day.date)}  {bar}  {first}".rstrip()
    for other in others:
        yield f"{' ' * (_DAY_CELLS + cells + 7)}{other}"


def _bar(day: Day, page: Page, glyphs: Glyphs, cells: int) -> str:
    """Draw a cell for each hour, or two, as what fills most of it, and the due moment in its own."""
    size = SECONDS_A_DAY // cells
    drawn = [_cell(day, at * size, (at + 1) * size) for at in range(cells)] + [""]
    if day.due is not None:
        drawn[day.due // size] = "due"
    return "".join(page.paint(_STYLES[kind], getattr(glyphs, kind)) if kind else " " for kind in drawn)


def _cell(day: Day, start: int, end: int) -> str:
    """Return what fills an hour: what most of it is, or which half of it counts."""
    middle = (start + end) // 2
    halves = (_most(day, start, middle), _most(day, middle, end))
    match halves:
        case ("counts", "idle"):
            return "early"
        case ("idle", "counts"):
            return "late"
        case _:
            return _most(day, start, end)


def _most(day: Day, start: int, end: int) -> str:
    filled = dict.fromkeys(("counts", "paused", "idle"), 0)
    for piece in day.pieces:
        kind = "counts" if piece.counts else "paused" if piece.stretch.kind == "paused" else "idle"
        filled[kind] += max(0, min(end, piece.end) - max(start, piece.start))
    kind = max(filled, key=lambda each: filled[each])
    return kind if filled[kind] else ""


def _long(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day:>2} {_MONTHS[day.month - 1]} {day.year}"


def _short(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day:>2} {_MONTHS[day.month - 1]}"


def _utc(moment: datetime) -> str:
    return moment.isoformat()
