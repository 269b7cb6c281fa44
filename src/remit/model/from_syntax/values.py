"""Constants as the type of a fact wants them."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.model import types as t
from remit.runtime.durations import Duration, Unit
from remit.runtime.values import Money, ValueProblem
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.conditions import Scalar
    from remit.model.from_syntax.context import Context
    from remit.model.nodes import Fact


def type_words(type_: t.FactType) -> str:
    """How messages call a type."""
    match type_:
        case t.YesNo():
            return "yes or no"
        case t.WholeNumber():
            return "a whole number"
        case t.Number():
            return "a number"
        case t.MoneyAmount():
            return "an amount of money"
        case t.Elapsed():
            return "a duration"
        case t.OneOf():
            return "one of a list"
        case t.SomeOf():
            return "some of a list"
        case t.AnyWord():
            return "a word"
        case t.FreeText():
            return "a text"
        case t.Moment():
            return "a moment"


def constant(value: n.Value, fact: Fact, context: Context) -> Scalar | None:
    """The value a policy compares `fact` with; None where it does not suit the fact's type, which is reported."""
    match fact.type, value:
        case t.OneOf() | t.SomeOf() | t.AnyWord(), n.NameValue():
            return word(value.name, fact, context)
        case t.YesNo(), n.BoolValue():
            return value.value
        case ((t.WholeNumber() | t.Number()), n.NumberValue()):
            return _number(value, fact, fact.type, context)
        case t.MoneyAmount(), n.MoneyValue():
            return _money(value, context)
        case t.Elapsed(), n.DurationValue():
            return _seconds(value.length, context)
        case t.FreeText(), n.TextValue():
            return value.value
        case t.Moment(), n.MomentValue():
            return context.instant(value.when)
        case _:
            context.report.add(
                "R0312",
                value.span,
                help=_options(fact, value),
                fact=fact.name,
                type=type_words(fact.type),
                found=_value_words(value),
            )
            return None


def word(name: n.Name, fact: Fact, context: Context) -> str | None:
    """A value of an enumeration or an element of a set, by name."""
    if fact.name == "topics":
        return context.scope.find("topic", name)
    if fact.name == "channel":
        return context.scope.find("channel", name)
    if fact.name == "personal_data":
        return context.scope.find("personal kind", name, standard=_standard_kinds(fact))
    match fact.type:
        case t.AnyWord():
            return name.text
        case t.OneOf(values=values) | t.SomeOf(values=values) if name.text not in values:
            context.report.add(
                "R0311", name.span, help=suggestion(name.text, values), value=name.text, fact=fact.name
            )
            return None
    return name.text


def _standard_kinds(fact: Fact) -> tuple[str, ...]:
    return fact.type.values if isinstance(fact.type, t.SomeOf) else ()


def _value_words(value: n.Value) -> str:
    match value:
        case n.NameValue():
            return f"the word `{value.name.text}`"
        case n.BoolValue():
            return "yes or no"
        case n.NumberValue():
            return f"the number {value.value}"
        case n.MoneyValue():
            return "an amount of money"
        case n.DurationValue():
            return "a duration"
        case n.TextValue():
            return "a text"
        case n.MomentValue():
            return "a date"


def _options(fact: Fact, value: n.Value) -> str | None:
    match fact.type, value:
        case ((t.OneOf(values=values) | t.SomeOf(values=values)), n.TextValue(value=text)) if text in values:
            return f"leave the quotation marks out: `{text}`"
        case ((t.OneOf(values=values) | t.SomeOf(values=values)), _) if values:
            return suggestion("", values)
        case t.FreeText(), n.NameValue(name=name):
            return f'put it in quotation marks: `"{name.text}"`'
        case t.MoneyAmount(), n.NumberValue(value=number):
            return f"say in which currency: `{number} GBP`"
        case t.Elapsed(), n.NumberValue(value=number):
            return f"say of what: `{number} minutes`"
        case ((t.WholeNumber() | t.Number()), (n.DurationValue() | n.MoneyValue())):
            return "say the number alone"
        case t.MoneyAmount(), _:
            return "say an amount such as `20 GBP`"
        case t.Elapsed(), _:
            return "say a duration such as `15 minutes`"
        case t.Moment(), _:
            return "say a date such as `on or after 2026-03-26`"
        case t.YesNo(), _:
            return f"say `{fact.name}` for yes and `not {fact.name}` for no"
        case _:
            return None


def _number(
    value: n.NumberValue, fact: Fact, type_: t.WholeNumber | t.Number, context: Context
) -> int | Decimal | None:
    if isinstance(type_, t.WholeNumber) and value.value != value.value.to_integral_value():
        below = int(value.value.to_integral_value(ROUND_FLOOR))
        help_ = f"say {below} or {below + 1}"
        context.report.add("R0313", value.span, help=help_, value=value.value, fact=fact.name)
        return None
    if (type_.low is not None and value.value < type_.low) or (
        type_.high is not None and value.value > type_.high
    ):
        bounds = " ".join(
            words
            for words in (
                f"from {type_.low}" if type_.low is not None else "",
                f"to {type_.high}" if type_.high is not None else "",
            )
            if words
        )
        context.report.add("R0314", value.span, value=value.value, fact=fact.name, bounds=bounds)
        return None
    return int(value.value) if isinstance(type_, t.WholeNumber) else value.value


def _money(value: n.MoneyValue, context: Context) -> Money | None:
    try:
        return Money.parse(f"{value.amount} {value.currency}")
    except ValueProblem as problem:
        context.report.add("R0315", value.span, reason=str(problem))
        return None


def _seconds(length: n.Length, context: Context) -> int | None:
    if length.amount != length.amount.to_integral_value() or length.amount < 0:
        context.report.add("R0316", length.span, help=smaller_unit(length), amount=length.amount)
        return None
    try:
        return Duration(int(length.amount), length.unit).elapsed_seconds(round_the_clock=True)
    except ValueProblem:
        help_ = "compare with seconds, minutes, hours, days or weeks"
        context.report.add("R0317", length.span, help=help_, unit=f"{length.unit.value}s")
        return None


# How many of which unit make one; days and longer are dates, and working time has no fixed parts.
SMALLER = {Unit.HOUR: (60, "minutes"), Unit.MINUTE: (60, "seconds"), Unit.WEEK: (7, "days")}


def smaller_unit(length: n.Length) -> str | None:
    """Help for a fraction of a unit: the same in whole ones of another, where that can be."""
    many, unit = SMALLER.get(length.unit, (1, ""))
    amount = length.amount * many
    if length.amount < 0 or amount != amount.to_integral_value() or not unit:
        return None
    return f"say `{int(amount)} {unit}`"
