"""How a case stands at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.clocks.chain import Coming
    from remit.clocks.entries import Entry
    from remit.clocks.running import Running


@dataclass(frozen=True, slots=True)
class State:
    """What is true at `at`, everything of that instant included; every mapping gives the moment since when.

    `team` has the case `since` then. `closed` is since when it is resolved or accepted, None while it is open.
    `reached` are the events that paths and promises count as having happened, `happened` those that did, first and
    `waiting` what the case waits for. `running` are its clocks and targets by name, also those that ended. `next_step`
    comes unless something happens first. `log` tells the whole course.
    """

    at: int
    team: str | None
    since: int
    closed: int | None
    reached: frozenset[str]
    happened: Mapping[str, int]
    waiting: Mapping[str, int]
    notified: Mapping[str, int]
    referred: Mapping[str, int]
    required: Mapping[str, int]
    flagged: Mapping[str, int]
    running: Mapping[str, Running]
    next_step: Coming | None
    log: tuple[Entry, ...]
