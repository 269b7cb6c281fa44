"""Boxes around conditions: for each fact, the cells in which a condition can hold at all; never too few.

Two rules whose boxes have no cell of some fact in common never hold together. All pairs of a section are parted in this
way with bit sets, so that only the few that may meet are put to the solver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.variables import Members, Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.backends.proof.space import Space

# By dimension (a fact, or one input that is true or not), the cells that are possible, as bits.
Box: TypeAlias = "Mapping[object, int]"
NO, YES, EITHER = 1, 2, 3


class Boxes:
    """The boxes of the literals of one space. None is the box of what is never true."""

    def __init__(self, space: Space) -> None:
        self._circuit = space.circuit
        self._cells: dict[int, tuple[str, int]] = {}
        self._full: dict[object, int] = {}
        self._implied: dict[int, list[int]] = {}
        self._found: dict[int, Box | None] = {TRUE: {}, FALSE: None}
        for variable in space.variables.values():
            if isinstance(variable, Plain) and len(variable.inputs) > 2:
                self._full[variable.name] = (1 << len(variable.inputs)) - 1
                for i, one in enumerate(variable.inputs):
                    self._cells[one] = (variable.name, i)
            if isinstance(variable, Members):
                for element, one in variable.has.items():
                    wider = variable.also.get(element, frozenset()) - {element}
                    self._implied[one] = [
                        variable.known,
                        *(variable.has[w] for w in wider if w in variable.has),
                    ]

    def of(self, literal: int) -> Box | None:
        """Return the box of a literal."""
        if literal not in self._found:
            for one in self._circuit.cone((literal,)):
                for sign in (one, -one):
                    if sign not in self._found:
                        self._found[sign] = self._box(sign)
        return self._found[literal]

    def full(self, dimension: object) -> int:
        """All cells of a dimension."""
        return self._full.get(dimension, EITHER)

    def _box(self, literal: int) -> Box | None:
        gate = self._circuit.gates[abs(literal)]
        if gate is None:
            return self._input(literal)
        parts = [self._found[part] for part in gate] if literal > 0 else [self._found[-part] for part in gate]
        return _common(parts) if literal > 0 else _hull(parts)

    def _input(self, literal: int) -> Box:
        one = abs(literal)
        if one in self._cells:
            name, i = self._cells[one]
            return {name: 1 << i if literal > 0 else self._full[name] & ~(1 << i)}
        if literal > 0:
            return {one: YES, **dict.fromkeys(self._implied.get(one, ()), YES)}
        # What is not among the wider is not among the narrower either.
        return {one: NO, **{inner: NO for inner, wider in self._implied.items() if one in wider}}


def _common(boxes: Iterable[Box | None]) -> Box | None:
    found: dict[object, int] = {}
    for box in boxes:
        if box is None:
            return None
        for dimension, cells in box.items():
            left = found.get(dimension, cells) & cells
            if not left:
                return None
            found[dimension] = left
    return found


def _hull(boxes: Iterable[Box | None]) -> Box | None:
    some = [box for box in boxes if box is not None]
    if not some:
        return None
    shared = set(some[0]).intersection(*some[1:])
    found: dict[object, int] = {}
    for dimension in shared:
        cells = 0
        for box in some:
            cells |= box[dimension]
        found[dimension] = cells
    return found


class Meeting:
    """Which of some boxes may meet, as bit sets over their places in the list."""

    def __init__(self, boxes: Sequence[Box | None]) -> None:
        self._boxes = boxes
        self._all = (1 << len(boxes)) - 1
        self._never = sum(1 << i for i, box in enumerate(boxes) if box is None)
        # By dimension and set of cells, the boxes that say so.
        said: dict[object, dict[int, int]] = {}
        for i, box in enumerate(boxes):
            for dimension, cells in (box or {}).items():
                by_cells = said.setdefault(dimension, {})
                by_cells[cells] = by_cells.get(cells, 0) | 1 << i
        self._said = said
        self._apart: dict[tuple[object, int], int] = {}

    def with_box(self, box: Box | None) -> int:
        """Return the boxes that a box may meet."""
        if box is None:
            return 0
        meets = self._all & ~self._never
        for dimension, cells in box.items():
            meets &= ~self._parted(dimension, cells)
        return meets

    def _parted(self, dimension: object, cells: int) -> int:
        """Return the boxes that share none of these cells."""
        found = self._apart.get((dimension, cells))
        if found is None:
            found = 0
            for other, boxes in self._said.get(dimension, {}).items():
                if not other & cells:
                    found |= boxes
            self._apart[dimension, cells] = found
        return found


def bits(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
