"""Counted days as a sheet of the calendar: a row for each week, a box for each date with its number or its reason."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from remit.backends.diagram.look import FAINT_INK, INK
from remit.backends.diagram.plain_text import wrapped
from remit.backends.diagram.shapes import faint, text
from remit.backends.diagram.timeline.fold import Weeks, folded
from remit.backends.diagram.timeline.ink import COUNTS, DUE, DUE_INK, IDLE, area, fits, ink_of, right
from remit.backends.diagram.timeline.words import stretch_name, weeks_remark
from remit.runtime.calendars.reasons import WEEKDAYS, clock_words
from remit.runtime.moment_wording import day_words, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from remit.backends.diagram.timeline.days import Day
    from remit.contract.timeline import Timeline

_TALLEST: Final = 44.0
_LOWEST: Final = 30.0
_FOLDED: Final = 18.0
_HEAD: Final = 14.0
_SMALL: Final = 6.8
_GAP: Final = 2.0
_THREE_DIGITS: Final = 100

Frame = tuple[float, float, float, float]


def draw_weeks(
    page: Element, timeline: Timeline, days: Sequence[Day], frame: Frame, *, every_day: bool
) -> float:
    """Draw the weeks into a frame (left, top, width, height); return how far down they reach.

    Where they would not fit, weeks in which nothing happens are folded, unless `every_day` is asked for.
    """
    left, top, width, height = frame
    weeks = [tuple(group) for _, group in groupby(days, key=_week)]
    fits = len(weeks) * _LOWEST + _HEAD <= height
    rows = weeks if fits or every_day else _rows(days)
    tall = sum(not isinstance(row, Weeks) for row in rows)
    spare = height - _HEAD - _FOLDED * (len(rows) - tall)
    row_height = min(_TALLEST, max(_LOWEST, spare / max(tall, 1)))
    column = width / 7
    for at, name in enumerate(WEEKDAYS):
        faint(page, name, left + at * column + 3, top + 9, size=8.5)
    y = top + _HEAD
    for row in rows:
        if isinstance(row, Weeks):
            _folded(page, row, (left, y, width, _FOLDED))
            y += _FOLDED
        else:
            for day in row:
                x = left + day.date.weekday() * column
                _day(page, day, timeline, (x, y, column, row_height))
            y += row_height
    return y


def _rows(days: Sequence[Day]) -> list[tuple[Day, ...] | Weeks]:
    """Return weeks, and those folded in which nothing happens."""
    rows: list[tuple[Day, ...] | Weeks] = []
    loose: list[Day] = []
    for line in (*folded(days), None):
        if line is None or isinstance(line, Weeks):
            rows += [tuple(group) for _, group in groupby(loose, key=_week)]
            loose = []
            rows += [] if line is None else [line]
        else:
            loose.append(line)
    return rows


def _week(day: Day) -> tuple[int, int]:
    return day.date.isocalendar()[:2]


def _folded(page: Element, weeks: Weeks, frame: Frame) -> None:
    x, y, width, height = frame
    counts = any(day.main is not None and day.main.kind == "counted_day" for day in weeks.days)
    area(page, COUNTS if counts else IDLE, x + _GAP / 2, y + _GAP / 2, width - _GAP, height - _GAP)
    dates = f"{day_words(weeks.days[0].date)} to {day_words(weeks.days[-1].date)}"
    text(page, f"{dates}, {weeks_remark(weeks)}", x + 8, y + 12, size=8.5)


def _day(page: Element, day: Day, timeline: Timeline, frame: Frame) -> None:
    """Draw a date: its number of the month, the number it counts as, and what else there is to say."""
    x, y, width, height = frame
    stretch = day.main or (day.pieces[0].stretch if day.pieces else None)
    look = IDLE if stretch is None else ink_of(stretch.kind)
    inner = (x + _GAP / 2, y + _GAP / 2, width - _GAP, height - _GAP)
    area(page, look, *inner)
    if day.due is not None:
        area(page, DUE, x + 2, y + 2, width - 4, height - 4)
    text(page, _date(day, timeline), x + 5, y + 10.5, size=7.6, ink=FAINT_INK if stretch is None else INK)
    if stretch is not None and stretch.number is not None:
        size = 15 if stretch.number < _THREE_DIGITS else 12
        right(page, str(stretch.number), x + width - 5, y + 16, size=size, ink=INK, bold=True)
    said = _said(day, timeline)
    lines = [(line, strong) for words, strong in said for line in wrapped(words, fits(width - 8, _SMALL))]
    most = max(1, int((height - 13) / (_SMALL + 1)))
    below = y + 19 if stretch is None or stretch.number is None else y + 24
    for at, (line, strong) in enumerate(lines[:most]):
        ink = DUE_INK if strong else INK
        text(page, line, x + 5, below + at * (_SMALL + 1), size=_SMALL, ink=ink, bold=strong)


def _date(day: Day, timeline: Timeline) -> str:
    """`16 Sep`; with the year where that begins, or the timeline does."""
    number, month = short_day(day.date).split()
    new_year = day.date.month == day.date.day == 1
    year = f" {day.date.year}" if new_year or day.date == timeline.stretches[0].date else ""
    return f"{number} {month[:3]}{year}"


def _said(day: Day, timeline: Timeline) -> list[tuple[str, bool]]:
    """Return what is written in the box of a date; the due moment stands out."""
    said: list[tuple[str, bool]] = []
    if day.due is not None:
        why = f", {timeline.sooner}" if timeline.sooner else ""
        said.append((f"due {clock_words(day.due)}{why}", True))
    if day.starts is not None:
        name = "received" if timeline.starts_with == "receipt" else timeline.starts_with
        said.append((f"{clock_words(day.starts)} {name}", False))
    if day.main is not None:
        kinds = {"start_day": "does not count", "rolled_day": "moves on to here"}
        said.append((kinds.get(day.main.kind, ""), False))
        said.append((stretch_name(day.main), False))
    return [(words, strong) for words, strong in said if words]
