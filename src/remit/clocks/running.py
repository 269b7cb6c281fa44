"""A clock or target while it runs: when it is due, whether it pauses, how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.clocks.deadlines import counted as time_paused
from remit.runtime.calendars.parts import merged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.clocks.counted import Counted
    from remit.runtime.due import Pause


@dataclass(frozen=True, slots=True)
class Running:
    """How a clock, or a `target` of the SLA, stands at a moment.

    `due` is the first instant that is too late; None where it does not run yet, or where it pauses, since `paused`,
    and nobody can know. `stopped` is when it ended. `missed` is the due moment that it let pass, the first where it
    was renewed, and `late` by how many seconds, at most, so far: what was missed stays so.
    """

    name: str
    target: bool
    statutory: bool
    due: int | None
    paused: int | None
    stopped: int | None
    missed: int | None
    late: int


@dataclass(slots=True)
class Runner:
    """Keeps one of them up to date. `overdue` is the due moment that it has let pass since it was last renewed."""

    counted: Counted
    due: int | None = None
    paused: int | None = None
    stopped: int | None = None
    missed: int | None = None
    overdue: int | None = None
    worst: int = 0

    @property
    def counts(self) -> bool:
        """Whether it can still be met or missed."""
        return self.stopped is None and self.overdue is None

    def recount(self, happened: Mapping[str, int], pauses: Sequence[Pause], now: int) -> None:
        """Count anew, given when events happened and when the case waited, up to now."""
        if not self.counts:
            return
        over = [pause for pause in pauses if pause.end is not None]
        parts = time_paused(over, self.counted.pauses)
        waits = [p.start for p in pauses if p.end is None and p.reason in self.counted.pauses]
        if not waits:
            self.due, self.paused = self.counted.due(happened, parts), None
            return
        since = min(waits)
        due = self.counted.due(happened, merged([*parts, (since, now)]))
        # A day that had begun before the wait counts in full, so what is due at its end stays due; and what is due by
        # now is, however long the wait goes on.
        known = due is None or due <= now or due == self.counted.due(happened, merged([*parts, (since, due)]))
        self.due, self.paused = (due, None) if known else (None, since)

    def miss(self, due: int) -> None:
        """Let the due moment pass."""
        self.overdue = due
        self.missed = due if self.missed is None else self.missed

    def stop(self, at: int) -> None:
        """End it, in time or late."""
        self.worst = self._late(at)
        self.stopped, self.paused = at, None

    def renew(self, at: int) -> None:
        """Begin again, however the last time ended."""
        self.worst = self._late(at)
        self.stopped = self.overdue = None

    def standing(self, at: int) -> Running:
        """Return how it stands at a moment."""
        counted = self.counted
        late = self._late(at) if self.stopped is None else self.worst
        return Running(
            name=counted.name,
            target=counted.target,
            statutory=counted.statutory,
            due=self.due,
            paused=self.paused,
            stopped=self.stopped,
            missed=self.missed,
            late=late,
        )

    def _late(self, at: int) -> int:
        return max(self.worst, 0 if self.overdue is None else at - self.overdue)
