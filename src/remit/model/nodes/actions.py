"""What rules do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Answer:
    reply: str | None


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """The customer is told that we have it; the case goes on."""

    reply: str | None


@dataclass(frozen=True, slots=True)
class Hop:
    channel: str
    reply: str | None


@dataclass(frozen=True, slots=True)
class Redirect:
    """Alternatives in the order they are tried."""

    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """A person of the team reviews before anything is said."""

    team: str


@dataclass(frozen=True, slots=True)
class Silent:
    reason: str


Handling: TypeAlias = Answer | Acknowledge | Redirect | Hold | Silent


@dataclass(frozen=True, slots=True)
class FollowPath:
    path: str


@dataclass(frozen=True, slots=True)
class GiveTo:
    team: str


Owner: TypeAlias = FollowPath | GiveTo


class Collected(Enum):
    """The aspects that collect."""

    CLOCK = "clock"
    REQUIREMENT = "requirement"
    FLAG = "flag"
    NOTIFICATION = "notification"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A clock, requirement, cue or team by name; a priority by its level, 1 the most urgent."""

    kind: str
    name: str

    @property
    def aspect(self) -> Collected:
        return Collected(self.kind)


@dataclass(frozen=True, slots=True)
class Actions:
    """What a rule says: at most one value of each single-valued aspect, and items.

    `withdraws` are the items an exception takes back of the rules it excepts from; a withdrawn priority has no name.
    """

    handling: Handling | None = None
    owner: Owner | None = None
    sla: str | None = None
    items: tuple[Item, ...] = ()
    withdraws: tuple[Item, ...] = ()
