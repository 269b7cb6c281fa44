"""When something is due and why, as others read it: one JSON object. Fields may be added, none renamed."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from pydantic import AliasChoices, Field

from remit.contract.decision import Moment, Part, PolicyCited, Whole

Kind: TypeAlias = Literal[
    "running",
    "open",
    "counted_day",
    "start_day",
    "rolled_day",
    "shut",
    "holiday",
    "closed",
    "paused",
]
"""What a stretch of time is: `running`, `open` and `counted_day` count, the others do not.

`start_day` is the day a clock starts on, where that does not count; `rolled_day` the day to which the last one moved;
`shut` is outside opening hours, or a day without any; `paused` would count were it not paused.
"""

Day: TypeAlias = date
"""For classes with a field that is called `date`."""

COUNTING: frozenset[Kind] = frozenset({"running", "open", "counted_day"})


class Stretch(Part):
    """From `start` until before `end` (`from` and `to` in JSON) time is of one kind.

    `name` says why it does not count (a holiday by its name, what was awaited) or what else there is to say of it.
    Where time counts in seconds, `seconds` are those of this stretch that count and `total` all that have counted when
    it ends. Where days count, `date` is the day, and `number` says the how manieth counted day it is. `regions` are
    those whose list has the holiday, where a calendar unites several and not all have it.
    """

    start: Moment = Field(serialization_alias="from", validation_alias=AliasChoices("from", "start"))
    end: Moment = Field(serialization_alias="to", validation_alias=AliasChoices("to", "end"))
    kind: Kind
    name: str | None = None
    seconds: int | None = None
    total: int | None = None
    date: Day | None = None
    number: int | None = None
    regions: tuple[str, ...] = ()

    left_out_when_empty = frozenset({"name", "seconds", "total", "date", "number", "regions"})


class Paused(Part):
    """A pause that was told; `counts` is whether it moves this clock, and `says` what it does to it, or why nothing.

    `seconds` or `days` are what did not count because of it.
    """

    start: Moment = Field(serialization_alias="from", validation_alias=AliasChoices("from", "start"))
    end: Moment = Field(serialization_alias="to", validation_alias=AliasChoices("to", "end"))
    reason: str | None = None
    counts: bool
    says: str
    seconds: int | None = None
    days: int | None = None

    left_out_when_empty = frozenset({"reason", "seconds", "days"})


class ClockChange(Part):
    """The clocks on the wall are changed at a moment, from one offset from UTC, in seconds, to another."""

    at: Moment
    offset_before: int
    offset_after: int
    says: str


class Counting(Part):
    """How a clock counts: `amount` of `unit` (`working day`), in `calendar` where it is working time."""

    amount: int
    unit: str
    calendar: str | None = None


class Timeline(Whole):
    """When a clock is due, and everything that is needed to check it by hand.

    `due` is the first instant that is too late; `due_date` the date, on the clocks of `zone`, of the last second
    before it. `starts` is when the clock starts counting and `starts_with` the event that starts it.
    `extended_due` is when it is due where it is extended, and `tell_by` when the person must know of that at the
    latest; None where it cannot be. `extended` says that `due` is the extended moment. `sooner` is the event that
    made it due before its time. `stretches` lie between `starts` and `due`, in order and without holes.
    `reckoning` says step by step how the moment was found, `notes` what else to know. `sector` is None where the clock
    means the same in all `sectors` that have it; `policies` are then those in force in all of them.
    """

    clock: str
    sector: str | None
    sectors: tuple[str, ...] = ()
    statutory: bool
    says: tuple[str, ...]
    counting: Counting
    zone: str
    received: Moment
    starts: Moment
    starts_with: str
    due: Moment
    due_date: Day
    extended: bool
    extended_due: Moment | None = None
    tell_by: Moment | None = None
    sooner: str | None = None
    pauses: tuple[Paused, ...] = ()
    clock_changes: tuple[ClockChange, ...] = ()
    stretches: tuple[Stretch, ...]
    reckoning: tuple[str, ...]
    notes: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    at: str
    policies: tuple[PolicyCited, ...] = ()
    versions: dict[str, str] = Field(default_factory=dict)
