"""What each fact can be in an interaction that is made up: the plainest values first."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from remit.backends.reference.cells import atoms_of, representatives
from remit.backends.reference.holds import atom_is_true
from remit.backends.reference.situation import Situation
from remit.model import types as t
from remit.model.conditions import Atom, Covers, InRange, InSeason, IsIn, OpenDuring
from remit.model.nodes import Stratum
from remit.model.standard import ALWAYS_KNOWN
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from remit.driver.desk import Desk
    from remit.driver.suggestion.partial import Choice, Variable
    from remit.driver.suggestion.visible import Visible
    from remit.model.nodes import Example

_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)
# Two weeks hold every weekday twice, and mostly one of them without a holiday.
_DAYS_LOOKED_AT: Final = 15
_HOURS: Final = (10, 12, 20, 3, 17, 8, 23)
_ELEVEN: Final = time(10)


class Choices:
    """The values that are tried for the facts of one assembly, and those that are plainest."""

    def __init__(self, desk: Desk, visible: Visible) -> None:
        """`visible` are the names that an example may use; what has another name stays unknown, or off."""
        self._desk = desk
        self._visible = visible
        self._atoms: dict[str, list[Atom]] = {}
        for atom in atoms_of(desk.assembly):
            self._atoms.setdefault(atom.fact, []).append(atom)
        examples = [e for policy in reversed(desk.assembly.policies) for e in policy.examples]
        self.moment = _usual_moment(desk, examples)
        self._channels = _by_use(desk, examples, visible)
        self._moments = tuple(self._told_apart())

    def of(self, variable: Variable) -> tuple[Choice, ...]:
        """Return the choices for a variable, the plainest first; None is unknown."""
        name, element = variable
        vocabulary = self._desk.assembly.vocabulary
        if element:
            return (False, True)
        if name == "received":
            return self._moments
        if name == "channel":
            return self._channels
        if name == "sector":
            return (self._desk.assembly.sector,)
        switch = vocabulary.switches.get(name)
        if switch is not None:
            if not self._visible.switch(name):
                return (False,) if switch.by is None else (frozenset(),)
            return (False, True) if switch.by is None else (frozenset(), self._covered(switch.by))
        fact = vocabulary.facts[name]
        if not self._visible.fact(name):
            return (None,)
        if isinstance(fact.type, t.SomeOf):
            # Known, whatever is in it.
            return (None, True)
        values = representatives(fact.type, self._asking(name), None)
        return values if name in ALWAYS_KNOWN else (None, *values)

    @property
    def channel(self) -> str:
        """The channel that is named where any would do."""
        return str(self._channels[0])

    def _asking(self, name: str) -> list[Atom]:
        return self._atoms.get(name, [])

    def _covered(self, by: str) -> frozenset[str]:
        """Return one value for which a switch is on: the first that the fact can have."""
        known = [value for value in self.of((by, "")) if value is not None]
        return frozenset(map(str, known[:1]))

    def _told_apart(self) -> Iterator[datetime]:
        """Yield moments, of those that no condition or calendar tells apart the plainest."""
        asked = [atom for atom in self._asking("received") if not isinstance(atom.test, Covers)]
        channels = self._desk.assembly.vocabulary.channels.values()
        opening = {channel.open for channel in channels if channel.open is not None}
        asked += [
            Atom("received", OpenDuring(name), negated=False, span=self._desk.assembly.policies[0].span)
            for name in sorted(opening)
        ]
        seen = set()
        for moment in self._in_force([self.moment, *self._edges(asked), *self._hours()]):
            cell = self._cell(moment, asked)
            if cell is not None and cell not in seen:
                seen.add(cell)
                yield moment

    def _cell(self, moment: datetime, asked: Iterable[Atom]) -> tuple[bool, ...] | None:
        here = Situation(self._desk.assembly, {"received": moment}, {}, self._desk.world)
        try:
            days = self._days(moment)
            return (*(atom_is_true(atom, here) for atom in asked), *days)
        except ValueProblem:
            return None

    def _days(self, moment: datetime) -> Iterator[bool]:
        """Say on which side of the first and last day of each rule, and of each switch's days, a moment is."""
        today = moment.astimezone(zone(self._desk.assembly.zone)).date()
        for first, after in self._spans():
            yield first is None or first <= today
            yield after is None or today < after

    def _spans(self) -> Iterator[tuple[date | None, date | None]]:
        for policy in self._desk.assembly.policies:
            for section in policy.sections:
                for rule in section.rules:
                    yield rule.first, None if rule.last is None else rule.last + _DAY
        for switch in self._desk.assembly.vocabulary.switches.values():
            for first, last in switch.on:
                yield first, None if last is None else last + _DAY

    def _edges(self, asked: Iterable[Atom]) -> Iterator[datetime]:
        """Yield moments on and just beside whatever tells moments apart, to the minute as examples have it."""
        here = zone(self._desk.assembly.zone)
        for first, after in self._spans():
            for day in (first, after):
                if day is not None:
                    yield datetime.combine(day, _ELEVEN, here)
                    yield datetime.combine(day - _DAY, _ELEVEN, here)
        for atom in asked:
            match atom.test:
                case InRange(low, high):
                    for end in (low, high):
                        if isinstance(end, datetime):
                            yield from (end, end - _MINUTE)
                case IsIn(values):
                    yield from (value for value in values if isinstance(value, datetime))
                case InSeason(start, end_of):
                    for day_, month in (start, end_of):
                        day = (
                            self.moment.astimezone(here).date().replace(month=month, day=1)
                            + (day_ - 1) * _DAY
                        )
                        yield from (datetime.combine(day + n * _DAY, _ELEVEN, here) for n in (0, -1, 1))
                case _:
                    pass

    def _hours(self) -> Iterator[datetime]:
        here = zone(self._desk.assembly.zone)
        day = self.moment.astimezone(here).date()
        for n in range(_DAYS_LOOKED_AT):
            yield from (datetime.combine(day + n * _DAY, time(hour), here) for hour in _HOURS)
        # A year of noons meets every holiday.
        yield from (datetime.combine(day + n * _DAY, time(12), here) for n in range(366))

    def _in_force(self, moments: Iterable[datetime]) -> Iterator[datetime]:
        assembly = self._desk.assembly
        here = zone(assembly.policies[0].zone)
        for moment in moments:
            day = moment.astimezone(here).date()
            if (assembly.first is None or assembly.first <= day) and (
                assembly.last is None or day <= assembly.last
            ):
                yield moment.astimezone(UTC)


def _usual_moment(desk: Desk, examples: Iterable[Example]) -> datetime:
    """Return when most examples are received, else a Tuesday morning soon after the policy came into force."""
    assembly = desk.assembly
    here = zone(assembly.zone)
    told = Counter(example.facts["received"] for example in examples)
    for moment, _ in told.most_common():
        if isinstance(moment, datetime):
            day = moment.astimezone(here).date()
            if (assembly.first is None or assembly.first <= day) and (
                assembly.last is None or day <= assembly.last
            ):
                return moment
    first = assembly.first or datetime(2026, 3, 2, tzinfo=UTC).date()
    tuesday = next(first + n * _DAY for n in range(1, 8) if (first + n * _DAY).weekday() == 1)
    day = tuesday if assembly.last is None or tuesday <= assembly.last else first
    return datetime.combine(day, _ELEVEN, here).astimezone(UTC)


def _by_use(desk: Desk, examples: Iterable[Example], visible: Visible) -> tuple[str, ...]:
    """Return the channels, those first that examples of the sector's own policy name most."""
    own = {p.title for p in desk.assembly.policies if p.stratum is Stratum.SECTOR}
    told = Counter(str(e.facts["channel"]) for e in examples if e.policy in own or not own)
    channels = desk.assembly.vocabulary.channels.values()
    plain = [c for c in channels if visible.channel(c.name)] or list(channels)
    plain.sort(key=lambda c: (c.listen_only or c.broadcast_only, -told[c.name], not c.public, c.name))
    return tuple(channel.name for channel in plain)
