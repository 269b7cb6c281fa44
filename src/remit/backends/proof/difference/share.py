"""Which share of all interactions that the editions can tell apart is decided differently: counted, never sampled.

What is counted are combinations of the cells of facts, fact by fact over the boxes that cover the difference:
combinations that the boxes still open do not tell apart are counted at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, product
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.circuit import TRUE
from remit.backends.proof.difference.boxes import cover
from remit.backends.proof.variables import Members, Plain, State, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.backends.proof.space import Space
    from remit.backends.proof.variables import Variable
    from remit.backends.proof.witness import Finder

# Beyond these no share is given: a bound would say less than the regions do.
_MOST_BOXES: Final = 120
_MOST_WORK: Final = 40_000
_MOST_INPUTS: Final = 12


@dataclass(frozen=True, slots=True)
class Share:
    """`changed` of `cells` combinations of facts are decided differently."""

    changed: int
    cells: int


class TooMany(Exception):  # noqa: N818 - it says what happened
    """There is more to count than is worth the time."""


def share(differing: int, base: Sequence[int], finder: Finder) -> Share | None:
    """Count where `differing` is true among what `base` allows; None where that would take too long.

    Each literal of `base` is about one fact. Raises `Undecided`.
    """
    boxes, whole = cover(differing, base, finder, _MOST_BOXES)
    if not whole:
        return None
    counting = _Counting(finder.space, base)
    try:
        return Share(counting.covered(boxes), counting.covered([()]))
    except TooMany:
        return None


_Alive: TypeAlias = "frozenset[int]"


class _Counting:
    """Counts the points of a space, fact by fact, by which of some boxes they may still lie in."""

    def __init__(self, space: Space, base: Sequence[int]) -> None:
        self._circuit = space.circuit
        self._base = [one for one in base if one != TRUE]
        self._work = 0
        self._states: dict[str, list[State]] = {
            v.by: [] for v in space.variables.values() if isinstance(v, State) and v.by is not None
        }
        self._variables: list[Variable] = []
        for variable in space.variables.values():
            if isinstance(variable, State) and variable.by is not None:
                self._states[variable.by].append(variable)
            else:
                self._variables.append(variable)
        self._owner = {
            abs(one): name for name, variable in space.variables.items() for one in variable.inputs
        }

    def covered(self, boxes: Sequence[Sequence[int]]) -> int:
        """Return how many points lie in at least one of the boxes."""
        about: dict[str, dict[int, list[int]]] = {}
        for number, box in enumerate(boxes):
            for literal in box:
                about.setdefault(self._of(literal), {}).setdefault(number, []).append(literal)
        after = [
            {n for v in self._variables[i:] for n in self._about(v, about)}
            for i in range(len(self._variables) + 1)
        ]
        counts: dict[_Alive, int] = {_settled(frozenset(range(len(boxes))), after[0]): 1}
        for i, variable in enumerate(self._variables):
            said = self._about(variable, about)
            left: dict[_Alive, int] = {}
            for alive, count in counts.items():
                for kept, ways in self._split(variable, said, alive).items():
                    if kept:
                        key = _settled(kept, after[i + 1])
                        left[key] = left.get(key, 0) + count * ways
            self._worked(len(left))
            counts = left
        return sum(counts.values())

    def _worked(self, much: int) -> None:
        self._work += much
        if self._work > _MOST_WORK:
            raise TooMany

    def _of(self, literal: int) -> str:
        """The fact that a literal is about."""
        one = next(one for one in self._circuit.cone((literal,)) if one in self._owner)
        return self._owner[one]

    def _about(self, variable: Variable, about: Mapping[str, dict[int, list[int]]]) -> dict[int, list[int]]:
        """What each box says of a fact, and of the switches that are by it."""
        found = {number: list(literals) for number, literals in about.get(variable.name, {}).items()}
        for state in self._states.get(variable.name, ()):
            for number, literals in about.get(state.name, {}).items():
                found.setdefault(number, []).extend(literals)
        return found

    def _split(
        self, variable: Variable, said: Mapping[int, Sequence[int]], alive: _Alive
    ) -> dict[_Alive, int]:
        """Count the values of a fact by the boxes that they leave."""
        asked = {number: said[number] for number in alive if number in said}
        match variable:
            case Members():
                return self._sets(variable, asked, alive)
            case Plain() | State() | Wording():
                return self._values(variable, asked, alive)
            case _:
                raise TooMany

    def _values(
        self, variable: Variable, asked: Mapping[int, Sequence[int]], alive: _Alive
    ) -> dict[_Alive, int]:
        """Try each value."""
        points = [*self._points(variable)]
        inputs: dict[int, int] = {}
        for place, true in enumerate(points):
            for one in true:
                inputs[one] = inputs.get(one, 0) | 1 << place
        own = [one for one in self._base if self._of(one) == variable.name]
        literals = {*own, *(literal for box in asked.values() for literal in box)}
        values = self._circuit.evaluate(literals, inputs, len(points))
        found: dict[_Alive, int] = {}
        for place in range(len(points)):
            if all(values[one] >> place & 1 for one in own):
                out = {n for n, box in asked.items() if not all(values[one] >> place & 1 for one in box)}
                kept = alive - out
                found[kept] = found.get(kept, 0) + 1
        return found

    def _points(self, variable: Variable) -> Iterator[set[int]]:
        """Yield the inputs that are true for each value, and for each way its switches can stand."""
        states = [state.on for state in self._states.get(variable.name, ())]
        for true in self._own_points(variable):
            known = isinstance(variable, Plain) and (
                variable.unknown is None or variable.cell(true) != variable.unknown
            )
            for some in product((False, True), repeat=len(states)) if known else [(False,) * len(states)]:
                yield {*true, *compress(states, some)}

    def _own_points(self, variable: Variable) -> Iterator[frozenset[int]]:
        match variable:
            case Plain(inputs=inputs):
                for i in range(len(inputs)):
                    yield frozenset(
                        abs(one) for j, one in enumerate(inputs) if (one > 0) == (i == j) and abs(one) != TRUE
                    )
            case State(on=on):
                yield from (frozenset(), frozenset((on,)))
            case _:
                yield from self._satisfying(variable.inputs)

    def _satisfying(self, inputs: Sequence[int]) -> Iterator[frozenset[int]]:
        """Yield each way in which some inputs break no clause that is about them alone."""
        if len(inputs) > _MOST_INPUTS:
            raise TooMany
        own = set(inputs)
        clauses = [clause for clause in self._circuit.clauses if {abs(one) for one in clause} <= own]
        for some in product((False, True), repeat=len(inputs)):
            true = frozenset(compress(inputs, some))
            if all(
                any((one in true) if one > 0 else (-one not in true) for one in clause) for clause in clauses
            ):
                yield true

    def _sets(
        self, variable: Members, asked: Mapping[int, Sequence[int]], alive: _Alive
    ) -> dict[_Alive, int]:
        """Go through the elements, those that others imply first; what is settled is forgotten."""
        elements = variable.elements
        order = sorted(elements, key=lambda e: (len(variable.also.get(e, ())), e))
        wider = {
            e: {elements[w] for w in variable.also.get(e, ()) if w in variable.has and w != e}
            if e in variable.has
            else set()
            for e in order
        }
        unknown = frozenset(n for n in alive if all(literal < 0 for literal in asked.get(n, ())))
        found: dict[_Alive, int] = {unknown: 1}
        need: list[set[int]] = [set() for _ in range(len(order) + 1)]
        for i in range(len(order) - 1, -1, -1):
            need[i] = need[i + 1] | wider[order[i]]
        start = frozenset(n for n in alive if -variable.known not in asked.get(n, ()))
        states: dict[tuple[_Alive, frozenset[int]], int] = {(start, frozenset()): 1}
        for i, element in enumerate(order):
            one = elements[element]
            left: dict[tuple[_Alive, frozenset[int]], int] = {}
            for (still, true), count in states.items():
                for value in (False, True) if wider[element] <= true else (False,):
                    wrong = -one if value else one
                    kept = frozenset(n for n in still if wrong not in asked.get(n, ()))
                    if kept:
                        key = kept, frozenset((true | {one}) & need[i + 1] if value else true & need[i + 1])
                        left[key] = left.get(key, 0) + count
            self._worked(len(left))
            states = left
        for (still, _), count in states.items():
            found[still] = found.get(still, 0) + count
        return found


def _settled(alive: _Alive, later: set[int]) -> _Alive:
    """A box of which nothing more is asked takes in all the rest."""
    done = alive - later
    return frozenset((min(done),)) if done else alive
