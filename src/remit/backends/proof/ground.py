"""What a space stands on: the calendars of an assembly, and the seconds of receipt that are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from remit.backends.proof.moments import Calendars, Span

RECEIVED: Final = "received"
CHANNEL: Final = "channel"
SECTOR: Final = "sector"


@dataclass(frozen=True)
class Ground:
    """Where the calendars of an assembly are laid out, and the seconds of receipt that are looked at."""

    calendars: Calendars
    span: Span
