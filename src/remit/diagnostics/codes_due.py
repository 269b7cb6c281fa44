"""R0770 to R0799: deadlines and calendars that were asked for and cannot be told."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _due(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "deciding", headline)


DUE = (
    _due("R0770", "unknown-clock", "no clock and no target of an SLA is called `{name}`"),
    _due("R0771", "unreadable-moment", "`{option}`: {reason}"),
    _due("R0772", "moment-without-offset", "`{option}`: `{found}` has no offset from UTC"),
    _due("R0773", "pause-ends-too-soon", "{reason}"),
    _due("R0774", "overlapping-pauses", "{reason}"),
    _due("R0775", "pause-never-closed", "{reason}"),
    _due("R0776", "pause-before-receipt", "{reason}"),
    _due("R0777", "no-such-event", "no event is called `{name}`"),
    _due("R0778", "clock-not-running", "`{clock}` counts from {anchors}, which has not happened"),
    _due("R0779", "beyond-calendar-data", "`{clock}` leads beyond what is known: {reason}"),
    _due("R0780", "moment-out-of-years", "`{option}`: {reason}"),
    _due("R0781", "clock-not-extendable", "`{clock}` may not be extended"),
    _due("R0782", "clock-differs-by-sector", "`{clock}` is not the same everywhere: it is one in {sectors}"),
    _due("R0783", "clock-not-in-force", "no policy that has `{clock}` is in force on {day}"),
    _due("R0784", "working-days-unsaid", "`{clock}` counts {unit}s, and nothing says in which calendar"),
    _due("R0785", "unreadable-pause", "`{written}` is not a pause: {reason}"),
    _due("R0786", "no-such-calendar", "no calendar is called `{name}`"),
    _due("R0787", "event-told-twice", "`{name}` is told to have happened at two moments"),
    _due("R0788", "calendar-without-days", "no policy says for which days `{name}` is to be laid out"),
)
