"""What to draw, as data: lanes of cards, and arrows between them.

A lane is one section of a policy, one escalation path, or all clocks, service promises or teams. Texts are plain;
each form escapes them its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class CardKind(Enum):
    """What a card stands for; it settles how the card looks."""

    INTAKE = "intake"
    GATE = "gate"
    RULE = "rule"
    EXCEPTION = "exception"
    OTHERWISE = "otherwise"
    TABLE = "table"
    HANDLING = "handling"
    PATH = "path"
    STEP = "step"
    CLOCK = "clock"
    PROMISE = "promise"
    TEAM = "team"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card. `leads_to` is the card of another lane that it speaks of.

    It is `strong` where it does something, an `aside` where it gives a reason.
    """

    text: str
    leads_to: str | None = None
    strong: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a decision table, which arrows start from by its own `id`."""

    id: str
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A box; `rows` only where it is a decision table."""

    id: str
    kind: CardKind
    title: str
    lines: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()


class ArrowKind(Enum):
    """How an arrow is drawn: solid, dashed where time brings it, dotted where an event does, bold to override."""

    FLOW = "flow"
    NEXT = "next"
    """A section that speaks to what the one before leaves open."""
    CONDITION = "condition"
    TIMED = "timed"
    EVENT = "event"
    OVERRIDES = "overrides"


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a card, or a row of one, to a card."""

    source: str
    target: str
    kind: ArrowKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Cards that belong together, with the arrows among them.

    `downward` says that its arrows run down where there is a choice, as those of a path do.
    """

    id: str
    heading: str
    note: str
    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...]
    downward: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing; `arrows` are those between lanes, and from the intake."""

    title: str
    notes: tuple[str, ...]
    intake: Card
    lanes: tuple[Lane, ...]
    arrows: tuple[Arrow, ...]
