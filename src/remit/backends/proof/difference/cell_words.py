"""Some cells of a fact, or a test of a moment, as a condition that a policy could say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from remit.backends.proof.moments import OnDates
from remit.model.conditions import AnyOf, Atom, InRange, IsIn, IsUnknown, OpenDuring
from remit.model.types import AnyWord, OneOf, WholeNumber, YesNo
from remit.runtime.moments import SECONDS_A_DAY, moment_at
from remit.runtime.zones import day_number, wall_clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from remit.backends.proof.variables import Plain
    from remit.model.conditions import Condition, Scalar, Test
    from remit.model.types import FactType
    from remit.source.span import Span

_EDITIONS = ("_before", "_after")


def cells_condition(variable: Plain, cells: set[int], type_: FactType, span: Span) -> Condition:
    """Say that a fact is in one of some cells, of which unknown may be one."""
    known = [i for i in sorted(cells) if i != variable.unknown]
    every = [i for i in range(len(variable.cells)) if i != variable.unknown]
    unknown = Atom(variable.name, IsUnknown(), negated=False, span=span)
    if not known:
        return unknown
    if known == every:
        said: Condition = Atom(variable.name, IsUnknown(), negated=True, span=span)
    elif isinstance(type_, OneOf | YesNo | AnyWord):
        said = _values(variable, known, every, span)
    else:
        said = _ranges(variable, known, type_, span)
    return AnyOf((unknown, said), span) if variable.unknown in cells else said


def moment_condition(key: object, variable: Plain, span: Span, *, negated: bool) -> Condition:
    """Say a test of a moment; a calendar that opens at other hours in the other edition says of which it is."""
    match key:
        case (int(edition), OpenDuring(calendar) as opening):
            twin = variable.held.get((1 - edition, opening))
            other = twin is not None and twin != variable.held[key]
            during = OpenDuring(calendar + _EDITIONS[edition]) if other else opening
            return Atom(variable.name, during, negated, span)
        case OnDates(first, last, zone):
            dates = InRange(_instant(first, zone, 0), _instant(last, zone, 1), high_open=True)
            return Atom(variable.name, dates, negated, span)
        case _:
            return Atom(variable.name, key, negated, span)  # type: ignore[arg-type] # a test of a moment


def _values(variable: Plain, known: list[int], every: list[int], span: Span) -> Condition:
    """Say some values, or that it is none of the others where only that can be said."""
    named = any(variable.cells[i].negated for i in known)
    chosen = [i for i in every if i not in known] if named else known
    values = tuple(
        v for i in chosen for test in variable.cells[i].tests if isinstance(test, IsIn) for v in test.values
    )
    return Atom(variable.name, IsIn(values), negated=named, span=span)


def _ranges(variable: Plain, known: list[int], type_: FactType, span: Span) -> Condition:
    """Say ranges, neighbours joined."""
    groups: list[list[int]] = []
    for i in known:
        if groups and groups[-1][-1] == i - 1 and _neighbours(variable, i):
            groups[-1].append(i)
        else:
            groups.append([i])
    said = [_range(variable, group, type_, span) for group in groups]
    return said[0] if len(said) == 1 else AnyOf(tuple(said), span)


def _neighbours(variable: Plain, i: int) -> bool:
    one, other = variable.cells[i - 1], variable.cells[i]
    currency = getattr(one.value, "currency", "") == getattr(other.value, "currency", "")
    return currency and not one.negated and not other.negated


def _range(variable: Plain, group: list[int], type_: FactType, span: Span) -> Condition:
    if len(group) == 1 and variable.cells[group[0]].negated:
        return variable.cells[group[0]].condition(variable.name, span)
    low, low_open = _low(variable.cells[group[0]].tests[0])
    high, high_open = _high(variable.cells[group[-1]].tests[-1])
    between = InRange(low, high, low_open, high_open)
    test: Test = between
    if isinstance(type_, WholeNumber):
        test = _closed(between)
    elif low == high:
        test = IsIn((low,)) if low is not None else test
    return Atom(variable.name, test, negated=False, span=span)


def _closed(test: InRange) -> Test:
    """Say whole numbers from the first to the last."""
    low, high = test.low, test.high
    if not _counts(low) or not _counts(high):
        return test
    first, last = low + test.low_open, high - test.high_open
    return IsIn((first,)) if first == last else InRange(first, last)


def _counts(end: Scalar | None) -> TypeGuard[int]:
    return isinstance(end, int) and not isinstance(end, bool)


def _low(test: Test) -> tuple[Scalar | None, bool]:
    match test:
        case InRange(low, _, low_open):
            return low, low_open
        case IsIn(values):
            return min(values), False
        case _:
            return None, False


def _high(test: Test) -> tuple[Scalar | None, bool]:
    match test:
        case InRange(_, high, _, high_open):
            return high, high_open
        case IsIn(values):
            return max(values), False
        case _:
            return None, False


def _instant(day: date | None, zone: str, after: int) -> datetime | None:
    if day is None:
        return None
    clock = wall_clock(zone, day, day)
    return moment_at(clock.first_showing((day_number(day) + after) * SECONDS_A_DAY))


def any_of(parts: Sequence[Condition], span: Span) -> Condition:
    """Any of some conditions, of which there is at least one."""
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts), span)
