"""Lengths of time, service promises, clocks and steps of paths in the language's own words.

`usual` are calendars that go without saying, such as the working days of the policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.model.nodes import AfterWithout, BeforeClock, OnEvent
from remit.runtime.durations import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from remit.model.nodes import Clock, Length, Path, PathStep, Sla

_WORKING = (Unit.WORKING_DAY, Unit.WORKING_HOUR)
_LACKS = {
    "taken": "anyone taking it",
    "acknowledged": "acknowledgement",
    "responded": "response",
    "resolved": "resolution",
}


def length_words(length: Length, usual: Collection[str] = ()) -> str:
    """`15 minutes`, `2 working days of care_hours`."""
    calendar = length.calendar
    if calendar is None or calendar in usual or length.duration.unit not in _WORKING:
        return str(length.duration)
    return f"{length.duration} of {calendar}"


def event_words(event: str) -> str:
    """Say an event: `resolved`, `customer replied`."""
    return "customer replied" if event == "customer_replied" else event


def lack_words(event: str) -> str:
    """Say what is missing where an event has not happened: `resolution`, `anyone taking it`."""
    return _LACKS.get(event, event_words(event))


def step_moment_words(step: PathStep, usual: Collection[str] = ()) -> str:
    """`after 15 minutes without anyone taking it`, `when deadlock`, `2 days before final_response is due`."""
    match step:
        case AfterWithout(after, lack):
            return f"after {length_words(after, usual)} without {lack_words(lack)}"
        case OnEvent(event):
            return f"when {event_words(event)}"
        case BeforeClock(before, clock):
            return f"{length_words(before, usual)} before {clock} is due"
    assert_never(step)


def path_start_words(path: Path) -> str:
    """`start with fraud_desk, or duty_manager while fraud_desk is shut`."""
    if path.otherwise is None:
        return f"start with {path.team}"
    return f"start with {path.team}, or {path.otherwise} while {path.while_shut} is shut"


def sla_words(sla: Sla, usual: Collection[str] = ()) -> tuple[str, ...]:
    """Return its targets, then its pauses: `acknowledge within 15 minutes`."""
    said = []
    for target in sla.targets:
        how = "every" if target.kind == "update" else "within"
        said.append(f"{target.kind} {how} {length_words(target.within, usual)}")
    if sla.pauses:
        said.append(f"pauses while waiting for {_listed(sla.pauses)}")
    return tuple(said)


def clock_words(clock: Clock, usual: Collection[str] = ()) -> tuple[str, ...]:
    """Return its deadline, then what it says of counting, pausing and extending."""
    said = [_deadline(clock, usual)]
    calendar = clock.within.calendar
    working = clock.within.duration.unit in _WORKING
    # The calendar of the nth working day is said with the day.
    if calendar is not None and (not working or (clock.landing is None and calendar not in usual)):
        said.append(f"counted in {calendar}")
    if clock.counts_receipt:
        said.append("counting the day of receipt")
    if clock.roll is not None:
        said.append("rolls to the next working day" + ("" if clock.roll in usual else f" of {clock.roll}"))
    said.append(f"pauses while waiting for {_listed(clock.pauses)}" if clock.pauses else "never pauses")
    if clock.extension is not None:
        told = clock.extension.told
        when = "before it is due" if told is None else f"within {length_words(told, usual)}"
        said.append(f"may be extended to {length_words(clock.extension.to, usual)}, told {when}")
    return tuple(said)


def stops_words(clock: Clock) -> str:
    """Say what stops it: `responded or accepted`; empty where nothing does."""
    return " or ".join(map(event_words, clock.stops))


def _deadline(clock: Clock, usual: Collection[str]) -> str:
    anchors = [event_words(anchor) for anchor in clock.anchors]
    anchor = anchors[0] if len(anchors) == 1 else f"the latest of {', '.join(anchors)}"
    sooner = f" or at {event_words(clock.sooner)}, whichever is sooner" if clock.sooner is not None else ""
    if clock.landing is None:
        return f"within {clock.within.duration} of {anchor}{sooner}"
    landing = "close of business on" if clock.landing == "close" else "the end of"
    day = "working day" if clock.within.duration.unit in _WORKING else "day"
    calendar = clock.within.calendar
    of = f" of {calendar}" if day == "working day" and calendar is not None and calendar not in usual else ""
    return f"by {landing} the {_ordinal(clock.within.duration.amount)} {day}{of} following {anchor}{sooner}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(event_words, names))
