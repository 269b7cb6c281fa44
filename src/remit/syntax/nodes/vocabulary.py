"""The header of a policy, and the statements that declare what its rules speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from remit.source.span import Span
    from remit.syntax.nodes.conditions import Condition
    from remit.syntax.nodes.words import Name, Text, When


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
    """`use` of other files."""

    files: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel; None where a property is not said."""

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
    """What values a fact has.

    `kind`: `yes_no`, `whole_number`, `number`, `money`, `duration`, `one_of`, `some_of`, `text` or `moment`.
    """

    kind: str
    values: tuple[Name, ...]
    low: Decimal | None
    high: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A declared fact."""

    name: Name
    instead_of: Name | None
    type: FactType
    ordered: bool
    personal: bool
    says: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """A named condition."""

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
    """What makes a message be about something."""

    name: Name
    instead_of: Name | None
    phrases: tuple[Phrases, ...]
    together: tuple[Together, ...]
    but_not: tuple[Text, ...]
    patterns: tuple[Text, ...]
    includes: tuple[Name, ...]
    personal: bool
    span: Span


@dataclass(frozen=True, slots=True)
class PersonalKind:
    """`personal kind`: personal data of this organisation."""

    name: Name
    instead_of: Name | None
    says: Text | None
    patterns: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Team:
    """A team and the calendar it works."""

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
    """An outside body that cases are referred to."""

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
    """A switch; `by` is the fact whose values it is turned on for."""

    name: Name
    instead_of: Name | None
    says: Text | None
    by: Name | None
    on: tuple[DateSpan, ...]
    span: Span
