"""Rules, exceptions, rows and sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from remit.model.conditions import Condition
    from remit.model.nodes.actions import Actions


class RuleKind(Enum):
    """How a rule was written."""

    RULE = "rule"
    EXCEPTION = "exception"
    ROW = "row"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, an exception, a table row or an `otherwise`.

    `name` is unique in its policy. `excepts` names the rule or exception that an exception excepts from; `tree` is the
    rule at the root of it (itself for others); `overrides` are names of rules of the section. `table` and `row`
    (from 1) are set for rows; `first_row_wins` says that it holds only where no row above it does. Dates are whole days
    in the policy's time zone, both included; those of an exception are its rule's. It holds when `when` holds and
    `unless` is not known to hold.
    """

    kind: RuleKind
    policy: str
    section: str
    name: str
    when: Condition
    unless: Condition | None
    first: date | None
    last: date | None
    actions: Actions
    because: tuple[str, ...]
    excepts: str | None
    tree: str
    overrides: tuple[str, ...]
    table: str | None
    row: int | None
    first_row_wins: bool
    accepts: Mapping[str, str]
    span: Span

    @property
    def key(self) -> str:
        """`policy / name`: unique in an assembly."""
        return f"{self.policy} / {self.name}"

    @property
    def head(self) -> Span:
        """Where its name stands, as the formatter lays it out; all of a row."""
        words = {RuleKind.RULE: f'rule "{self.name}"', RuleKind.EXCEPTION: f'except "{self.name}"'}
        written = words.get(self.kind, "otherwise")
        if self.kind is RuleKind.ROW:
            return self.span
        return Span(self.span.file, self.span.start, min(self.span.end, self.span.start + len(written)))


@dataclass(frozen=True, slots=True)
class Section:
    """`rules` in the order written, exceptions after what they except from, `otherwise` last.

    `complete` has, for each table that says `complete when C`, its C: some row holds wherever C does.
    """

    title: str
    rules: tuple[Rule, ...]
    span: Span
    complete: Mapping[str, Condition] = field(default_factory=dict)
