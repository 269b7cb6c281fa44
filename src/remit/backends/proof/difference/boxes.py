"""Boxes: as large sets of interactions as there are in which something is so, each by a few limits on facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.backends.proof.solver import Undecided
from remit.backends.proof.space import CHANNEL, RECEIVED, SECTOR
from remit.backends.proof.variables import Members, Plain, State, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.backends.proof.variables import Variable
    from remit.backends.proof.witness import Finder

# What a sentence would rather not speak of comes first, so that it is the first to be left out.
_LAST: Final = 9


def cover(
    goal: int,
    base: Sequence[int],
    finder: Finder,
    most: int,
    fits: Callable[[tuple[int, ...]], bool] | None = None,
) -> tuple[tuple[tuple[int, ...], ...], bool]:
    """Return boxes that together are, among what `base` allows, all that makes `goal` true; and whether that is all.

    Each box is given by its limits, none of which could be spared. It stops at `most` boxes, and at one that does not
    fit. Raises `Undecided`.
    """
    circuit, solver = finder.space.circuit, finder.solver
    found: list[tuple[int, ...]] = []
    taken: list[int] = []
    while True:
        if not solver.possible(goal, *base, *taken):
            return _needed(found, base, finder), True
        if len(found) == most:
            return tuple(found), False
        true = solver.model(goal, *base, *taken)
        if true is None:
            raise Undecided
        core = solver.core(limits(finder, true), (*base, -goal))
        if core is None:
            raise Undecided
        if fits is not None and not fits(core):
            return tuple(found), False
        found.append(core)
        taken.append(-circuit.all(core))


def _needed(
    boxes: Sequence[tuple[int, ...]], base: Sequence[int], finder: Finder
) -> tuple[tuple[int, ...], ...]:
    """Return the boxes that the others do not cover, the longest spared first."""
    circuit, kept = finder.space.circuit, list(boxes)
    for box in sorted(boxes, key=len, reverse=True):
        rest = [other for other in kept if other is not box]
        if rest and not finder.solver.possible(
            circuit.all(box), *base, *(-circuit.all(other) for other in rest)
        ):
            kept = rest
    return tuple(kept)


def limits(finder: Finder, true: frozenset[int]) -> list[int]:
    """Return the literals of a model that tell it from all others, the first to be spared first."""
    ranked: list[tuple[int, str, int, int]] = []
    for variable in finder.space.variables.values():
        for place, (rank, literal) in enumerate(_limits(variable, true, finder)):
            ranked.append((rank, variable.name, place, literal))
    return [literal for _, _, _, literal in sorted(ranked)]


def _limits(variable: Variable, true: frozenset[int], finder: Finder) -> Iterator[tuple[int, int]]:
    match variable:
        case Plain(name=name) if name == RECEIVED:
            # What calendars and dates say of a moment is easier said than which of its classes it is in.
            every = {variable.among(held): None for held in variable.held.values()}
            values = finder.space.circuit.evaluate(every, dict.fromkeys(true, 1))
            for literal in every:
                yield 1, literal if values[literal] else -literal
        case Plain(name=name):
            rank = {SECTOR: 0, "language": 2, CHANNEL: 7, "intent": 8}.get(name, 5)
            yield from ((rank, literal) for literal in variable.shape(true))
        case Members():
            if variable.known not in true:
                yield 6, -variable.known
                return
            for one in variable.elements.values():
                if one not in true:
                    yield 4, -one
            yield 4, variable.known
            yield from ((_LAST, one) for one in variable.elements.values() if one in true)
        case Wording():
            yield from ((3, literal) for literal in variable.shape(true))
        case State():
            yield from ((3 if literal < 0 else 8, literal) for literal in variable.shape(true))
        case _:
            return
