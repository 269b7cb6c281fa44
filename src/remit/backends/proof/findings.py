"""What the prover finds, as data: the rules concerned, and a witness that anyone can replay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from remit.backends.proof.encoding import Aspect
    from remit.backends.proof.witness import Witness
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly, Redirect, Rule, Section
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rules decide an aspect together, and say different things of it."""

    assembly: Assembly
    one: Rule
    other: Rule
    aspects: tuple[Aspect, ...]
    witness: Witness


@dataclass(frozen=True, slots=True)
class LandsNowhere:
    """A rule's redirect reaches none of its channels."""

    assembly: Assembly
    rule: Rule
    redirect: Redirect
    witness: Witness


@dataclass(frozen=True, slots=True)
class Region:
    """As large a box of interactions as there is for which something is so, in words, with one of them."""

    where: Condition
    witness: Witness


@dataclass(frozen=True, slots=True)
class Gap:
    """Interactions that no rule handles; `more` where there are further regions than these."""

    assembly: Assembly
    regions: tuple[Region, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class IncompleteTable:
    """Interactions for which a table that is said to be complete has no row."""

    assembly: Assembly
    section: Section
    table: str
    regions: tuple[Region, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class DeadRule:
    """A rule that never decides anything, contributes anything or takes anything back.

    `covered` are rules that together come before it, or hold in its place, wherever it holds.
    """

    rule: Rule
    covered: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """A row of a table, and another that says the same wherever it holds."""

    row: Rule
    other: Rule


@dataclass(frozen=True, slots=True)
class NeverHolds:
    """A rule whose condition never holds, with all that it excepts from; `alone` where its own never does."""

    rule: Rule
    alone: bool


@dataclass(frozen=True, slots=True)
class AlwaysHolds:
    """A rule whose condition says something and always holds."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class IdleUnless:
    """A rule whose `unless` never keeps it from holding."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class NeverReached:
    """A name, an alternative of a redirect or a step of a path that no decision leads to; `by` say who names it."""

    kind: str
    name: str
    span: Span
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotDecided:
    """A question without an answer: what it was about, and why it has none, in words; `span` is where it is told.

    Where `span` is None it is about the assembly as a whole.
    """

    assembly: Assembly
    question: str
    span: Span | None
    why: str


Finding: TypeAlias = (
    Conflict
    | LandsNowhere
    | Gap
    | IncompleteTable
    | DeadRule
    | RepeatedRow
    | NeverHolds
    | AlwaysHolds
    | IdleUnless
    | NeverReached
    | NotDecided
)
