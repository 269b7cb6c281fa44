"""How a due moment was found, in sentences that can be followed with a calendar in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.driver.due.regions import listing
from remit.graph.time_words import event_words
from remit.runtime.calendars.reasons import WEEKDAYS, clock_words
from remit.runtime.due.due import last_day
from remit.runtime.due.term import ELAPSED, Landing
from remit.runtime.due.timeline import Kind
from remit.runtime.durations import Unit
from remit.runtime.moment_wording import day_words, end_words, moment_words, reading, short_day, span_words
from remit.runtime.moments import moment_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from remit.model.nodes import Clock
    from remit.runtime.calendars.parts import Part
    from remit.runtime.due import Term
    from remit.runtime.due.timeline import Stretch
    from remit.runtime.zones import WallClock

_NAMED: Final = (Kind.HOLIDAY, Kind.CLOSED)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is told: the clock, how it counts, from when to when, and what lies between."""

    clock: Clock
    term: Term
    start: int
    starts_with: str
    due: int
    pauses: Sequence[Part]
    stretches: Sequence[Stretch]
    sooner: str | None

    @property
    def wall(self) -> WallClock:
        """The clocks on which it is counted."""
        return self.term.clock

    @property
    def calendar(self) -> str:
        """The name of the calendar in which it counts."""
        return "" if self.term.calendar is None else self.term.calendar.name


def reckoning(told: Reckoned, changes: Sequence[str]) -> Iterator[str]:
    """Yield the steps; `changes` says of each change of the clocks what it does."""
    begun = f"{event_words(told.starts_with)}: {moment_words(told.wall, moment_at(told.start))}"
    yield f"it counts from {begun} ({told.wall.zone})"
    unit = told.term.duration.unit
    if unit in ELAPSED:
        yield from _elapsed(told, changes)
    elif unit is Unit.WORKING_HOUR:
        yield from _working_hours(told)
    else:
        yield from _days(told)
    if told.sooner is not None:
        yield f"{event_words(told.sooner)} came first, and makes it due at once: {_end(told)}"


def _elapsed(told: Reckoned, changes: Sequence[str]) -> Iterator[str]:
    if told.sooner is None:
        yield f"{told.term.duration} of real time{_less_pauses(told)} {_verb(told)} over at {_end(told)}"
    for change in changes:
        yield f"{change}; real time takes no notice"


def _working_hours(told: Reckoned) -> Iterator[str]:
    if told.sooner is None:
        hours = f"{told.term.duration} in which {told.calendar} is open{_less_pauses(told)}"
        yield f"{hours} {_verb(told)} over at {_end(told)}"
        last = told.stretches[-1] if told.stretches else None
        if last is not None and told.term.calendar is not None:
            open_time = told.term.calendar.open_time
            if last.kind is Kind.OPEN and not open_time.is_open(told.due):
                yield "they are used up on closing: it is due then, not when it opens again"
    yield from _left_out(told, "shut")


def _days(told: Reckoned) -> Iterator[str]:
    term = told.term
    first = term.clock.day_of(moment_at(told.start))
    last = last_day(term, told.start, told.pauses)
    yield _first_day(told, first)
    yield from _counted(told, first, last)
    working = term.duration.unit is Unit.WORKING_DAY
    if working:
        yield from _left_out(told, "not counted")
    paused = [stretch for stretch in told.stretches if stretch.kind is Kind.PAUSED]
    if paused:
        began = "1 day began" if len(paused) == 1 else f"{len(paused)} days began"
        yield f"{began} while it was paused, and did not count"
    final = last
    if term.roll is not None and not term.roll.working_day(last):
        final = term.roll.add_working_days(last, 0)
        why = term.roll.day(last).name or f"no hours on {WEEKDAYS[last.weekday()]}"
        there = f"{day_words(last)} is no working day of {term.roll.name} ({why})"
        yield f"{there}: it moves on to the next, {day_words(final)}"
        if not working:
            yield from _left_out(told, "passed over")
    if told.sooner is None:
        yield _landing(told, final)


def _first_day(told: Reckoned, first: date) -> str:
    term = told.term
    day = day_words(first)
    if term.duration.unit is Unit.WORKING_DAY and term.calendar and not term.calendar.working_day(first):
        return f"{day} is no working day and does not count"
    if term.counts_receipt:
        return f"{day} counts as day 1"
    return f"{day} itself does not count"


def _counted(told: Reckoned, first: date, last: date) -> Iterator[str]:
    term = told.term
    length = str(term.duration)
    verb = "ends" if term.duration.amount == 1 else "end"
    if term.duration.unit is Unit.WORKING_DAY:
        yield f"{length} of {told.calendar} {verb} on {day_words(last)}"
    elif term.duration.unit is not Unit.MONTH:
        yield f"{length} {verb} on {day_words(last)}"
    else:
        plain = term.duration.after(first)
        short = (
            f", the last day of that month, which has no {_ordinal(first.day)}"
            if plain.day != first.day
            else ""
        )
        yield f"{length} on is {day_words(plain)}{short}"
        if plain != last:
            why = (
                "moved by the days that did not count"
                if last > plain
                else "a day less, since the first one counts"
            )
            yield f"{why}: {day_words(last)}"


def _left_out(told: Reckoned, how: str) -> Iterator[str]:
    """Name the holidays and closures on the way."""
    named: dict[str, None] = {}
    for stretch in told.stretches:
        if stretch.kind in _NAMED and stretch.number is None:
            day = stretch.day or told.wall.day_of(moment_at(stretch.start))
            where = ", ".join(listing(told.term.calendar, day) if stretch.kind is Kind.HOLIDAY else ())
            named[f"{stretch.name} ({short_day(day)}{f', {where} only' if where else ''})"] = None
    if named:
        yield f"{how}: {', '.join(named)}"


def _landing(told: Reckoned, final: date) -> str:
    day, second = reading(told.wall, moment_at(told.due))
    at = clock_words(second) if day == final else end_words(told.wall, moment_at(told.due))
    calendars = [each for each in (told.term.calendar, told.term.roll) if each is not None]
    closes = next((each for each in calendars if each.working_day(final)), None)
    if told.term.lands is Landing.CLOSE and closes is not None:
        return f"it is due at close of business of {closes.name} on that day: {at}"
    return f"it is due at the end of that day: {at}"


def _less_pauses(told: Reckoned) -> str:
    paused = sum(stretch.end - stretch.start for stretch in told.stretches if stretch.kind is Kind.PAUSED)
    return f", {span_words(paused)} of pauses left out," if paused else ""


def _verb(told: Reckoned) -> str:
    return "is" if told.term.duration.amount == 1 else "are"


def _end(told: Reckoned) -> str:
    return end_words(told.wall, moment_at(told.due))


def _ordinal(day: int) -> str:
    return f"{day}{'th' if day in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
