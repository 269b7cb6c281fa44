"""What else there is to know of a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.clocks.deadlines import RECEIPT
from remit.graph.time_words import event_words
from remit.runtime.calendars.reasons import clock_words
from remit.runtime.moment_wording import day_words, moment_words, span_words
from remit.runtime.moments import SECONDS_A_DAY, moment_at
from remit.runtime.zones import day_numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.driver.due.told import Told
    from remit.model.nodes import Clock
    from remit.runtime.zones import WallClock


def change_words(clock: WallClock, change: tuple[int, int, int]) -> str:
    """`the clocks go forward from 01:00 to 02:00 on Sunday 29 March 2026`."""
    at, before, after = change
    number, shown = divmod(at + before, SECONDS_A_DAY)
    way = "forward" if after > before else "back"
    to = (shown + after - before) % SECONDS_A_DAY
    day = day_words(day_numbered(number))
    return f"the clocks of {clock.zone} go {way} from {clock_words(shown)} to {clock_words(to)} on {day}"


def notes(clock: Clock, told: Told, due: int, wall: WallClock) -> Iterator[str]:
    """Yield what events mean that do not start the clock."""
    for name, at in told.happened.items():
        if name in clock.stops:
            yield _stopped(name, at, due, wall)
        elif name not in (*clock.anchors, clock.sooner, RECEIPT):
            yield f"{event_words(name)} has no bearing on this clock"


def _stopped(name: str, at: int, due: int, wall: WallClock) -> str:
    when = f"{event_words(name)} on {moment_words(wall, moment_at(at))} stops it"
    days, seconds = divmod(abs(due - at), SECONDS_A_DAY)
    much = " ".join(filter(None, [f"{days} d" if days else "", span_words(seconds) if seconds else ""]))
    if at < due:
        return f"{when} in time, with {much} left"
    return f"{when} late, by {much}" if at > due else f"{when} too late: the due moment itself is late"
