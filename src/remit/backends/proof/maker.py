"""Makes the variables of a space: for each fact and switch its inputs, and what they can never break."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from remit.backends.proof.cells import UNKNOWN, Cell, cells_of, constants, holding
from remit.backends.proof.circuit import TRUE, Circuit
from remit.backends.proof.ground import CHANNEL, RECEIVED, SECTOR
from remit.backends.proof.moments import MomentClass, MomentTest, OnDates, Span, Within, classes
from remit.backends.proof.texts import holds_pattern, holds_phrase, phrases_implied
from remit.backends.proof.variables import Members, Plain, State, Variable, Wording
from remit.model import types as t
from remit.model.conditions import (
    ContainsWords,
    Has,
    HasAny,
    InRange,
    InSeason,
    IsIn,
    MatchesPattern,
    OpenDuring,
)
from remit.model.standard import ALWAYS_KNOWN
from remit.runtime.moments import SECONDS_A_DAY, epoch_second
from remit.signals.topics import implications

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.backends.proof.ground import Ground
    from remit.backends.proof.moments import Calendars
    from remit.model.conditions import Test
    from remit.model.nodes import Assembly, Fact, Switch

_MOST_PAIRS: Final = 12


class Maker:
    """Makes the variables of a space."""

    def __init__(
        self,
        assemblies: tuple[Assembly, ...],
        circuit: Circuit,
        asked: Mapping[str, Mapping[object, None]],
        grounds: tuple[Ground, ...],
    ) -> None:
        self.assemblies = assemblies
        self.circuit = circuit
        self.asked = asked
        self.grounds = grounds

    def variables(self) -> dict[str, Variable]:
        facts: dict[str, Fact] = {}
        switches: dict[str, Switch] = {}
        for assembly in self.assemblies:
            for name, fact in assembly.vocabulary.facts.items():
                facts[name] = _wider(facts[name], fact) if name in facts else fact
            switches.update(assembly.vocabulary.switches)
        wanted = {RECEIVED, CHANNEL, SECTOR, *self.asked}
        by = {s.by for name, s in switches.items() if name in wanted and s.by is not None}
        made: dict[str, Variable] = {
            name: self._fact(fact) for name, fact in facts.items() if name in wanted | by
        }
        for name in sorted(wanted & switches.keys()):
            on, fact_name = self.circuit.input(), switches[name].by
            made[name] = State(name, on, fact_name)
            if fact_name is not None:
                self.circuit.require(-on, made[fact_name].known)
        self._show(made)
        return made

    def twins(self, first: Mapping[str, Variable], free: Iterable[str]) -> dict[str, Variable]:
        """Return the variables again, those of some facts with inputs of their own."""
        again = dict(first)
        for name in free:
            if name in again:
                again[name] = self.copy(again[name])
        for name, variable in first.items():
            match variable:
                case State(by=str(by)) if again[by] is not first[by]:
                    again[name] = self._switch_twin(variable, first[by], again[by])
                case _:
                    pass
        self._show(again)
        return again

    def _switch_twin(self, switch: State, one: Variable, other: Variable) -> State:
        """The same switch for another value of its fact: where the values are the same, so is what it covers."""
        again = replace(switch, on=self.circuit.input())
        self.circuit.require(-again.on, other.known)
        for mine, yours in zip(one.inputs, other.inputs, strict=True):
            if isinstance(one, Plain):
                self.circuit.require(-mine, -yours, -switch.on, again.on)
                self.circuit.require(-mine, -yours, switch.on, -again.on)
        return again

    def _show(self, made: Mapping[str, Variable]) -> None:
        """A message shows its topics and its personal data, be it none."""
        message = made.get("message")
        for shown in ("topics", "personal_data"):
            if message is not None and shown in made:
                self.circuit.require(-message.known, made[shown].known)

    def copy(self, variable: Variable) -> Variable:
        match variable:
            case Plain():
                return replace(variable, inputs=self._one_of(len(variable.cells)))
            case Members():
                known, has, other = self._members(variable.has, variable.other, variable.also)
                return replace(variable, known=known, has=has, other=other)
            case Wording():
                return self._wording(
                    variable.name, [*variable.texts], [*variable.phrases], [*variable.patterns]
                )
            case _:
                return variable

    def _switching(self) -> set[str]:
        """The facts that switches go by."""
        switches = (one for assembly in self.assemblies for one in assembly.vocabulary.switches.values())
        return {switch.by for switch in switches if switch.by is not None and switch.name in self.asked}

    def _fact(self, fact: Fact) -> Variable:
        asked = [*self.asked.get(fact.name, ())]
        tests: list[Test] = [test for test in asked if not isinstance(test, tuple | OnDates | Within)]
        if fact.name in self._switching() and isinstance(fact.type, t.OneOf):
            # A switch can be on for any one value and off for another.
            tests += (IsIn((value,)) for value in fact.type.values)
        match fact.type:
            case t.Moment():
                return self._moment(fact, asked)
            case t.SomeOf():
                return self._some_of(fact, fact.type, tests)
            case t.FreeText():
                return self._text(fact, tests)
            case _:
                return self._plain(fact, tests)

    # ------------------------------------------------------------------------------------- one value

    def _plain(self, fact: Fact, tests: Sequence[Test]) -> Plain:
        sectors = {assembly.sector for assembly in self.assemblies}
        cells = cells_of(fact, tests)
        if fact.name == SECTOR and isinstance(fact.type, t.OneOf) and sectors <= set(fact.type.values):
            named = (Cell(value, (IsIn((value,)),)) for value in fact.type.values)
            cells = tuple(cell for cell in named if cell.value in sectors)
        order = range(len(cells))
        if fact.name == CHANNEL:
            channels = self.assemblies[0].vocabulary.channels
            known = {
                i: channels[str(cell.value)] for i, cell in enumerate(cells) if str(cell.value) in channels
            }
            order = sorted(  # type: ignore[assignment] # a range or a list
                order,
                key=lambda i: (
                    (known[i].listen_only or known[i].broadcast_only, known[i].span)
                    if i in known
                    else (True,)
                ),
            )
        held: dict[object, frozenset[int]] = dict(zip(tests, holding(tests, cells), strict=True))
        return self._cells(fact.name, cells, held, tuple(order))

    def _cells(
        self,
        name: str,
        cells: tuple[Cell, ...],
        held: Mapping[object, frozenset[int]],
        order: tuple[int, ...],
    ) -> Plain:
        unknown = None if name in ALWAYS_KNOWN else len(cells)
        every = cells if unknown is None else (*cells, UNKNOWN)
        return Plain(name, every, self._one_of(len(every)), held, unknown, order, self.circuit)

    def _one_of(self, count: int) -> tuple[int, ...]:
        """Return that many literals of which always one and only one is true."""
        if count == 1:
            return (TRUE,)
        if count == 2:
            one = self.circuit.input()
            return (one, -one)
        inputs = tuple(self.circuit.input() for _ in range(count))
        self.circuit.require(*inputs)
        if count <= _MOST_PAIRS:
            for i, one in enumerate(inputs):
                for other in inputs[:i]:
                    self.circuit.require(-one, -other)
            return inputs
        earlier = inputs[0]
        for one in inputs[1:-1]:
            after = self.circuit.any((earlier, one))
            self.circuit.require(-one, -earlier)
            earlier = after
        self.circuit.require(-inputs[-1], -earlier)
        return inputs

    def _moment(self, fact: Fact, asked: Sequence[object]) -> Plain:
        tests: list[MomentTest] = []
        where: dict[int, Calendars] = {}
        for test in asked:
            match test:
                case (int(edition), OpenDuring() as opening):
                    where[len(tests)] = self.grounds[edition].calendars
                    tests.append(opening)
                case InRange() | IsIn() | InSeason() | OnDates() | Within():
                    tests.append(test)
                case _:
                    pass
        span = self._span(fact.name, tests)
        found = classes(tests, span, where)
        keys = [
            test for test in asked if isinstance(test, tuple | InRange | IsIn | InSeason | OnDates | Within)
        ]
        held: dict[object, frozenset[int]] = {
            key: frozenset(i for i, one in enumerate(found) if index in one.held)
            for index, key in enumerate(keys)
        }
        cells = tuple(Cell(one.moment, _said(one, tests)) for one in found)
        return self._cells(fact.name, cells, held, tuple(range(len(cells))))

    def _span(self, name: str, tests: Sequence[MomentTest]) -> Span:
        """Return the seconds that are looked at: for other moments than that of receipt, all around what is named."""
        spans = [ground.span for ground in self.grounds]
        start, limit = min(span.start for span in spans), max(span.limit for span in spans)
        if name == RECEIVED:
            return Span(start, limit, spans[0].zone)
        compared = constants(test for test in tests if isinstance(test, InRange | IsIn))
        named = [epoch_second(moment) for moment in compared if isinstance(moment, datetime)]
        return Span(
            min([start, *named]) - 2 * SECONDS_A_DAY, max([limit, *named]) + 2 * SECONDS_A_DAY, spans[0].zone
        )

    # ------------------------------------------------------------------------------------- sets and texts

    def _some_of(self, fact: Fact, type_: t.SomeOf, tests: Sequence[Test]) -> Members:
        also = self._included() if fact.name == "topics" else {}
        named = [test.element for test in tests if isinstance(test, Has)]
        other = None
        if any(isinstance(test, HasAny) for test in tests):
            free = (v for v in type_.values if v not in named and not also.get(v, frozenset()) & {*named})
            other = next(free, None)
        known, has, spare = self._members(dict.fromkeys(named, 0), (other, 0) if other else None, also)
        return Members(fact.name, known, has, spare, also, self.circuit)

    def _members(
        self, has: Mapping[str, int], other: tuple[str, int] | None, also: Mapping[str, frozenset[str]]
    ) -> tuple[int, dict[str, int], tuple[str, int] | None]:
        known = self.circuit.input()
        made = {element: self.circuit.input() for element in has}
        spare = (other[0], self.circuit.input()) if other else None
        for one in (*made.values(), *((spare[1],) if spare else ())):
            self.circuit.require(-one, known)
        for element, one in made.items():
            for wider in also.get(element, ()):
                if wider in made and wider != element:
                    self.circuit.require(-one, made[wider])
        return known, made, spare

    def _included(self) -> dict[str, frozenset[str]]:
        """Return for each topic itself and those that include it, directly or through others."""
        topics = self.assemblies[0].vocabulary.topics
        return implications([topic.pattern for topic in topics.values()])

    def _text(self, fact: Fact, tests: Sequence[Test]) -> Wording:
        phrases = dict.fromkeys(p for test in tests if isinstance(test, ContainsWords) for p in test.phrases)
        patterns = dict.fromkeys(test.pattern for test in tests if isinstance(test, MatchesPattern))
        texts = [str(value) for value in constants(tests)]
        return self._wording(fact.name, texts, [*phrases], [*patterns])

    def _wording(self, name: str, texts: list[str], phrases: list[str], patterns: list[str]) -> Wording:
        circuit = self.circuit
        known = circuit.input()
        made = Wording(
            name,
            known,
            {text: circuit.input() for text in texts},
            {phrase: circuit.input() for phrase in phrases},
            {pattern: circuit.input() for pattern in patterns},
            circuit,
        )
        for one in made.inputs[1:]:
            circuit.require(-one, known)
        for i, text in enumerate(texts):
            here = made.texts[text]
            for other in texts[:i]:
                circuit.require(-here, -made.texts[other])
            for phrase, one in made.phrases.items():
                circuit.require(-here, one if holds_phrase(phrase, text) else -one)
            for pattern, one in made.patterns.items():
                circuit.require(-here, one if holds_pattern(pattern, text) else -one)
        for first, second in phrases_implied(phrases):
            circuit.require(-made.phrases[first], made.phrases[second])
        return made


def _said(one: MomentClass, tests: Sequence[MomentTest]) -> tuple[Test, ...]:
    """Say of a class of moments what holds of it that a condition could say."""
    return tuple(
        test for i, test in enumerate(tests) if i in one.held and not isinstance(test, OnDates | Within)
    )


def _wider(one: Fact, other: Fact) -> Fact:
    """Return a fact that can have the values of both."""
    match one.type, other.type:
        case (t.OneOf(a), t.OneOf(b)) if a != b:
            return replace(one, type=replace(one.type, values=tuple(dict.fromkeys((*a, *b)))))
        case (t.SomeOf(a), t.SomeOf(b)) if a != b:
            return replace(one, type=t.SomeOf(tuple(dict.fromkeys((*a, *b)))))
        case _:
            return one
