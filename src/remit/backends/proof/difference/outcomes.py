"""What one edition decides of each aspect, as choices of which exactly one is true for every interaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.difference.content import Tongues, tongues
from remit.backends.proof.encoding import ASPECTS
from remit.backends.proof.landing import Fault, Landings, Stopped
from remit.graph.action_words import handling_words, item_words, owner_words
from remit.model.conditions import OpenDuring
from remit.model.nodes import (
    Acknowledge,
    Answer,
    Collected,
    GiveTo,
    Hold,
    Hop,
    Item,
    Redirect,
    Silent,
)
from remit.model.standard import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from remit.backends.proof.difference.content import Contents
    from remit.backends.proof.encoding import Aspect, Encoding
    from remit.backends.proof.landing import Landed
    from remit.model.nodes import Owner, Rule

Topic: TypeAlias = Literal[
    "handling", "owner", "SLA", "priority", "clock", "requirement", "flag", "notification"
]
NOTHING: Final = "nothing"
DISAGREE: Final = "rules disagree"
FAULTS: Final = {
    "no_rule": "no rule handles it",
    "conflict": "rules disagree, so a person looks",
    "nothing_lands": "no channel can be reached, so a person looks",
}


def stopped_words(team: str | None) -> str:
    """Say what becomes of words that a ban forbids."""
    return f"its words would break a ban, so {team or 'a person'} looks"


@dataclass(frozen=True, slots=True)
class Term:
    """What is decided, in words; `details` say what that means. `content` is equal where it comes to the same."""

    words: str
    content: Hashable = field(hash=False)
    details: tuple[str, ...] = field(default=(), hash=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A term, and where it is the one; `saying` is set where what is said depends on the language."""

    term: Term
    there: int
    saying: tuple[Answer | Acknowledge | Hop, Tongues] | None = None


@dataclass(frozen=True, slots=True)
class Decider:
    """The first of the rules that decide, and where it is; no rule where none does."""

    rule: Rule | None
    there: int


class Outcomes:
    """What one edition decides."""

    def __init__(self, encoding: Encoding, contents: Contents) -> None:
        self.encoding = encoding
        self.contents = contents
        self._circuit = encoding.circuit
        self._vocabulary = encoding.assembly.vocabulary

    # ------------------------------------------------------------------------------------- deciders

    @property
    def line(self) -> tuple[Rule, ...]:
        """All rules, none after one that it comes before."""
        return self.encoding.line

    def deciders(self, aspect: Aspect) -> tuple[Decider, ...]:
        """The first decider of a single value; who holds a case for review is who decides that it is theirs."""
        found = [Decider(rule, there) for rule, there in self.encoding.firsts(aspect)]
        rest = -self._circuit.any(one.there for one in found)
        if aspect == "ownership":
            held = self._circuit.all((rest, self._circuit.any(self.encoding.held_owners.values())))
            for one in self.deciders("handling"):
                there = self._circuit.all((held, one.there))
                if there != FALSE and one.rule is not None and isinstance(one.rule.actions.handling, Hold):
                    found.append(Decider(one.rule, there))
            rest = self._circuit.all((rest, -held))
        return (*found, Decider(None, rest))

    def yields(self, rule: Rule, aspect: Aspect) -> int:
        """True where a rule that stands earlier in the line is a candidate for an aspect."""
        place = self.line.index(rule)
        return self._circuit.any(self.encoding.candidate(one, aspect) for one in self.line[:place])

    def givers(self, item: Item | None) -> tuple[Decider, ...]:
        """The first rule that collects an item; None: this edition has no such item."""
        found, earlier = [], FALSE
        for rule in self.encoding.line:
            if item is not None and item in rule.actions.items:
                own = self.encoding.contributes(rule, item)
                there = self._circuit.all((own, -earlier))
                if there != FALSE:
                    found.append(Decider(rule, there))
                earlier = self._circuit.any((earlier, own))
        return (*found, Decider(None, -earlier))

    @cached_property
    def urgent(self) -> tuple[Decider, ...]:
        """The first rule that gives the most urgent priority."""
        found, rest = [], TRUE
        for level, most in self.encoding.priorities.items():
            for one in self.givers(Item("priority", str(level))):
                there = self._circuit.all((one.there, most))
                if one.rule is not None and there != FALSE:
                    found.append(Decider(one.rule, there))
            rest = self._circuit.all((rest, -most))
        return (*found, Decider(None, rest))

    # ------------------------------------------------------------------------------------- choices

    @cached_property
    def handling(self) -> tuple[Choice, ...]:
        """Where it lands, and what is said there."""
        found: list[Choice] = []
        manners = {tongues(policy) for policy in self.encoding.assembly.policies}
        for landing, there in Landings(self.encoding).landed.items():
            if there == FALSE:
                continue
            if isinstance(landing, Answer | Acknowledge | Hop) and landing.reply is not None:
                for how in sorted(manners, key=repr):
                    said = there if len(manners) == 1 else self._circuit.all((there, self._speaking(how)))
                    if said != FALSE:
                        found.append(Choice(self._landing(landing, how), said, (landing, how)))
            else:
                found.append(Choice(self._landing(landing, None), there))
        return tuple(found)

    def _speaking(self, how: Tongues) -> int:
        own = {p.title for p in self.encoding.assembly.policies if tongues(p) == how}
        deciders = self.deciders("handling")
        return self._circuit.any(d.there for d in deciders if d.rule is not None and d.rule.policy in own)

    def _landing(self, landing: Landed, how: Tongues | None) -> Term:
        match landing:
            case Answer(reply) | Acknowledge(reply):
                kind: tuple[str, ...] = (type(landing).__name__,)
                words = handling_words(landing)
            case Hop(channel, reply):
                kind, words = ("Redirect", channel), handling_words(Redirect((landing,)))
            case Hold(team):
                return Term(handling_words(landing), ("Hold", team))
            case Silent(reason):
                return Term(handling_words(landing), ("Silent", reason))
            case Stopped(team):
                return Term(stopped_words(team), ("Stopped", team))
            case Fault(fault):
                return Term(FAULTS[fault], ("Fault", fault))
        if reply is None or how is None:
            return Term(words, kind)
        return Term(words, kind, self.contents.reply_words(landing, how.languages[0], how))

    @cached_property
    def owner(self) -> tuple[Choice, ...]:
        """Who has the case at receipt, and the path that it follows."""
        encoding = self.encoding
        found: list[Choice] = []
        taken: list[int] = []
        for owner in encoding.owner_terms:
            there = encoding.settled("ownership", owner)
            taken.append(there)
            found += self._owned(owner, there)
        for team, there in encoding.held_owners.items():
            taken.append(there)
            found.append(Choice(Term(f"give to {team}", ("team", team)), there))
        disagree = encoding.disagree("ownership")
        found.append(Choice(Term(DISAGREE, ("disagree",)), disagree))
        found.append(Choice(Term(NOTHING, None), -self._circuit.any((*taken, disagree))))
        return tuple(choice for choice in found if choice.there != FALSE)

    def _owned(self, owner: Owner, there: int) -> Iterable[Choice]:
        if isinstance(owner, GiveTo):
            return [Choice(Term(owner_words(owner), ("team", owner.team)), there)]
        path = self._vocabulary.paths[owner.path]
        steps, details = self.contents.path_steps(owner.path), self.contents.path_words(owner.path)

        def started(team: str, where: int) -> Choice:
            term = Term(owner_words(owner), ("path", team, steps), (*details, f"now with {team}"))
            return Choice(term, self._circuit.all((there, where)))

        if path.otherwise is None or path.while_shut is None:
            return [Choice(Term(owner_words(owner), ("path", path.team, steps), details), there)]
        works = self._vocabulary.teams[path.while_shut].works
        space, edition = self.encoding.space, self.encoding.edition
        opened = TRUE if works == ALWAYS else space.moment(OpenDuring(works), edition)
        return [started(path.team, opened), started(path.otherwise, -opened)]

    @cached_property
    def sla(self) -> tuple[Choice, ...]:
        """What is promised."""
        encoding = self.encoding
        found = [
            Choice(
                Term(f"apply {name}", self.contents.sla(name), self.contents.sla_words(name)),
                encoding.settled("SLA", name),
            )
            for name in encoding.sla_terms
        ]
        disagree = encoding.disagree("SLA")
        found.append(Choice(Term(DISAGREE, ("disagree",)), disagree))
        found.append(Choice(Term(NOTHING, None), -self._circuit.any(choice.there for choice in found)))
        return tuple(choice for choice in found if choice.there != FALSE)

    @cached_property
    def priority(self) -> tuple[Choice, ...]:
        """The most urgent priority."""
        levels = self.encoding.priorities
        found = [Choice(Term(f"priority {level}", level), there) for level, there in levels.items()]
        found.append(Choice(Term(NOTHING, None), -self._circuit.any(levels.values())))
        return tuple(choice for choice in found if choice.there != FALSE)

    def items(self, aspect: Collected) -> dict[str, Hashable]:
        """What can be collected of an aspect, by name: the content of each."""
        names = sorted(item.name for item in self.encoding.collected if item.aspect is aspect)
        return {name: self._item(Item(aspect.value, name)).content for name in names}

    def collected(self, item: Item | None) -> tuple[Choice, ...]:
        """Whether an item is collected; None: this edition has no such item."""
        there = FALSE if item is None else self.encoding.collected.get(item, FALSE)
        given = [] if item is None or there == FALSE else [Choice(self._item(item), there)]
        rest = [] if there == TRUE else [Choice(Term(NOTHING, None), -there)]
        return (*given, *rest)

    def _item(self, item: Item) -> Term:
        words = item_words(item)
        if item.aspect is not Collected.CLOCK:
            return Term(words, item)
        return Term(words, ("clock", self.contents.clock(item.name)), self.contents.clock_words(item.name))


SINGLE: Final = ASPECTS
