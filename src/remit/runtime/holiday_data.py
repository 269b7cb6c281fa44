"""Public holidays from the `holidays` package. The only module that imports it: load this one late."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import holidays

from remit.runtime.holiday_source import (
    ESTIMATED,
    SUBSTITUTE,
    no_holiday_data,
    subdivisions,
    unknown_region,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# The package computes on until 2100, but a holiday that far off is a guess: lists are proclaimed and changed.
LAST_YEAR: Final = 2050

# Without a nation the package gives only the days that all four share, which is nobody's list.
_NEVER_WHOLE: Final = frozenset({"GB"})

_MARKS: Final = {
    "(observed)": (SUBSTITUTE,),
    "(in lieu)": (SUBSTITUTE,),
    "(substitute day)": (SUBSTITUTE,),
    "(estimated)": (ESTIMATED,),
    "(observed, estimated)": (SUBSTITUTE, ESTIMATED),
}


class PublicHolidays:
    """The lists of the `holidays` package, for every country and subdivision that it knows."""

    @property
    def version(self) -> str:
        """The package and its release."""
        return f"holidays {version('holidays')}"

    def regions(self) -> frozenset[str]:
        """Return the codes of all regions: `IE`, `GB-SCT`. Plain `GB` is not one of them."""
        return _regions()

    def nearest(self, region: str) -> tuple[str, ...]:
        """Return the regions of the same country; those of `GB` for `UK`."""
        country, dash, part = region.upper().partition("-")
        code = f"{'GB' if country == 'UK' else country}{dash}{part}"
        return (code,) if code in _regions() else subdivisions(code, _regions())

    def years(self, region: str) -> range:
        """Return the years that the package covers, 2050 at most.

        Raises `ValueProblem` (`unknown-region`).
        """
        if region not in _regions():
            raise unknown_region(region)
        country = getattr(holidays, region.partition("-")[0])
        return range(country.start_year, min(country.end_year, LAST_YEAR) + 1)

    def days(self, region: str, year: int) -> Mapping[date, tuple[str, ...]]:
        """Return the holidays of a region in a year, with their names in English.

        Raises `ValueProblem`: `unknown-region`, `no-holiday-data`.
        """
        years = self.years(region)
        if year not in years:
            raise no_holiday_data(region, year, years)
        return _days(region, year)


@cache
def _regions() -> frozenset[str]:
    codes = {
        country: parts
        for country, parts in holidays.list_supported_countries(include_aliases=False).items()
        if len(country) == 2
    }
    whole = codes.keys() - _NEVER_WHOLE
    return frozenset(whole | {f"{country}-{part}" for country, parts in codes.items() for part in parts})


@cache
def _days(region: str, year: int) -> dict[date, tuple[str, ...]]:
    country, _, part = region.partition("-")
    spoken = getattr(holidays, country).supported_languages
    language = next((language for language in ("en_GB", "en_US") if language in spoken), None)
    listed = holidays.country_holidays(country, subdiv=part or None, years=year, language=language)
    return {day: _names(names) for day, names in sorted(listed.items())}


def _names(joined: str) -> tuple[str, ...]:
    """Split `New Year Holiday; New Year's Day (observed)` and call marks by their British names."""
    names = (_name(name) for name in joined.split("; "))
    return tuple(dict.fromkeys(names))


def _name(name: str) -> str:
    for mark, said in _MARKS.items():
        if name.endswith(f" {mark}"):
            return name.removesuffix(f" {mark}") + "".join(said)
    return name
