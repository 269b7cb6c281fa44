"""Policies, and what holds for one sector over one span of days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from remit.model.nodes.promises import Example, Guarantee
    from remit.model.nodes.rules import Section
    from remit.model.nodes.vocabulary import Vocabulary
    from remit.model.nodes.wording import Ban
    from remit.source.span import Span


class Stratum(IntEnum):
    """Earlier ones go first."""

    OVERRIDING = 0
    SECTOR = 1
    FALLBACK = 2


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

    @property
    def bans(self) -> tuple[Ban, ...]:
        """Every ban: of the policies in their order, then of the vocabulary."""
        return (*(ban for policy in self.policies for ban in policy.bans), *self.vocabulary.bans)

    @property
    def zone(self) -> str:
        """The time zone of the sector's own policy, in which days are counted.

        Where no policy says one, it is that of the calendars if they share one, else UTC.
        """
        own = [policy for policy in self.policies if policy.stratum is Stratum.SECTOR]
        for policy in own or self.policies:
            return policy.zone
        zones = {calendar.spec.zone for calendar in self.vocabulary.calendars.values()}
        return zones.pop() if len(zones) == 1 else "UTC"
