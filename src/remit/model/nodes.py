"""The model: what the policies of an assembly say, names resolved, types checked, nothing left to guess.

An assembly is what holds for one sector over one span of days: the overriding policies, the sector's own and the
fallbacks, each in the edition in force, with the one vocabulary that they share.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, TypeAlias

from remit.model.conditions import Condition, Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from remit.model.types import FactType
    from remit.runtime.calendars import CalendarSpec
    from remit.runtime.durations import Duration
    from remit.signals.topics import TopicPattern
    from remit.source.span import Span

# ------------------------------------------------------------------------------------------------ vocabulary


@dataclass(frozen=True, slots=True)
class Fact:
    """`decides` is false for identifiers, which no condition may mention. Standard facts have no span."""

    name: str
    type: FactType
    personal: bool
    says: str | None
    decides: bool
    span: Span | None


@dataclass(frozen=True, slots=True)
class Channel:
    """`open` names a calendar, None: always open; `limit` is in characters; `needs` must hold to reach it."""

    name: str
    public: bool
    written: bool
    limit: int | None
    needs: Condition | None
    open: str | None
    link: str | None
    listen_only: bool
    broadcast_only: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Team:
    name: str
    works: str
    span: Span


@dataclass(frozen=True, slots=True)
class Calendar:
    spec: CalendarSpec
    span: Span


@dataclass(frozen=True, slots=True)
class Topic:
    pattern: TopicPattern
    span: Span


@dataclass(frozen=True, slots=True)
class PersonalKind:
    name: str
    patterns: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Declared:
    """A cue, requirement, event or reason: a name with its sentence."""

    name: str
    says: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Body:
    name: str
    title: str
    link: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`limit` is its longest fill in characters; `value` a fixed fill, None: filled at sending."""

    name: str
    limit: int
    value: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Switch:
    """`by` is the fact whose values it is switched on for; `on` the days (both included) it is on by itself."""

    name: str
    says: str | None
    by: str | None
    on: tuple[tuple[date, date | None], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder in a reply: what is between the braces.

    `kind` is `fixed` (filled with `fill`), `there`, `case`, `fact`, `next_opening` or `sending` (filled when it is
    sent). `name` is the placeholder, the fact or the calendar.
    """

    kind: str
    name: str
    limit: int
    fill: str | None = None


Piece: TypeAlias = str | Hole


@dataclass(frozen=True, slots=True)
class Reply:
    """`texts` by ISO 639-1 language, in the order written; each is literal text and holes in turn."""

    name: str
    public: bool
    private: bool
    texts: Mapping[str, tuple[Piece, ...]]
    span: Span


# ------------------------------------------------------------------------------------------------ time


@dataclass(frozen=True, slots=True)
class Length:
    """A duration and the calendar it counts in, None: elapsed time or calendar dates."""

    duration: Duration
    calendar: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """`kind` is `acknowledge`, `respond`, `update` or `resolve`."""

    kind: str
    within: Length


@dataclass(frozen=True, slots=True)
class Sla:
    name: str
    targets: tuple[Target, ...]
    pauses: tuple[str, ...]
    because: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """What a path or a missed clock does; `kind` is `escalate`, `notify`, `refer`, `require`, `flag` or `start`."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Extension:
    """`to` counts from the start; the person is told within `told`, or before it is due where that is None."""

    to: Length
    told: Length | None


@dataclass(frozen=True, slots=True)
class Clock:
    """`landing` is `close` or `end` of the day, None for the unit's own; `roll` is a calendar.

    `pauses` are the reasons for which it may pause. It counts from the latest of `anchors`; the event `sooner` makes
    it due at once.
    """

    name: str
    statutory: bool
    within: Length
    landing: str | None
    anchors: tuple[str, ...]
    sooner: str | None
    counts_receipt: bool
    roll: str | None
    pauses: tuple[str, ...]
    extension: Extension | None
    stops: tuple[str, ...]
    if_missed: tuple[Step, ...]
    because: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AfterWithout:
    """`lack` is the event whose absence makes it due."""

    after: Length
    lack: str
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class OnEvent:
    event: str
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class BeforeClock:
    before: Length
    clock: str
    steps: tuple[Step, ...]
    span: Span


PathStep: TypeAlias = AfterWithout | OnEvent | BeforeClock


@dataclass(frozen=True, slots=True)
class Path:
    """It starts with `team`, or with `otherwise` while `while_shut` is shut."""

    name: str
    team: str
    otherwise: str | None
    while_shut: str | None
    steps: tuple[PathStep, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases that must not (or of which one must) be said, in one language or, with None, in any."""

    must: bool
    language: str | None
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ban:
    """`replies` is empty for all; `when` None for always."""

    title: str
    wordings: tuple[Wording, ...]
    public: bool
    private: bool
    replies: tuple[str, ...]
    when: Condition | None
    because: tuple[str, ...]
    span: Span


# ------------------------------------------------------------------------------------------------ guarantees


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything an assembly may name, by name, sorted. `bans` are those of files that state no policy."""

    facts: Mapping[str, Fact]
    channels: Mapping[str, Channel]
    teams: Mapping[str, Team]
    calendars: Mapping[str, Calendar]
    topics: Mapping[str, Topic]
    personal_kinds: Mapping[str, PersonalKind]
    events: Mapping[str, Declared]
    reasons: Mapping[str, Declared]
    cues: Mapping[str, Declared]
    requirements: Mapping[str, Declared]
    bodies: Mapping[str, Body]
    placeholders: Mapping[str, Placeholder]
    switches: Mapping[str, Switch]
    slas: Mapping[str, Sla]
    clocks: Mapping[str, Clock]
    paths: Mapping[str, Path]
    replies: Mapping[str, Reply]
    bans: tuple[Ban, ...] = ()


# ------------------------------------------------------------------------------------------------ actions


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


# ------------------------------------------------------------------------------------------------ rules


class RuleKind(Enum):
    """How a rule was written."""

    RULE = "rule"
    EXCEPTION = "exception"
    ROW = "row"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, an exception, a table row or an `otherwise`.

    `name` is unique in its policy. `excepts` names the rule or exception that an exception excepts from; `tree` is the
    rule at the root of it (itself for others); `overrides` are names of rules of the section. `table` and `row`
    (from 1) are set for rows; `first_row_wins` says that it holds only where no row above it does. Dates are whole days
    in the policy's time zone, both included; those of an exception are its rule's. It holds when `when` holds and
    `unless` is not known to hold.
    """

    kind: RuleKind
    policy: str
    section: str
    name: str
    when: Condition
    unless: Condition | None
    first: date | None
    last: date | None
    actions: Actions
    because: tuple[str, ...]
    excepts: str | None
    tree: str
    overrides: tuple[str, ...]
    table: str | None
    row: int | None
    first_row_wins: bool
    accepts: Mapping[str, str]
    span: Span

    @property
    def key(self) -> str:
        """`policy / name`: unique in an assembly."""
        return f"{self.policy} / {self.name}"


@dataclass(frozen=True, slots=True)
class Section:
    """`rules` in the order written, exceptions after what they except from, `otherwise` last."""

    title: str
    rules: tuple[Rule, ...]
    span: Span


class Stratum(IntEnum):
    """Earlier ones go first."""

    OVERRIDING = 0
    SECTOR = 1
    FALLBACK = 2


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


Expectation: TypeAlias = Outcome | Due | InTeam | Referred | Says | Absent


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

    `sector` is None where the example does not say one: then it is the policy's own.
    """

    title: str
    policy: str
    sector: str | None
    facts: Mapping[str, Value]
    switches: Mapping[str, bool | frozenset[str]]
    expects: tuple[Expectation, ...]
    later: tuple[Later, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Policy:
    """One edition of one policy. `first` is its first day in force, `last` its last, None: open-ended.

    `sectors` is None for all sectors. `languages` are those in which each reply it says must be, the first the default.
    `digest` is `sha256:` and 64 hexadecimal digits, over the resolved model of this policy.
    """

    title: str
    file: str
    sectors: tuple[str, ...] | None
    edition: str
    first: date | None
    last: date | None
    zone: str
    working_days: str | None
    regulated: bool
    owner: str | None
    purpose: str | None
    stratum: Stratum
    comes_before: tuple[str, ...]
    languages: tuple[str, ...]
    all_languages_when_unknown: bool
    accepts: Mapping[str, str]
    sections: tuple[Section, ...]
    bans: tuple[Ban, ...]
    guarantees: tuple[Guarantee, ...]
    examples: tuple[Example, ...]
    digest: str
    span: Span


@dataclass(frozen=True, slots=True)
class Assembly:
    """What holds for `sector` from `first` to `last` (whole days, both included; None: without end).

    `policies` are in the order of strata, then of `comes before`, then of title.
    """

    sector: str
    first: date | None
    last: date | None
    policies: tuple[Policy, ...]
    vocabulary: Vocabulary
