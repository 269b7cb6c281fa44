"""A calendar: when it is open, how open time and working days are counted, and why it is shut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.runtime.calendars.reasons import OUTSIDE_HOURS, CalendarDay, Reason, calendar_day, shut_reason
from remit.runtime.moments import SECONDS_A_DAY, epoch_second, moment_at
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import day_number, day_numbered

if TYPE_CHECKING:
    from datetime import date, datetime

    from remit.runtime.calendars.build import Built
    from remit.runtime.calendars.open_time import OpenTime
    from remit.runtime.calendars.spec import CalendarSpec
    from remit.runtime.calendars.working_days import WorkingDays
    from remit.runtime.zones import WallClock


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """One calendar from `first` to `last`, both included, on the clocks of its zone.

    Moments are aware datetimes and count to the second; those returned are in UTC. A moment or date outside
    `first` to `last`, or a search that leads out of them, raises `OutsideCalendar`; a naive moment raises
    `ValueProblem` (`naive-moment`). `open_time` answers the same in whole seconds from the epoch, `working_days`
    in numbers of days from 1970-01-01.
    """

    spec: CalendarSpec
    first: date
    last: date
    open_time: OpenTime
    working_days: WorkingDays
    built: Built
    members: tuple[Calendar, ...]

    @property
    def name(self) -> str:
        """What the policy calls it."""
        return self.spec.name

    @property
    def clock(self) -> WallClock:
        """The clocks of its zone."""
        return self.built.clock

    def is_open(self, moment: datetime) -> bool:
        """Whether it is open at a moment: the opening instant is open, the closing instant is shut."""
        return self.open_time.is_open(epoch_second(moment))

    def next_open(self, moment: datetime) -> datetime:
        """Return the first open moment that is not before `moment`."""
        return moment_at(self.open_time.next_open(epoch_second(moment)))

    def next_close(self, moment: datetime) -> datetime:
        """Return the next closing instant after `moment`: of the opening under way, else of the next one."""
        return moment_at(self.open_time.next_close(epoch_second(moment)))

    def previous_open(self, moment: datetime) -> datetime:
        """Return `moment` where it is open, else when it last shut."""
        return moment_at(self.open_time.previous_open(epoch_second(moment)))

    def open_seconds_between(self, start: datetime, end: datetime) -> int:
        """Return the open seconds from `start` to `end`. Raises `ValueProblem` (`end-before-start`)."""
        return self.open_time.seconds_between(epoch_second(start), epoch_second(end))

    def add_open_seconds(self, moment: datetime, seconds: int) -> datetime:
        """Return the first moment at which that much open time has passed since `moment`.

        Where it is used up on closing, that is the closing instant.
        Raises `ValueProblem` (`negative-duration`).
        """
        return moment_at(self.open_time.add(epoch_second(moment), seconds))

    def subtract_open_seconds(self, moment: datetime, seconds: int) -> datetime:
        """Return the last moment from which that much open time passes before `moment`.

        Raises `ValueProblem` (`negative-duration`).
        """
        return moment_at(self.open_time.subtract(epoch_second(moment), seconds))

    def day_of(self, moment: datetime) -> date:
        """Return the date that its clocks show at a moment."""
        epoch = epoch_second(moment)
        day = self.clock.reading_at(epoch) // SECONDS_A_DAY
        if not self.working_days.first <= day <= self.working_days.last:
            raise self.open_time.outside(epoch)
        return day_numbered(day)

    def working_day(self, day: date) -> bool:
        """Whether it opens on a date; hours over midnight count for the date on which they start."""
        return self.working_days.holds(day_number(day))

    def close_of(self, day: date) -> datetime:
        """Return the close of business on a working day: when the last of its openings ends.

        Raises `ValueProblem` (`not-a-working-day`).
        """
        close = self.working_days.close_of(day_number(day))
        if close is None:
            raise ValueProblem("not-a-working-day", f"{day} is not a working day of {self.open_time.name}")
        return moment_at(close)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the `count`th working day after `day`, which itself never counts.

        A negative count goes back; none leads to `day` where it is a working day, else to the next one.
        """
        return day_numbered(self.working_days.nth(day_number(day), count))

    def working_days_between(self, after: date, until: date) -> int:
        """Return how many working days lie after one date and not after another.

        Raises `ValueProblem` (`end-before-start`).
        """
        return self.working_days.between(day_number(after), day_number(until))

    def why_shut(self, moment: datetime) -> str:
        """Return why it is shut at a moment: `Boxing Day`, `no hours on Sunday`; nothing where it is open."""
        reason = self.reason(moment)
        return reason.words if reason else ""

    def reason(self, moment: datetime) -> Reason | None:
        """Return why it is shut at a moment; None where it is open.

        Where it needs others to be open, the most telling reason of any that is shut: a holiday before a
        closure, a day without hours before a time outside them.
        """
        epoch = epoch_second(moment)
        if self.open_time.is_open(epoch):
            return None
        own = shut_reason(self.built.plan, self.clock.furthest_at(epoch))
        all_reasons = (own, *(member.reason(moment) for member in self.members))
        return min((reason for reason in all_reasons if reason), key=Reason.rank, default=OUTSIDE_HOURS)

    def day(self, day: date) -> CalendarDay:
        """Return what a date is on this calendar, and the openings on it.

        Where it needs others to be open, the date is the most telling of what it is on any of them.
        """
        number = day_number(day)
        if not self.working_days.first <= number <= self.working_days.last:
            raise self.working_days.outside(number)
        own = calendar_day(self.built.plan, self.clock, day, number)
        if not self.members:
            return own
        openings = self.openings_between(self.clock.instant(day), self.clock.end_of(day))
        telling = min((own, *(member.day(day) for member in self.members)), key=CalendarDay.rank)
        return replace(telling, openings=openings)

    def openings_between(self, start: datetime, end: datetime) -> tuple[tuple[datetime, datetime], ...]:
        """Return what is open from `start` until before `end`, in order, cut to them.

        Raises `ValueProblem` (`end-before-start`).
        """
        parts = self.open_time.openings_between(epoch_second(start), epoch_second(end))
        return tuple((moment_at(opens), moment_at(shuts)) for opens, shuts in parts)
