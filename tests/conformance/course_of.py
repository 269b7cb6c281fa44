"""What becomes of a case: a decision, walked through what is told of it to a moment."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from remit.clocks.case import Event, Wait
from remit.clocks.course import course
from remit.driver.story import opening_of
from remit.runtime.moments import epoch_second, moment_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit import Policy
    from remit.clocks.case import Happening
    from remit.clocks.state import State


def course_of(
    policy: Policy,
    interaction: Mapping[str, Any],
    switches: Mapping[str, bool | frozenset[str]],
    told: Iterable[Mapping[str, str]],
    at: str,
) -> dict[str, Any]:
    """Answer a request with `told` and `at`."""
    desk, record = policy.receive(interaction)
    facts, _ = desk.read(record)
    situation = desk.situation(facts, switches)
    opening = opening_of(desk.decided(situation), desk.assembly, epoch_second(situation.received))
    clocks, ground = desk.assembly.vocabulary.clocks, desk.world.ground(situation.received)
    state = course(opening, [_happening(one) for one in told], _second(at), clocks, ground)
    return {"state": _plain(state)}


def _happening(told: Mapping[str, str]) -> Happening:
    at = _second(told["at"])
    return Event(at, told["event"]) if "event" in told else Wait(at, told["waiting"])


def _plain(state: State) -> dict[str, Any]:
    running = state.running
    return {
        "team": state.team,
        "closed": state.closed is not None,
        "notified": sorted(state.notified),
        "referred": sorted(state.referred),
        "required": sorted(state.required),
        "flagged": sorted(state.flagged),
        "waiting": sorted(state.waiting),
        "paused": [name for name, one in running.items() if one.paused is not None],
        "missed": [name for name, one in running.items() if one.missed is not None],
        "met": [name for name, one in running.items() if one.stopped is not None and one.missed is None],
        "due": {name: moment_at(one.due).isoformat() for name, one in running.items() if one.due is not None},
    }


def _second(moment: str) -> int:
    return epoch_second(datetime.fromisoformat(moment))
