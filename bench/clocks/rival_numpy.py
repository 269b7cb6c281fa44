"""numpy: `busday_offset`, for whole working days; it has no hours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from contender import CannotSayError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from contender import Ask
    from offices import Office


class Numpy:
    """Dates only."""

    name = "numpy busday"

    def build(
        self, office: Office, _first: date, _last: date, holidays: tuple[date, ...]
    ) -> np.busdaycalendar:
        mask = [any(day in weekdays for weekdays, _ in office.weekly) for day in range(7)]
        return np.busdaycalendar(mask, [np.datetime64(day) for day in holidays] if office.holidays else [])

    def natural(self, _moment: datetime) -> Any:
        raise CannotSayError("no hours")

    def natural_day(self, day: date) -> np.datetime64:
        return np.datetime64(day)

    def moment(self, _answer: Any) -> datetime:
        raise CannotSayError("no hours")

    def day(self, answer: np.datetime64) -> date:
        return answer.item()

    def adding(self, _calendar: Any, _hours: int) -> Ask:
        raise CannotSayError("no hours")

    def opening(self, _calendar: Any) -> Callable[[Any], bool]:
        raise CannotSayError("no hours")

    def passing(self, _calendar: Any) -> Callable[[Any, Any], float]:
        raise CannotSayError("no hours")

    def counting(self, calendar: np.busdaycalendar, days: int) -> Ask:
        return partial(np.busday_offset, roll="backward", busdaycal=calendar), days
