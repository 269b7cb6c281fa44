"""Points: interactions that bring a literal about, found without the solver where that is easy.

Most rules decide something for the plainest interaction in which they hold. All such interactions are evaluated at
once, and only what none of them brings about is put to the solver. A point that breaks what is always so does not
count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.variables import Members, Plain, State, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.backends.proof.space import Space

# So many points are evaluated at once: more take more memory and no less time.
_AT_ONCE: Final = 4096

# The inputs that a point says something of.
Choice = dict[int, bool]


class Points:
    """Some points of a space, evaluated together."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._circuit = space.circuit
        self._points: list[list[int]] = []
        self._plain = [variable for variable in space.variables.values() if isinstance(variable, Plain)]
        self._calm = {variable.name: variable.calm for variable in self._plain}
        self._of_plain = {abs(one) for variable in self._plain for one in variable.inputs}
        self._rivals: dict[int, tuple[int, ...]] = {}
        self._implied: dict[int, list[int]] = {}
        self._worded: list[int] = []
        for variable in space.variables.values():
            match variable:
                case Plain():
                    if len(variable.inputs) > 2:
                        self._rivals.update(dict.fromkeys(variable.inputs, variable.inputs))
                case Members():
                    for element, one in variable.elements.items():
                        wider = variable.also.get(element, frozenset())
                        narrow = (variable.has[w] for w in wider if w in variable.has)
                        self._implied[one] = [variable.known, *narrow]
                case Wording():
                    if variable.patterns:
                        self._worded.append(variable.known)
                    self._implied.update({one: [variable.known] for one in variable.inputs[1:]})
                    if variable.name == "message":
                        shown = (space.variables.get(name) for name in ("topics", "personal_data"))
                        self._implied[variable.known] = [one.known for one in shown if one is not None]
                case State(by=str(by)):
                    self._implied[variable.on] = [space.variables[by].known]
                case _:
                    pass

    def add(self, *literals: int) -> None:
        """Add a point at which these literals are likely to be true; the first are brought about first."""
        choice: Choice = {TRUE: True}
        brought = all(self._bring(literal, choice) for literal in literals)
        # Which patterns a text can suit together is not known here.
        if brought and not any(choice.get(known) for known in self._worded):
            self._points.append([*self._completed(choice)])

    def true(self, targets: Sequence[int]) -> set[int]:
        """Return those of the literals that are true at some point."""
        found: set[int] = set()
        for start in range(0, len(self._points), _AT_ONCE):
            found |= self._true_at(
                self._points[start : start + _AT_ONCE], [one for one in targets if one not in found]
            )
        return found

    def _true_at(self, points: Sequence[Sequence[int]], targets: Sequence[int]) -> set[int]:
        width = len(points)
        places: dict[int, list[int]] = {}
        for place, point in enumerate(points):
            for one in point:
                places.setdefault(one, []).append(place)
        inputs = {one: _bits(some, width) for one, some in places.items()}
        clauses = self._circuit.clauses
        limits = {part for clause in clauses for part in clause}
        values = self._circuit.evaluate({*targets, *limits}, inputs, width)
        allowed = (1 << width) - 1
        for clause in clauses:
            kept = 0
            for part in clause:
                kept |= values[part]
            allowed &= kept
        return {one for one in targets if values[one] & allowed}

    def _completed(self, choice: Choice) -> Iterable[int]:
        """Yield the inputs that are true where everything else is as calm as can be."""
        yield from (one for one, value in choice.items() if value and one not in self._of_plain)
        # What is chosen is little, and a fact of numbers may have thousands of cells.
        chosen = {
            id(self._rivals[one]): one for one, value in choice.items() if value and one in self._rivals
        }
        for variable in self._plain:
            if len(variable.inputs) > 2:
                calm = (one for one in self._calm[variable.name] if choice.get(one) is not False)
                yield chosen.get(id(variable.inputs)) or next(calm, variable.inputs[0])
            else:
                one = abs(variable.inputs[0])
                if one != TRUE and choice.get(one, variable.calm[0] > 0):
                    yield one

    def _bring(self, literal: int, choice: Choice) -> bool:
        """Bring a literal about, keeping what is chosen already; whether that was possible."""
        if literal in (TRUE, FALSE):
            return literal == TRUE
        one = abs(literal)
        gate = self._circuit.gates[one]
        if gate is None:
            return self._set(one, value=literal > 0, choice=choice)
        if literal > 0:
            # What leaves no choice comes first.
            return all(self._bring(part, choice) for part in sorted(gate, key=self._leaves_choice))
        for part in gate:
            trial = dict(choice)
            if self._bring(-part, trial):
                choice.update(trial)
                return True
        return False

    def _leaves_choice(self, literal: int) -> bool:
        return literal < 0 and self._circuit.gates[-literal] is not None

    def _set(self, one: int, *, value: bool, choice: Choice) -> bool:
        if one in choice:
            return choice[one] == value
        choice[one] = value
        rivals = self._rivals.get(one, ())
        if value:
            taken = (other for other, chosen in choice.items() if chosen and other != one)
            return not (rivals and any(self._rivals.get(other) is rivals for other in taken)) and all(
                self._bring(implied, choice) for implied in self._implied.get(one, ())
            )
        return not rivals or any(choice.get(rival) is not False for rival in rivals)


def _bits(places: Iterable[int], width: int) -> int:
    data = bytearray(width // 8 + 1)
    for place in places:
        data[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(data, "little")
