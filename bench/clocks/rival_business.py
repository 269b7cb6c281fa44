"""businesstimedelta: rules that give the next stretch of working time."""

from __future__ import annotations

from datetime import UTC, time
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, Any

import businesstimedelta as btd
import pytz
from contender import CannotSayError
from offices import ZONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from contender import Ask
    from offices import Office


class BusinessTimeDelta:
    """Hours by weekday and holidays; no half days, no working days, and 24:00 is a microsecond early."""

    name = "businesstimedelta"

    def build(self, office: Office, _first: date, _last: date, holidays: tuple[date, ...]) -> btd.Rules:
        if office.short:
            raise CannotSayError("no hours of single dates")
        zone = pytz.timezone(ZONE)
        rules: list[Any] = []
        for weekdays, spans in office.weekly:
            days = list(weekdays)
            rules.append(btd.WorkDayRule(_time(spans[0][0]), _time(spans[-1][1]), days, tz=zone))
            # It takes the time between two stretches of a day as a rule for lunch.
            for (_, start), (end, _) in pairwise(spans):
                rules.append(btd.LunchTimeRule(_time(start), _time(end), days, tz=zone))
        if office.holidays:
            rules.append(btd.HolidayRule(frozenset(holidays), tz=zone))
        return btd.Rules(rules)

    def natural(self, moment: datetime) -> datetime:
        return moment

    def natural_day(self, _day: date) -> Any:
        raise CannotSayError("no working days")

    def moment(self, answer: datetime) -> datetime:
        return answer.astimezone(UTC)

    def day(self, _answer: Any) -> date:
        raise CannotSayError("no working days")

    def adding(self, calendar: btd.Rules, hours: int) -> Ask:
        return add, btd.BusinessTimeDelta(calendar, hours=hours)

    def opening(self, calendar: btd.Rules) -> Callable[[Any], bool]:
        return lambda moment: calendar.next(moment)[0] == moment

    def passing(self, calendar: btd.Rules) -> Callable[[Any, Any], float]:
        return lambda start, end: calendar.difference(start, end).timedelta.total_seconds()

    def counting(self, _calendar: btd.Rules, _days: int) -> Ask:
        raise CannotSayError("no working days")


def _time(hour: float) -> time:
    return time.max if hour == 24 else time(int(hour), round(hour % 1 * 60))
