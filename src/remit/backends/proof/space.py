"""The space of all interactions of an assembly: a variable for each fact and switch that it asks for.

`space_of` can be given several assemblies, so that editions can be compared over the same interactions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.backends.proof.circuit import Circuit
from remit.backends.proof.ground import CHANNEL, RECEIVED, SECTOR, Ground
from remit.backends.proof.maker import Maker
from remit.backends.proof.moments import MomentTest, OnDates, Within
from remit.backends.proof.stops import stops_of
from remit.model.conditions import (
    AllOf,
    AnyOf,
    Atom,
    IsIn,
    OpenDuring,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.backends.proof.stops import Stop
    from remit.backends.proof.variables import Variable
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly

__all__ = ["CHANNEL", "RECEIVED", "SECTOR", "Ground", "Space", "conditions_of", "each_atom", "space_of"]


@dataclass(frozen=True)
class Space:
    """Variables by the name of their fact or switch. `circuit` is where everything about them is written down.

    `stops` are those of each assembly.
    """

    assemblies: tuple[Assembly, ...]
    circuit: Circuit
    variables: Mapping[str, Variable]
    stops: tuple[tuple[Stop, ...], ...]
    _literals: dict[tuple[str, object, bool], int] = field(default_factory=dict, compare=False, repr=False)

    def literal(self, atom: Atom, edition: int = 0) -> int:
        """The literal of an atom of one of the assemblies: true where the atom is known to hold."""
        test: object = (edition, atom.test) if isinstance(atom.test, OpenDuring) else atom.test
        key = atom.fact, test, atom.negated
        found = self._literals.get(key)
        if found is None:
            variable = self.variables[atom.fact]
            found = held = variable.literal(test)
            if atom.negated:
                # What is unknown fails both ways; a switch is never unknown, and `is known` negates `is unknown`.
                unknown = held == -variable.known
                found = variable.known if unknown else self.circuit.all((variable.known, -held))
            self._literals[key] = found
        return found

    def truth(self, condition: Condition, edition: int = 0) -> int:
        """The literal of a condition: true where it is known to hold."""
        match condition:
            case Atom():
                return self.literal(condition, edition)
            case AllOf(parts):
                return self.circuit.all(self.truth(part, edition) for part in parts)
            case AnyOf(parts):
                return self.circuit.any(self.truth(part, edition) for part in parts)

    def moment(self, test: MomentTest, edition: int = 0) -> int:
        """The literal of a test of the moment of receipt."""
        return self.variables[RECEIVED].literal((edition, test) if isinstance(test, OpenDuring) else test)

    def twin(self, free: Iterable[str]) -> Space:
        """The same space again, in the same circuit, with variables of their own for these facts: for pairs."""
        maker = Maker(self.assemblies, self.circuit, {}, ())
        again = maker.twins(self.variables, free)
        return Space(self.assemblies, self.circuit, again, self.stops)


@dataclass
class _Asked:
    """What conditions ask of each fact."""

    tests: dict[str, dict[object, None]] = field(default_factory=dict)

    def add(self, fact: str, test: object) -> None:
        self.tests.setdefault(fact, {})[test] = None

    def condition(self, condition: Condition, edition: int) -> None:
        for atom in each_atom(condition):
            self.add(atom.fact, (edition, atom.test) if isinstance(atom.test, OpenDuring) else atom.test)


def each_atom(condition: Condition) -> Iterator[Atom]:
    """Yield the atoms of a condition as they stand in it."""
    match condition:
        case Atom():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from each_atom(part)


def conditions_of(assembly: Assembly) -> Iterator[Condition]:
    """Yield every condition of an assembly: of rules, channels, bans, guarantees and complete tables."""
    vocabulary = assembly.vocabulary
    yield from (channel.needs for channel in vocabulary.channels.values() if channel.needs is not None)
    for ban in assembly.bans:
        if ban.when is not None:
            yield ban.when
    for policy in assembly.policies:
        yield from (guarantee.when for guarantee in policy.guarantees if guarantee.when is not None)
        for section in policy.sections:
            yield from section.complete.values()
            for rule in section.rules:
                yield rule.when
                if rule.unless is not None:
                    yield rule.unless


def space_of(
    assemblies: Sequence[Assembly],
    grounds: Sequence[Ground],
    more: Iterable[Condition] = (),
    moments: Iterable[Within] = (),
) -> Space:
    """Make the space of some assemblies that are looked at together.

    `more` are further conditions to tell apart, `moments` further stretches of time.
    """
    asked = _Asked()
    stops = tuple(tuple(stops_of(assembly)) for assembly in assemblies)
    for edition, assembly in enumerate(assemblies):
        for condition in conditions_of(assembly):
            asked.condition(condition, edition)
        for stop in stops[edition]:
            asked.condition(stop.when, edition)
        for test in _moments_asked(assembly):
            asked.add(RECEIVED, (edition, test) if isinstance(test, OpenDuring) else test)
        for channel in assembly.vocabulary.channels:
            asked.add(CHANNEL, IsIn((channel,)))
    for condition in more:
        asked.condition(condition, 0)
    for stretch in moments:
        asked.add(RECEIVED, stretch)
    maker = Maker(tuple(assemblies), Circuit(), asked.tests, tuple(grounds))
    return Space(tuple(assemblies), maker.circuit, maker.variables(), stops)


def _moments_asked(assembly: Assembly) -> Iterator[MomentTest]:
    """Yield what is asked of the moment of receipt but for conditions: what is open, and what is in force."""
    vocabulary = assembly.vocabulary
    for channel in vocabulary.channels.values():
        if channel.open is not None:
            yield OpenDuring(channel.open)
    for path in vocabulary.paths.values():
        if path.while_shut is not None:
            yield OpenDuring(vocabulary.teams[path.while_shut].works)
    for policy in assembly.policies:
        for section in policy.sections:
            for rule in section.rules:
                if rule.first is not None or rule.last is not None:
                    yield OnDates(rule.first, rule.last, policy.zone)
