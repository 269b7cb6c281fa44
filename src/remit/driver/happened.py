"""What has happened to an example's case by a moment, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.backends.reference.words import NOTHING
from remit.clocks.entries import elapsed_words, moment_words
from remit.graph.time_words import step_moment_words
from remit.runtime.moments import epoch_second, moment_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.clocks.entries import Entry
    from remit.clocks.running import Running
    from remit.clocks.state import State
    from remit.model.nodes import Day
    from remit.runtime.zones import WallClock

_ENTRIES: Final = {
    "clocks": "start",
    "requirements": "require",
    "flags": "flag",
    "notify": "notify",
    "refer": "refer",
    "team": "escalate",
}
"""The kind of log entry that adds to an aspect."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A case as an expectation sees it.

    `dues` are the deadlines of its decision, which are looked at where the story has not begun: `later` says that it
    has. Moments in words leave out the date of receipt.
    """

    state: State
    clock: WallClock
    received: int
    dues: Mapping[str, int]
    later: bool

    def due(self, name: str) -> int | None:
        """When a clock or target is due; None where it does not run, or pauses."""
        if not self.later:
            return self.dues.get(name)
        running = self.state.running.get(name)
        return None if running is None else running.due

    def kept(self, aspect: str) -> Mapping[str, int]:
        """What has been collected of an aspect, each with the moment."""
        state = self.state
        match aspect:
            case "clocks":
                return {name: state.at for name, one in state.running.items() if not one.target}
            case "requirements":
                return state.required
            case "flags":
                return state.flagged
            case "notify":
                return state.notified
            case _:
                return state.referred

    def words(self, moment: int) -> str:
        """Say a moment."""
        return moment_words(moment, self.clock, self.received, begins=moment == self.received)


def step_behind(aspect: str, name: str | None, seen: Seen) -> Entry | None:
    """The entry of the log that last added to an aspect; None where the decision did."""
    kind = _ENTRIES[aspect]
    entries = (e for e in reversed(seen.state.log) if e.kind == kind and name in (None, e.name))
    return next(entries, None)


def is_due(name: str, day: Day, seen: Seen) -> bool:
    """Whether something is due on a date (its last second lies on it), or at exactly a moment."""
    due = seen.due(name)
    if due is None:
        return False
    if day.clock is None:
        return seen.clock.day_of(moment_at(due - 1)) == day.day
    second = day.clock.hour * 3_600 + day.clock.minute * 60
    return due == epoch_second(seen.clock.instant(day.day, second))


def due_words(name: str, seen: Seen) -> str:
    """Say when something is due, or why it is not."""
    due, running = seen.due(name), seen.state.running.get(name)
    if due is not None:
        return f"{name} due {moment_words(due, seen.clock)}"
    return _unrun(name, running, seen)


def missed_words(name: str, seen: Seen) -> str:
    """Say how something stands: missed, stopped in time, or still running."""
    running = seen.state.running.get(name)
    if running is None or (running.due is None and running.stopped is None):
        return _unrun(name, running, seen)
    due = "" if running.due is None else f", due {seen.words(running.due)}"
    if running.missed is not None:
        late = f", late by {elapsed_words(running.late)}" if running.late else ""
        return f"{name} missed at {seen.words(running.missed)}{late}"
    if running.stopped is not None:
        return f"{name} stopped in time at {seen.words(running.stopped)}{due}"
    return f"{name} not missed{due}"


def team_words(seen: Seen) -> str:
    """Say which team has the case, since when, and what comes next."""
    team = f"team {seen.state.team or NOTHING}"
    return f"{team} (since {seen.words(seen.state.since)}){_next(seen)}" if seen.later else team


def kept_words(aspect: str, seen: Seen) -> str:
    """Say what has been collected of an aspect, and what comes next."""
    label = "referred to" if aspect == "refer" else f"{aspect}:"
    kept = seen.kept(aspect)
    if aspect == "clocks":
        said = ", ".join(kept)
    else:
        said = ", ".join(f"{name} ({seen.words(at)})" for name, at in kept.items())
    return f"{label} {said or NOTHING}{_next(seen) if seen.later else ''}"


def _next(seen: Seen) -> str:
    state = seen.state
    if state.closed is not None:
        return f"; the case is closed since {seen.words(state.closed)}"
    if state.next_step is None:
        return "; no step is to come"
    coming = state.next_step
    return f"; the next step is due {seen.words(coming.at)}: {step_moment_words(coming.step)}"


def _unrun(name: str, running: Running | None, seen: Seen) -> str:
    if running is None:
        return f"the case has no {'target' if '.' in name else 'clock'} {name}"
    if running.paused is not None:
        return f"{name} pauses since {seen.words(running.paused)}"
    return f"{name} does not run yet"
