"""Which clock a name means: in which sector, in which edition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from remit.diagnostics.suggest import near
from remit.driver.due.named import clock_called, clock_names, says, started
from remit.driver.due.problems import refused
from remit.model.from_syntax.assemblies import ANY_SECTOR
from remit.model.standard import ALWAYS
from remit.runtime.due.term import DATES
from remit.runtime.durations import Unit
from remit.runtime.zones import zone
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from remit.diagnostics.errors import ClockError
    from remit.driver.desk import Desk
    from remit.model.nodes import Assembly, Clock, Length, Vocabulary
    from remit.runtime.calendars import CalendarSpec

_NOWHERE: Final = Span("", 0, 0)
_WORD: Final = re.compile("[^._]+")
_MOST_MEANT: Final = 4
_KEPT: Final = 1024
_WORKING: Final = (Unit.WORKING_DAY, Unit.WORKING_HOUR)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A clock, or a target of an SLA as one, and a desk that has it; in all `sectors` it means the same.

    `says` is its deadline in the policy's words.
    """

    clock: Clock
    says: tuple[str, ...]
    desk: Desk
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A clock that a desk has, and whether a rule of the desk's policies starts it."""

    clock: Clock
    desk: Desk
    started: bool

    @property
    def sector(self) -> str:
        """The sector of its desk."""
        return self.desk.assembly.sector


class Clocks:
    """Every clock of some policies. What has been asked for once is found at once.

    Clocks of `loose` desks, which have no policy, are asked for where no policy has one.
    """

    def __init__(self, desks: Iterable[Desk], loose: Iterable[Desk]) -> None:
        self._desks, self._loose = tuple(desks), tuple(loose)
        self._called = lru_cache(_KEPT)(lambda name: _called(name, self._desks))
        self._spare = lru_cache(_KEPT)(lambda name: _called(name, self._loose))
        self._one = lru_cache(_KEPT)(_one)

    def choose(self, name: str, received: datetime, *, sector: str | None, as_of: date | None) -> Chosen:
        """Return the clock of that name that is in force at a moment.

        Raises `ClockError`: R0770, R0782, R0783; R0720 for a sector without policies.
        """
        sectors = {desk.assembly.sector for desk in self._desks}
        if sector is not None and sectors and not sectors & {sector, ANY_SECTOR}:
            raise refused("R0720", near=(sector, sectors), value=sector)
        has = [
            known
            for known in self._called(name)
            if sector in (None, known.sector) or known.sector == ANY_SECTOR
        ]
        in_force = [known for known in has if _in_force(known.desk.assembly, received, as_of)]
        if has and not in_force:
            raise _not_in_force(name, has, received, as_of)
        if not in_force:
            in_force = list(self._spare(name))
        if not in_force:
            names = {
                known
                for desk in (*self._desks, *self._loose)
                for known in clock_names(desk.assembly.vocabulary)
            }
            elsewhere = ", ".join(sorted({known.sector for known in self._called(name)}))
            help_ = f"not in the sector `{sector}`, but in {elsewhere}" if elsewhere else _meant(name, names)
            raise refused("R0770", help_=help_, name=name)
        return self._one(name, tuple(in_force))


def _called(name: str, desks: Iterable[Desk]) -> tuple[Known, ...]:
    return tuple(known for desk in desks if (known := _known(name, desk)) is not None)


def _not_in_force(name: str, has: list[Known], received: datetime, as_of: date | None) -> ClockError:
    day = as_of or _day(has[0].desk.assembly, received)
    spans = ", ".join(dict.fromkeys(_days_in_force(known.desk.assembly) for known in has))
    help_ = f"it is {spans}: say `--as-of DATE` for that edition"
    return refused("R0783", help_=help_, clock=name, day=day)


def _meant(name: str, names: set[str]) -> str:
    """Say which clocks may be meant: those called nearly so, else those that share a word with it."""
    words = set(_WORD.findall(name))
    meant = near(name, names) or sorted(each for each in names if words.intersection(_WORD.findall(each)))
    if not meant:
        return "`remit due PATH` lists all there are" if names else "there are none"
    return f"did you mean {' or '.join(f'`{each}`' for each in meant[:_MOST_MEANT])}?"


def _one(name: str, found: Sequence[Known]) -> Chosen:
    """Return what is meant where all that is found means the same; what is started goes before what is only known."""
    meant = [known for known in found if known.started] or found
    by_meaning: dict[object, list[Known]] = {}
    for known in meant:
        by_meaning.setdefault(_meaning(known), []).append(known)
    sectors = tuple(sorted({known.sector for known in meant} - {ANY_SECTOR}))
    if len(by_meaning) > 1:
        # Vocabulary without a policy is of no sector; then the file tells them apart.
        groups = [
            ", ".join(sorted({known.sector if sectors else known.clock.span.file for known in same}))
            for same in by_meaning.values()
        ]
        help_ = "name a sector with `--sector`" if sectors else "name the file, not the folder"
        raise refused("R0782", help_=help_, clock=name, sectors=", another in ".join(sorted(groups)))
    first = meant[0]
    return Chosen(first.clock, says(first.clock, first.desk.assembly.vocabulary), first.desk, sectors)


def _known(name: str, desk: Desk) -> Known | None:
    clock = clock_called(name, desk.assembly.vocabulary)
    return None if clock is None else Known(clock, desk, started(name, desk.assembly))


def _meaning(known: Known) -> tuple[Clock, tuple[CalendarSpec, ...], str]:
    """Return what decides when it is due, wherever it is written."""
    assembly = known.desk.assembly
    lengths = lengths_of(known.clock)
    names = [length.calendar for length in lengths if length.calendar] + [known.clock.roll or ALWAYS]
    specs = tuple(_specs(names, assembly.vocabulary))
    on_own_clocks = any(length.duration.unit in DATES and length.calendar is None for length in lengths)
    return replace(known.clock, span=_NOWHERE), specs, assembly.zone if on_own_clocks else ""


def lengths_of(clock: Clock) -> tuple[Length, ...]:
    """Every length of time that a clock states."""
    extension = clock.extension
    longer = () if extension is None else (extension.to, *filter(None, [extension.told]))
    return (clock.within, *longer)


def _specs(names: Iterable[str], vocabulary: Vocabulary) -> Iterator[CalendarSpec]:
    for name in names:
        if name in vocabulary.calendars:
            spec = vocabulary.calendars[name].spec
            yield spec
            yield from _specs(spec.all_of, vocabulary)


def _in_force(assembly: Assembly, received: datetime, as_of: date | None) -> bool:
    day = as_of or _day(assembly, received)
    return (assembly.first is None or assembly.first <= day) and (
        assembly.last is None or day <= assembly.last
    )


def _day(assembly: Assembly, received: datetime) -> date:
    return received.astimezone(zone(assembly.policies[0].zone)).date()


def _days_in_force(assembly: Assembly) -> str:
    since = "" if assembly.first is None else f" from {assembly.first}"
    until = "" if assembly.last is None else f" until {assembly.last}"
    return f"in force{since}{until}"


def every_clock(desks: Iterable[Desk]) -> dict[str, list[Chosen]]:
    """Return every clock and target by its name, one for each meaning."""
    found: dict[str, dict[object, list[Known]]] = {}
    for desk in desks:
        for name in clock_names(desk.assembly.vocabulary):
            if (known := _known(name, desk)) is not None:
                found.setdefault(name, {}).setdefault(_meaning(known), []).append(known)
    return {
        name: [_one(name, meant) for meant in by_meaning.values()]
        for name, by_meaning in sorted(found.items())
    }


def working_days_unsaid(chosen: Chosen, text: str) -> bool:
    """Whether nothing says in which calendar its working time counts; `text` is how the clock is written.

    Without a policy the working days that a policy would name stand open.
    """
    clock = chosen.clock
    working = any(
        length.calendar == ALWAYS and length.duration.unit in _WORKING for length in lengths_of(clock)
    )
    open_ended = not chosen.desk.assembly.policies and (working or clock.roll == ALWAYS)
    return open_ended and ALWAYS not in text.split()
