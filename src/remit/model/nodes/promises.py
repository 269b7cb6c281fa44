"""Guarantees and examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from remit.model.conditions import Condition, Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from remit.model.nodes.time import Length
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """As much of an action as is said; what is None matches anything.

    `kind` is `answer`, `acknowledge`, `redirect`, `hold`, `silent`, `follow`, `give`, `apply`, `start`, `require`,
    `flag`, `notify` or `priority`; `name` the channel, team, reason, path, …; `level` the priority.
    """

    kind: str
    name: str | None
    reply: str | None
    level: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Never:
    outcome: Outcome
    span: Span


@dataclass(frozen=True, slots=True)
class NeverSay:
    reply: str
    span: Span


@dataclass(frozen=True, slots=True)
class WithinPromise:
    """`kind` is `acknowledge`, `respond` or `resolve`."""

    kind: str
    within: Length
    span: Span


@dataclass(frozen=True, slots=True)
class Reach:
    teams: tuple[str, ...]
    within: Length
    span: Span


Promise: TypeAlias = Outcome | Never | NeverSay | WithinPromise | Reach


@dataclass(frozen=True, slots=True)
class Guarantee:
    """`when … then promises`; or, where `when` is None, that `facts` never change `aspects`."""

    title: str
    policy: str
    when: Condition | None
    promises: tuple[Promise, ...]
    facts: tuple[str, ...]
    aspects: tuple[str, ...]
    because: tuple[str, ...]
    accepts: Mapping[str, str]
    span: Span


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or a date and a time, in the policy's time zone."""

    day: date
    clock: time | None


@dataclass(frozen=True, slots=True)
class Due:
    """`name` is a clock or `sla.target`; `starts` where the clock must also be among those that start."""

    name: str
    due: Day
    starts: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Missed:
    """Whether `name`, a clock or `sla.target`, was missed by then."""

    name: str
    missed: bool
    span: Span


@dataclass(frozen=True, slots=True)
class InTeam:
    team: str
    span: Span


@dataclass(frozen=True, slots=True)
class Referred:
    body: str
    span: Span


@dataclass(frozen=True, slots=True)
class Says:
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing of a `kind`: `answer`, `requirement`, `clock`, `flag`, `notification`, `sla`, `path` or `priority`."""

    kind: str
    name: str | None
    span: Span


Expectation: TypeAlias = Outcome | Due | Missed | InTeam | Referred | Says | Absent


@dataclass(frozen=True, slots=True)
class Later:
    """A line of an example's story, `after` receipt, or `before` a clock is due.

    Exactly one of `event`, `waiting` (the reason the case now waits for) and `expects` is said.
    """

    after: Length | None
    before: Length | None
    clock: str | None
    event: str | None
    waiting: str | None
    expects: tuple[Expectation, ...]
    span: Span


Value: TypeAlias = Scalar | frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """`facts` are those given, `received` always among them; a switch is on, or on for some values of its fact.

    `unknown` are the facts said to be unknown, which are not read from the message either. `sector` is None where the
    example does not say one: then it is the policy's own.
    """

    title: str
    policy: str
    sector: str | None
    facts: Mapping[str, Value]
    switches: Mapping[str, bool | frozenset[str]]
    expects: tuple[Expectation, ...]
    later: tuple[Later, ...]
    span: Span
    unknown: frozenset[str] = frozenset()
