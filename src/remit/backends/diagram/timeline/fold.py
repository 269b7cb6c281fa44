"""Weeks in which nothing happens, made one line of a long timeline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.backends.diagram.timeline.days import Day

_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Weeks:
    """Whole weeks from Monday to Sunday, each like the other, in which nothing happens."""

    days: tuple[Day, ...]

    @property
    def number(self) -> int:
        """How many weeks."""
        return len(self.days) // _WEEK


Line: TypeAlias = "Day | Weeks"


def folded(days: Sequence[Day]) -> tuple[Line, ...]:
    """Return the days with plain weeks made one line; a week unlike those beside it stays as it is."""
    weeks = list(_weeks(days))
    lines: list[Line] = []
    for (plain, _), group in groupby(enumerate(weeks), key=lambda each: _kind(weeks, each[0])):
        members = [day for _, week in group for day in week]
        if plain:
            lines.append(Weeks(tuple(members)))
        else:
            lines += members
    return tuple(lines)


def _weeks(days: Sequence[Day]) -> Iterator[tuple[Day, ...]]:
    """Cut days before every Monday."""
    for _, group in groupby(days, key=lambda day: day.date.isocalendar()[:2]):
        yield tuple(group)


def _kind(weeks: Sequence[tuple[Day, ...]], at: int) -> tuple[bool, tuple[object, ...]]:
    """Return whether a week can be folded, and its pattern: only weeks alike are folded together."""
    pattern = _pattern(weeks[at])
    plain = len(weeks[at]) == _WEEK and all(day.plain for day in weeks[at])
    if not plain:
        return False, ()
    if weeks[at][0].main is None:
        beside = [
            _pattern(weeks[i]) for i in (at - 1, at + 1) if 0 <= i < len(weeks) and len(weeks[i]) == _WEEK
        ]
        plain = pattern in beside or all(len(set(day.pattern)) == 1 for day in weeks[at])
    return plain, pattern if plain else ()


def _pattern(week: Sequence[Day]) -> tuple[object, ...]:
    if week[0].main is not None:
        return tuple(None if day.main is None else day.main.kind for day in week)
    return tuple(day.pattern for day in week)
