"""Calendars as they are asked for by name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from remit.clocks.ground import Ground
from remit.driver.due.problems import refused
from remit.model.from_syntax.assemblies import ANY_SECTOR
from remit.model.standard import ALWAYS
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.driver.desk import Desk
    from remit.model.nodes import Assembly
    from remit.runtime.calendars import Calendar, CalendarSpec

_OPEN_ENDED: Final = timedelta(days=3 * 365)
_BEFORE: Final = timedelta(days=366)
_AFTER: Final = timedelta(days=2 * 366)


def calendar_of(
    name: str,
    desks: Iterable[Desk],
    loose: Iterable[Desk],
    *,
    sector: str | None,
    first: date | None,
    last: date | None,
) -> Calendar:
    """Return a calendar for some days; those without a policy are asked for where no policy has it.

    Raises `ClockError`: R0779, R0782, R0786, R0788; R0720 for a sector without policies.
    """
    every = [desk.assembly for desk in desks]
    ours = [each for each in every if sector is None or each.sector in (sector, ANY_SECTOR)]
    if every and not ours:
        raise refused("R0720", near=(sector or "", {each.sector for each in every}), value=sector)
    spare = [desk.assembly for desk in loose]
    found = [each for each in ours if _has(each, name)] or [each for each in spare if _has(each, name)]
    if not found:
        names = {known for each in (*ours, *spare) for known in each.vocabulary.calendars}
        raise refused("R0786", near=(name, names), name=name)
    assembly = found[0]
    if any(_meaning(each, name) != _meaning(assembly, name) for each in found[1:]):
        sectors = ", another in ".join(sorted({each.sector for each in found}))
        raise refused("R0782", help_="name a `sector`", clock=name, sectors=sectors)
    return _laid_out(name, assembly, *_days(name, found, first, last))


def _has(assembly: Assembly, name: str) -> bool:
    return name == ALWAYS or name in assembly.vocabulary.calendars


def _meaning(assembly: Assembly, name: str) -> tuple[CalendarSpec | str, ...]:
    return tuple(_specs(assembly, name))


def _specs(assembly: Assembly, name: str) -> Iterator[CalendarSpec | str]:
    if name == ALWAYS:
        yield assembly.zone
        return
    spec = assembly.vocabulary.calendars[name].spec
    yield spec
    for member in spec.all_of:
        yield from _specs(assembly, member)


def _days(name: str, found: list[Assembly], first: date | None, last: date | None) -> tuple[date, date]:
    """Return the days asked for, else those in force and some around them."""
    starts = [each.first for each in found if each.first is not None]
    ends = [each.last for each in found if each.last is not None]
    if starts:
        end = max(ends) if len(ends) == len(found) else max(starts) + _OPEN_ENDED
        first, last = first or min(starts) - _BEFORE, last or end + _AFTER
    if first is None or last is None:
        raise refused("R0788", help_="say `first` and `last`", name=name)
    return first, last


def _laid_out(name: str, assembly: Assembly, first: date, last: date) -> Calendar:
    try:
        return Ground(assembly, first, last, PublicHolidays()).calendar(name)
    except ValueProblem as problem:
        raise refused("R0779", clock=name, reason=problem.words) from problem
