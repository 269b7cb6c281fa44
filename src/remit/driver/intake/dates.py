"""Moments as other systems write them, brought to ISO 8601 with an offset from UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Callable

_MIDNIGHT: Final = time(0, 0)
# Without a year a format would read every date as one in 1900.
YEARS: Final = ("%Y", "%y", "%G", "%c", "%x")


@dataclass(frozen=True, slots=True)
class DateFormats:
    """How dates are written: formats of `strptime`, `iso`, `unix` (seconds) or `unix_ms`, tried in order.

    `zone` is for those without an offset, `time_of_day` for those without a time.
    """

    formats: tuple[str, ...] = ("iso",)
    zone: str | None = None
    time_of_day: time = _MIDNIGHT

    def read(self, text: str) -> str | None:
        """Return the moment in ISO 8601, without an offset where neither text nor mapping has one.

        None where no format fits. A time that the clocks show twice is the first of the two.
        """
        for form in self.formats:
            moment = self._as(form, text.strip())
            if moment is not None:
                return moment.isoformat()
        return None

    def _as(self, form: str, text: str) -> datetime | None:
        try:
            moment = _NAMED[form](text) if form in _NAMED else datetime.strptime(text, form)  # noqa: DTZ007 - the zone is put in below
        except (ValueError, OverflowError, OSError):
            return None
        if _has_no_time(form, text):
            moment = datetime.combine(moment.date(), self.time_of_day, moment.tzinfo)
        if moment.tzinfo is None and self.zone is not None:
            moment = moment.replace(tzinfo=zone(self.zone))
        return moment


def _has_no_time(form: str, text: str) -> bool:
    if form == "iso":
        return len(text) <= len("2026-12-24")
    return form not in _NAMED and not any(mark in form for mark in ("%H", "%I", "%X", "%c", "%T"))


def _unix(text: str) -> datetime:
    return datetime.fromtimestamp(float(text), UTC)


def _unix_ms(text: str) -> datetime:
    return datetime.fromtimestamp(int(text) / 1000, UTC)


_NAMED: Final[dict[str, Callable[[str], datetime]]] = {
    "iso": datetime.fromisoformat,
    "unix": _unix,
    "unix_ms": _unix_ms,
}
