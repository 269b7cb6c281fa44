"""What the prover says of faults that no example notices: where they show, or that they show nowhere.

Edition for edition, it is what `remit diff` asks, of one policy with and without the fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.mutation.plant import planted
from remit.backends.proof.circuit import FALSE
from remit.backends.proof.difference.content import Contents
from remit.backends.proof.difference.outcomes import FAULTS, Outcomes
from remit.backends.proof.difference.questions import questions
from remit.backends.proof.difference.steps import Differing
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.solver import Undecided
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder
from remit.driver.difference.calendars import days_of
from remit.driver.difference.spans import Facing
from remit.model.conditions import Atom, IsIn
from remit.model.horizon import horizon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.backends.mutation.fault import Change
    from remit.backends.proof.difference.compare import Days
    from remit.backends.proof.space import Space
    from remit.backends.proof.witness import Witness
    from remit.driver.desk import Desk
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly

TOGETHER: Final = 50
"""Faults that are asked about in one space: what does not change is written down once for all of them."""
_GUESSES: Final = 20_000
"""Wrong guesses of the prover, after which it is not decided whether a fault shows."""

_UNSETTLED: Final = (("disagree",), *(("Fault", kind) for kind in FAULTS))


@dataclass(frozen=True, slots=True)
class Shows:
    """An interaction of which something else is decided with the fault."""

    witness: Witness


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Whatever the interaction, the same is decided."""


@dataclass(frozen=True, slots=True)
class Refused:
    """`remit check` refuses the policy with the fault: rules disagree somewhere, or nothing is decided."""


@dataclass(frozen=True, slots=True)
class NotDecided:
    """The prover met its limit."""


Verdict: TypeAlias = Shows | Nowhere | Refused | NotDecided


class Prover:
    """Asks about faults of the assembly of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._assembly = desk.assembly

    @cached_property
    def _days(self) -> Days:
        one = self._assembly
        first, last = horizon(one.first, one.last)
        return days_of(Facing(one.sector, one, one, first, last))

    def verdicts(self, changes: Sequence[Change]) -> Iterator[Verdict]:
        """Yield what is proved of each change, in their order."""
        for start in range(0, len(changes), TOGETHER):
            yield from self._verdicts(
                [planted(self._assembly, one) for one in changes[start : start + TOGETHER]]
            )

    def _verdicts(self, mutants: Sequence[Assembly]) -> Iterator[Verdict]:
        space = self._space(mutants)
        finder = Finder(space, _GUESSES)
        try:
            old = Outcomes(Encoding(space), Contents(self._assembly, self._days.old_calendars))
            for number, mutant in enumerate(mutants, start=1):
                new = Outcomes(Encoding(space, number), Contents(mutant, self._days.old_calendars))
                yield _verdict(old, new, finder)
        finally:
            finder.solver.close()

    def _space(self, mutants: Sequence[Assembly]) -> Space:
        span = self._assembly.policies[0].span
        known = Contents(self._assembly, self._days.old_calendars).languages
        more: list[Condition] = [
            Atom("language", IsIn((language,)), negated=False, span=span) for language in sorted(known)
        ]
        assemblies = (self._assembly, *mutants)
        return space_of(assemblies, (self._days.old,) * len(assemblies), more)


def _verdict(old: Outcomes, new: Outcomes, finder: Finder) -> Verdict:
    space = finder.space
    apart = [Differing(question, space).anywhere for question in questions(old, new)]
    anywhere = space.circuit.any(apart)
    if anywhere == FALSE:
        return Nowhere()
    try:
        if finder.possible(_unsettled(new), -_unsettled(old)):
            return Refused()
        found = finder.witness(anywhere)
    except Undecided:
        return NotDecided()
    return Nowhere() if found is None else Shows(found)


def _unsettled(outcomes: Outcomes) -> int:
    """True where rules disagree, or the handling is nobody's word."""
    choices = (*outcomes.handling, *outcomes.owner, *outcomes.sla)
    return outcomes.encoding.circuit.any(one.there for one in choices if one.term.content in _UNSETTLED)
