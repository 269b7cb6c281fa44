"""What the evaluator may ask that stands neither in the policy nor in the interaction."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from remit.driver.ground import Grounds
from remit.model.standard import ALWAYS
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.opening_hours import next_opening_in_words
from remit.signals.topics import Words, matches

if TYPE_CHECKING:
    from datetime import datetime

    from remit.clocks.ground import Ground
    from remit.model.nodes import Assembly

PATTERNS_KEPT = 4096


class PolicyWorld:
    """The calendars of one assembly, laid out for the years that are asked for, and its word finders."""

    def __init__(self, assembly: Assembly) -> None:
        self._holidays = PublicHolidays()
        self._grounds = Grounds(assembly, self._holidays)
        self._words = lru_cache(PATTERNS_KEPT)(Words)

    @property
    def holiday_version(self) -> str:
        """The holiday data and its release."""
        return self._holidays.version

    def is_open(self, calendar: str, moment: datetime) -> bool:
        """Whether a calendar is open at a moment.

        Raises `BadCalendar` or `OutsideCalendar` for years without holiday data.
        """
        return calendar == ALWAYS or self.ground(moment).calendar(calendar).is_open(moment)

    def contains(self, phrases: tuple[str, ...], text: str) -> bool:
        """Whether any of the phrases occurs as whole words."""
        return bool(self._words(phrases).found(text))

    def matches(self, pattern: str, text: str) -> bool:
        """Whether an RE2 pattern matches somewhere."""
        return matches(pattern, text)

    def next_opening(self, calendar: str, moment: datetime, language: str) -> str:
        """When it opens next, in words."""
        return next_opening_in_words(self.ground(moment).calendar(calendar), moment, language)

    def ground(self, moment: datetime) -> Ground:
        """The calendars for a case received at a moment, as far as its clocks can lead."""
        return self._grounds.at(moment)

    def ground_between(self, first: datetime, last: datetime) -> Ground:
        """The calendars for a case in which clocks start, or stand still, between two moments."""
        return self._grounds.between(first, last)
