"""The cells of a fact: values between which no condition of an assembly tells a difference."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.model import types as t
from remit.model.conditions import AllOf, AnyOf, Atom, ContainsWords, Has, InRange, IsIn
from remit.runtime.money import Money
from remit.runtime.numbers import between, moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.model.conditions import Condition, Scalar
    from remit.model.nodes import Assembly, Value

# Stand for a word and a text that no condition names; the first that is free is taken.
_OTHER_LANGUAGES = ("en", "fr", "es", "de", "it", "pl")
_OTHER_TEXT = ""
_SECOND = timedelta(seconds=1)
# Stand for every value where all that is asked is whether one is known.
_ANY_AMOUNT = ("GBP", 0)
_ANY_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def atoms_of(assembly: Assembly) -> tuple[Atom, ...]:
    """Return every atom of every rule, of what channels need and of when bans hold, each once."""
    conditions: list[Condition] = [
        channel.needs for channel in assembly.vocabulary.channels.values() if channel.needs is not None
    ]
    conditions += [ban.when for ban in assembly.bans if ban.when is not None]
    for policy in assembly.policies:
        for section in policy.sections:
            for rule in section.rules:
                conditions += [rule.when] if rule.unless is None else [rule.when, rule.unless]
    found = (atom for condition in conditions for atom in each_atom(condition))
    return tuple({(atom.fact, atom.test): atom for atom in found}.values())


def each_atom(condition: Condition) -> Iterator[Atom]:
    """Yield the atoms of a condition as they stand in it."""
    match condition:
        case Atom():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from each_atom(part)


def representatives(type_: t.FactType, atoms: Sequence[Atom], present: Value | None) -> tuple[Value, ...]:
    """Return known values, at least one of each cell that can be named; of a set, the elements.

    A text that some words of a policy occur in is what is `present` with the words after it.
    """
    constants = _constants(atoms)
    match type_:
        case t.YesNo():
            return (False, True)
        case t.OneOf(values):
            return values
        case t.SomeOf(values):
            named = {atom.test.element for atom in atoms if isinstance(atom.test, Has)}
            # Where only the whole set is asked for, any element stands for all.
            return tuple(sorted(named)) or values[:1]
        case t.AnyWord():
            other = next((word for word in _OTHER_LANGUAGES if word not in constants), None)
            return tuple(
                dict.fromkeys([*(c for c in constants if isinstance(c, str)), *([other] if other else [])])
            )
        case t.FreeText():
            return tuple(
                dict.fromkeys([*(c for c in constants if isinstance(c, str)), *_texts(atoms, present)])
            )
        case t.WholeNumber(low, high):
            return tuple(_whole(constants, low, high))
        case t.Number(low, high):
            return tuple(_numbers(constants, low, high))
        case t.Elapsed():
            return tuple(_whole(constants, 0, None))
        case t.MoneyAmount():
            return tuple(_amounts(constants))
        case t.Moment():
            return tuple(_moments(constants))


def _constants(atoms: Iterable[Atom]) -> list[Scalar]:
    found: list[Scalar] = []
    for atom in atoms:
        match atom.test:
            case IsIn(values):
                found += values
            case InRange(low, high):
                found += [end for end in (low, high) if end is not None]
            case _:
                pass
    return list(dict.fromkeys(found))


def _texts(atoms: Iterable[Atom], present: Value | None) -> Iterator[str]:
    before = f"{present} " if isinstance(present, str) and present else ""
    for atom in atoms:
        if isinstance(atom.test, ContainsWords):
            yield before + atom.test.phrases[0].replace("*", "")
    yield _OTHER_TEXT


def _whole(constants: Iterable[Scalar], low: int | None, high: int | None) -> Iterator[int]:
    near = {c + step for c in constants if isinstance(c, int) for step in (-1, 0, 1)}
    near = near or {low or high or 0}
    return (n for n in sorted(near) if (low is None or n >= low) and (high is None or n <= high))


def _numbers(constants: Iterable[Scalar], low: Decimal | None, high: Decimal | None) -> Iterator[Decimal]:
    points = sorted({c for c in constants if isinstance(c, Decimal)}) or [low or high or Decimal(0)]
    middles = [between(a, b) for a, b in pairwise(points)]
    first = moved(points[0], -1) if low is None else between(low, points[0])
    last = moved(points[-1], 1) if high is None else between(points[-1], high)
    inside = {first, *middles, last, *points}
    return (n for n in sorted(inside) if (low is None or n >= low) and (high is None or n <= high))


def _amounts(constants: Iterable[Scalar]) -> Iterator[Money]:
    near = {(c.currency, c.minor + step) for c in constants if isinstance(c, Money) for step in (-1, 0, 1)}
    return (Money(minor, currency) for currency, minor in sorted(near or {_ANY_AMOUNT}))


def _moments(constants: Iterable[Scalar]) -> Iterator[datetime]:
    points = [c for c in constants if isinstance(c, datetime)] or [_ANY_MOMENT]
    return iter(sorted({point + step * _SECOND for point in points for step in (-1, 0, 1)}))
