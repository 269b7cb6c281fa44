"""Which dates are holidays of a calendar, under which names, and which of them it works."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from remit.runtime.holiday_source import ESTIMATED, SUBSTITUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.runtime.calendars.spec import CalendarSpec, Hours, WorkedHoliday
    from remit.runtime.holiday_source import HolidaySource


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A holiday; `hours` are those stated for working on it, None where it is not worked."""

    names: tuple[str, ...]
    hours: tuple[Hours, ...] | None

    @property
    def name(self) -> str:
        """Its names as one text."""
        return "; ".join(self.names)


def listed_days(
    spec: CalendarSpec, years: Iterable[int], source: HolidaySource
) -> dict[date, tuple[str, ...]]:
    """Return the union of the regions' lists and the spec's own holidays, nothing struck.

    Raises `ValueProblem`: `unknown-region`, `no-holiday-data`.
    """
    named: defaultdict[date, dict[str, None]] = defaultdict(dict)
    for year in years:
        for region in spec.holiday_regions:
            for day, names in source.days(region, year).items():
                named[day].update(dict.fromkeys(names))
    for extra in spec.extra_holidays:
        named[extra.day][extra.name] = None
    return {day: tuple(named[day]) for day in sorted(named)}


def named_days(spec: CalendarSpec, listed: Mapping[date, tuple[str, ...]]) -> dict[date, NamedDay]:
    """Return the holidays that are left when the struck ones are gone.

    A day with several names stays a holiday while one is left that is not struck, and is worked only where
    the policy says so of every name that is left.
    """
    days: dict[date, NamedDay] = {}
    for day, names in listed.items():
        left = tuple(
            name for name in names if not any(means(struck, day, name) for struck in spec.struck_holidays)
        )
        if left:
            worked = [_worked(spec.open_on_holidays, day, name) for name in left]
            days[day] = NamedDay(left, _hours(worked))
    return days


def means(holiday: str | date, day: date, name: str) -> bool:
    """Whether a holiday as a policy calls it is the one called `name` on `day`.

    A name means the day itself and the day in its place; with the mark of a substitute, only that.
    """
    if isinstance(holiday, date):
        return holiday == day
    called, listed = _folded(holiday), _folded(name)
    return called in {listed, listed.removesuffix(SUBSTITUTE)}


def _folded(name: str) -> str:
    spaced = " ".join(name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).casefold()
    # The word of the package for a day in place of another, which some will copy from there.
    return spaced.replace(" (observed)", SUBSTITUTE).removesuffix(ESTIMATED)


def _worked(clauses: tuple[WorkedHoliday, ...], day: date, name: str) -> WorkedHoliday | None:
    return next((clause for clause in clauses if means(clause.holiday, day, name)), None)


def _hours(worked: list[WorkedHoliday | None]) -> tuple[Hours, ...] | None:
    clauses = [clause for clause in worked if clause is not None]
    if len(clauses) < len(worked):
        return None
    return next((clause.hours for clause in clauses if clause.hours), ())
