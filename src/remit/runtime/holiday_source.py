"""Where public holidays come from: the question that calendars ask, and a frozen answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from remit.runtime.value_problem import ValueProblem, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SUBSTITUTE = " (substitute day)"
ESTIMATED = " (estimated)"


class HolidaySource(Protocol):
    """A list of public holidays with a version."""

    @property
    def version(self) -> str:
        """What the list is and which edition of it, such as `holidays 0.109`."""
        ...

    def regions(self) -> frozenset[str]:
        """Return the codes of all regions: ISO 3166, such as `IE` and `GB-SCT`."""
        ...

    def nearest(self, region: str) -> tuple[str, ...]:
        """Return regions that may be meant by a code that is not one."""
        ...

    def years(self, region: str) -> range:
        """Return the years for which the days of a region are known.

        Raises `ValueProblem` (`unknown-region`).
        """
        ...

    def days(self, region: str, year: int) -> Mapping[date, tuple[str, ...]]:
        """Return the holidays of a region in a year, each with its names in English.

        A day in place of one that falls on a weekend is called `… (substitute day)`; a day whose date is
        settled only when the moon is seen, `… (estimated)`. The day itself is in the list too.
        Raises `ValueProblem`: `unknown-region`, `no-holiday-data`.
        """
        ...


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """Holidays written down, as the digest of a policy freezes them: names by date by region."""

    version: str
    table: Mapping[str, Mapping[date, tuple[str, ...]]]
    first_year: int
    last_year: int

    def regions(self) -> frozenset[str]:
        """Return the codes of the regions in the table."""
        return frozenset(self.table)

    def nearest(self, region: str) -> tuple[str, ...]:
        """Return the regions of the same country."""
        return subdivisions(region, self.table)

    def years(self, region: str) -> range:
        """Return the years of the table. Raises `ValueProblem` (`unknown-region`)."""
        if region not in self.table:
            raise unknown_region(region)
        return range(self.first_year, self.last_year + 1)

    def days(self, region: str, year: int) -> Mapping[date, tuple[str, ...]]:
        """Return the days of a region in a year.

        Raises `ValueProblem`: `unknown-region`, `no-holiday-data`.
        """
        if year not in self.years(region):
            raise no_holiday_data(region, year, self.years(region))
        return {day: names for day, names in self.table[region].items() if day.year == year}


def subdivisions(region: str, regions: Mapping[str, object] | frozenset[str]) -> tuple[str, ...]:
    """Return the regions of the country that `region` names or is a part of, sorted."""
    country = region.partition("-")[0]
    return tuple(sorted(known for known in regions if known.partition("-")[0] == country and known != region))


def unknown_region(region: str) -> ValueProblem:
    """Say that no list of holidays is that of `region`."""
    return ValueProblem("unknown-region", f"there is no list of holidays of {quoted(region)}")


def no_holiday_data(region: str, year: int, years: range) -> ValueProblem:
    """Say that the list of a region does not reach a year."""
    return ValueProblem(
        "no-holiday-data",
        f"the holidays of {quoted(region)} are known for {years.start} to {years.stop - 1}, not for {year}",
    )
