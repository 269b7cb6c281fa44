"""Sections, with their rules, exceptions, tables and defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from remit.source.span import Span
    from remit.syntax.nodes.actions import Action
    from remit.syntax.nodes.conditions import Condition, Test
    from remit.syntax.nodes.vocabulary import Accept
    from remit.syntax.nodes.words import Name, Text, Value, When


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a section."""

    name: Text
    when: Condition
    unless: Condition | None
    actions: tuple[Action, ...]
    because: tuple[Text, ...]
    first: When | None
    last: When | None
    overrides: tuple[Text, ...]
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Exception_:  # noqa: N801 - the underscore keeps it apart from the built-in
    """`to` is None where it excepts from the rule above it."""

    name: Text
    to: Text | None
    when: Condition
    unless: Condition | None
    actions: tuple[Action, ...]
    because: tuple[Text, ...]
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a section says where no rule of its handles."""

    actions: tuple[Action, ...]
    because: tuple[Text, ...]
    accepts: tuple[Accept, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """`test` is `is`, `include`, `shows`, `during`, `holds` (a bare yes-or-no name), `then` or `because`."""

    test: str
    subject: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """`content` is None for a blank, else a test, a set of values with its quantifier, or actions."""

    content: Test | SetValues | tuple[Action, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class SetValues:
    """`quantifier` is `any` or `all`."""

    quantifier: str
    values: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table."""

    name: Text
    first_row_wins: bool
    complete_when: Condition | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    because: tuple[Text, ...]
    span: Span


SectionItem: TypeAlias = Rule | Exception_ | Table | Otherwise


@dataclass(frozen=True, slots=True)
class Section:
    """A section and its items, in order."""

    title: Text
    items: tuple[SectionItem, ...]
    span: Span
