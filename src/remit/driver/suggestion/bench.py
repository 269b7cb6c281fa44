"""One assembly, with its examples and with what makes up others."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from remit.backends.reference.cite import decides
from remit.contract.problem import InteractionProblem
from remit.driver.mutation.trials import trials_of
from remit.driver.suggestion.finder import Finder
from remit.driver.suggestion.formula import Every, Formula, Known, Not
from remit.driver.suggestion.messages import Messages
from remit.driver.suggestion.points import View, views
from remit.driver.suggestion.visible import Visible
from remit.driver.suggestion.written import Style
from remit.model.conditions import Atom, Has
from remit.model.nodes import Collected, Due
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from remit.contract.decision import Deadline
    from remit.driver.desk import Desk
    from remit.driver.mutation.trials import Trial
    from remit.driver.policy import Policy
    from remit.driver.suggestion.finder import Given
    from remit.driver.suggestion.partial import Choice, Partial, Variable
    from remit.driver.suggestion.points import Edge, Key, Leaf
    from remit.model.nodes import Policy as Edition

Part: TypeAlias = "tuple[Leaf, bool, Edge | None]"
"""A part of what a rule asks for, whether it is so, and the value of a threshold if it has one."""


class Bench:
    """A desk, its rules, and the examples that are run there."""

    def __init__(self, policy: Policy, desk: Desk) -> None:
        self.desk = desk
        self._policy = policy
        self._finders: dict[str, Finder] = {}

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The rules of the assembly."""
        return views(self.desk)

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """The examples that hold."""
        return trials_of(self._policy, self.desk)

    @cached_property
    def _messages(self) -> Messages:
        return Messages(self.desk)

    def visible(self, edition: Edition) -> Visible:
        """Return the names that an example of a policy may use."""
        others = tuple(assembly.vocabulary for assembly in self._policy.assemblies)
        return Visible(self.desk.assembly.vocabulary, self._policy.sees(edition.file), others)

    def style(self, edition: Edition) -> Style:
        """Return how an example of a policy is written; its sector is said where the policy is for several."""
        sectors = {
            desk.assembly.sector
            for desk in self._policy.desks
            if any(other.title == edition.title for other in desk.assembly.policies)
        }
        sector = self.desk.assembly.sector if len(sectors) > 1 else None
        return Style(self.visible(edition), edition.zone, sector)

    def usual_moment(self, edition: Edition) -> datetime:
        """Return the moment at which most examples are received."""
        return self._finder(edition).choices.moment

    def messages(self, topics: frozenset[str]) -> Iterator[str]:
        """Yield messages about these topics and no others, the plainest first."""
        others = frozenset(self.desk.assembly.vocabulary.topics) - topics
        return (message.text for message in self._messages.about(topics, others, frozenset()))

    def is_here(self, received: datetime) -> bool:
        """Whether what is received then is decided at this desk."""
        try:
            return self._policy.desk(self.desk.assembly.sector, received) is self.desk
        except InteractionProblem:
            return False

    def reached(self, given: Given, wanted: Mapping[Key, object]) -> frozenset[Key]:
        """Return what of the wanted an interaction reaches."""
        deciding = decides(given.decided)
        found = [key for view in self.views for key in view.met(given.situation, deciding, wanted)]
        due = (self.due_key(deadline.name) for deadline in self.deadlines(given))
        return frozenset([*found, *(key for key in due if key in wanted)])

    def told(self, trial: Trial, wanted: Mapping[Key, object]) -> Iterator[Key]:
        """Yield what of the wanted an example reaches."""
        deciding = decides(trial.decided)
        for view in self.views:
            yield from view.met(trial.situation, deciding, wanted)
        for expectation in trial.example.expects:
            if isinstance(expectation, Due):
                yield self.due_key(expectation.name)

    def due_key(self, name: str) -> Key:
        """Return what is reached where an example expects when a clock or a target of an SLA is due."""
        vocabulary = self.desk.assembly.vocabulary
        sla, _, target = name.partition(".")
        return (vocabulary.slas[sla].span if target else vocabulary.clocks[name].span), f"due {name}"

    def due_keys(self) -> Iterator[tuple[Key, View]]:
        """Yield what is due in a case, each with a rule that brings it about."""
        vocabulary = self.desk.assembly.vocabulary
        for view in self.views:
            actions = view.rule.actions
            if actions.sla is not None:
                for target in vocabulary.slas[actions.sla].targets:
                    yield self.due_key(f"{actions.sla}.{target.kind}"), view
            for item in actions.items:
                if item.aspect is Collected.CLOCK and "receipt" in vocabulary.clocks[item.name].anchors:
                    yield self.due_key(item.name), view

    def deadlines(self, given: Given) -> tuple[Deadline, ...]:
        """Return what is due in a case that an interaction opens; nothing beyond the calendars."""
        try:
            return self.desk.deadlines(given.decided, given.situation.received)
        except ValueProblem:
            return ()

    def deciding(self, view: View) -> Given | None:
        """Return an interaction of which a rule decides something."""
        wanted: Formula = Every((view.around, view.asked))
        return self._checked(self._finder(view.policy).deciding(view.rule, wanted, {}, self.desk))

    def part(self, view: View, part: Part) -> Given | None:
        """Return an interaction in which a part of what a rule asks for makes the difference."""
        for desk, wanted in self._ways(view, part):
            found = self._checked(self._finder(view.policy).deciding(view.rule, wanted, _fixed(part), desk))
            if found is not None and self._makes(view, part, found):
                return found
        return None

    def other_side(self, view: View, part: Part, given: Given) -> Given | None:
        """Return an interaction that differs from another in one fact, and in which the part makes the difference."""
        finder = self._finder(view.policy)
        for variable in _variables(part[0]):
            kept = _without(given.chosen, variable)
            choices = sorted(finder.choices.of(variable), key=lambda choice: choice is None)
            for choice in _fixed(part).values() or choices:
                changed = kept.with_choice(variable, choice)
                for found in () if changed is None else finder.made(changed, Every(())):
                    if self._makes(view, part, found) and self._checked(found) is not None:
                        return found
        return None

    def _ways(self, view: View, part: Part) -> Iterator[tuple[Desk, Formula]]:
        leaf, so, _ = part
        plain: Formula = Known(leaf.plain) if so else Not(Known(leaf.plain))
        for holding in (True, False):
            for part_so in (True, False):
                this: Formula = Known(leaf.part) if part_so else Not(Known(leaf.part))
                other = leaf.when_not if part_so else leaf.when_so
                asked: tuple[Formula, ...] = (view.asked, Not(other)) if holding else (other, Not(view.asked))
                yield (self.desk if holding else view.held), Every((view.around, this, plain, *asked))

    def _makes(self, view: View, part: Part, given: Given) -> bool:
        key = part_key(part)
        return key in view.met(given.situation, decides(given.decided), {key: None})

    def _checked(self, given: Given | None) -> Given | None:
        """Pass on what this desk is there to decide."""
        return given if given is not None and self.is_here(given.situation.received) else None

    def _finder(self, edition: Edition) -> Finder:
        if edition.file not in self._finders:
            self._finders[edition.file] = Finder(self.desk, self.visible(edition), self._messages)
        return self._finders[edition.file]


def part_key(part: Part) -> Key:
    """Return what is reached where a part makes the difference."""
    leaf, so, edge = part
    return leaf.key(so=so) if edge is None else edge.key(leaf)


def _fixed(part: Part) -> dict[Variable, Choice]:
    edge = part[2]
    return {} if edge is None else {(edge.fact, ""): edge.value}


def _variables(leaf: Leaf) -> list[Variable]:
    """Return what can be chosen to change a part."""
    plain = leaf.plain
    atoms = [plain] if isinstance(plain, Atom) else [part for part in plain.parts if isinstance(part, Atom)]
    return [(atom.fact, atom.test.element if isinstance(atom.test, Has) else "") for atom in atoms]


def _without(partial: Partial, variable: Variable) -> Partial:
    """Return what was chosen but for one thing; what a topic brings goes with it."""
    name, element = variable
    gone = {variable, *((name, other) for other in partial.brings.get(element, ()) if name == "topics")}
    return replace(partial, chosen={key: choice for key, choice in partial.chosen.items() if key not in gone})
