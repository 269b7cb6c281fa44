"""The types of facts.

Values at run time: yes/no `bool`, whole number `int`, number `Decimal`, money `Money`, duration `int` (seconds),
one of `str`, some of `frozenset[str]`, text `str`, moment aware UTC `datetime`. Unknown is no value at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class YesNo:
    pass


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """Bounds are included; None where there is none."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """Bounds are included; None where there is none."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoneyAmount:
    pass


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A duration in seconds."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """An enumeration; where it is `ordered`, earlier values are less than later ones."""

    values: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class SomeOf:
    """A set; known or unknown as a whole, and an empty one is known."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyWord:
    """A word out of an open list, such as a language's ISO 639 code."""


@dataclass(frozen=True, slots=True)
class FreeText:
    pass


@dataclass(frozen=True, slots=True)
class Moment:
    pass


FactType: TypeAlias = (
    YesNo | WholeNumber | Number | MoneyAmount | Elapsed | OneOf | SomeOf | AnyWord | FreeText | Moment
)
