"""What narrows a region without being said of facts: that a rule decides, that none comes first, that it was not so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from remit.backends.proof.difference.outcomes import Term
    from remit.model.nodes import Rule

Edition: TypeAlias = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class NoneFirst:
    """In an edition, none of these rules, which come before the one that decides, speaks of the aspect."""

    edition: Edition
    rule: Rule
    literal: int = field(compare=False)
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Decides:
    """In an edition, the rule decides the aspect."""

    edition: Edition
    rule: Rule
    literal: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class AnyDecides:
    """In an edition, one of the rules decides the aspect; None: no rule does."""

    edition: Edition
    rules: tuple[Rule | None, ...]
    literal: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Given:
    """In an edition, the term is what is decided."""

    edition: Edition
    term: Term
    literal: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """In an edition, something else than the term is decided: it was not so already, or does not stay so."""

    edition: Edition
    term: Term
    literal: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """It was decided by one, and is decided by another, of the rules that the change lists, as it says."""

    literal: int = field(compare=False)


Qualifier: TypeAlias = NoneFirst | Decides | AnyDecides | Given | Otherwise | Listed
