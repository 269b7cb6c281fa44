"""Guarantees and examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from remit.source.span import Span
    from remit.syntax.nodes.conditions import Condition
    from remit.syntax.nodes.vocabulary import Accept
    from remit.syntax.nodes.words import Length, Name, Text, Value, When


@dataclass(frozen=True, slots=True)
class Outcome:
    """As much of an action as is said; names that are left out match anything.

    `kind`: `answer`, `acknowledge`, `redirect`, `hold`, `silent`, `follow`, `give`, `apply`, `start`,
    `require`, `flag`, `notify` or `priority`. `name` is the target (channel, team, reason, path and so on),
    `reply` the words.
    """

    kind: str
    name: Name | None
    reply: Name | None
    level: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Never:
    """`never ACTION`."""

    outcome: Outcome
    span: Span


@dataclass(frozen=True, slots=True)
class NeverSay:
    """`never say R`."""

    reply: Name
    span: Span


@dataclass(frozen=True, slots=True)
class WithinPromise:
    """`kind` is `acknowledge`, `respond` or `resolve`."""

    kind: str
    within: Length
    span: Span


@dataclass(frozen=True, slots=True)
class Reach:
    """`reach T or U within D`."""

    teams: tuple[Name, ...]
    within: Length
    span: Span


Promise: TypeAlias = Outcome | Never | NeverSay | WithinPromise | Reach


@dataclass(frozen=True, slots=True)
class NeverChange:
    """`FACT, FACT never change ASPECT, ASPECT`."""

    facts: tuple[Name, ...]
    aspects: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Either `when … then promises`, or a `NeverChange` over pairs."""

    title: Text
    when: Condition | None
    promises: tuple[Promise, ...]
    never_change: NeverChange | None
    because: tuple[Text, ...]
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Given:
    """`kind`: `is` (one value), `unknown`, `includes`, `shows` (names), `covers` (values), `yes` or `no`."""

    kind: str
    subject: Name
    values: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectDue:
    """`name` is a clock or `sla.target`; `starts` where the clock must also be among what starts."""

    name: Name
    due: When
    starts: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectMissed:
    """`CLOCK missed` or `CLOCK not missed`; `name` is a clock or `sla.target`."""

    name: Name
    missed: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectTeam:
    """`team T`: who has the case."""

    team: Name
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectRefer:
    """`refer to BODY`."""

    body: Name
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectSay:
    """The outgoing text holds these words."""

    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectNone:
    """`kind`: `answer`, `requirement`, `clock`, `flag`, `notification`, `sla`, `path` or `priority`."""

    kind: str
    name: Name | None
    span: Span


Expectation: TypeAlias = (
    Outcome | ExpectDue | ExpectMissed | ExpectTeam | ExpectRefer | ExpectSay | ExpectNone
)


@dataclass(frozen=True, slots=True)
class LaterExpect:
    """`after D expect …`."""

    after: Length
    expects: tuple[Expectation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LaterEvent:
    """`after D event E`."""

    after: Length
    event: Name
    span: Span


@dataclass(frozen=True, slots=True)
class LaterWaiting:
    """From then on the case waits for `reason` (the customer, or an event)."""

    after: Length
    reason: Name
    span: Span


@dataclass(frozen=True, slots=True)
class LaterBefore:
    """`D before CLOCK is due expect …`."""

    before: Length
    clock: Name
    expects: tuple[Expectation, ...]
    span: Span


Later: TypeAlias = LaterExpect | LaterEvent | LaterWaiting | LaterBefore


@dataclass(frozen=True, slots=True)
class Example:
    """An interaction and what must come of it."""

    title: Text
    given: tuple[Given, ...]
    expects: tuple[Expectation, ...]
    later: tuple[Later, ...]
    span: Span
