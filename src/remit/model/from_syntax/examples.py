"""Examples: an interaction, and what must come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.model import nodes as m
from remit.model import types as t
from remit.model.from_syntax.story import expectation_of, later_of
from remit.model.from_syntax.values import constant, word
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.conditions import Scalar
    from remit.model.from_syntax.context import Context


def example_of(written: n.Example, policy: str, context: Context) -> m.Example:
    """One example; facts given twice, or without a value of their type, are reported."""
    facts: dict[str, m.Value] = {}
    switches: dict[str, bool | frozenset[str]] = {}
    seen: dict[str, n.Given] = {}
    for given in written.given:
        subject = given.subject.text
        if subject in seen:
            context.report.add("R0440", given.span, name=subject)
        seen[subject] = given
        if context.scope.declaration("switch", subject):
            _switch(given, switches, context)
        else:
            _fact(given, facts, context)
    for required in ("received", "channel"):
        if required not in seen:
            channel = next((d.name for d in context.scope.declarations("channel")), "CHANNEL")
            help_ = f"add `and {required} is {'2026-03-02 10:00' if required == 'received' else channel}`"
            context.report.add("R0441", written.title.span, help=help_, name=required)
    sector = facts.get("sector")
    return m.Example(
        title=written.title.value,
        policy=policy,
        sector=sector if isinstance(sector, str) else None,
        facts=dict(sorted(facts.items())),
        switches=dict(sorted(switches.items())),
        expects=tuple(expectation_of(e, context) for e in written.expects),
        later=tuple(later_of(later, context) for later in written.later),
        span=written.span,
        unknown=frozenset(g.subject.text for g in written.given if g.kind == "unknown"),
    )


def _switch(given: n.Given, switches: dict[str, bool | frozenset[str]], context: Context) -> None:
    name = context.scope.find("switch", given.subject)
    declaration = context.scope.declaration("switch", given.subject.text)
    if name is None or declaration is None or not isinstance(declaration.statement, n.Switch):
        return
    by = declaration.statement.by
    match given:
        case n.Given(kind="yes" | "no") if by is None:
            switches[name] = given.kind == "yes"
        case n.Given(kind="is", values=(n.BoolValue(value=value),)) if by is None:
            switches[name] = value
        case n.Given(kind="covers") if by is not None and by.text in context.facts:
            values = (constant(v, context.facts[by.text], context) for v in given.values)
            switches[name] = frozenset(str(v) for v in values if v is not None)
        case _:
            words = f"`{name} covers VALUE`" if by else f"`{name}` or `not {name}`"
            context.report.add("R0320", given.span, help=f"say {words}", name=name)


def _fact(given: n.Given, facts: dict[str, m.Value], context: Context) -> None:
    subject = given.subject
    shows = given.kind == "shows" and subject.text == "message"
    name = "personal_data" if shows else _known(subject, context)
    if name is None:
        return
    fact = context.facts[name]
    value = _value(given, fact, context)
    if value is not None:
        facts[name] = value


def _known(subject: n.Name, context: Context) -> str | None:
    if subject.text in context.facts:
        return subject.text
    found = context.scope.declaration("fact", subject.text)
    if found is not None:
        return found.name
    if context.scope.declaration("term", subject.text):
        context.report.add("R0442", subject.span, name=subject.text)
        return None
    context.report.add(
        "R0201", subject.span, help=suggestion(subject.text, context.facts), kind="fact", name=subject.text
    )
    return None


def _value(given: n.Given, fact: m.Fact, context: Context) -> m.Value | None:
    match given, fact.type:
        case n.Given(kind="unknown"), _:
            return None
        case n.Given(kind="yes" | "no"), t.YesNo():
            return given.kind == "yes"
        case n.Given(kind="is"), (t.SomeOf() | t.FreeText()) if not isinstance(given.values[0], n.TextValue):
            pass
        case n.Given(kind="is"), _:
            return _one(given.values[0], fact, context)
        case n.Given(kind="includes" | "shows"), t.SomeOf():
            words = (word(v.name, fact, context) for v in given.values if isinstance(v, n.NameValue))
            return frozenset(w for w in words if w is not None)
        case _:
            pass
    context.report.add("R0443", given.span, fact=fact.name, help=_give(fact))
    return None


def _one(value: n.Value, fact: m.Fact, context: Context) -> Scalar | None:
    if fact.name == "sector" and isinstance(value, n.NameValue):
        return value.name.text
    return constant(value, fact, context)


def _give(fact: m.Fact) -> str:
    match fact.type:
        case t.YesNo():
            return f"say `{fact.name}` for yes or `not {fact.name}` for no"
        case t.SomeOf(values=values):
            return f"say `{fact.name} include {values[0] if values else 'NAME'}`"
        case t.FreeText():
            return f'say `{fact.name} is "text"`'
        case _:
            return f"say `{fact.name} is …`"
