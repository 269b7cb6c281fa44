"""What an interaction may hold: each fact that the policies know, and the kind of its values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class YesNo:
    """JSON's true and false."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number; bounds are included, None where there is none."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number; bounds are included, None where there is none."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as text, with its currency: `20.00 GBP`."""


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A duration as text: `PT15M` or `15 minutes`."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word out of these."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """A list of words out of these; an empty list is known to be empty."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A language tag of BCP 47, of which the primary language counts: `en`, `cy-GB`."""


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A timestamp of RFC 3339 with its offset from UTC."""


Kind: TypeAlias = YesNo | Whole | Number | Amount | Elapsed | OneOf | SomeOf | Language | Text | Moment

REQUIRED = ("id", "received", "channel", "sector")
"""What every interaction gives; anything else may be unknown."""


@dataclass(frozen=True, slots=True)
class Schema:
    """`fields` by name. `switches` may not be given; `elsewhere` are facts of other sectors, passed over."""

    fields: Mapping[str, Kind]
    switches: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
