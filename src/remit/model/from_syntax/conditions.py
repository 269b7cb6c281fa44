"""Conditions: subjects resolved, terms expanded, tests checked against types, negation moved inward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.diagnostics.suggest import suggestion
from remit.model import conditions as c
from remit.model import standard
from remit.model.from_syntax.atoms import test_of
from remit.model.nodes import Fact
from remit.model.types import OneOf
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context
    from remit.model.from_syntax.contexts import Contexts
    from remit.source.span import Span


def condition(written: n.Condition, context: Context, *, negated: bool = False) -> c.Condition:
    """The core condition for what a policy says; a part that could not be read never holds."""
    return _Reader(context).read(written, negated=negated)


def check_terms(contexts: Contexts) -> None:
    """Report what is wrong with terms, also with those that no condition names yet."""
    for d, term in contexts.each("term", n.Term):
        condition(n.Atom(term.name, None, term.name.span), contexts.of(d.file))


class _Reader:
    """Reads one condition; remembers the terms it is inside of, so that a circle of terms is told once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.inside: list[n.Term] = []

    def read(self, written: n.Condition, *, negated: bool) -> c.Condition:
        match written:
            case n.And():
                return self._join(written.parts, written.span, every=not negated, negated=negated)
            case n.Or():
                return self._join(written.parts, written.span, every=negated, negated=negated)
            case n.Not():
                return self.read(written.part, negated=not negated)
            case n.Atom():
                return self._atom(written, negated=negated)

    def _join(self, parts: tuple[n.Condition, ...], span: Span, *, every: bool, negated: bool) -> c.Condition:
        read = tuple(self.read(part, negated=negated) for part in parts)
        return c.AllOf(read, span) if every else c.AnyOf(read, span)

    def _atom(self, atom: n.Atom, *, negated: bool) -> c.Condition:
        declaration = self._subject(atom.subject)
        match declaration:
            case n.Term():
                return self._term(atom, declaration, negated=negated)
            case n.Switch():
                return self._switch(atom, declaration, negated=negated)
            case None:
                return c.AnyOf((), atom.span)
            case Fact():
                return test_of(atom.test, atom.span, declaration, self.context, negated=negated)

    def _subject(self, name: n.Name) -> n.Term | n.Switch | Fact | None:
        scope = self.context.scope
        for kind in ("term", "switch", "fact"):
            declared = scope.declaration(kind, name.text)
            if declared is not None:
                found = scope.find(kind, name)
                statement = declared.statement
                if isinstance(statement, n.Term | n.Switch):
                    return statement
                return self._fact(found or name.text, name)
        if name.text in self.context.facts:
            return self._fact(name.text, name)
        kinds = ("fact", "term", "switch")
        candidates = {
            *(name for name, fact in self.context.facts.items() if fact.decides),
            *(v for kind in kinds for v in scope.visible(kind, name.span.file)),
        }
        self.context.report.add(
            "R0201",
            name.span,
            help=_elsewhere(name, self.context) or suggestion(name.text, sorted(candidates)),
            kind="fact, term or switch",
            name=name.text,
        )
        return None

    def _fact(self, known: str, name: n.Name) -> Fact | None:
        fact = self.context.facts[known]
        if not fact.decides:
            self.context.report.add("R0318", name.span, fact=known)
            return None
        return fact

    def _term(self, atom: n.Atom, term: n.Term, *, negated: bool) -> c.Condition:
        if atom.test is not None:
            self.context.report.add("R0319", atom.span, help=f"say `{term.name.text}`", name=term.name.text)
            return c.AnyOf((), atom.span)
        if term in self.inside:
            # By place, so that a circle is the same finding wherever it is entered.
            first, *others = sorted(self.inside[self.inside.index(term) :], key=lambda t: t.span)
            self.context.report.add(
                "R0205",
                first.name.span,
                secondary=[Label(t.name.span, "is part of the circle") for t in others],
                name=first.name.text,
            )
            return c.AnyOf((), atom.span)
        self.inside.append(term)
        try:
            return self.read(term.means, negated=negated)
        finally:
            self.inside.pop()

    def _switch(self, atom: n.Atom, switch: n.Switch, *, negated: bool) -> c.Condition:
        name = switch.name.text
        by = self.context.scope.declaration("fact", switch.by.text) if switch.by else None
        by_name = by.name if by else switch.by.text if switch.by else None
        match atom.test:
            case None if by_name is None:
                return c.Atom(name, c.IsIn((True,)), negated, atom.span)
            case n.Covers() if by_name is not None:
                return c.Atom(name, c.Covers(by_name), negated, atom.span)
            case n.OneOf(values=(n.BoolValue(value=value),)) as test if by_name is None:
                return c.Atom(name, c.IsIn((value,)), negated != test.negated, atom.span)
        words = f"`{name} covers this interaction`" if by_name else f"`{name}` or `not {name}`"
        self.context.report.add("R0320", atom.span, help=f"say {words}", name=name)
        return c.AnyOf((), atom.span)


def _elsewhere(name: n.Name, context: Context) -> str | None:
    """Help for a word that names something, but nothing that a condition tests on its own."""
    if context.scope.declaration("topic", name.text):
        return f"`{name.text}` is a topic: say `topics include {name.text}`"
    if context.scope.declaration("channel", name.text) or name.text in standard.CHANNEL_PROPERTIES:
        return f"say `channel is {name.text}`"
    meant = [fact for fact in context.facts if fact.endswith(f".{name.text}")]
    if meant:
        return f"did you mean {' or '.join(f'`{fact}`' for fact in meant[:3])}?"
    inside = [fact for fact, one in context.facts.items() if fact.startswith(f"{name.text}.") and one.decides]
    if inside:
        return f"`{name.text}` has {', '.join(f'`{fact}`' for fact in inside[:5])}"
    owner = next((fact for fact, one in context.facts.items() if name.text in _values(one)), None)
    return f"say `{owner} is {name.text}`" if owner else None


def _values(fact: Fact) -> tuple[str, ...]:
    return fact.type.values if isinstance(fact.type, OneOf) else ()
