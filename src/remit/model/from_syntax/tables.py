"""Tables to rules: one rule a row, its condition made of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import conditions as c
from remit.model import nodes as m
from remit.model import types as t
from remit.model.from_syntax.actions import actions_of
from remit.model.from_syntax.conditions import condition
from remit.model.from_syntax.time import texts
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context
    from remit.source.span import Span

# What a cell may say under the word of its header.
CELLS = {
    "holds": "say `yes`, `no`, `known` or `unknown`, or leave it blank",
    "is": "a fact has one value: say those that suit with commas between them",
    "include": "say names with commas between them, `not NAME` or `all of NAME, NAME`",
    "shows": "say kinds of personal data with commas between them",
    "during": "say one calendar, or `not CALENDAR`",
}


def rows_of(table: n.Table, policy: str, section: str, context: Context) -> list[m.Rule]:
    """The rows of a table as rules called `TABLE, row 1` and so on; an empty `then` cell is reported."""
    rules = []
    for number, row in enumerate(table.rows, start=1):
        if len(row.cells) != len(table.columns):
            continue  # The syntax has reported it.
        name = f"{table.name.value}, row {number}"
        rules.append(
            m.Rule(
                kind=m.RuleKind.ROW,
                policy=policy,
                section=section,
                name=name,
                when=_when(table, row, context),
                unless=None,
                first=None,
                last=None,
                actions=_actions(table, row, context),
                because=(*texts(table.because), *_because(table, row, context)),
                excepts=None,
                tree=name,
                overrides=(),
                table=table.name.value,
                row=number,
                first_row_wins=table.first_row_wins,
                accepts={},
                span=row.span,
            )
        )
    return rules


def complete_when(table: n.Table, context: Context) -> c.Condition | None:
    """Where the table promises that some row holds; None where it promises nothing."""
    return None if table.complete_when is None else condition(table.complete_when, context)


def _when(table: n.Table, row: n.Row, context: Context) -> c.Condition:
    parts = tuple(
        part
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.subject is not None and (part := _cell(column, column.subject, cell, context)) is not None
    )
    return parts[0] if len(parts) == 1 else c.AllOf(parts, row.span)


def _actions(table: n.Table, row: n.Row, context: Context) -> m.Actions:
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.test != "then":
            continue
        if isinstance(cell.content, tuple):
            return actions_of(cell.content, context)
        context.report.add("R0430", cell.span, help="say it in the column `then`, such as `hold for TEAM`")
    return m.Actions()


def _because(table: n.Table, row: n.Row, context: Context) -> tuple[str, ...]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.test != "because" or cell.content is None:
            continue
        if isinstance(cell.content, n.OneOf) and all(isinstance(v, n.TextValue) for v in cell.content.values):
            return tuple(v.value for v in cell.content.values if isinstance(v, n.TextValue))
        context.report.add("R0431", cell.span, help="put it in quotation marks")
    return ()


def _cell(column: n.Column, subject: n.Name, cell: n.Cell, context: Context) -> c.Condition | None:
    """The condition of a cell, None where it is blank."""
    content = cell.content
    if content is None:
        return None
    if isinstance(content, tuple):
        help_ = f"say here which `{subject.text}` suits, and put the actions into the column `then`"
        context.report.add("R0432", cell.span, help=help_)
        return c.AnyOf((), cell.span)
    test = _test(column.test, content, cell.span)
    if isinstance(test, bool):
        atom = n.Atom(subject, None, cell.span)
        return condition(atom if test else n.Not(atom, cell.span), context)
    if test is None:
        context.report.add("R0433", cell.span, help=_suits(column, subject, context), column=subject.text)
        return c.AnyOf((), cell.span)
    return condition(n.Atom(subject, test, cell.span), context)


def _suits(column: n.Column, subject: n.Name, context: Context) -> str | None:
    """What a cell of a column may say; a column for yes or no may have been meant for the values of its fact."""
    fact = context.facts.get(subject.text)
    if column.test != "holds" or fact is None or isinstance(fact.type, t.YesNo):
        return CELLS.get(column.test)
    word = "include" if isinstance(fact.type, t.SomeOf) else "is"
    return f"write `{subject.text} {word}` in the header, and values in the cells"


def _test(column: str, content: n.Test | n.SetValues, span: Span) -> n.Test | bool | None:
    """What a cell tests under its column's word; a bare yes-or-no column gives the answer itself."""
    match column, content:
        case "is", n.SetValues(quantifier="any", values=values):
            return n.OneOf(values, negated=False, span=span)
        case ("is", n.SetValues()) | ("holds", n.SetValues()):
            return None
        case "is", _:
            return content if not isinstance(content, n.SetValues) else None
        case "holds", n.OneOf(values=(n.BoolValue(value=value),), negated=negated):
            return value != negated
        case (("holds" | "include" | "shows"), n.Known()):
            return content
        case (("include" | "shows"), (n.OneOf() | n.SetValues())):
            return _set(content, span)
        case "during", n.OneOf(values=(n.NameValue(name=name),), negated=negated):
            return n.During(name, outside=negated, span=span)
        case _:
            return None


def _set(content: n.OneOf | n.SetValues, span: Span) -> n.Includes | None:
    names = tuple(v.name for v in content.values if isinstance(v, n.NameValue))
    if len(names) < len(content.values):
        return None
    if isinstance(content, n.SetValues):
        return n.Includes(content.quantifier, names, negated=False, span=span)
    return n.Includes("none" if content.negated else "any", names, negated=False, span=span)
