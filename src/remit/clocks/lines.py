"""The due moments of an assembly as lines: for every second of receipt in its period, exactly."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from remit.clocks.ground import Ground
from remit.clocks.terms import clock_term, extended_term, term, told_term
from remit.model.horizon import horizon, known_until
from remit.runtime.due.line import NEVER, at_once
from remit.runtime.due.lines import open_times, then
from remit.runtime.due.term_line import before_line, due_line, next_open_line
from remit.runtime.moments import FIRST_YEAR, LAST_YEAR, SECONDS_A_DAY
from remit.runtime.zones import day_number

if TYPE_CHECKING:
    from remit.model.nodes import Assembly, Clock, Length
    from remit.runtime.due import Term
    from remit.runtime.due.line import Line
    from remit.runtime.due.lines import Times
    from remit.runtime.holiday_source import HolidaySource

# A last day rolls to the next working day, a team opens after its holidays, and counting back leads before receipt.
_MARGIN: Final = timedelta(days=60)


class Lines:
    """Lines over every second of receipt from `first_day` to `last_day`, on the clocks of the assembly's zone.

    Making them and every method raise `BadCalendar`, `OutsideCalendar` or `ValueProblem` where the calendars or the
    clocks of a zone are not known so far.
    """

    def __init__(self, assembly: Assembly, holidays: HolidaySource) -> None:
        self.assembly = assembly
        self.first_day, self.last_day = horizon(assembly.first, assembly.last)
        known = known_until(assembly)
        first = max(self.first_day - min(_MARGIN, self.first_day - date.min), date(FIRST_YEAR, 1, 1))
        last = min(known + min(_MARGIN, date.max - known), date(LAST_YEAR, 12, 31))
        self.ground = Ground(assembly, first, last, holidays)
        self.first = self.ground.clock.first_showing(day_number(self.first_day) * SECONDS_A_DAY)
        self.last = self.ground.clock.first_showing((day_number(self.last_day) + 1) * SECONDS_A_DAY) - 1
        self.receipt = at_once(self.first, self.last)
        self._made: dict[object, Line] = {}

    def length(self, length: Length) -> Line:
        """Return when a length of its own is over: a target of an SLA, a step of a path."""
        return self._due(term(length, self.ground))

    def clock(self, clock: Clock) -> Line:
        """Return when a clock is due that starts then."""
        return self._due(clock_term(clock, self.ground))

    def extended(self, clock: Clock) -> Line:
        """Return when a clock is due that starts then and is extended, if it can be."""
        longer = extended_term(clock, self.ground)
        return self.clock(clock) if longer is None else self._due(longer)

    def told(self, clock: Clock) -> Line:
        """Return by when the person must know of an extension."""
        notice = told_term(clock, self.ground)
        return self.clock(clock) if notice is None else self._due(notice)

    def before(self, length: Length, of: Line) -> Line:
        """Return the moments so long before due moments."""
        low, high = _ends(of)
        return then(of, before_line(term(length, self.ground), low, high))

    def open(self, calendar: str) -> Times:
        """Return when a calendar is open."""
        return open_times(self.ground.calendar(calendar).open_time, self.first, self.last)

    def next_open(self, calendar: str, of: Line) -> Line:
        """Return the first open moments that are not before these; `NEVER` for what does not come or open again."""
        low, high = _ends(of)
        if low == NEVER:
            return of
        return then(of, next_open_line(self.ground.calendar(calendar).open_time, low, high))

    def _due(self, of: Term) -> Line:
        names = (each and each.name for each in (of.calendar, of.roll))
        key = (of.duration, of.clock.zone, of.landing, of.counts_receipt, *names)
        if key not in self._made:
            self._made[key] = due_line(of, self.first, self.last)
        return self._made[key]


def _ends(of: Line) -> tuple[int, int]:
    """Return the first and the last moment that a line gives, of those that come."""
    pieces = [(value, value + slope * (end - start - 1)) for start, end, value, slope in of.pieces()]
    moments = [moment for piece in pieces if piece[0] != NEVER for moment in piece]
    return (min(moments), max(moments)) if moments else (NEVER, NEVER)
