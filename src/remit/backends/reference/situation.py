"""What the evaluator knows of one interaction: its facts, the switches, and what it may ask of the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from remit.model.nodes import Assembly, Switch, Value


class World(Protocol):
    """What is neither in the policy nor among the facts; every answer depends on the arguments alone."""

    def is_open(self, calendar: str, moment: datetime) -> bool:
        """Whether a calendar of the assembly, or `always`, is open at a moment."""

    def contains(self, phrases: tuple[str, ...], text: str) -> bool:
        """Whether any of the phrases occurs in the text as whole words."""

    def matches(self, pattern: str, text: str) -> bool:
        """Whether the RE2 pattern matches somewhere in the text."""

    def next_opening(self, calendar: str, moment: datetime, language: str) -> str:
        """Return when it opens next, in words, as a reply says it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One interaction in one assembly.

    `facts` are those that are known, always with `received`, `channel` and `sector`. `switches` has the
    state of every switch: on or off, or the values of its fact for which it is on.
    """

    assembly: Assembly
    facts: Mapping[str, Value]
    switches: Mapping[str, bool | frozenset[str]]
    world: World

    @property
    def received(self) -> datetime:
        """When the interaction was received."""
        return self.facts["received"]  # type: ignore[return-value] # decoding has seen to its type

    @property
    def channel(self) -> str:
        """The channel of arrival."""
        return str(self.facts["channel"])


def situation(
    assembly: Assembly,
    facts: Mapping[str, Value],
    touched: Mapping[str, bool | frozenset[str]],
    world: World,
) -> Situation:
    """Bring every switch into it: as the operation left it, else on during its days, else off."""
    vocabulary = assembly.vocabulary
    received = facts["received"]
    today = date_in(assembly.zone, received)  # type: ignore[arg-type] # decoding has seen to its type
    states = {
        name: touched.get(name, _untouched(switch, today)) for name, switch in vocabulary.switches.items()
    }
    return Situation(assembly, facts, states, world)


def date_in(zone_name: str, moment: datetime) -> date:
    """Return the date that a moment has in a time zone."""
    return moment.astimezone(zone(zone_name)).date()


def _untouched(switch: Switch, today: date) -> bool | frozenset[str]:
    if switch.by is not None:
        return frozenset()
    return any(first <= today and (last is None or today <= last) for first, last in switch.on)
