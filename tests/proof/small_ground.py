"""A ground for small assemblies built by hand, and the world that says the same of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

from remit.backends.proof.moments import span_of
from remit.backends.proof.space import Ground
from remit.runtime.calendars.open_time import OpenTime, open_time
from remit.runtime.moments import epoch_second
from remit.signals.topics import Words, matches

if TYPE_CHECKING:
    from remit.runtime.calendars.calendar import Calendar

FIRST, LAST = date(2026, 2, 27), date(2026, 3, 5)
START, LIMIT = (epoch_second(datetime(2026, month, 1, tzinfo=UTC)) for month in (1, 5))
DAY = 86_400


def hours(opens: int, shuts: int) -> OpenTime:
    """Open every day between two hours."""
    days = range(START, LIMIT, DAY)
    return open_time("hours", START, LIMIT, [(day + opens * 3600, day + shuts * 3600) for day in days])


@dataclass(frozen=True)
class Hours:
    """As much of a calendar as is asked for."""

    open_time: OpenTime


@dataclass(frozen=True)
class SmallGround:
    """Calendars that are open every day, each with hours of its own."""

    calendars: dict[str, Hours] = field(
        default_factory=lambda: {"care_hours": Hours(hours(9, 17)), "always": Hours(hours(0, 24))}
    )

    def calendar(self, name: str) -> Calendar:
        """Return one by its name."""
        return cast("Calendar", self.calendars[name])


@dataclass(frozen=True)
class GroundWorld:
    """The world of the reference evaluator on the same calendars."""

    ground: SmallGround

    def is_open(self, calendar: str, moment: datetime) -> bool:
        """Whether it is open."""
        return calendar == "always" or self.ground.calendars[calendar].open_time.is_open(epoch_second(moment))

    def contains(self, phrases: tuple[str, ...], text: str) -> bool:
        """Whether any phrase occurs as whole words."""
        return bool(Words(phrases).found(text))

    def matches(self, pattern: str, text: str) -> bool:
        """Whether a pattern matches."""
        return matches(pattern, text)

    def hours(self, calendar: str, language: str) -> str:
        """Name both."""
        return f"{calendar} {language}"

    def next_opening(self, calendar: str, moment: datetime, language: str) -> str:
        """Name all three."""
        return f"{calendar} {moment} {language}"


GROUND = SmallGround()
WORLD = GroundWorld(GROUND)
SMALL = Ground(GROUND, span_of(FIRST, LAST, "Europe/London"))
