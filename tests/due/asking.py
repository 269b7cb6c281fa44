"""Deadlines asked for in tests: of a text, and of the shipped clocks."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from remit.driver.compile import compile_paths, compile_text
from remit.driver.policy import Policy
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.contract.timeline import Timeline

POLICIES = Path(__file__).parents[2] / "policies"

OFFICE = """
calendar office
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG

calendar any_nation
  time zone Europe/London
  open monday to friday 00:00 to 24:00
  closed on holidays of GB-ENG, GB-WLS, GB-SCT, GB-NIR
"""

EVENTS = """
event deadlock "We have said our last word"
event identity_received "The person has shown who they are"
"""


@cache
def clocks(text: str) -> Policy:
    """Clocks in a text, together with the events above, and the calendars where it names one."""
    calendars = OFFICE if "office" in text or "any_nation" in text else ""
    return Policy(compile_text(calendars + EVENTS + text))


@cache
def shipped(part: str = "") -> Policy:
    """The policies that come with Remit, all of them or a file."""
    return Policy(compile_paths([POLICIES / part]))


def statute(name: str, received: str, **more: object) -> Timeline:
    """A clock of the shipped regulation, whose file has no policy and so is asked for any year."""
    return shipped("regulation/clocks.remit").due(name, uk(received), **more)  # type: ignore[arg-type] # as given


def ask(
    clock: str,
    received: str,
    *,
    zone_name: str = "Europe/London",
    pauses: Sequence[tuple[str, str]] = (),
    events: Mapping[str, str] | None = None,
    extended: bool = False,
) -> Timeline:
    """A clock that is called `it`, with local moments such as `2026-12-24 16:45`."""
    return clocks(clock).due(
        "it",
        local(received, zone_name),
        pauses=[(local(start, zone_name), local(end, zone_name)) for start, end in pauses],
        events={name: local(moment, zone_name) for name, moment in (events or {}).items()},
        extended=extended,
    )


def local(text: str, zone_name: str = "Europe/London", fold: int = 0) -> datetime:
    """Read `2026-12-24 16:45` on the clocks of a zone; `24:00` is the end of the day."""
    midnight = text.endswith("24:00")
    moment = datetime.fromisoformat(text.replace("24:00", "23:59")).replace(tzinfo=zone(zone_name), fold=fold)
    second = moment.astimezone(UTC)
    return second.replace(second=0) if not midnight else datetime.fromtimestamp(second.timestamp() + 60, UTC)


def uk(text: str) -> datetime:
    """Read `2026-12-24 16:45` on the clocks of London."""
    return local(text)
