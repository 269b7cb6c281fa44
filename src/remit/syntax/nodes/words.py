"""Names, texts, lengths of time and dates, and the values that conditions compare with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class NameValue:
    """A word as a value."""

    name: Name

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.name.span


@dataclass(frozen=True, slots=True)
class BoolValue:
    """`yes` or `no`."""

    value: bool
    span: Span


@dataclass(frozen=True, slots=True)
class TextValue:
    """A quoted text as a value."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A bare number."""

    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class MoneyValue:
    """An amount; `currency` is its ISO 4217 code."""

    amount: Decimal
    currency: str
    span: Span


@dataclass(frozen=True, slots=True)
class DurationValue:
    """A length of time as a value."""

    length: Length

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.length.span


@dataclass(frozen=True, slots=True)
class MomentValue:
    """A date, with or without a time, as a value."""

    when: When

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.when.span


Value: TypeAlias = NameValue | BoolValue | TextValue | NumberValue | MoneyValue | DurationValue | MomentValue
