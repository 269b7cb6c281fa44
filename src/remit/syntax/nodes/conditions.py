"""Conditions, and the tests on a fact that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from remit.source.span import Span
    from remit.syntax.nodes.words import Name, Text, Value, When


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
    """A pattern (RE2) found anywhere."""

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


@dataclass(frozen=True, slots=True)
class Atom:
    """A test of a fact; without a test: a yes-or-no fact, a switch or a term that must hold."""

    subject: Name
    test: Test | None
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """`not C`."""

    part: Condition
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple[Condition, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple[Condition, ...]
    span: Span


Condition: TypeAlias = Atom | Not | And | Or
