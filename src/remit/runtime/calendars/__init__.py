"""Calendars: opening hours, holidays and working time, exact to the second.

`CalendarSpec` is what a policy says, `problems` what is wrong with it, `compile_calendar` makes a `Calendar`
of it, which answers questions. Conventions: opening hours are half-open; a local time that is skipped moves
forward, of one that comes twice the first counts; hours over midnight belong to the day on which they start.
"""

from remit.runtime.calendars.calendar import Calendar
from remit.runtime.calendars.compile import compile_calendar, problems
from remit.runtime.calendars.outside import OutsideCalendar
from remit.runtime.calendars.problems import BadCalendar, CalendarProblem, ProblemKind
from remit.runtime.calendars.reasons import CalendarDay, DayKind, Reason, ReasonKind
from remit.runtime.calendars.spec import (
    EVERY_DAY,
    CalendarSpec,
    ClauseRef,
    Closed,
    DatedHours,
    ExtraHoliday,
    Hours,
    WeeklyHours,
    WorkedHoliday,
)
from remit.runtime.calendars.stretches import Stretch, stretches

__all__ = [
    "EVERY_DAY",
    "BadCalendar",
    "Calendar",
    "CalendarDay",
    "CalendarProblem",
    "CalendarSpec",
    "ClauseRef",
    "Closed",
    "DatedHours",
    "DayKind",
    "ExtraHoliday",
    "Hours",
    "OutsideCalendar",
    "ProblemKind",
    "Reason",
    "ReasonKind",
    "Stretch",
    "WeeklyHours",
    "WorkedHoliday",
    "compile_calendar",
    "problems",
    "stretches",
]
