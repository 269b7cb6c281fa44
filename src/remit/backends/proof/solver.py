"""The solver over one circuit: asked as often as wanted, it learns from every question."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from remit.backends.proof.circuit import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.backends.proof.circuit import Circuit

# A question that takes more wrong guesses than this is not decided. None of our policies takes a thousandth of it.
MOST_GUESSES: Final = 200_000


class Undecided(Exception):  # noqa: N818 - it says what happened, and nothing went wrong
    """A question has no answer within the limit; `why` says in words what stood in the way."""

    def __init__(self, why: str = "no interaction that shows it was found") -> None:
        """Say why in a few words, without a final stop."""
        super().__init__(why)
        self.why = why


class Solver:
    """Says whether literals of a circuit can be true together, with so many wrong `guesses` a question.

    With none at all nothing is searched for: only what needs no search has an answer.
    """

    def __init__(self, circuit: Circuit, guesses: int = MOST_GUESSES) -> None:
        self.guesses = guesses
        self._circuit = circuit
        self._taken: set[int] = set()
        self._clauses = 0
        self._solver: Any = None
        self._seen: set[int] = set()
        self.asked = 0

    def model(self, *together: int) -> frozenset[int] | None:
        """Return the inputs and gates that are true in one way to make all of these true; None where there is none.

        What these do not stand on is not in it. Raises `Undecided`.
        """
        return self._true() if FALSE not in together and self._solved(together) else None

    def possible(self, *together: int) -> bool:
        """Whether all of these can be true together. Raises `Undecided`."""
        if FALSE in together:
            return False
        if len(together) == 1 and together[0] in self._seen:
            return True
        return self._solved(together)

    def seen(self, literals: Iterable[int]) -> None:
        """Take in literals that are true in some interaction, each for itself."""
        self._seen.update(literals)

    def _solved(self, together: Sequence[int]) -> bool:
        self.asked += 1
        answer = None
        if self.guesses:
            self._take(together)
            self._solver.conf_budget(self.guesses)
            answer = self._solver.solve_limited(assumptions=[one for one in together if one != TRUE])
        if answer is None:
            raise Undecided(f"the search was given up after {self.guesses:,} guesses")
        return bool(answer)

    def prefer(self, literals: Iterable[int]) -> None:
        """Try these values first."""
        self._take(())
        self._solver.set_phases(list(literals))

    def core(self, together: Sequence[int], base: Sequence[int] = ()) -> tuple[int, ...] | None:
        """Return some of `together` that cannot all be true with `base`, none of which could be spared.

        None where they can be true together. Earlier ones are spared first. Raises `Undecided`.
        """
        if FALSE in (*base, *together):
            return (FALSE,) if FALSE in together and FALSE not in base else ()
        if self._solved((*base, *together)):
            return None
        kept = self._core(together)
        for one in tuple(kept):
            rest = [other for other in kept if other != one]
            if one in kept and not self._solved((*base, *rest)):
                shorter = set(self._core(rest))
                kept = [other for other in rest if other in shorter]
        return tuple(kept)

    def close(self) -> None:
        """Give back its memory."""
        if self._solver is not None:
            self._solver.delete()
            self._solver = None
            self._taken.clear()
            self._clauses = 0

    def _core(self, together: Sequence[int]) -> list[int]:
        found = set(self._solver.get_core() or ())
        return [one for one in together if one in found or one == FALSE]

    def _true(self) -> frozenset[int]:
        return frozenset(one for one in self._solver.get_model() if one > 0)

    def _take(self, literals: Iterable[int]) -> None:
        """Tell the solver all that it does not know yet of what these stand on."""
        if self._solver is None:
            from pysat.solvers import Solver as Engine  # noqa: PLC0415 - loaded where something has to be solved

            self._solver = Engine(name="glucose4")
            self._solver.add_clause([TRUE])
        add, gates = self._solver.add_clause, self._circuit.gates
        clauses = self._circuit.clauses[self._clauses :]
        for clause in clauses:
            add(list(clause))
        self._clauses += len(clauses)
        # What inputs can never break may be said of gates, too.
        wanted = chain(literals, chain.from_iterable(clauses))
        for one in self._circuit.cone(wanted, self._taken):
            gate = gates[one]
            if not gate:
                continue
            for part in gate:
                add([-one, part])
            add([one, *(-part for part in gate)])
