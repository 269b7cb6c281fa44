"""What a case has been through, as whoever asks for a deadline tells it: receipt, events and pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from remit.clocks.deadlines import RECEIPT
from remit.driver.due.problems import moment_refused, pause_refused, refused
from remit.runtime.due import Pause, checked
from remit.runtime.moments import FIRST_YEAR, LAST_YEAR, epoch_second, parse_moment
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Moment: TypeAlias = datetime | str
"""An aware datetime, or text such as `2026-12-24T16:45:00+00:00`."""

Pausing: TypeAlias = tuple[Moment, Moment | None] | tuple[Moment, Moment | None, str]
"""From, to (None: not over) and, where it is known, what is awaited."""


@dataclass(frozen=True, slots=True)
class Told:
    """Moments in whole seconds from the epoch; receipt is among what `happened`."""

    received: int
    happened: Mapping[str, int]
    pauses: tuple[Pause, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last moment that is told."""
        ends = [end for pause in self.pauses for end in (pause.start, pause.end or pause.start)]
        moments = [*self.happened.values(), *ends]
        return min(moments), max(moments)


def told(received: Moment, events: Mapping[str, Moment], pauses: Iterable[Pausing]) -> Told:
    """Return what is told, in seconds. Raises `ClockError`: R0771 to R0776, R0780."""
    at = second_of(received, "received")
    happened = {name: second_of(moment, f"event {name}") for name, moment in events.items()}
    if RECEIPT in happened:
        raise refused("R0777", help_="receipt is told as `received`", name=RECEIPT)
    try:
        stood_still = checked((_pause(pause) for pause in pauses), at)
    except ValueProblem as problem:
        raise pause_refused(problem) from None
    return Told(at, {RECEIPT: at, **happened}, stood_still)


def _pause(pause: Pausing) -> Pause:
    start, end, *reason = pause
    return Pause(
        second_of(start, "pause"),
        None if end is None else second_of(end, "pause"),
        reason[0] if reason and isinstance(reason[0], str) else "",
    )


def second_of(moment: Moment, option: str) -> int:
    """Return the whole seconds from the epoch. Raises `ClockError`: R0771, R0772, R0780."""
    try:
        if isinstance(moment, str):
            return epoch_second(parse_moment(moment))
        if FIRST_YEAR <= moment.year <= LAST_YEAR:
            return epoch_second(moment)
    except ValueProblem as problem:
        written = moment.isoformat() if isinstance(moment, datetime) else moment
        raise moment_refused(option, written, problem) from None
    words = f"`{moment.isoformat()}` is not in the years {FIRST_YEAR} to {LAST_YEAR}"
    raise refused("R0780", option=option, reason=words)
