"""How one deadline is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from remit.runtime.durations import Unit

if TYPE_CHECKING:
    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.durations import Duration
    from remit.runtime.zones import WallClock

ELAPSED: Final = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
"""They pass in UTC, whatever the clocks on the wall do."""

DATES: Final = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH})
"""They are counted on the calendar."""


class Landing(Enum):
    """Where on its last day a deadline that is counted in days ends."""

    CLOSE = "close"
    """At close of business; at the end of the day where there is none."""
    END = "end"
    """At 24:00."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """`duration` counted in `calendar`, where it is working time, and on the dates of `clock`.

    `landing` None is that of the unit: close of business for working days, the end of the day for other days. The
    last day rolls to the next working day of `roll`. Days do not count the day they start from, unless
    `counts_receipt`.
    """

    duration: Duration
    clock: WallClock
    calendar: Calendar | None = None
    landing: Landing | None = None
    counts_receipt: bool = False
    roll: Calendar | None = None

    @property
    def lands(self) -> Landing:
        """Where its last day ends; of no meaning where it is not counted in days."""
        if self.landing is not None:
            return self.landing
        return Landing.CLOSE if self.duration.unit is Unit.WORKING_DAY else Landing.END
