"""Every way in which two editions differ in one aspect: who decided and decides, and what it was and is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from remit.backends.proof.circuit import FALSE, TRUE
from remit.model.conditions import IsIn, IsUnknown

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from remit.backends.proof.difference.outcomes import Choice, Decider, Outcomes, Term
    from remit.backends.proof.encoding import Aspect
    from remit.backends.proof.space import Space
    from remit.backends.proof.witness import Finder
    from remit.model.nodes import Rule

One = TypeVar("One", "Choice", "Decider")

# More ways than these of one aspect are not told apart; a policy that was written anew has that many.
MOST_STEPS: Final = 600


@dataclass(frozen=True, slots=True)
class Side:
    """What one edition makes of an aspect. `ordered` is set where the order of rules decides."""

    outcomes: Outcomes
    choices: tuple[Choice, ...]
    deciders: tuple[Decider, ...]
    ordered: Aspect | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """An aspect, of collected ones with the item by name, and what both editions make of it."""

    aspect: str
    item: str | None
    old: Side
    new: Side


@dataclass(frozen=True, slots=True)
class Step:
    """One way in which they differ, and where it is: `there` of two steps are never true at once."""

    old_rule: Rule | None
    new_rule: Rule | None
    before: Term
    after: Term
    there: int

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Equal for steps that read the same."""
        return (_key(self.old_rule), _key(self.new_rule), self.before, self.after)


def _key(rule: Rule | None) -> str | None:
    return None if rule is None else rule.key


class Differing:
    """Where two editions differ in one aspect."""

    def __init__(self, question: Question, space: Space) -> None:
        self._question = question
        self._space = space
        self._circuit = space.circuit
        self._apart: dict[tuple[int, int], int] = {}

    @property
    def anywhere(self) -> int:
        """True where they differ."""
        old, new = self._question.old.choices, self._question.new.choices
        same = []
        for one in old:
            for other in new:
                apart = self.apart(one, other)
                if apart != TRUE:
                    same.append(self._circuit.all((one.there, other.there, -apart)))
        return -self._circuit.any(same)

    def apart(self, one: Choice, other: Choice) -> int:
        """True where two choices are different; what is said may be so in some languages only."""
        key = id(one), id(other)
        if key not in self._apart:
            self._apart[key] = self._difference(one, other)
        return self._apart[key]

    def _difference(self, one: Choice, other: Choice) -> int:
        if one.term.content != other.term.content:
            return TRUE
        if one.saying is None or other.saying is None:
            return FALSE if one.saying == other.saying else TRUE
        old, new = self._question.old.outcomes.contents, self._question.new.outcomes.contents
        known = old.languages | new.languages
        variable = self._space.variables["language"]
        found = []
        for language in (*sorted(known), None):
            if old.said(*one.saying, language) != new.said(*other.saying, language):
                test = IsUnknown() if language is None else IsIn((language,))
                found.append(variable.literal(test))
        # Whoever writes in a language that no reply is in is answered in the policy's own.
        foreign = "mis"
        if old.said(*one.saying, foreign) != new.said(*other.saying, foreign):
            others = (variable.literal(IsIn((language,))) for language in sorted(known))
            found.append(self._circuit.all((variable.known, *(-one_ for one_ in others))))
        return self._circuit.any(found)

    def steps(self, finder: Finder, base: Sequence[int]) -> tuple[tuple[Step, ...], bool]:
        """Return every way in which they differ among what `base` allows, and whether these are all."""
        question, differing = self._question, self.anywhere
        literals = (
            *(choice.there for side in (question.old, question.new) for choice in side.choices),
            *(one.there for side in (question.old, question.new) for one in side.deciders),
        )
        order = self._circuit.cone(literals)
        found: list[Step] = []
        taken: list[int] = []
        while len(found) < MOST_STEPS:
            true = finder.solver.model(differing, *base, *taken)
            if true is None:
                return tuple(found), True
            step = self._step(self._values(order, true))
            found.append(step)
            taken.append(-step.there)
        return tuple(found), not finder.solver.possible(differing, *base, *taken)

    def _values(self, order: Sequence[int], true: AbstractSet[int]) -> AbstractSet[int]:
        """Return the gates and inputs that are true in a model."""
        gates, found = self._circuit.gates, {TRUE}
        for one in order:
            gate = gates[one]
            if (
                one in true
                if gate is None
                else all((part in found) if part > 0 else (-part not in found) for part in gate)
            ):
                found.add(one)
        return found

    def _step(self, values: AbstractSet[int]) -> Step:
        old, new = self._question.old, self._question.new
        before, after = _true(old.choices, values), _true(new.choices, values)
        was, is_ = _true(old.deciders, values), _true(new.deciders, values)
        there = self._circuit.all(
            (before.there, after.there, was.there, is_.there, self.apart(before, after))
        )
        return Step(was.rule, is_.rule, before.term, after.term, there)


def _true(some: Iterable[One], values: AbstractSet[int]) -> One:
    return next(one for one in some if (one.there in values if one.there > 0 else -one.there not in values))
