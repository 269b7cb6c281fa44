"""Core conditions: names resolved, terms expanded, negation moved inward to the atoms.

An atom is a set of *known* values of one fact. Where it is negated it is the *other known* values; only
`IsUnknown` speaks of the unknown, and its negation says `is known`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from remit.runtime.values import Money

if TYPE_CHECKING:
    from remit.source.span import Span

Scalar: TypeAlias = bool | int | Decimal | str | Money | datetime


@dataclass(frozen=True, slots=True)
class IsIn:
    """The value is one of these."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class InRange:
    """Between two values of one type, None where it has no end; an end belongs to it unless it is open."""

    low: Scalar | None
    high: Scalar | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """A set holds this element."""

    element: str


@dataclass(frozen=True, slots=True)
class HasAny:
    """A set is not empty."""


@dataclass(frozen=True, slots=True)
class IsUnknown:
    pass


@dataclass(frozen=True, slots=True)
class ContainsWords:
    """Any of the phrases occurs as whole words."""

    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchesPattern:
    """An RE2 pattern matches somewhere."""

    pattern: str


@dataclass(frozen=True, slots=True)
class OpenDuring:
    """The moment lies in the open time of a calendar of the assembly."""

    calendar: str


@dataclass(frozen=True, slots=True)
class InSeason:
    """The moment's date in `zone` lies between two (day, month) pairs of any year, both days included."""

    start: tuple[int, int]
    end: tuple[int, int]
    zone: str


@dataclass(frozen=True, slots=True)
class Covers:
    """A switch `by` a fact is on for the interaction's value of that fact; not so where that is unknown."""

    by: str


Test: TypeAlias = (
    IsIn
    | InRange
    | Has
    | HasAny
    | IsUnknown
    | ContainsWords
    | MatchesPattern
    | OpenDuring
    | InSeason
    | Covers
)


@dataclass(frozen=True, slots=True)
class Atom:
    """`fact` is a fact or a switch of the assembly; `span` is where the policy says it."""

    fact: str
    test: Test
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part; with no part, always true."""

    parts: tuple[Condition, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part; with no part, never true."""

    parts: tuple[Condition, ...]
    span: Span


Condition: TypeAlias = Atom | AllOf | AnyOf
