"""Faults in conditions.

What a term says is in every condition that names it, so a fault in a part of it is planted in all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.backends.mutation.constants import added, left_out, shifted
from remit.backends.mutation.fault import ConditionsChanged, Fault, FaultKind
from remit.backends.mutation.walk import (
    Join,
    conditions_of,
    is_join,
    is_list,
    needing,
    negation,
    nodes,
    positive,
    rules_of,
    with_parts,
)
from remit.graph.words import condition_words
from remit.model.conditions import Atom, Has

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.model.conditions import Condition, Test
    from remit.model.nodes import Assembly, Rule
    from remit.source.span import Span


@dataclass
class _Planned:
    """A fault as far as it was found: `rule` is the one that it stands in, None where it is in a term."""

    kind: FaultKind
    place: Span
    detail: str
    says: str
    rule: Rule | None
    replaces: dict[Condition, Condition] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)


def condition_faults(assembly: Assembly, words: Callable[[Condition], str]) -> Iterator[Fault]:
    """Yield every fault in a part of a condition; `words` are those in which the policy says a part."""
    faults = _Faults(assembly, words)
    for rule in rules_of(assembly):
        for condition in conditions_of(rule):
            faults.look(condition, rule)
    for channel in needing(assembly):
        if channel.needs is not None:
            faults.look(channel.needs, None)
    for ban in assembly.bans:
        if ban.when is not None:
            faults.look(ban.when, None)
    for planned in faults.planned.values():
        change = ConditionsChanged(tuple(planned.replaces.items()), frozenset(planned.rules))
        yield Fault(planned.kind, planned.place, planned.rule, planned.says, planned.detail, change)


class _Faults:
    def __init__(self, assembly: Assembly, words: Callable[[Condition], str]) -> None:
        self.planned: dict[tuple[Span, FaultKind, str], _Planned] = {}
        self._words = words
        self._vocabulary = assembly.vocabulary
        self._zone = assembly.zone

    def look(self, condition: Condition, rule: Rule | None) -> None:
        for node in nodes(condition):
            if is_join(node) and not isinstance(node, Atom):
                self._parts(node, rule)
            elif is_list(node) and not isinstance(node, Atom):
                self._elements(node, rule)
            elif isinstance(node, Atom):
                self._constants(node, rule)

    def _parts(self, join: Join, rule: Rule | None) -> None:
        for number, part in enumerate(join.parts):
            others = (*join.parts[:number], *join.parts[number + 1 :])
            turned = (*join.parts[:number], negation(part), *join.parts[number + 1 :])
            # Where a term is named, the place is where it is named and not where it is stated.
            place = part.span if _inside(part.span, join.span) else join.span
            detail = f"{join.span.start}-{join.span.end} part {number + 1}"
            said = f"`{self._words(part)}`"
            self._add(
                FaultKind.PART_DROPPED,
                place,
                detail,
                f"{said} were left out",
                join,
                with_parts(join, others),
                rule,
            )
            against = f"{said} were the other way round"
            self._add(FaultKind.PART_NEGATED, place, detail, against, join, with_parts(join, turned), rule)

    def _elements(self, listed: Join, rule: Rule | None) -> None:
        for part in listed.parts:
            if isinstance(part, Atom) and isinstance(part.test, Has):
                element = part.test.element
                others = with_parts(listed, tuple(other for other in listed.parts if other != part))
                says = f"`{element}` were left out of `{self._words(listed)}`"
                self._add(FaultKind.VALUE_LEFT_OUT, listed.span, element, says, listed, others, rule)

    def _constants(self, atom: Atom, rule: Rule | None) -> None:
        fact = self._vocabulary.facts.get(atom.fact)
        type_ = None if fact is None else fact.type
        for detail, test in shifted(atom.test, type_):
            self._of_atom(FaultKind.THRESHOLD_SHIFTED, atom, detail, test, rule)
        if self._spells_out(atom):
            for detail, test in left_out(atom.test):
                self._of_atom(FaultKind.VALUE_LEFT_OUT, atom, detail, test, rule)
            for detail, test in added(atom.test, type_):
                self._of_atom(FaultKind.VALUE_ADDED, atom, detail, test, rule)

    def _of_atom(self, kind: FaultKind, atom: Atom, detail: str, test: Test, rule: Rule | None) -> None:
        new = Atom(atom.fact, test, atom.negated, atom.span)
        says = f"`{self._phrase(positive(atom))}` were `{self._phrase(positive(new))}`"
        self._add(kind, atom.span, detail, says, atom, new, rule)

    def _spells_out(self, atom: Atom) -> bool:
        """Whether it names each value; channels may be named by what they have in common."""
        if atom.fact != "channel":
            return True
        said = self._phrase(positive(atom)).replace(",", " ").split()
        return all(str(value) in said for value in getattr(atom.test, "values", ()))

    def _phrase(self, condition: Condition) -> str:
        return condition_words(condition, self._vocabulary, self._zone)

    def _add(
        self,
        kind: FaultKind,
        place: Span,
        detail: str,
        says: str,
        old: Condition,
        new: Condition,
        rule: Rule | None,
    ) -> None:
        written = rule if rule is not None and _inside(place, rule.span) else None
        planned = self.planned.setdefault((place, kind, detail), _Planned(kind, place, detail, says, written))
        planned.replaces[old] = new
        if rule is not None:
            planned.rules.add(rule.key)


def _inside(inner: Span, outer: Span) -> bool:
    return inner.file == outer.file and outer.start <= inner.start and inner.end <= outer.end
