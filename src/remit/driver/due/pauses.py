"""What pauses do to a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.contract import timeline as t
from remit.graph.time_words import event_words
from remit.runtime.due import united
from remit.runtime.due.timeline import Kind
from remit.runtime.moment_wording import span_words
from remit.runtime.moments import moment_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.model.nodes import Clock
    from remit.runtime.calendars.parts import Part
    from remit.runtime.due import Pause
    from remit.runtime.due.timeline import Stretch


def counted(pauses: Iterable[Pause], clock: Clock) -> tuple[Part, ...]:
    """Return the time in which a clock stands still; a pause without a reason is taken to be for one that it has."""
    return united(pause for pause in pauses if _taken(pause, clock))


def paused(
    pauses: Iterable[Pause], clock: Clock, stretches: Sequence[Stretch], start: int, due: int
) -> Iterator[t.Paused]:
    """Yield each pause with what it does."""
    for pause in pauses:
        if pause.end is None:
            continue
        whole = (pause.start, pause.end)
        seconds, days = (0, 0) if not _taken(pause, clock) else _effect(whole, stretches)
        yield t.Paused(
            start=moment_at(pause.start),
            end=moment_at(pause.end),
            reason=pause.reason or None,
            counts=bool(seconds or days),
            says=_says(pause, clock, seconds, days, started=pause.end > start, running=pause.start < due),
            seconds=seconds or None,
            days=days or None,
        )


def _taken(pause: Pause, clock: Clock) -> bool:
    return bool(clock.pauses) and (not pause.reason or pause.reason in clock.pauses)


def _effect(pause: Part, stretches: Sequence[Stretch]) -> tuple[int, int]:
    """Return the seconds, or the days, of which it kept a clock from counting."""
    seconds = days = 0
    for stretch in stretches:
        if stretch.kind is not Kind.PAUSED:
            continue
        if stretch.day is not None:
            days += pause[0] <= stretch.start < pause[1]
        else:
            seconds += max(0, min(pause[1], stretch.end) - max(pause[0], stretch.start))
    return seconds, days


def _says(pause: Pause, clock: Clock, seconds: int, days: int, *, started: bool, running: bool) -> str:
    if not clock.pauses:
        return "changes nothing: this clock never pauses"
    if not _taken(pause, clock):
        reasons = ", ".join(map(event_words, clock.pauses))
        return f"changes nothing: this clock pauses only while waiting for {reasons}"
    if seconds:
        return f"{span_words(seconds)} did not count"
    if days:
        return "1 day did not count" if days == 1 else f"{days} days did not count"
    if not started:
        return "changes nothing: it was over before the clock started"
    if not running:
        return "changes nothing: it was due by then"
    return "changes nothing: no time that counts began in it"
