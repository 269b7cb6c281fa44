"""Conditions of one edition as conditions over the words that both have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from remit.model.conditions import AllOf, AnyOf, Atom, Covers, Has, HasAny, IsIn, IsUnknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly, Ban, Fact, Policy, Rule, Section, Topic


@dataclass(frozen=True, slots=True)
class Rewriting:
    """`elements` of sets and `words` (facts and switches) under their names here.

    `foreign` are, by fact, the values that only the other edition has, which this one takes for unknown. `own` are,
    by fact, the elements of a set that this edition has, where the other has others: any means any of them.
    """

    elements: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    foreign: Mapping[str, tuple[str, ...]]
    own: Mapping[str, tuple[str, ...]]

    def condition(self, said: Condition) -> Condition:
        """Rewrite a condition."""
        match said:
            case Atom():
                return self._atom(said)
            case AllOf(parts) | AnyOf(parts):
                return replace(said, parts=tuple(map(self.condition, parts)))
        assert_never(said)

    def _atom(self, atom: Atom) -> Condition:
        fact = self.words.get(atom.fact, atom.fact)
        atom = replace(atom, fact=fact)
        foreign = self.foreign.get(fact, ())
        match atom.test:
            case Has(element):
                return replace(atom, test=Has(self.elements.get(fact, {}).get(element, element)))
            case HasAny() if fact in self.own:
                parts = tuple(Atom(fact, Has(element), atom.negated, atom.span) for element in self.own[fact])
                return AllOf(parts, atom.span) if atom.negated and parts else AnyOf(parts, atom.span)
            case Covers(by):
                return replace(atom, test=Covers(self.words.get(by, by)))
            case IsUnknown() if foreign:
                others = Atom(fact, IsIn(foreign), atom.negated, atom.span)
                return (AllOf if atom.negated else AnyOf)((atom, others), atom.span)
            case IsIn(values) if foreign and atom.negated:
                return replace(atom, test=IsIn((*values, *foreign)))
            case _:
                return atom

    def assembly(self, said: Assembly, facts: Mapping[str, Fact], topics: Mapping[str, Topic]) -> Assembly:
        """Rewrite an assembly; its facts and topics become those of both."""
        vocabulary = said.vocabulary
        rewritten = replace(
            vocabulary,
            facts=facts,
            topics=topics,
            channels={
                name: one if one.needs is None else replace(one, needs=self.condition(one.needs))
                for name, one in vocabulary.channels.items()
            },
            switches={
                self.words.get(name, name): replace(
                    one,
                    name=self.words.get(name, name),
                    by=None if one.by is None else self.words.get(one.by, one.by),
                )
                for name, one in vocabulary.switches.items()
            },
            bans=tuple(map(self._ban, vocabulary.bans)),
        )
        return replace(said, policies=tuple(map(self._policy, said.policies)), vocabulary=rewritten)

    def _policy(self, policy: Policy) -> Policy:
        # Guarantees are compared by what they say, and proved of each edition by itself.
        return replace(
            policy,
            sections=tuple(map(self._section, policy.sections)),
            bans=tuple(map(self._ban, policy.bans)),
            guarantees=(),
        )

    def _section(self, section: Section) -> Section:
        return replace(section, rules=tuple(map(self._rule, section.rules)), complete={})

    def _rule(self, rule: Rule) -> Rule:
        unless = None if rule.unless is None else self.condition(rule.unless)
        return replace(rule, when=self.condition(rule.when), unless=unless)

    def _ban(self, ban: Ban) -> Ban:
        return ban if ban.when is None else replace(ban, when=self.condition(ban.when))
