"""What an interaction may hold, from the facts of an assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.contract import schema as s
from remit.model import types as t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.model.nodes import Assembly


def schema_of(assembly: Assembly, every: Iterable[Assembly]) -> s.Schema:
    """The fields an assembly knows; those that only other assemblies know are passed over."""
    vocabulary = assembly.vocabulary
    elsewhere = (
        frozenset(name for other in every for name in other.vocabulary.facts) - vocabulary.facts.keys()
    )
    fields = {name: kind_of(fact.type) for name, fact in vocabulary.facts.items()}
    return s.Schema(fields, frozenset(vocabulary.switches), elsewhere)


def kind_of(type_: t.FactType) -> s.Kind:
    """The kind of values that a type of fact takes."""
    match type_:
        case t.YesNo():
            return s.YesNo()
        case t.WholeNumber(low, high):
            return s.Whole(low, high)
        case t.Number(low, high):
            return s.Number(low, high)
        case t.MoneyAmount():
            return s.Amount()
        case t.Elapsed():
            return s.Elapsed()
        case t.OneOf(values):
            return s.OneOf(values)
        case t.SomeOf(values):
            return s.SomeOf(values)
        case t.AnyWord():
            return s.Language()
        case t.FreeText():
            return s.Text()
        case t.Moment():
            return s.Moment()
