"""What every contender is asked, each in its own way of saying moments and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from offices import Office


Ask = tuple["Callable[..., Any]", Any]
"""What to call, and what it takes after the moment or date: no layer of ours lies between the clock and a contender."""


class CannotSayError(Exception):
    """The contender has no way to say this calendar, or does not answer this question at all."""


class Contender(Protocol):
    """One library.

    `natural` is the form of a moment, and `natural_day` that of a date, in which it answers quickest; what is made by
    `adding`, `opening`, `passing` and `counting` takes those. Their answers come back through `moment` and `day`.
    """

    name: str

    def build(self, office: Office, first: date, last: date, holidays: tuple[date, ...]) -> Any:
        """Lay out a calendar. Raises `CannotSayError`."""
        ...

    def natural(self, moment: datetime) -> Any: ...

    def natural_day(self, day: date) -> Any: ...

    def moment(self, answer: Any) -> datetime: ...

    def day(self, answer: Any) -> date: ...

    def adding(self, calendar: Any, hours: int) -> Ask:
        """Answer when so many working hours have passed since a moment."""
        ...

    def opening(self, calendar: Any) -> Callable[[Any], bool]:
        """Answer whether a moment is open."""
        ...

    def passing(self, calendar: Any) -> Callable[[Any, Any], float]:
        """Answer how many open seconds lie between two moments."""
        ...

    def counting(self, calendar: Any, days: int) -> Ask:
        """Answer which date is the nth working day after a date."""
        ...
