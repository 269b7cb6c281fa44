"""The ground of an assembly's clocks, for the years that are asked for."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from remit.clocks.ground import Ground
from remit.model.horizon import longest_days
from remit.runtime.moments import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from datetime import datetime

    from remit.model.nodes import Assembly
    from remit.runtime.holiday_source import HolidaySource

# Calendars are laid out for so many years at a time, with a year on both sides to search in.
YEARS_A_BLOCK: Final = 4


class Grounds:
    """Gives each moment a ground that reaches as far as any clock of the assembly can lead from there."""

    def __init__(self, assembly: Assembly, holidays: HolidaySource) -> None:
        self._assembly = assembly
        self._holidays = holidays
        self._years_ahead = longest_days(assembly.vocabulary) // 365 + 1
        self._of_block = cache(self._block)

    def at(self, moment: datetime) -> Ground:
        """The ground for a case received at a moment."""
        block = _block_of(moment)
        return self._of_block(block, block)

    def between(self, first: datetime, last: datetime) -> Ground:
        """The ground for a case in which clocks start, or stand still, between two moments."""
        return self._of_block(_block_of(first), _block_of(last))

    def _block(self, first_year: int, last_year: int) -> Ground:
        first = max(first_year - 1, FIRST_YEAR)
        last = min(last_year + YEARS_A_BLOCK - 1 + self._years_ahead, LAST_YEAR)
        return Ground(self._assembly, date(first, 1, 1), date(last, 12, 31), self._holidays)


def _block_of(moment: datetime) -> int:
    return moment.year - moment.year % YEARS_A_BLOCK
