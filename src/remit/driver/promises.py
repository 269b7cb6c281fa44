"""The promises of policies, sector by sector, each with the longest that it can take while they are in force."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from remit.clocks.lines import Lines
from remit.clocks.promises import Kind, Promise, promises
from remit.runtime.holiday_data import PublicHolidays
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from remit.model.nodes import Assembly
    from remit.runtime.zones import WallClock

_ORDER: Final = {Kind.TARGET: 0, Kind.CLOCK: 1, Kind.EXTENSION: 1, Kind.TOLD: 1, Kind.STEP: 2}
_NOWHERE: Final = Span("", 0, 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The promises of one sector, None: those that all sectors share, for receipt from `first` to `last`.

    `clock` are the clocks on which its days are told.
    """

    sector: str | None
    first: date
    last: date
    clock: WallClock
    promises: tuple[Promise, ...]


def sheets(assemblies: Iterable[Assembly]) -> tuple[Sheet, ...]:
    """Return what all sectors share, then what each has of its own, by name; none that is empty.

    Where several editions of a sector follow one another, a promise is as long as in the edition where it is longest.
    """
    by_sector: defaultdict[str, list[Sheet]] = defaultdict(list)
    for assembly in assemblies:
        by_sector[assembly.sector].append(_sheet(assembly))
    of_sectors = [_joined(found) for _, found in sorted(by_sector.items())]
    if len(of_sectors) > 1:
        shared = _shared(of_sectors)
        own = (replace(sheet, promises=_less(sheet, shared)) for sheet in of_sectors)
        of_sectors = [shared, *own]
    return tuple(sheet for sheet in of_sectors if sheet.promises)


def _sheet(assembly: Assembly) -> Sheet:
    holidays = PublicHolidays()
    lines = Lines(assembly, holidays)
    found = promises(assembly, holidays)
    return Sheet(assembly.sector, lines.first_day, lines.last_day, lines.ground.clock, found)


def _joined(editions: list[Sheet]) -> Sheet:
    """Return one sheet for the editions of a sector."""
    longest: dict[Promise, Promise] = {}
    for promise in (promise for sheet in editions for promise in sheet.promises):
        known = longest.setdefault(_said(promise), promise)
        if _seconds(promise) > _seconds(known):
            longest[_said(promise)] = promise
    first, last = min(sheet.first for sheet in editions), max(sheet.last for sheet in editions)
    ordered = sorted(longest.values(), key=_group)
    return replace(editions[-1], first=first, last=last, promises=tuple(ordered))


def _shared(of_sectors: list[Sheet]) -> Sheet:
    """Return the SLAs, clocks and paths that are the same in all sectors, down to the last moment."""
    one, *others = of_sectors
    if any((one.first, one.last, one.clock.zone) != (o.first, o.last, o.clock.zone) for o in others):
        return replace(one, sector=None, promises=())
    groups = [_groups(sheet) for sheet in of_sectors]
    same = {key for key, group in groups[0].items() if all(each.get(key) == group for each in groups)}
    in_all = (promise for promise in one.promises if _group(promise) in same)
    return replace(
        one,
        sector=None,
        promises=tuple(replace(each, holders=_holders(each, of_sectors)) for each in in_all),
    )


def _less(sheet: Sheet, shared: Sheet) -> tuple[Promise, ...]:
    told = {_group(promise) for promise in shared.promises}
    return tuple(promise for promise in sheet.promises if _group(promise) not in told)


def _groups(sheet: Sheet) -> dict[tuple[int, str], list[Promise]]:
    found: defaultdict[tuple[int, str], list[Promise]] = defaultdict(list)
    for promise in sheet.promises:
        found[_group(promise)].append(_same(promise))
    return found


def _group(promise: Promise) -> tuple[int, str]:
    """Return what tells the SLA, clock or path of a promise from others, in the order in which they are told."""
    return _ORDER[promise.kind], promise.name


def _holders(promise: Promise, of_sectors: list[Sheet]) -> tuple[str, ...]:
    """Return who has the case in any sector; nobody in particular where it is so in one of them."""
    same = [each for sheet in of_sectors for each in sheet.promises if _same(each) == _same(promise)]
    if not all(each.holders for each in same):
        return ()
    return tuple(dict.fromkeys(holder for each in same for holder in each.holders))


def _said(promise: Promise) -> Promise:
    """Return what a promise says, without how long it takes and where it stands."""
    return replace(promise, longest=None, problem=None, holders=(), span=_NOWHERE)


def _same(promise: Promise) -> Promise:
    """Return what a promise says and takes, whoever has the case."""
    return replace(promise, holders=(), span=_NOWHERE)


def _seconds(promise: Promise) -> int:
    return -1 if promise.longest is None else promise.longest.seconds
