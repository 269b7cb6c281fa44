"""The policy as written: one class for each statement and clause, every one with its span.

Names are still words (`Name`), nothing is resolved. Statements keep the order of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TypeAlias

from remit.runtime.durations import Unit
from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A word that refers to, or declares, something."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text, its escapes resolved."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Length:
    """A duration as written; `calendar` only where one was named."""

    amount: Decimal
    unit: Unit
    calendar: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class When:
    """A date, or a date and a time, in the policy's time zone."""

    day: date
    clock: time | None
    span: Span


# ------------------------------------------------------------------------------------------------ values


@dataclass(frozen=True, slots=True)
class NameValue:
    name: Name

    @property
    def span(self) -> Span:
        return self.name.span


@dataclass(frozen=True, slots=True)
class BoolValue:
    value: bool
    span: Span


@dataclass(frozen=True, slots=True)
class TextValue:
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class NumberValue:
    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class MoneyValue:
    amount: Decimal
    currency: str
    span: Span


@dataclass(frozen=True, slots=True)
class DurationValue:
    length: Length

    @property
    def span(self) -> Span:
        return self.length.span


@dataclass(frozen=True, slots=True)
class MomentValue:
    when: When

    @property
    def span(self) -> Span:
        return self.when.span


Value: TypeAlias = NameValue | BoolValue | TextValue | NumberValue | MoneyValue | DurationValue | MomentValue


# ------------------------------------------------------------------------------------------------ tests on a fact


@dataclass(frozen=True, slots=True)
class OneOf:
    """`is a`, `is one of a, b`; negated: `is not a`, `is none of a, b`."""

    values: tuple[Value, ...]
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """`operator` is one of `at least`, `at most`, `over`, `under`."""

    operator: str
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Between:
    """`low to high`, both included."""

    low: Value
    high: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Known:
    """`is known`, or `is unknown` where `known` is false."""

    known: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Includes:
    """What a set holds; `quantifier` is `any`, `all` or `none`."""

    quantifier: str
    names: tuple[Name, ...]
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ShowsPersonalData:
    """`shows personal data`: of any kind."""

    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Contains:
    """Any of the phrases, as whole words."""

    phrases: tuple[Text, ...]
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Matches:
    pattern: Text
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Covers:
    """A switch by a fact is on for this interaction."""

    span: Span


@dataclass(frozen=True, slots=True)
class During:
    """A moment lies in a calendar's open time; `outside`: it does not."""

    calendar: Name
    outside: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """`operator` is `on or after`, `before` or `on`."""

    operator: str
    when: When
    span: Span


@dataclass(frozen=True, slots=True)
class Season:
    """Each year between two (day, month) pairs, both days included; may run over the new year."""

    start: tuple[int, int]
    end: tuple[int, int]
    span: Span


Test: TypeAlias = (
    OneOf
    | Compare
    | Between
    | Known
    | Includes
    | ShowsPersonalData
    | Contains
    | Matches
    | Covers
    | During
    | Dated
    | Season
)


# ------------------------------------------------------------------------------------------------ conditions


@dataclass(frozen=True, slots=True)
class Atom:
    """A test of a fact; without a test: a yes-or-no fact, a switch or a term that must hold."""

    subject: Name
    test: Test | None
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Condition, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Condition, ...]
    span: Span


Condition: TypeAlias = Atom | Not | And | Or


# ------------------------------------------------------------------------------------------------ actions


@dataclass(frozen=True, slots=True)
class Answer:
    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Acknowledge:
    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Hop:
    """One alternative of a redirect and its own words."""

    channel: Name
    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Redirect:
    """`reply` is said for every alternative that has no words of its own."""

    hops: tuple[Hop, ...]
    reply: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Hold:
    team: Name
    span: Span


@dataclass(frozen=True, slots=True)
class StaySilent:
    reason: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Follow:
    path: Name
    span: Span


@dataclass(frozen=True, slots=True)
class GiveTo:
    team: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Apply:
    sla: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Collect:
    """`start CLOCK`, `require R`, `flag CUE`, `notify TEAM`; `kind` is the verb."""

    kind: str
    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Priority:
    """1 is the most urgent."""

    level: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class DoNot:
    """`do not start X`; `kind` is `start`, `require`, `flag`, `notify` or `priority` (then without a name)."""

    kind: str
    name: Name | None
    span: Span


Action: TypeAlias = (
    Answer | Acknowledge | Redirect | Hold | StaySilent | Follow | GiveTo | Apply | Collect | Priority | DoNot
)


# ------------------------------------------------------------------------------------------------ the policy


@dataclass(frozen=True, slots=True)
class Accept:
    """A lint accepted in words."""

    lint: Name
    because: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Policy:
    """The header. `sectors` is empty and `all_sectors` true for a policy of every sector.

    `stratum` is `overriding`, `sector` or `fallback`.
    """

    title: Text
    sectors: tuple[Name, ...]
    all_sectors: bool
    edition: Text | None
    first: When | None
    last: When | None
    zone: Text | None
    working_days: Name | None
    regulated: bool
    owner: Text | None
    purpose: Text | None
    stratum: str
    comes_before: tuple[Text, ...]
    languages: tuple[Name, ...]
    all_languages_when_unknown: bool
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Use:
    files: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Channel:
    name: Name
    instead_of: Name | None
    public: bool | None
    written: bool | None
    limit: Decimal | None
    needs: Condition | None
    open: Name | None
    link: Text | None
    listen_only: bool
    broadcast_only: bool
    span: Span


@dataclass(frozen=True, slots=True)
class FactType:
    """`kind` is `yes_no`, `whole_number`, `number`, `money`, `duration`, `one_of`, `some_of`, `text` or `moment`."""

    kind: str
    values: tuple[Name, ...]
    low: Decimal | None
    high: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    name: Name
    instead_of: Name | None
    type: FactType
    ordered: bool
    personal: bool
    says: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    name: Name
    instead_of: Name | None
    means: Condition
    span: Span


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one language, or of any where `language` is not said."""

    language: Name | None
    phrases: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Together:
    """One phrase of every group."""

    groups: tuple[tuple[Text, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Topic:
    name: Name
    instead_of: Name | None
    phrases: tuple[Phrases, ...]
    together: tuple[Together, ...]
    but_not: tuple[Text, ...]
    patterns: tuple[Text, ...]
    includes: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PersonalKind:
    name: Name
    instead_of: Name | None
    says: Text | None
    patterns: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Team:
    name: Name
    instead_of: Name | None
    works: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A name declared with a sentence; `kind` is `event`, `reason`, `cue` or `requirement`."""

    kind: str
    name: Name
    instead_of: Name | None
    says: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Body:
    name: Name
    instead_of: Name | None
    title: Text
    link: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`limit` is the longest fill in characters; `value` a fixed fill."""

    name: Name
    instead_of: Name | None
    limit: Decimal
    value: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Whole days, both included; `last` is None where it has no end."""

    first: When
    last: When | None
    span: Span


@dataclass(frozen=True, slots=True)
class Switch:
    name: Name
    instead_of: Name | None
    says: Text | None
    by: Name | None
    on: tuple[DateSpan, ...]
    span: Span


# ------------------------------------------------------------------------------------------------ calendars


@dataclass(frozen=True, slots=True)
class Hours:
    """Seconds since midnight, `start` included, `end` excluded; `end <= start` runs into the next day."""

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Days are 0 (Monday) to 6 (Sunday)."""

    days: tuple[int, ...]
    hours: tuple[Hours, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DatedHours:
    day: When
    hours: tuple[Hours, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class WorkedHoliday:
    """A holiday on which the calendar works; its weekly hours where none are given."""

    name: Text
    hours: tuple[Hours, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Closed:
    """Days without opening, or a part of them: seconds since midnight, None for the day's start or end."""

    first: When
    last: When
    start: int | None
    end: int | None
    says: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class HolidayRegion:
    region: str
    span: Span


@dataclass(frozen=True, slots=True)
class Calendar:
    name: Name
    instead_of: Name | None
    zone: Text | None
    always: bool
    weekly: tuple[WeeklyHours, ...]
    dated: tuple[DatedHours, ...]
    worked: tuple[WorkedHoliday, ...]
    closed: tuple[Closed, ...]
    regions: tuple[HolidayRegion, ...]
    all_of: tuple[Name, ...]
    span: Span


# ------------------------------------------------------------------------------------------------ promises over time


@dataclass(frozen=True, slots=True)
class Target:
    """One line of an SLA; `kind` is `acknowledge`, `respond`, `update` or `resolve`."""

    kind: str
    within: Length
    span: Span


@dataclass(frozen=True, slots=True)
class Sla:
    name: Name
    instead_of: Name | None
    targets: tuple[Target, ...]
    pauses: tuple[Name, ...]
    because: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a clock is due.

    `within` counts from the latest of `anchors`; `landing` (`close` or `end`) is set for "by … on the nth day
    following"; `sooner` is the event that makes it due at once.
    """

    within: Length
    landing: str | None
    anchors: tuple[Name, ...]
    sooner: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Extension:
    """`to` is counted from the start; `told` is None for "told before it is due" and for no notice at all."""

    to: Length
    told: Length | None
    told_before_due: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Roll:
    calendar: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` is `escalate`, `notify`, `refer`, `require`, `flag` or `start`."""

    kind: str
    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Clock:
    """`pauses` is None where nothing is said of it and empty for `never pauses`."""

    name: Name
    instead_of: Name | None
    statutory: bool
    deadlines: tuple[Deadline, ...]
    calendar: Name | None
    counts_receipt: bool
    roll: Roll | None
    pauses: tuple[Name, ...] | None
    extension: Extension | None
    stops: tuple[Name, ...]
    if_missed: tuple[Step, ...]
    because: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PathStart:
    team: Name
    otherwise: Name | None
    while_shut: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class PathAfter:
    """`lack` is `taken`, `acknowledged`, `responded`, `resolved` or a declared event."""

    after: Length
    lack: Name
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PathWhen:
    event: Name
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PathBefore:
    before: Length
    clock: Name
    steps: tuple[Step, ...]
    span: Span


PathClause: TypeAlias = PathStart | PathAfter | PathWhen | PathBefore


@dataclass(frozen=True, slots=True)
class Path:
    name: Name
    instead_of: Name | None
    clauses: tuple[PathClause, ...]
    span: Span


# ------------------------------------------------------------------------------------------------ what is said


@dataclass(frozen=True, slots=True)
class ReplyText:
    language: Name
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Reply:
    name: Name
    instead_of: Name | None
    public: bool
    private: bool
    texts: tuple[ReplyText, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """`must` say, or never say; of one language or of any."""

    must: bool
    language: Name | None
    phrases: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Ban:
    """`public` and `private` are both true where no audience is named."""

    title: Text
    wordings: tuple[Wording, ...]
    public: bool
    private: bool
    replies: tuple[Name, ...]
    when: Condition | None
    because: tuple[Text, ...]
    span: Span


# ------------------------------------------------------------------------------------------------ rules


@dataclass(frozen=True, slots=True)
class Rule:
    name: Text
    when: Condition
    unless: Condition | None
    actions: tuple[Action, ...]
    because: tuple[Text, ...]
    first: When | None
    last: When | None
    overrides: tuple[Text, ...]
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Exception_:
    """`to` is None where it excepts from the rule above it."""

    name: Text
    to: Text | None
    when: Condition
    unless: Condition | None
    actions: tuple[Action, ...]
    because: tuple[Text, ...]
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Otherwise:
    actions: tuple[Action, ...]
    because: tuple[Text, ...]
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """`test` is `is`, `include`, `shows`, `during`, `holds` (a bare yes-or-no name), `then` or `because`."""

    test: str
    subject: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """`content` is None for a blank, else a test, a set of values with its quantifier, or actions."""

    content: Test | SetValues | tuple[Action, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class SetValues:
    """`quantifier` is `any` or `all`."""

    quantifier: str
    values: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    name: Text
    first_row_wins: bool
    complete_when: Condition | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    because: tuple[Text, ...]
    span: Span


SectionItem: TypeAlias = Rule | Exception_ | Table | Otherwise


@dataclass(frozen=True, slots=True)
class Section:
    title: Text
    items: tuple[SectionItem, ...]
    span: Span


# ------------------------------------------------------------------------------------------------ guarantees, examples


@dataclass(frozen=True, slots=True)
class Outcome:
    """As much of an action as is said; names that are left out match anything.

    `kind`: `answer`, `acknowledge`, `redirect`, `hold`, `silent`, `follow`, `give`, `apply`, `start`, `require`,
    `flag`, `notify`, `priority`. `name` is the target (channel, team, reason, path, …), `reply` the words.
    """

    kind: str
    name: Name | None
    reply: Name | None
    level: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Never:
    outcome: Outcome
    span: Span


@dataclass(frozen=True, slots=True)
class NeverSay:
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
    teams: tuple[Name, ...]
    within: Length
    span: Span


Promise: TypeAlias = Outcome | Never | NeverSay | WithinPromise | Reach


@dataclass(frozen=True, slots=True)
class NeverChange:
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
    """`kind`: `is` (one value), `unknown`, `includes` or `shows` (names), `covers` (values), `yes` or `no`."""

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
class ExpectTeam:
    team: Name
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectRefer:
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


Expectation: TypeAlias = Outcome | ExpectDue | ExpectTeam | ExpectRefer | ExpectSay | ExpectNone


@dataclass(frozen=True, slots=True)
class LaterExpect:
    after: Length
    expects: tuple[Expectation, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LaterEvent:
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
    before: Length
    clock: Name
    expects: tuple[Expectation, ...]
    span: Span


Later: TypeAlias = LaterExpect | LaterEvent | LaterWaiting | LaterBefore


@dataclass(frozen=True, slots=True)
class Example:
    title: Text
    given: tuple[Given, ...]
    expects: tuple[Expectation, ...]
    later: tuple[Later, ...]
    span: Span


Statement: TypeAlias = (
    Policy
    | Use
    | Channel
    | Fact
    | Term
    | Topic
    | PersonalKind
    | Team
    | Calendar
    | Sentence
    | Body
    | Sla
    | Clock
    | Path
    | Placeholder
    | Reply
    | Ban
    | Switch
    | Section
    | Guarantee
    | Example
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its statements in order; `broken` are the words of statements that could not be read."""

    file: str
    statements: tuple[Statement, ...]
    broken: frozenset[str] = frozenset()
