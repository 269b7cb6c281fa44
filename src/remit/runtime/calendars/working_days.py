"""Working days as a line of numbers: counted by bisection.

Days are numbered from 1970-01-01.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from remit.runtime.calendars.outside import OutsideCalendar
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import date_words


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days from `first` to `last`, both included, and when business closes on each.

    `days` rise; some may lie around what is known. `closes` are in seconds from the epoch, and only those up to `limit`
    are known. `name` is what errors call the calendar. Every method raises `OutsideCalendar` for other days.
    """

    name: str
    first: int
    last: int
    limit: int
    days: tuple[int, ...]
    closes: tuple[int, ...]

    def holds(self, day: int) -> bool:
        """Whether it is a working day."""
        if not self.first <= day <= self.last:
            raise self.outside(day)
        at = bisect_left(self.days, day)
        return at < len(self.days) and self.days[at] == day

    def close_of(self, day: int) -> int | None:
        """Return the close of business on a day, None where it is no working day."""
        if not self.first <= day <= self.last:
            raise self.outside(day)
        days = self.days
        at = bisect_left(days, day)
        return self._close(at) if at < len(days) and days[at] == day else None

    def nth(self, day: int, count: int) -> int:
        """Return the `count`th working day after `day`, which itself never counts.

        A negative count goes back; none leads to `day` where it is a working day, else to the next one.
        """
        return self.days[self._nth(day, count)]

    def close_of_nth(self, day: int, count: int) -> int:
        """Return the close of business on the day that `nth` leads to."""
        return self._close(self._nth(day, count))

    def between(self, after: int, until: int) -> int:
        """Return how many lie after one day and not after another.

        Raises `ValueProblem` (`end-before-start`).
        """
        if until < after:
            words = f"{date_words(until)} is before {date_words(after)}"
            raise ValueProblem("end-before-start", words)
        for day in (after, until):
            if not self.first <= day <= self.last:
                raise self.outside(day)
        return bisect_right(self.days, until) - bisect_right(self.days, after)

    def outside(self, day: int) -> OutsideCalendar:
        """Say that a day is not covered."""
        known = f"known from {date_words(self.first)} to {date_words(self.last)}"
        return OutsideCalendar(f"{date_words(day)} is outside {self.name}, {known}")

    def _nth(self, day: int, count: int) -> int:
        if not self.first <= day <= self.last:
            raise self.outside(day)
        days = self.days
        # The place of the first that is not before it; one that counts on starts after it.
        at = bisect_left(days, day)
        if count > 0 and (at == len(days) or days[at] != day):
            at -= 1
        at += count
        if not 0 <= at < len(days) or not self.first <= days[at] <= self.last:
            way = "after" if count >= 0 else "before"
            raise OutsideCalendar(f"{self.name} has no {abs(count)} working days {way} {date_words(day)}")
        return at

    def _close(self, at: int) -> int:
        if self.closes[at] > self.limit:
            day = date_words(self.days[at])
            raise OutsideCalendar(f"{self.name} is not known to the close of business on {day}")
        return self.closes[at]
