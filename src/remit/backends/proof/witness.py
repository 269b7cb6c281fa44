"""A witness: the plainest interaction that makes some literals true, as few facts as needed, as likely as can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from remit.backends.proof.solver import MOST_GUESSES, Solver, Undecided
from remit.backends.proof.space import CHANNEL, RECEIVED, SECTOR
from remit.backends.proof.texts import spellings
from remit.backends.proof.variables import Plain, State, Unrealised, Wording
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from remit.backends.proof.space import Space
    from remit.backends.proof.variables import Variable
    from remit.model.nodes import Assembly, Switch, Value

# Facts that nobody has to wonder about come last, so that they are what a witness is made of.
_PLAIN: Final = ("topics", "intent", SECTOR, RECEIVED, CHANNEL)
_TEXTS_TRIED: Final = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Witness:
    """An interaction: the facts that are known, and the switches that are not as they would be if nobody touched them.

    `facts` always has `received`, `channel` and `sector`. `message` is one that shows the topics, where there is one.
    """

    facts: Mapping[str, Value]
    switches: Mapping[str, bool | frozenset[str]]
    message: str | None = None

    @property
    def received(self) -> datetime:
        """When it was received."""
        return self.facts[RECEIVED]  # type: ignore[return-value] # the space has seen to its type


class Finder:
    """Finds witnesses in one space. `solver` is told to try the plainest interaction first."""

    def __init__(self, space: Space, guesses: int = MOST_GUESSES) -> None:
        self.space = space
        self.solver = Solver(space.circuit, guesses)
        names = sorted(space.variables, key=lambda name: (_rank(space.variables[name]), name))
        self._variables = [space.variables[name] for name in names]
        self._worded = [variable for variable in self._variables if isinstance(variable, Wording)]
        self.solver.prefer(self._calmest())

    def witness(self, *goal: int) -> Witness | None:
        """Return the plainest interaction that makes all of these true; None where none does. Raises `Undecided`."""
        return realised(lambda goals: self.plainest(*goals), self.read, goal, self.space)

    def possible(self, *goal: int) -> bool:
        """Whether some interaction makes all of these true. Raises `Undecided`."""
        if not any(wording.patterns for wording in self._worded):
            return self.solver.possible(*goal)
        return realised(lambda goals: self.solver.model(*goals), self._suited, goal, self.space) is not None

    def suited(self, *goal: int) -> frozenset[int] | None:
        """Return the inputs that are true in a plain model with texts; None where there is none. Raises `Undecided`."""
        return realised(lambda goals: self.plainest(*goals), self._suited, goal, self.space)

    def _suited(self, true: frozenset[int]) -> frozenset[int]:
        for wording in self._worded:
            wording.value(true)
        return true

    def plainest(self, *goal: int) -> frozenset[int] | None:
        """Return the inputs that are true in the plainest model; None where there is none. Raises `Undecided`."""
        true = self.solver.model(*goal)
        if true is None:
            return None
        fixed = list(goal)
        for variable in self._variables:
            for literal in variable.calm:
                if literal in true if literal > 0 else -literal not in true:
                    fixed.append(literal)
                else:
                    other = self.solver.model(*fixed, literal)
                    true = true if other is None else other
                    fixed.append(-literal if other is None else literal)
                    if other is None:
                        continue
                if isinstance(variable, Plain) or literal == -variable.known:
                    break
        return true

    def read(self, true: frozenset[int]) -> Witness:
        """Return a model as an interaction. Raises `Unrealised`."""
        return read(self.space, true)

    def _calmest(self) -> list[int]:
        phases = []
        for variable in self.space.variables.values():
            if isinstance(variable, Plain):
                first = variable.calm[0]
                phases += [one if one == first else -one for one in variable.inputs if abs(one) != 1]
            else:
                phases += variable.calm
        return phases


def realised(
    model: Callable[[Sequence[int]], frozenset[int] | None],
    read_: Callable[[frozenset[int]], T],
    goal: Iterable[int],
    space: Space,
) -> T | None:
    """Return what is read from a model for whose texts there are words; None where there is no such model.

    Raises `Undecided`.
    """
    goals, unsure = list(goal), ""
    for _ in range(_TEXTS_TRIED):
        true = model(goals)
        if true is None:
            break
        try:
            return read_(true)
        except Unrealised as no_text:
            # What is proved to be impossible the circuit knows by now.
            if not no_text.proved:
                unsure = no_text.fact
                goals.append(-space.circuit.all(no_text.inputs))
    else:
        raise Undecided(f"{_TEXTS_TRIED} ways to suit all patterns were tried, and none has a text")
    if unsure:
        raise Undecided(f"no `{unsure}` that suits all patterns was found, nor a proof that there is none")
    return None


def read(space: Space, true: frozenset[int], edition: int = 0) -> Witness:
    """Return a model as an interaction. Raises `Unrealised`."""
    assembly = space.assemblies[edition]
    values = {name: variable.value(true) for name, variable in space.variables.items()}
    facts = {
        name: value
        for name, value in values.items()
        if value is not None and not isinstance(space.variables[name], State)
    }
    switches: dict[str, bool | frozenset[str]] = {}
    for name, switch in assembly.vocabulary.switches.items():
        if name not in values:
            continue
        if switch.by is not None:
            if values[name]:
                switches[name] = frozenset({str(values[switch.by])})
        elif values[name] != _untouched(switch, facts[RECEIVED], assembly.zone):  # type: ignore[arg-type]
            switches[name] = bool(values[name])
    witness = Witness(dict(sorted(facts.items())), switches)
    return replace(witness, message=message_for(assembly, witness))


def message_for(assembly: Assembly, witness: Witness) -> str | None:
    """Return a message that may show the topics of a witness, and nothing else; None where there is none to try."""
    topics = witness.facts.get("topics")
    if "message" in witness.facts or not isinstance(topics, frozenset) or not topics:
        return None
    patterns = {name: topic.pattern for name, topic in assembly.vocabulary.topics.items()}
    wanted = [name for name in sorted(topics) if name in patterns]
    # A topic that another of them brings along needs no words of its own.
    said = [n for n in wanted if not any(other in patterns[n].includes for other in wanted if other != n)]
    pieces: list[str] = []
    for name in said:
        pattern = patterns[name]
        phrases = pattern.phrases[:1] or tuple(group[0] for group in next(iter(pattern.together), ()))
        texts = [next(iter(spellings(phrase)), "") for phrase in phrases]
        if not texts or not all(texts):
            return None
        pieces.append(" ".join(texts))
    return ", ".join(pieces)


def _untouched(switch: Switch, received: datetime, zone_name: str) -> bool:
    today = received.astimezone(zone(zone_name)).date()
    return any(first <= today and (last is None or today <= last) for first, last in switch.on)


def _rank(variable: Variable) -> int:
    if variable.name in _PLAIN:
        return 2 + _PLAIN.index(variable.name)
    return 0 if isinstance(variable, State) else 1
