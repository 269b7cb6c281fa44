"""What is told of a difference: plain data, ready to be written in any form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from remit.contract.decision import Decision


@dataclass(frozen=True, slots=True)
class RuleNamed:
    """A rule by its name; `at` is its file and line."""

    name: str
    section: str
    policy: str
    at: str


@dataclass(frozen=True, slots=True)
class Way:
    """What it was and is, in words and what they mean, and the first of the rules that decide it.

    `refers` says what changed of that which it names, where it reads as it did.
    """

    old_rule: RuleNamed | None
    new_rule: RuleNamed | None
    before: str
    after: str
    before_means: tuple[str, ...]
    after_means: tuple[str, ...]
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionTold:
    """Interactions in the language's own words, and what else narrows them, each in words.

    `where` is empty where every interaction is meant that the rest allows; `first` are rules that must not come first.
    """

    where: str
    unless: str
    also: tuple[str, ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One interaction as an example of a policy says it, and both decisions on it.

    `given_old` is set where the old edition reads it otherwise. `differs` are the aspects in which they differ.
    """

    given: str
    given_old: str | None
    before: Decision
    after: Decision
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """A sector, and days on which something is so; `carried`: compared as if the old edition had stayed."""

    sector: str
    first: date | None
    last: date | None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A change, wherever it is the same. `count` and `ids` are of real interactions, None where none were given."""

    number: int
    aspect: str
    item: str | None
    around: str
    ways: tuple[Way, ...]
    regions: tuple[RegionTold, ...]
    days: tuple[Days, ...]
    example: Example
    beyond: Example | None = None
    count: int | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShareTold:
    """Of so many combinations of facts that a sector's editions tell apart, so many are decided differently."""

    sector: str
    changed: int
    cells: int

    @property
    def words(self) -> str:
        """As a percentage of two figures."""
        part = 100 * self.changed / self.cells
        return f"{part:.2g} %" if part >= 0.01 else "less than 0.01 %"


@dataclass(frozen=True, slots=True)
class GuaranteeTold:
    """A guarantee that is not as it was.

    `what` is `gained`, `lost`, `reworded`, `means something else` (in the same words), `now proved`, `no longer proved`
    or `as little proved`. `was` and `now` are `proved`, `broken` or `not decided`; None where it is not stated.
    """

    title: str
    policy: str
    what: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class PromiseTold:
    """A promise that was `tightened`, `loosened`, `changed`, `gained` or `lost`, with the longest that it takes."""

    name: str
    what: str
    before: str
    after: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordTold:
    """A word of conditions that changed: a topic, fact, …, and how, in words."""

    kind: str
    name: str
    says: tuple[str, ...]
    doubled: bool


@dataclass(frozen=True, slots=True)
class DeclaredTold:
    """A change that was declared and did not come, or not everywhere: which, and one interaction that shows it."""

    number: int
    says: str
    missing: Example | None


@dataclass(frozen=True)
class Difference:
    """All that is told of two editions. `old` and `new` are as they were named.

    `apart` is what only one of them has, and was not declared: days, sectors, channels, in words. `data` is how many
    real interactions were read and how many of them are decided differently. `missed` are declared changes that did not
    come.
    """

    old: str
    new: str
    compared: tuple[Days, ...]
    changes: tuple[ChangeTold, ...]
    shares: tuple[ShareTold, ...]
    uncounted: tuple[str, ...]
    alone: tuple[tuple[str, Days], ...]
    words: tuple[WordTold, ...]
    guarantees: tuple[GuaranteeTold, ...]
    promises: tuple[PromiseTold, ...]
    limits: tuple[str, ...]
    apart: tuple[str, ...] = ()
    declared: int | None = None
    missed: tuple[DeclaredTold, ...] = ()
    data: DataTold | None = None
    digests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def undeclared(self) -> tuple[ChangeTold, ...]:
        """Changes that go beyond what was declared; all of them where nothing was."""
        if self.declared is None:
            return self.changes
        return tuple(change for change in self.changes if change.beyond is not None)

    @property
    def clean(self) -> bool:
        """Whether nothing changes, or all that does was declared, came, and could be decided."""
        return not self.undeclared and not self.missed and not self.limits and not self.apart


@dataclass(frozen=True, slots=True)
class DataTold:
    """Real interactions: read, decided differently, refused by both editions; `elsewhere` are of other sectors or days.

    `other` are ids of those that are decided differently in what stands in no change.
    """

    read: int
    changed: int
    refused: int
    elsewhere: int = 0
    other: tuple[str, ...] = ()
