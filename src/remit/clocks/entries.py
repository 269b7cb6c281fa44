"""The log of a case: what happened, when, why, and which words of the policy made it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.graph.time_words import event_words
from remit.runtime.moments import SECONDS_A_DAY
from remit.runtime.zones import day_numbered

if TYPE_CHECKING:
    from remit.runtime.zones import WallClock
    from remit.source.span import Span

STEPS: Final = {
    "escalate": "escalated to",
    "notify": "notified",
    "refer": "referred to",
    "require": "required",
    "flag": "flagged",
    "start": "started",
}
"""What a path or a missed clock does, in the words of the log."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is what it happened to or by, `moment` the due moment that it speaks of, `span` the words that say so.

    `kind` is `received`, `event` or `wait`; `due`, `paused`, `met`, `late` or `missed`, of a clock or target; one of
    `escalate`, `notify`, `refer`, `require`, `flag` and `start`, which are done; or `nothing`, of a step that had
    nothing left to do.
    """

    at: int
    kind: str
    name: str
    why: str = ""
    moment: int | None = None
    span: Span | None = None


def entry_words(entry: Entry, clock: WallClock) -> str:
    """Say what happened and why: `escalated to duty_manager: after 15 minutes without anyone taking it`."""
    due = "" if entry.moment is None else f" due {moment_words(entry.moment, clock)}"
    match entry.kind:
        case "received":
            return f"received: {entry.name} has it" if entry.name else "received"
        case "event":
            return event_words(entry.name)
        case "wait":
            return f"waiting for {event_words(entry.name)}"
        case "due":
            return f"{entry.name} is{due or ' not due'}: {entry.why}"
        case "paused":
            return f"{entry.name} pauses: {entry.why}"
        case "met":
            return f"{entry.name} met" + (f", it was{due}" if due else "")
        case "late":
            return f"{entry.name} stopped late {entry.why}, it was{due}"
        case "missed":
            return f"{entry.name} missed" + (f", it was{due}" if entry.moment != entry.at else "")
        case "nothing":
            return f"{entry.name}: nothing to do, {entry.why}"
        case kind:
            return f"{STEPS[kind]} {entry.name}{',' if due else ''}{due}: {entry.why}"


def moment_words(moment: int, clock: WallClock, beside: int | None = None, *, begins: bool = False) -> str:
    """Say a moment as a policy would: `2026-12-24 16:45`, without the date where it is that of `beside`.

    Midnight is the end of the day that it closes, `2026-12-24 24:00`, unless something `begins` then.
    """
    number, second = divmod(clock.reading_at(moment), SECONDS_A_DAY)
    if second == 0 and not begins:
        number, second = number - 1, SECONDS_A_DAY
    hour, rest = divmod(second, 3_600)
    time = f"{hour:02}:{rest // 60:02}" + (f":{rest % 60:02}" if rest % 60 else "")
    if beside is not None and clock.reading_at(beside) // SECONDS_A_DAY == number:
        return time
    return f"{day_numbered(number)} {time}"


def elapsed_words(seconds: int) -> str:
    """Say a length of time in days of 24 hours: `2 days 3 hours`."""
    parts = []
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        amount, seconds = divmod(seconds, size)
        if amount:
            parts.append(f"{amount} {unit}{'' if amount == 1 else 's'}")
    return " ".join(parts) or "no time"
