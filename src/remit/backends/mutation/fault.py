"""A fault: one small mistake that an author could have made, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from remit.model.conditions import Condition
    from remit.model.nodes import Clock, Path, Rule, Sla
    from remit.source.span import Span


class FaultKind(Enum):
    """What was done wrong, the gravest first."""

    HANDLING_SWAPPED = "handling swapped"
    RULE_REMOVED = "rule removed"
    EXCEPTION_REMOVED = "exception removed"
    UNLESS_DROPPED = "unless dropped"
    PART_DROPPED = "part of a condition dropped"
    PART_NEGATED = "part of a condition negated"
    ACTION_DROPPED = "action dropped"
    STEP_DROPPED = "step dropped"
    LENGTH_CHANGED = "length of time changed"
    THRESHOLD_SHIFTED = "threshold shifted"
    VALUE_LEFT_OUT = "value left out"
    VALUE_ADDED = "value added"
    ROWS_SWAPPED = "rows swapped"
    SECTIONS_SWAPPED = "sections swapped"


@dataclass(frozen=True, slots=True)
class ConditionsChanged:
    """Each old part of a condition is the new one, wherever it stands in these rules, needs of channels and bans."""

    replaces: tuple[tuple[Condition, Condition], ...]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """Rules by their keys, and what stands in their place, None for nothing."""

    instead: tuple[tuple[str, Rule | None], ...]

    @property
    def rules(self) -> frozenset[str]:
        """Keys of the rules."""
        return frozenset(key for key, _ in self.instead)


@dataclass(frozen=True, slots=True)
class SectionsSwapped:
    """Two sections of a policy, by their titles, stand in each other's place."""

    policy: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class TimeChanged:
    """A service promise, clock or path that stands in place of that of its name."""

    instead: Sla | Clock | Path


Change: TypeAlias = ConditionsChanged | RulesChanged | SectionsSwapped | TimeChanged


@dataclass(frozen=True, slots=True)
class Fault:
    """`says` goes on from "nobody notices if …"; `rule` is what the fault is in, None where it is in no rule.

    `detail` tells faults of one kind at one place apart: what a policy says is in many assemblies, and the fault is the
    same in all of them.
    """

    kind: FaultKind
    place: Span
    rule: Rule | None
    says: str
    detail: str
    change: Change

    @property
    def key(self) -> tuple[Span, FaultKind, str]:
        """The same in every assembly."""
        return self.place, self.kind, self.detail
