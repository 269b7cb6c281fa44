"""pandas: `CustomBusinessHour` and `CustomBusinessDay`."""

from __future__ import annotations

from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING, Any

import pandas as pd
from contender import CannotSayError
from offices import ALWAYS, ZONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from contender import Ask
    from offices import Office

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ONE_SET = "one set of hours for all days"


@dataclass
class Offsets:
    """What offsets are made of, one for each length; without `hours` it cannot say them."""

    hours: dict[str, Any] | None
    days: dict[str, Any]
    open: Any


class Pandas:
    """Whole hours only, one set of hours for all weekdays, no half days; a day of 24 hours is refused."""

    name = "pandas"

    def build(self, office: Office, _first: date, _last: date, holidays: tuple[date, ...]) -> Offsets:
        mask = " ".join(NAMES[day] for weekdays, _ in office.weekly for day in weekdays)
        days = {"weekmask": mask, "holidays": list(holidays) if office.holidays else []}
        if len(office.weekly) > 1 or office.short:
            return Offsets(None, days, None)
        [(_, spans)] = office.weekly
        # 24:00, and an end that is the start, are refused; a minute before is the nearest that can be said.
        ends = ["23:59" if office is ALWAYS else _time(end) for _, end in spans]
        hours = {**days, "start": [_time(start) for start, _ in spans], "end": ends}
        return Offsets(hours, days, pd.offsets.CustomBusinessHour(1, **hours))

    def natural(self, moment: datetime) -> pd.Timestamp:
        return pd.Timestamp(moment).tz_convert(ZONE)

    def natural_day(self, day: date) -> pd.Timestamp:
        return pd.Timestamp(day)

    def moment(self, answer: pd.Timestamp) -> datetime:
        return answer.to_pydatetime()

    def day(self, answer: pd.Timestamp) -> date:
        return answer.date()

    def adding(self, calendar: Offsets, hours: int) -> Ask:
        if calendar.hours is None:
            raise CannotSayError(ONE_SET)
        return add, pd.offsets.CustomBusinessHour(hours, **calendar.hours)

    def opening(self, calendar: Offsets) -> Callable[[Any], bool]:
        if calendar.open is None:
            raise CannotSayError(ONE_SET)
        return calendar.open.is_on_offset

    def passing(self, _calendar: Offsets) -> Callable[[Any, Any], float]:
        raise CannotSayError("no question for it")

    def counting(self, calendar: Offsets, days: int) -> Ask:
        return add, pd.offsets.CustomBusinessDay(days, **calendar.days)


def _time(hour: float) -> str:
    return f"{int(hour):02d}:{round(hour % 1 * 60):02d}"
