"""From lengths of time as a policy states them to terms that can be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.runtime.due import Landing, Term
from remit.runtime.due.term import ELAPSED

if TYPE_CHECKING:
    from remit.clocks.ground import Ground
    from remit.model.nodes import Clock, Length
    from remit.runtime.calendars.calendar import Calendar


def term(length: Length, ground: Ground) -> Term:
    """Return a length of its own, such as a target of an SLA or a step of a path."""
    kept = ground.terms.get(id(length))
    if kept is None:
        calendar = _counted_in(length, ground)
        made = Term(length.duration, ground.clock if calendar is None else calendar.clock, calendar)
        kept = ground.terms[id(length)] = (length, made)
    return kept[1]


def clock_term(clock: Clock, ground: Ground) -> Term:
    """Return how a clock is counted from its start."""
    kept = ground.terms.get(id(clock))
    if kept is None:
        kept = ground.terms[id(clock)] = (clock, _of_clock(clock, clock.within, ground))
    return kept[1]


def extended_term(clock: Clock, ground: Ground) -> Term | None:
    """Return how it is counted, from its start too, once it is extended; None where it cannot be."""
    return None if clock.extension is None else _of_clock(clock, clock.extension.to, ground)


def told_term(clock: Clock, ground: Ground) -> Term | None:
    """Return how long there is, from its start, to tell of an extension; None: until the clock is due."""
    if clock.extension is None or clock.extension.told is None:
        return None
    return _of_clock(clock, clock.extension.told, ground)


def _of_clock(clock: Clock, length: Length, ground: Ground) -> Term:
    calendar = _counted_in(length, ground)
    return Term(
        length.duration,
        ground.clock if calendar is None else calendar.clock,
        calendar,
        None if clock.landing is None else Landing(clock.landing),
        clock.counts_receipt,
        None if clock.roll is None else ground.calendar(clock.roll),
    )


def _counted_in(length: Length, ground: Ground) -> Calendar | None:
    """Return the calendar that a length counts in; elapsed time passes in none."""
    if length.calendar is None or length.duration.unit in ELAPSED:
        return None
    return ground.calendar(length.calendar)
