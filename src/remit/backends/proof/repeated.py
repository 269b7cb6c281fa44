"""Rows that another row of their table makes needless: it says the same wherever they hold."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Final

from remit.backends.proof.boxes import Boxes, bits
from remit.backends.proof.findings import RepeatedRow
from remit.backends.proof.solver import Undecided

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from remit.backends.proof.boxes import Box
    from remit.backends.proof.encoding import Encoding, Part
    from remit.backends.proof.witness import Finder
    from remit.model.nodes import Rule
    from remit.source.span import Span

# So many rows that may say the same are put to the solver, for each row.
_MOST_ASKED: Final = 4


class RepeatedRows:
    """Which rows say something of their own; assemblies are shown to it one after the other."""

    def __init__(self) -> None:
        self._by: dict[Span, RepeatedRow] = {}
        self._own: set[Span] = set()

    def look(self, encoding: Encoding, finder: Finder) -> None:
        """Take in an assembly. Where the first row wins no row is asked about: there order says more than this."""
        boxes = Boxes(encoding.space)
        for part in (one for one in encoding.parts if "repeated_row" not in one.policy.accepts):
            for rows in _alike(part):
                contained = _Containing([boxes.of(encoding.condition(row)) for row in rows])
                for i, row in enumerate(rows):
                    other = self._other(i, rows, contained.of(i), encoding, finder)
                    if other is None:
                        self._own.add(row.span)
                    else:
                        self._by.setdefault(row.span, RepeatedRow(row, other))

    def findings(self, dead: AbstractSet[Span]) -> Iterator[RepeatedRow]:
        """Yield the rows that say nothing of their own in any assembly; of those that are dead that is said."""
        for span, found in self._by.items():
            if span not in self._own and span not in dead:
                yield found

    @staticmethod
    def _other(
        i: int, rows: Sequence[Rule], larger: Iterable[int], encoding: Encoding, finder: Finder
    ) -> Rule | None:
        """Return a row that holds wherever this one does; of two that hold alike the first is not needless."""
        one = encoding.condition(rows[i])
        for j in islice(larger, _MOST_ASKED):
            other = encoding.condition(rows[j])
            try:
                if finder.solver.possible(one, -other):
                    continue
                if j < i or finder.solver.possible(other, -one):
                    return rows[j]
            except Undecided:
                # It is advice: what nobody knows is not said.
                continue
        return None


def _alike(part: Part) -> Iterator[list[Rule]]:
    """Yield the rows of a table that say the same, for the same reasons, and that no other rule names."""
    named = {name for rule in part.section.rules for name in (rule.excepts, *rule.overrides)}
    groups: dict[object, list[Rule]] = {}
    for rule in part.section.rules:
        if rule.table is not None and not rule.first_row_wins and rule.name not in named:
            groups.setdefault((rule.table, rule.actions, rule.because), []).append(rule)
    yield from (rows for rows in groups.values() if len(rows) > 1)


class _Containing:
    """Which of some boxes have all of another: first by the ends of what they say of each dimension, as bit sets."""

    def __init__(self, boxes: Sequence[Box | None]) -> None:
        self._boxes = boxes
        self._some = sum(1 << i for i, box in enumerate(boxes) if box is not None)
        ends: dict[object, list[tuple[int, int, int]]] = {}
        for i, box in enumerate(boxes):
            for dimension, cells in (box or {}).items():
                ends.setdefault(dimension, []).append((*_ends(cells), i))
        self._silent = {d: self._some & ~sum(1 << i for *_, i in said) for d, said in ends.items()}
        # By dimension, the boxes that begin no later than a cell, and those that end no earlier.
        self._begun = {d: _Up((low, i) for low, _, i in said) for d, said in ends.items()}
        self._open = {d: _Up((-high, i) for _, high, i in said) for d, said in ends.items()}

    def of(self, i: int) -> Iterator[int]:
        """Yield the places of the boxes that have all of this one, itself left out."""
        box = self._boxes[i]
        if box is None:
            return
        found = self._some & ~(1 << i)
        for dimension, silent in self._silent.items():
            if dimension not in box:
                found &= silent
                continue
            low, high = _ends(box[dimension])
            found &= silent | (self._begun[dimension].to(low) & self._open[dimension].to(-high))
        for j in bits(found):
            if all(not cells & ~other for d, other in (self._boxes[j] or {}).items() for cells in (box[d],)):
                yield j


def _ends(cells: int) -> tuple[int, int]:
    return (cells & -cells).bit_length() - 1, cells.bit_length() - 1


class _Up:
    """Places, as bit sets, of all that is no greater than a number."""

    def __init__(self, marked: Iterable[tuple[int, int]]) -> None:
        self._numbers: list[int] = []
        self._places: list[int] = []
        before = 0
        for number, place in sorted(marked):
            before |= 1 << place
            if self._numbers and self._numbers[-1] == number:
                self._places[-1] = before
            else:
                self._numbers.append(number)
                self._places.append(before)

    def to(self, number: int) -> int:
        """Return the places of all that is no greater."""
        i = bisect_right(self._numbers, number)
        return self._places[i - 1] if i else 0
