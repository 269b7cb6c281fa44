"""Which assembly of the old edition stands against which of the new, on which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from remit.model.from_syntax.assemblies import ANY_SECTOR
from remit.model.horizon import horizon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.model.nodes import Assembly

OTHER_SECTORS: Final = "any other sector"
"""Those that neither names, where one has policies that are for any."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Facing:
    """Two assemblies of a sector on the days from `first` to `last`, both included.

    `carried` is set where the old one was not in force then and is taken as if it had stayed.
    """

    sector: str
    old: Assembly
    new: Assembly
    first: date
    last: date
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Alone:
    """Days on which only one edition has anything in force for a sector; `last` is None where they have no end."""

    sector: str
    edition: str
    first: date | None
    last: date | None


def facing(old: Sequence[Assembly], new: Sequence[Assembly]) -> tuple[tuple[Facing, ...], tuple[Alone, ...]]:
    """Return what can be compared, and the days on which there is nothing to compare with."""
    pairs: list[Facing] = []
    alone: list[Alone] = []
    for sector in _sectors(old, new):
        before, after = _of(sector, old), _of(sector, new)
        found = [pair for one in before for other in after if (pair := _overlap(sector, one, other))]
        if not found and before and after:
            # Editions that follow one another: what the new one changes is told as if the old one had stayed.
            last = before[-1]
            for other in after:
                first, end = horizon(other.first, other.last)
                found.append(Facing(sector, last, other, first, end, carried=True))
        pairs += found
        alone += _alone(sector, "old", before, after)
        alone += _alone(sector, "new", after, before)
    for edition, mine, theirs in (("old", old, new), ("new", new, old)):
        if theirs and _any(mine) and not _any(theirs):
            alone.append(Alone(OTHER_SECTORS, edition, None, None))
    return tuple(pairs), tuple(alone)


def _any(assemblies: Sequence[Assembly]) -> bool:
    return any(one.sector == ANY_SECTOR for one in assemblies)


def _sectors(old: Sequence[Assembly], new: Sequence[Assembly]) -> list[str]:
    named = {one.sector for one in (*old, *new)}
    # What is for any sector is for each that the other edition names.
    return sorted(named - {ANY_SECTOR} or named)


def _of(sector: str, assemblies: Sequence[Assembly]) -> list[Assembly]:
    found = [one for one in assemblies if one.sector in (sector, ANY_SECTOR)]
    return sorted(found, key=lambda one: one.first or date.min)


def _overlap(sector: str, old: Assembly, new: Assembly) -> Facing | None:
    first = max(old.first or date.min, new.first or date.min)
    last = min(old.last or date.max, new.last or date.max)
    if first > last:
        return None
    start, end = horizon(None if first == date.min else first, None if last == date.max else last)
    return Facing(sector, old, new, start, end)


def _alone(sector: str, edition: str, one: Sequence[Assembly], other: Sequence[Assembly]) -> Iterator[Alone]:
    """Yield the days of one edition on which the other has nothing in force."""
    for assembly in one:
        first, limit = assembly.first or date.min, assembly.last or date.max
        for there in sorted(other, key=lambda o: o.first or date.min):
            start, end = there.first or date.min, there.last or date.max
            if end < first or start > limit:
                continue
            if start > first:
                yield _days(sector, edition, first, start - _DAY)
            if end == date.max:
                first = date.max
                break
            first = end + _DAY
        if first <= limit and first < date.max:
            yield _days(sector, edition, first, limit)


def _days(sector: str, edition: str, first: date, last: date) -> Alone:
    return Alone(sector, edition, None if first == date.min else first, None if last == date.max else last)
