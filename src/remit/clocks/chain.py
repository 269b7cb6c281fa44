"""The steps of a path in time: each is due at the later of its own moment and of the step before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.clocks.terms import term
from remit.model.nodes import AfterWithout, BeforeClock
from remit.runtime.due import before, due

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.clocks.ground import Ground
    from remit.model.nodes import Path


@dataclass(frozen=True, slots=True)
class Coming:
    """A step of a path that comes at `at` unless something happens first."""

    at: int
    step: AfterWithout | BeforeClock


class Chain:
    """The steps that a path takes by itself, in the order of its text; those at an event stand aside."""

    def __init__(self, path: Path | None, received: int, ground: Ground) -> None:
        self._received = received
        self._ground = ground
        steps = () if path is None else path.steps
        self._steps = tuple(step for step in steps if isinstance(step, AfterWithout | BeforeClock))
        self._passed: dict[int, int] = {}

    def next(self, due_of: Callable[[str], int | None]) -> Coming | None:
        """Return the next step; one about a clock without a due moment is left out, and none waits for it."""
        at = self._received
        for i, step in enumerate(self._steps):
            if i in self._passed:
                at = max(at, self._passed[i])
            elif (own := self._own(step, due_of)) is not None:
                return Coming(max(at, own), step)
        return None

    def pass_(self, coming: Coming) -> None:
        """Note that the moment of a step has come."""
        self._passed[self._steps.index(coming.step)] = coming.at

    def _own(self, step: AfterWithout | BeforeClock, due_of: Callable[[str], int | None]) -> int | None:
        match step:
            case AfterWithout(after):
                return due(term(after, self._ground), self._received)
            case BeforeClock(length, clock):
                moment = due_of(clock)
                return None if moment is None else before(term(length, self._ground), moment)
