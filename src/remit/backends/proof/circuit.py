"""A circuit of AND gates over inputs, each gate once, with which everything that can be asked is written down.

A literal is a whole number: an input or a gate, or, with a minus, its negation. A gate has a higher number than what it
is made of, so that counting up is an order in which to evaluate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TRUE: Final = 1
FALSE: Final = -1


class Circuit:
    """Inputs and gates by number; `TRUE` is the first. `clauses` are what inputs can never break."""

    __slots__ = ("_known", "clauses", "gates")

    def __init__(self) -> None:
        self.gates: list[tuple[int, ...] | None] = [None, ()]
        self.clauses: list[tuple[int, ...]] = []
        self._known: dict[tuple[int, ...], int] = {}

    def input(self) -> int:
        """Return a literal that nothing determines."""
        self.gates.append(None)
        return len(self.gates) - 1

    def all(self, parts: Iterable[int]) -> int:
        """Return the literal that is true where all of these are."""
        kept = set(parts)
        kept.discard(TRUE)
        if FALSE in kept or any(-part in kept for part in kept):
            return FALSE
        if len(kept) < 2:
            return kept.pop() if kept else TRUE
        gate = tuple(sorted(kept))
        found = self._known.get(gate)
        if found is None:
            self.gates.append(gate)
            found = self._known[gate] = len(self.gates) - 1
        return found

    def any(self, parts: Iterable[int]) -> int:
        """Return the literal that is true where at least one of these is."""
        return -self.all(-part for part in parts)

    def several(self, parts: Iterable[int]) -> int:
        """Return the literal that is true where at least two of these are."""
        earlier, twice = FALSE, []
        for part in parts:
            twice.append(self.all((earlier, part)))
            earlier = self.any((earlier, part))
        return self.any(twice)

    def require(self, *clause: int) -> None:
        """State that at least one of these is always true."""
        self.clauses.append(clause)

    def cone(self, targets: Iterable[int], known: set[int] | None = None) -> list[int]:
        """Return the numbers of the inputs and gates that these stand on, in rising order; `known` are left out."""
        seen = set() if known is None else known
        found: list[int] = []
        waiting = [abs(target) for target in targets]
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            found.append(one)
            waiting += [abs(part) for part in self.gates[one] or ()]
        return sorted(found)

    def evaluate(self, targets: Iterable[int], inputs: Mapping[int, int], width: int = 1) -> dict[int, int]:
        """Evaluate many points at once: bit k of an input, and so of what is returned, is its value at point k.

        The result is by literal, for each of `targets`; inputs that are not given are false at every point.
        """
        wanted = tuple(targets)
        full = (1 << width) - 1
        values: dict[int, int] = {TRUE: full}
        gates = self.gates
        for one in self.cone(wanted):
            gate = gates[one]
            if gate is None:
                values[one] = inputs.get(one, 0)
                continue
            value = full
            for part in gate:
                value &= values[part] if part > 0 else ~values[-part]
                if not value:
                    break
            values[one] = value
        return {one: values[one] if one > 0 else full & ~values[-one] for one in wanted}
