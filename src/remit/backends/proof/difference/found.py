"""What is found: changes, each with the interactions that it is about, in words, and one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from remit.backends.proof.difference.groups import Around
    from remit.backends.proof.difference.outcomes import Term
    from remit.backends.proof.difference.pairing import Pair
    from remit.backends.proof.difference.qualifiers import Qualifier
    from remit.backends.proof.difference.share import Share
    from remit.backends.proof.witness import Witness
    from remit.model.conditions import Condition
    from remit.model.nodes import Rule


@dataclass(frozen=True, slots=True)
class Region:
    """Interactions: all for which `where` is known to hold, unless `unless` is known to, and `qualifiers` are all so.

    `there` is the literal of just these.
    """

    where: Condition
    unless: Condition | None
    qualifiers: tuple[Qualifier, ...]
    there: int


@dataclass(frozen=True, slots=True)
class Was:
    """What it was before and is now, and the first of the rules that decided; no rule where none did."""

    old_rule: Rule | None
    new_rule: Rule | None
    before: Term
    after: Term


@dataclass(frozen=True, slots=True)
class Shown:
    """One interaction as each edition reads it, where a word means two things; `true` is its point in the space."""

    old: Witness
    new: Witness
    true: frozenset[int] = field(repr=False, default=frozenset())


@dataclass(frozen=True, slots=True)
class Change:
    """A difference in one aspect.

    `aspect` is `handling`, `owner`, `SLA`, `priority`, `clock`, `requirement`, `flag` or `notification`; `item` the
    clock, requirement, … by name. `regions` together are exactly the interactions that it is
    about, `there` their literal; `ways` are all that it was and is, `around` what they share.
    """

    aspect: str
    item: str | None
    around: Around
    ways: tuple[Was, ...]
    regions: tuple[Region, ...]
    there: int
    witness: Shown


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions of one sector over the days from `first` to `last`, both included.

    `carried` is set where the old edition was not in force on these days and is taken as if it had stayed.
    `more` are aspects of which not all ways to differ were told apart. `undecided` are questions that took too long.
    """

    pair: Pair
    first: date
    last: date
    changes: tuple[Change, ...]
    share: Share | None
    carried: bool = False
    more: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    happenings: tuple[Happening, ...] = ()
    beyond: tuple[Beyond, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """What became of a declared change: whether anything changed so, and one interaction that did not and should."""

    number: int
    happened: bool
    missing: Shown | None


@dataclass(frozen=True, slots=True)
class Beyond:
    """A change, by its place among those found, of which something was not declared: one such interaction."""

    change: int
    witness: Shown
