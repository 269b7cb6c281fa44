"""Counted time as a bar for each date, from 0 to 24 on the clocks of the zone, to scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from remit.backends.diagram.look import FAINT_INK, LANE_BORDER
from remit.backends.diagram.plain_text import wrapped
from remit.backends.diagram.shapes import faint, text
from remit.backends.diagram.timeline.fold import Weeks, folded
from remit.backends.diagram.timeline.ink import DUE_INK, area, fits, ink_of
from remit.backends.diagram.timeline.words import day_remarks, packed, weeks_remark
from remit.runtime.calendars.reasons import WEEKDAYS
from remit.runtime.moment_wording import day_words, short_day
from remit.runtime.moments import SECONDS_A_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.backends.diagram.timeline.days import Day
    from remit.contract.timeline import Timeline

_LABEL: Final = 104.0
_BAR: Final = 240.0
_ROW: Final = 20.0
_LINE: Final = 8.8
_SMALL: Final = 7.4
_HEAD: Final = 16.0

Frame = tuple[float, float, float, float]


def draw_hours(
    page: Element, timeline: Timeline, days: Sequence[Day], frame: Frame, *, every_day: bool
) -> float:
    """Draw the days into a frame (left, top, width, height); return how far down they reach.

    Where they would not fit, weeks in which nothing happens are folded, unless `every_day` is asked for.
    """
    left, top, width, height = frame
    bar = left + _LABEL
    room = fits(width - _LABEL - _BAR - 12, _SMALL)
    remarks = {day.date: packed(day_remarks(day, timeline), room, wrapped) for day in days}
    whole = _HEAD + sum(_height(remarks[day.date]) for day in days)
    lines = days if every_day or whole <= height else folded(days)
    ruled = len(page)
    for hour in (0, 6, 12, 18, 24):
        faint(page, f"{hour:02d}", bar + hour * _BAR / 24 - 4, top + 9, size=8)
    y = top + _HEAD
    for line in lines:
        if isinstance(line, Weeks):
            dates = f"{day_words(line.days[0].date)} to {day_words(line.days[-1].date)}"
            text(page, f"{dates}: {weeks_remark(line)}", left, y + 12, size=8.5, ink=FAINT_INK)
            y += _ROW
        else:
            _day(page, line, remarks[line.date], left, y)
            y += _height(remarks[line.date])
    for at, hour in enumerate((0, 6, 12, 18, 24)):
        page.insert(ruled + at, _rule(bar + hour * _BAR / 24, top + _HEAD - 3, y))
    return y


def _height(remarks: Sequence[str]) -> float:
    return max(_ROW, len(remarks) * _LINE + 6)


def _day(page: Element, day: Day, remarks: Sequence[str], left: float, y: float) -> None:
    name = f"{WEEKDAYS[day.date.weekday()][:3]} {short_day(day.date)} {day.date.year}"
    text(page, name, left, y + 11, size=8.5)
    bar = left + _LABEL
    for piece in day.pieces:
        start, end = (bar + at * _BAR / SECONDS_A_DAY for at in (piece.start, piece.end))
        counts = piece.counts or piece.stretch.kind == "paused"
        inset = 0.0 if counts else 4.0
        area(page, ink_of(piece.stretch.kind), start, y + 2 + inset, max(end - start, 0.4), 14 - 2 * inset)
    if day.starts is not None:
        x = bar + day.starts * _BAR / SECONDS_A_DAY
        page.append(_mark(x, y, FAINT_INK, "1"))
    if day.due is not None:
        x = bar + day.due * _BAR / SECONDS_A_DAY
        page.append(_mark(x, y, DUE_INK, "2.2"))
        SubElement(
            page,
            "polygon",
            {"points": f"{x - 4:g},{y - 2:g} {x + 4:g},{y - 2:g} {x:g},{y + 4:g}", "fill": DUE_INK},
        )
    for at, line in enumerate(remarks):
        text(page, line, bar + _BAR + 12, y + 11 + at * _LINE, size=_SMALL)


def _mark(x: float, y: float, ink: str, width: str) -> Element:
    places = {"x1": f"{x:g}", "x2": f"{x:g}", "y1": f"{y:g}", "y2": f"{y + 18:g}"}
    return Element("line", {**places, "stroke": ink, "stroke-width": width})


def _rule(x: float, top: float, bottom: float) -> Element:
    places = {"x1": f"{x:g}", "x2": f"{x:g}", "y1": f"{top:g}", "y2": f"{bottom:g}"}
    return Element(
        "line", {**places, "stroke": LANE_BORDER, "stroke-width": "0.5", "stroke-dasharray": "1.5,2"}
    )
