"""A timeline as a page of A4 to print: the answer, how it was found, and every day on the way.

Drawn by hand, with nothing to load: the same timeline gives the same bytes. Fills differ in lightness and texture as
well as in hue, so that a page printed in grey says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from remit.backends.diagram.graphviz import NAMESPACES
from remit.backends.diagram.look import FAINT_INK, FONT, INK
from remit.backends.diagram.plain_text import plain, wrapped
from remit.backends.diagram.shapes import faint, text
from remit.backends.diagram.timeline.days import clock_of, days_of
from remit.backends.diagram.timeline.hours import draw_hours
from remit.backends.diagram.timeline.ink import LEGEND, define, fits, right, swatch
from remit.backends.diagram.timeline.weeks import draw_weeks
from remit.runtime.moment_wording import end_words, moment_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.contract.timeline import Timeline
    from remit.runtime.zones import WallClock

WIDTH: Final = 595.0
HEIGHT: Final = 842.0
MARGIN: Final = 40.0
_LABEL: Final = 62.0


def svg_of(timeline: Timeline, *, every_day: bool = False) -> str:
    """Draw the page; `every_day` also shows the weeks in which nothing happens, where they would not fit."""
    wall = clock_of(timeline)
    page = Element(
        "svg",
        {
            **NAMESPACES,
            "font-family": FONT,
            "role": "img",
            "aria-labelledby": "title",
            "aria-describedby": "desc",
            "width": "210mm",
            "height": "297mm",
            "preserveAspectRatio": "xMidYMin meet",
        },
    )
    SubElement(page, "title", {"id": "title"}).text = plain(f"{timeline.clock}: due {_due(timeline, wall)}")
    SubElement(page, "desc", {"id": "desc"}).text = plain(". ".join(_told(timeline)))
    define(page)
    paper = SubElement(page, "rect", {"fill": "#ffffff"})
    y = _header(page, timeline, wall)
    y = _legend(page, y + 12)
    days = days_of(timeline)
    by_days = any(stretch.date is not None for stretch in timeline.stretches)
    room = HEIGHT - MARGIN - _sources_height(timeline) - y
    draw = draw_weeks if by_days else draw_hours
    y = draw(page, timeline, days, (MARGIN, y + 10, WIDTH - 2 * MARGIN, room - 20), every_day=every_day)
    y = _sources(page, timeline, y + 26)
    height = max(HEIGHT, y + MARGIN / 2)
    paper.attrib.update({"width": f"{WIDTH:g}", "height": f"{height:g}"})
    page.set("viewBox", f"0 0 {WIDTH:g} {height:g}")
    words: str = ET.tostring(page, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{words}\n'


def _due(timeline: Timeline, wall: WallClock) -> str:
    return f"{end_words(wall, timeline.due)} ({timeline.zone})"


def _told(timeline: Timeline) -> Iterator[str]:
    yield "; ".join(timeline.says)
    yield from timeline.reckoning
    yield from (f"pause of {pause.reason or 'no stated reason'}: {pause.says}" for pause in timeline.pauses)
    yield from timeline.notes


def _header(page: Element, timeline: Timeline, wall: WallClock) -> float:
    """Write the answer, what was asked and how it was found; return how far down the page that reaches."""
    y = MARGIN + 6
    target = "." in timeline.clock
    kind = "statutory clock" if timeline.statutory else "target of an SLA" if target else "clock"
    text(page, timeline.clock, MARGIN, y, size=13, bold=True)
    kind += ", extended" if timeline.extended else ""
    right(page, kind, WIDTH - MARGIN, y, size=9.5, ink=FAINT_INK)
    y += 26
    text(page, f"due {end_words(wall, timeline.due)}", MARGIN, y, size=20, bold=True)
    y += 15
    utc = f"on the clocks of {timeline.zone}; in UTC {timeline.due.isoformat()}: the first instant that is too late"
    faint(page, utc, MARGIN, y, size=9.5)
    y += 8
    for label, said in _facts(timeline, wall):
        faint(page, label, MARGIN, y + 13, size=9.5)
        for line in wrapped(said, fits(WIDTH - 2 * MARGIN - _LABEL, 9.5)):
            y += 13
            text(page, line, MARGIN + _LABEL, y, size=9.5)
    return y


def _facts(timeline: Timeline, wall: WallClock) -> Iterator[tuple[str, str]]:
    yield "received", f"{moment_words(wall, timeline.received)} ({timeline.received.isoformat()})"
    yield "says", "; ".join(timeline.says)
    label = "how"
    for step in timeline.reckoning:
        yield label, step
        label = ""
    if timeline.extended_due is not None and timeline.tell_by is not None:
        told = f"if the person is told before {end_words(wall, timeline.tell_by)}"
        until = f"to {end_words(wall, timeline.extended_due)}, " if not timeline.extended else ""
        yield ("extended" if timeline.extended else "may extend"), f"{until}{told}"
    for pause in timeline.pauses:
        span = f"{moment_words(wall, pause.start)} to {moment_words(wall, pause.end)}"
        yield "paused", f"{span}{f', {pause.reason}' if pause.reason else ''}: {pause.says}"
    for note in timeline.notes:
        yield "note", note


def _legend(page: Element, y: float) -> float:
    x = MARGIN
    for mark, words in LEGEND:
        swatch(page, mark, x, y)
        text(page, words, x + 20, y + 8, size=8.5, ink=FAINT_INK)
        x += 32 + 4.6 * len(words)
    return y + 10


def _source_lines(timeline: Timeline) -> Iterator[tuple[str, str]]:
    label = "because"
    for reason in timeline.because:
        yield label, reason
        label = ""
    sectors = f", sector {', '.join(timeline.sectors)}" if timeline.sectors else ""
    yield "declared", f"{timeline.at}{sectors}"
    cited = (f"{one.name}, edition {one.edition}, {one.digest[:19]}…" for one in timeline.policies)
    label = "policies"
    for policy in cited:
        yield label, policy
        label = ""
    yield "data", ", ".join(f"{name} {release}" for name, release in timeline.versions.items())


def _sources_height(timeline: Timeline) -> float:
    lines = (wrapped(said, fits(WIDTH - 2 * MARGIN - _LABEL, 8)) for _, said in _source_lines(timeline))
    return 10.5 * sum(map(len, lines)) + 24


def _sources(page: Element, timeline: Timeline, y: float) -> float:
    for label, said in _source_lines(timeline):
        text(page, label, MARGIN, y, size=8, ink=FAINT_INK)
        for line in wrapped(said, fits(WIDTH - 2 * MARGIN - _LABEL, 8)):
            text(page, line, MARGIN + _LABEL, y, size=8, ink=INK)
            y += 10.5
    return y
