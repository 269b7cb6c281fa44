"""What a calendar is, said once more and as simply as can be: minute by minute.

The clocks of a zone are run through, and the furthest time that they have shown decides: so a time that is
skipped has come as soon as a later one shows, and a time that comes twice has come the first time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.runtime.calendars import CalendarSpec

MINUTE = timedelta(minutes=1)
DAY = 1_440


def minute_number(wall: datetime) -> int:
    """Minutes from year 1 to a wall clock time."""
    return wall.toordinal() * DAY + wall.hour * 60 + wall.minute


@cache
def furthest_shown(name: str, first: date, last: date) -> list[tuple[datetime, int]]:
    """Each minute in UTC of those dates, and the furthest time that has been shown by then."""
    local = zone(name)
    moment = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(days=2)
    furthest = 0
    shown = []
    while furthest < (last.toordinal() + 1) * DAY:
        furthest = max(furthest, minute_number(moment.astimezone(local)))
        if first.toordinal() * DAY <= furthest < (last.toordinal() + 1) * DAY:
            shown.append((moment, furthest))
        moment += MINUTE
    return shown


def closed(spec: CalendarSpec, holidays: Mapping[date, object], minute: int) -> bool:
    """Whether a minute of the clocks is in a holiday that is not worked, or in a closure."""
    day = date.fromordinal(minute // DAY)
    if day in holidays:
        return True
    return any(
        closure.first <= day <= closure.last and closure.start <= minute % DAY * 60 < closure.end
        for closure in spec.closed
    )


def open_days(spec: CalendarSpec, holidays: Mapping[date, object], minute: int) -> list[int]:
    """Return the numbers of the days to whose hours a minute belongs, none where it is shut."""
    if closed(spec, holidays, minute):
        return []
    found = []
    for day in (minute // DAY, minute // DAY - 1):
        stated = [each.hours for each in spec.dated if each.day.toordinal() == day]
        if not stated:
            weekday = date.fromordinal(day).weekday()
            stated = [each.hours for each in spec.weekly if weekday in each.weekdays]
        for hours in (hours for clause in stated for hours in clause):
            start = day * DAY + hours.start // 60
            end = day * DAY + hours.end // 60 + (DAY if hours.end <= hours.start else 0)
            midnight = (day + 1) * DAY
            gone_home = minute >= midnight and closed(spec, holidays, midnight - 1)
            if start <= minute < end and date.fromordinal(day) not in holidays and not gone_home:
                found.append(day)
    return found
