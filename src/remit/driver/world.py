"""What the evaluator may ask that stands neither in the policy nor in the interaction."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from remit.model.standard import ALWAYS
from remit.runtime.calendars.compile import compile_calendar
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.opening_hours import hours_in_words, next_opening_in_words
from remit.signals.topics import Words, matches

if TYPE_CHECKING:
    from datetime import datetime

    from remit.model.nodes import Assembly
    from remit.runtime.calendars.calendar import Calendar

# Calendars are laid out for so many years at a time, with a year on both sides to search in.
YEARS_A_BLOCK = 4
PATTERNS_KEPT = 4096


class PolicyWorld:
    """The calendars of one assembly, laid out for the years that are asked for, and its word finders."""

    def __init__(self, assembly: Assembly) -> None:
        self._specs = {name: calendar.spec for name, calendar in assembly.vocabulary.calendars.items()}
        self._holidays = PublicHolidays()
        self._calendar = cache(self._laid_out)
        self._words = lru_cache(PATTERNS_KEPT)(Words)

    @property
    def holiday_version(self) -> str:
        """The holiday data and its release."""
        return self._holidays.version

    def is_open(self, calendar: str, moment: datetime) -> bool:
        """Whether a calendar is open at a moment.

        Raises `BadCalendar` or `OutsideCalendar` for years without holiday data.
        """
        return calendar == ALWAYS or self._at(calendar, moment).is_open(moment)

    def contains(self, phrases: tuple[str, ...], text: str) -> bool:
        """Whether any of the phrases occurs as whole words."""
        return bool(self._words(phrases).found(text))

    def matches(self, pattern: str, text: str) -> bool:
        """Whether an RE2 pattern matches somewhere."""
        return matches(pattern, text)

    def hours(self, calendar: str, language: str) -> str:
        """Opening hours in words."""
        return hours_in_words(self._specs[calendar], language, self._specs)

    def next_opening(self, calendar: str, moment: datetime, language: str) -> str:
        """When it opens next, in words."""
        return next_opening_in_words(self._at(calendar, moment), moment, language)

    def _at(self, calendar: str, moment: datetime) -> Calendar:
        return self._calendar(calendar, moment.year - moment.year % YEARS_A_BLOCK)

    def _laid_out(self, name: str, block: int) -> Calendar:
        spec = self._specs[name]
        others = {other: self._calendar(other, block) for other in spec.all_of}
        first, last = date(block - 1, 1, 1), date(block + YEARS_A_BLOCK, 12, 31)
        return compile_calendar(spec, first, last, self._holidays, others)
