"""The calendars of two editions over the days that are compared."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from remit.backends.proof.difference.compare import Days
from remit.backends.proof.moments import span_of
from remit.backends.proof.space import Ground
from remit.clocks.ground import Ground as ClockGround
from remit.model.horizon import longest_days
from remit.model.standard import ALWAYS
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Hashable

    from remit.driver.difference.spans import Facing

# Calendars are laid out a little beyond the first and last moment of receipt, and as far as any clock can lead.
_MARGIN: Final = timedelta(days=7)


class Laid:
    """What the calendars of an edition come to: the instants at which they open and shut, and their working days."""

    def __init__(self, ground: ClockGround) -> None:
        self._ground = ground

    def content(self, name: str) -> Hashable:
        """Equal for two calendars that are open at the same moments, on the same clocks."""
        if name == ALWAYS:
            return ALWAYS
        calendar = self._ground.calendar(name)
        built = calendar.built
        return (calendar.spec.zone, calendar.open_time.edges, built.working_days, built.closes)


def days_of(one: Facing) -> Days:
    """Lay out the calendars of both."""
    reach = max(longest_days(one.old.vocabulary), longest_days(one.new.vocabulary))
    first, last = one.first - _MARGIN, _later(one.last, _MARGIN + timedelta(days=reach))
    old, new = (ClockGround(side, first, last, PublicHolidays()) for side in (one.old, one.new))
    span = span_of(one.first, one.last, one.new.zone)
    return Days(one.first, one.last, Ground(old, span), Ground(new, span), Laid(old), Laid(new), one.carried)


def _later(day: date, by: timedelta) -> date:
    return day + by if date.max - day > by else date.max
