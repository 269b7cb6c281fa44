"""What building a piece of the model needs to know of where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from remit.model import standard
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.diagnostics.report import Report
    from remit.model.from_syntax.scope import Scope
    from remit.model.nodes import Fact
    from remit.syntax import nodes as n


@dataclass(frozen=True)
class Context:
    """The scope, and what durations and dates are read with.

    `zone` and `working_days` are those of the policy whose file is read, or of the assembly's own policy for files
    that state none.
    """

    scope: Scope
    facts: Mapping[str, Fact]
    sectors: tuple[str, ...]
    zone: str
    working_days: str | None

    @property
    def report(self) -> Report:
        """Where findings go."""
        return self.scope.report

    def instant(self, when: n.When) -> datetime:
        """The instant of a date (its start) or of a date and time, in the policy's time zone, as UTC."""
        return self.start_of(when.day, when.clock or time(0))

    def start_of(self, day: date, clock: time = time(0)) -> datetime:
        """The instant that clocks of the policy's time zone show `clock` on `day`, as UTC."""
        return datetime.combine(day, clock, zone(self.zone)).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """The first instant of the day after, as UTC."""
        return self.start_of(day + timedelta(days=1))

    def calendar(self, name: n.Name) -> str | None:
        """The calendar a word names."""
        return self.scope.find("calendar", name, standard=(standard.ALWAYS,))

    def event(self, name: n.Name) -> str | None:
        """The standard or declared event a word names."""
        return self.scope.find("event", name, standard=standard.EVENTS)
