"""The promises of policies as a table for a terminal, as Markdown and as data."""

from __future__ import annotations

import json
import sys
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Final

from remit.clocks.deadlines import RECEIPT
from remit.clocks.entries import elapsed_words
from remit.clocks.promises import Kind
from remit.diagnostics.cells import visible, wrap
from remit.diagnostics.colour import Style
from remit.driver.promises import sheets
from remit.graph.time_words import event_words
from remit.interfaces.cli import output
from remit.interfaces.cli.card import Page
from remit.runtime.calendars.reasons import clock_words
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.moment_wording import day_words, end_words
from remit.runtime.moments import SECONDS_A_DAY, moment_at
from remit.runtime.zones import day_numbered, zone_data_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.clocks.promises import Longest, Promise
    from remit.driver.compile import Compiled
    from remit.driver.promises import Sheet
    from remit.runtime.zones import WallClock
    from remit.source.text import SourceText

_INDENT: Final = "  "
_LONGEST: Final = len("35 days 23 hours")
_MOMENT: Final = len("received Wednesday 30 September 2026, 00:00")
_LEAST_ROOM: Final = 23
_TOLD: Final = 3
"""So many other moments that are as bad are told; of more, how many."""
_GROUPS: Final = {Kind.TARGET: "sla", Kind.STEP: "path"}


def show_promises(compiled: Compiled, form: str) -> None:
    """Write the promises of policies without errors, as `text`, `json` or `markdown`."""
    made = sheets(compiled.assemblies)
    match form:
        case "json":
            whole = {
                "promises": promise_data(made, compiled.sources),
                "data": list(_versions()),
            }
            output.out(json.dumps(whole, ensure_ascii=False, indent=2))
        case "markdown":
            output.out("\n".join(promise_document(made)))
        case _:
            page = Page(output.paint_for(sys.stdout), output.width())
            output.out("\n".join(promise_lines(made, page)))


def promise_lines(made: Sequence[Sheet], page: Page) -> Iterator[str]:
    """Yield each sheet as a table: what is promised, the longest it can take, and from which moment it does."""
    for sheet in made:
        yield from (page.paint(Style.HEADLINE, line) for line in wrap(_title(sheet), page.width))
        for group in _grouped(sheet.promises):
            yield ""
            yield from _heading(group, page)
            for promise in group:
                yield from _row(promise, sheet.clock, page)
        yield ""
    yield from wrap(_foot(made), page.width)


def promise_document(made: Sequence[Sheet]) -> Iterator[str]:
    """Yield the same as Markdown."""
    for sheet in made:
        yield f"## {_title(sheet)}"
        for group in _grouped(sheet.promises):
            yield ""
            yield f"### {_named(group[0])}"
            remarks = [*_remarks(group), *_becauses(group)]
            yield from ("", "; ".join(remarks)) if remarks else ()
            yield ""
            yield "| promise | longest | received | due | |"
            yield "| --- | --- | --- | --- | --- |"
            for promise in group:
                cells = (_said(promise), *_cells(promise, sheet.clock))
                yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        yield ""
    yield _foot(made)


def promise_data(made: Iterable[Sheet], sources: Mapping[str, SourceText]) -> list[dict[str, object]]:
    """Return the same as objects, moments in UTC."""
    return [
        {
            "sector": sheet.sector,
            "received": {"from": str(sheet.first), "until": str(sheet.last), "zone": sheet.clock.zone},
            "promises": [_data(promise, sources) for promise in sheet.promises],
        }
        for sheet in made
    ]


def _foot(made: Sequence[Sheet]) -> str:
    if not made:
        return "no rule starts a promise about time"
    return (
        "The longest time from receipt, or from the event that a promise counts from, over every second of these "
        f"days; due is the first instant that is too late. Holidays and time zones: {', '.join(_versions())}."
    )


def _versions() -> tuple[str, str]:
    return PublicHolidays().version, zone_data_version()


def _title(sheet: Sheet) -> str:
    who = "every sector" if sheet.sector is None else sheet.sector
    return f"{who}: received from {day_words(sheet.first)} to {day_words(sheet.last)}, {sheet.clock.zone}"


def _grouped(promises: Sequence[Promise]) -> Iterator[list[Promise]]:
    """Yield the promises of each SLA, each clock and each path."""
    for _, group in groupby(promises, key=_named):
        yield list(group)


def _named(promise: Promise) -> str:
    statutory = ", statutory" if promise.statutory else ""
    return f"{_GROUPS.get(promise.kind, 'clock')} {promise.name}{statutory}"


def _heading(group: Sequence[Promise], page: Page) -> Iterator[str]:
    yield _INDENT + page.paint(Style.HEADLINE, visible(_named(group[0])))
    for remark in (*_remarks(group), *_becauses(group)):
        for line in wrap(visible(remark), page.width - len(_INDENT)):
            yield _INDENT + page.paint(Style.QUIET, line)


def _remarks(group: Sequence[Promise]) -> Iterator[str]:
    """Yield who has the case, and for what it may wait, where it is so of the whole group."""
    if group[0].kind is not Kind.STEP and group[0].holders:
        yield f"held by {', '.join(group[0].holders)}"
    if len({promise.pauses for promise in group}) == 1 and group[0].pauses:
        yield _unbound(group[0])


def _becauses(group: Sequence[Promise]) -> Iterator[str]:
    if group[0].because:
        yield f"because {'; '.join(group[0].because)}"


def _unbound(promise: Promise) -> str:
    return f"no bound while waiting for {', '.join(map(event_words, promise.pauses))}"


def _said(promise: Promise) -> str:
    """Return the promise in words, with what is not in them: who has the case then, and from when it counts."""
    more = []
    if promise.kind is Kind.STEP:
        more.append(f"while {' or '.join(promise.holders)} has it")
    if promise.kind is Kind.TARGET and RECEIPT not in promise.anchors:
        more.append("counted from the last acknowledgement or response")
    elif promise.kind is not Kind.CLOCK and RECEIPT not in promise.anchors:
        more.append(f"counted from {' or '.join(map(event_words, promise.anchors))}")
    if promise.kind is Kind.STEP and promise.pauses:
        more.append(_unbound(promise))
    return promise.words + (f" ({', '.join(more)})" if more else "")


def _row(promise: Promise, clock: WallClock, page: Page) -> Iterator[str]:
    longest, received, due, also = _cells(promise, clock)
    start = "received" if RECEIPT in promise.anchors else "from"
    when = [said for said in (received and f"{start} {received}", due and f"due {due}", also) if said]
    room = page.width - 2 * len(_INDENT) - _LONGEST - _MOMENT - 4
    if room < _LEAST_ROOM:
        yield from _hanging(_said(promise), page.width, _INDENT * 2)
        for words in (longest, *when):
            yield from _hanging(words, page.width, _INDENT * 4)
        return
    columns = (
        wrap(visible(_said(promise)), room),
        wrap(longest, _LONGEST),
        [line for words in when for line in wrap(words, _MOMENT)],
    )
    for said, long, moment in zip_longest(*columns, fillvalue=""):
        yield f"{_INDENT * 2}{said.ljust(room)}  {long.ljust(_LONGEST)}  {moment}".rstrip()


def _hanging(words: str, width: int, indent: str) -> Iterator[str]:
    return (indent + line for line in wrap(visible(words), width - len(indent)))


def _cells(promise: Promise, clock: WallClock) -> tuple[str, str, str, str]:
    """Return the longest, the first moment that gives it, when it is due then, and on which other days it is so."""
    longest = promise.longest
    if longest is None:
        return f"not known: {promise.problem}", "", "", ""
    if longest.constant:
        return elapsed_words(longest.seconds), "at any moment", "", ""
    return (
        elapsed_words(longest.seconds),
        start_words(clock, longest.moment),
        end_words(clock, moment_at(longest.due)),
        _also(longest, clock),
    )


def start_words(clock: WallClock, moment: int) -> str:
    """`Thursday 24 December 2026, 00:00`."""
    day, second = divmod(clock.reading_at(moment), SECONDS_A_DAY)
    return f"{day_words(day_numbered(day))}, {clock_words(second)}"


def _also(longest: Longest, clock: WallClock) -> str:
    _, *others = sorted({clock.reading_at(at) // SECONDS_A_DAY for at in (longest.moment, *longest.also)})
    if not others:
        return ""
    if len(others) > _TOLD:
        return f"as long from {len(others)} other days"
    *most, last = (day_words(day_numbered(day)) for day in others)
    return f"as long from {', '.join(most)} and {last}" if most else f"as long from {last}"


def _data(promise: Promise, sources: Mapping[str, SourceText]) -> dict[str, object]:
    longest = promise.longest
    place = promise.span
    line, column = sources[place.file].line_column(place.start)
    return {
        "kind": promise.kind.value,
        "name": promise.name,
        "words": promise.words,
        "statutory": promise.statutory,
        "held_by": list(promise.holders),
        "counted_from": list(promise.anchors),
        "no_bound_while_waiting_for": list(promise.pauses),
        "longest": None
        if longest is None
        else {
            "seconds": longest.seconds,
            "words": elapsed_words(longest.seconds),
            "received": moment_at(longest.moment).isoformat(),
            "due": moment_at(longest.due).isoformat(),
            "as_long_from": [moment_at(at).isoformat() for at in longest.also],
            "from_every_moment": longest.constant,
        },
        "not_known": promise.problem,
        "because": list(promise.because),
        "file": place.file,
        "line": line,
        "column": column,
    }
