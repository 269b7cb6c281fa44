"""What the clocks of an assembly stand on: its calendars, and the clocks of its own time zone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from remit.model.standard import ALWAYS
from remit.runtime.calendars.compile import compile_calendar
from remit.runtime.calendars.spec import CalendarSpec
from remit.runtime.zones import wall_clock

if TYPE_CHECKING:
    from remit.model.nodes import Assembly, Clock, Length
    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.due import Term
    from remit.runtime.holiday_source import HolidaySource


class Ground:
    """The calendars of an assembly from `first` to `last`, each laid out when it is first asked for.

    A calendar with holidays ends where the data of its regions ends, if that is sooner. `clock` are the clocks on which
    dates are counted where no calendar says otherwise. `terms` are those that have been made on it.
    """

    def __init__(self, assembly: Assembly, first: date, last: date, holidays: HolidaySource) -> None:
        zone = assembly.zone
        calendars = assembly.vocabulary.calendars
        self._specs = {
            ALWAYS: CalendarSpec(ALWAYS, zone, always=True),
            **{name: calendar.spec for name, calendar in calendars.items()},
        }
        self._holidays = holidays
        self._made: dict[str, Calendar] = {}
        # By the identity of the length or clock that each was made from, which is kept beside it and so is no other's.
        self.terms: dict[int, tuple[Length | Clock, Term]] = {}
        self.first, self.last = first, last
        self.clock = wall_clock(zone, first, last)

    def calendar(self, name: str) -> Calendar:
        """Return a calendar of the assembly, or `always`.

        Raises `BadCalendar` where there is no holiday data for any of the years.
        """
        if name not in self._made:
            spec = self._specs[name]
            others = {other: self.calendar(other) for other in spec.all_of}
            first, last = self._known(spec)
            self._made[name] = compile_calendar(spec, first, last, self._holidays, others)
        return self._made[name]

    def _known(self, spec: CalendarSpec) -> tuple[date, date]:
        years = [self._holidays.years(region) for region in spec.holiday_regions]
        first = max((self.first, *(date(known.start, 1, 1) for known in years)))
        last = min((self.last, *(date(known.stop - 1, 12, 31) for known in years)))
        return (first, last) if first <= last else (self.first, self.last)
