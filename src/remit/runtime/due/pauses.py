"""Time that does not count, as stored facts: from, to, why. Deadlines are counted anew from them, never patched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.runtime.calendars.parts import merged
from remit.runtime.moments import moment_at
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.runtime.calendars.parts import Part


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """From `start` until before `end`, in seconds from the epoch; `end` None: not over yet.

    `reason` is what is awaited.
    """

    start: int
    end: int | None
    reason: str = ""


def checked(pauses: Iterable[Pause], received: int) -> tuple[Pause, ...]:
    """Return the pauses of one case in their order.

    Raises `ValueProblem`: `pause-never-closed`, `end-before-start`, `pause-before-receipt`, `overlapping-pauses`.
    """
    ordered = sorted(pauses, key=lambda pause: pause.start)
    for pause in ordered:
        if pause.end is None:
            raise ValueProblem(
                "pause-never-closed", f"the pause from {moment_at(pause.start)} does not say when it ends"
            )
        if pause.end <= pause.start:
            raise ValueProblem(
                "end-before-start",
                f"the pause from {moment_at(pause.start)} ends at {moment_at(pause.end)}, which is not after it",
            )
        if pause.start < received:
            raise ValueProblem(
                "pause-before-receipt",
                f"the pause from {moment_at(pause.start)} starts before receipt at {moment_at(received)}",
            )
    for one, next_ in pairwise(ordered):
        if one.end is not None and next_.start < one.end:
            raise ValueProblem(
                "overlapping-pauses",
                f"the pause from {moment_at(next_.start)} starts before the one from {moment_at(one.start)} "
                f"ends at {moment_at(one.end)}",
            )
    return tuple(ordered)


def united(pauses: Iterable[Pause]) -> tuple[Part, ...]:
    """Return the time in which any of the pauses runs; all must be over."""
    return tuple(merged([(pause.start, pause.end) for pause in pauses if pause.end is not None]))
