"""The referee: a calendar as the list of its open minutes, found by looking at every one.

It shares nothing with the calendars that it judges: the tests of Remit say once more, as simply as can be, what a
calendar is, and this counts the minutes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from offices import ZONE, holidays_of

from runtime.by_the_minute import furthest_shown, open_days

if TYPE_CHECKING:
    from offices import Office

FIRST, LAST = date(2026, 1, 1), date(2027, 2, 28)


class Oracle:
    """Whole minutes of 2026 and the weeks after."""

    def __init__(self, office: Office) -> None:
        spec = office.spec()
        holidays = dict.fromkeys(holidays_of(2025, 2027) if office.holidays else ())
        self.minutes: list[int] = []
        days: set[int] = set()
        for moment, shown in furthest_shown(ZONE, FIRST, LAST):
            found = open_days(spec, holidays, shown)
            if found:
                self.minutes.append(int(moment.timestamp()))
                days.update(found)
        self.days = sorted(days)

    def add(self, moment: datetime, hours: int) -> datetime:
        """The end of the last minute that is needed."""
        at = bisect_left(self.minutes, moment.timestamp()) + hours * 60 - 1
        return datetime.fromtimestamp(self.minutes[at] + 60, UTC)

    def is_open(self, moment: datetime) -> bool:
        """Whether the minute is an open one."""
        at = bisect_left(self.minutes, moment.timestamp())
        return at < len(self.minutes) and self.minutes[at] == moment.timestamp()

    def between(self, start: datetime, end: datetime) -> float:
        """The open minutes between two moments, in seconds."""
        return 60 * (
            bisect_left(self.minutes, end.timestamp()) - bisect_left(self.minutes, start.timestamp())
        )

    def nth(self, day: date, count: int) -> date:
        """The nth date after a date to which an open minute belongs."""
        return date.fromordinal(self.days[bisect_right(self.days, day.toordinal()) + count - 1])
