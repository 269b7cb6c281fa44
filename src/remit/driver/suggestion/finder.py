"""Finds an interaction in which a rule decides, the plainest that there is within some effort.

What a higher rule decides instead is learnt by asking the evaluator, and kept from holding in the next attempt.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from remit.backends.reference.cite import decides
from remit.backends.reference.explain import accounts
from remit.backends.reference.holds import atom_is_true
from remit.backends.reference.situation import Situation
from remit.driver.suggestion.choices import Choices
from remit.driver.suggestion.formula import Every, Formula, Not, holds, look
from remit.driver.suggestion.partial import Partial, brought
from remit.model.standard import ALWAYS_KNOWN
from remit.model.types import SomeOf
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.backends.reference.decide import Decided
    from remit.driver.desk import Desk
    from remit.driver.suggestion.messages import Messages
    from remit.driver.suggestion.partial import Choice, Variable
    from remit.driver.suggestion.visible import Visible
    from remit.model.conditions import Atom
    from remit.model.nodes import Policy, Rule, Section, Value

_STEPS: Final = 4_000
"""Choices that are tried at most for one formula."""
_SOLUTIONS: Final = 10
_ATTEMPTS: Final = 24
"""How many rules are learnt to stand in the way before it is given up."""


@dataclass(frozen=True, slots=True)
class Given:
    """An interaction as an example gives it, what it is with all that its message shows, and what is decided."""

    facts: Mapping[str, Value]
    unknown: frozenset[str]
    switches: Mapping[str, bool | frozenset[str]]
    situation: Situation
    decided: Decided
    chosen: Partial


class Finder:
    """Makes up interactions of one assembly; `visible` are the names that the examples may use."""

    def __init__(self, desk: Desk, visible: Visible, messages: Messages) -> None:
        self.desk = desk
        self.choices = Choices(desk, visible)
        self._messages = messages
        self._visible = visible
        self._brings = brought(desk.assembly)
        self._where: dict[str, tuple[Section, Policy]] = {
            rule.key: (section, policy)
            for policy in desk.assembly.policies
            for section in policy.sections
            for rule in section.rules
        }

    def holding(self, rule: Rule) -> Formula:
        """Say that a rule of the assembly holds."""
        section, policy = self._where[rule.key]
        return holds(rule, section, policy)

    def deciding(
        self, rule: Rule, wanted: Formula, fixed: Mapping[Variable, Choice], desk: Desk
    ) -> Given | None:
        """Return an interaction of which what is wanted is so, and of which the rule decides something at a desk.

        That is the handling, where it speaks of it and can decide it. None where none was found.
        """
        found = self._found(rule, wanted, fixed, desk, handling=True)
        if found is None and rule.actions.handling is not None:
            found = self._found(rule, wanted, fixed, desk, handling=False)
        return found

    def given(self, wanted: Formula, fixed: Mapping[Variable, Choice]) -> Iterator[Given]:
        """Yield interactions of which what is wanted is so, the plainest first."""
        for partial in islice(self._solutions(wanted, fixed), _SOLUTIONS):
            yield from self.made(partial, wanted)

    def made(self, partial: Partial, wanted: Formula) -> Iterator[Given]:
        """Yield the interactions that an example can give for what was chosen, most with a message."""
        for facts, unknown in self._written(partial):
            derived, _ = self.desk.derive({"id": "suggested", "sector": self.desk.assembly.sector, **facts})
            known = {name: value for name, value in derived.items() if name not in unknown}
            try:
                here = self.desk.situation(known, self._touched(partial))
                if look(wanted, Whole(here)) is not True:
                    continue
                decided = self.desk.decided(here)
            except ValueProblem:
                continue
            if decided.landed.fault is None:
                yield Given(facts, unknown, self._touched(partial), here, decided, partial)

    # ---------------------------------------------------------------------------------------- choices

    def _found(
        self, rule: Rule, wanted: Formula, fixed: Mapping[Variable, Choice], desk: Desk, *, handling: bool
    ) -> Given | None:
        formula = wanted
        for _ in range(_ATTEMPTS):
            beaten: tuple[Situation, Decided] | None = None
            for given in self.given(formula, fixed):
                here = at(desk, given.situation)
                decided = given.decided if desk is self.desk else desk.decided(here)
                aspects = decides(decided).get(rule.key, ())
                if "handling" in aspects if handling and rule.actions.handling else aspects:
                    return given
                beaten = beaten or (here, decided)
            in_the_way = None if beaten is None else _in_the_way(rule, *beaten, desk)
            if in_the_way is None:
                return None
            formula = Every((formula, Not(self.holding(in_the_way))))
        return None

    def _solutions(self, wanted: Formula, fixed: Mapping[Variable, Choice]) -> Iterator[Partial]:
        start = Partial(self.desk.assembly, self.desk.world, self._brings, dict(fixed))
        steps = [_STEPS]
        return self._go_on(start, wanted, steps)

    def _go_on(self, partial: Partial, wanted: Formula, steps: list[int]) -> Iterator[Partial]:
        steps[0] -= 1
        so = look(wanted, partial)
        if so is False or steps[0] < 0:
            return
        if so is True:
            yield partial
            return
        variable = partial.waits_for(so)
        if variable is None:
            return
        for choice in self.choices.of(variable):
            further = partial.with_choice(variable, choice)
            if further is not None:
                yield from self._go_on(further, wanted, steps)

    # ---------------------------------------------------------------------------------------- as written

    def _touched(self, partial: Partial) -> dict[str, bool | frozenset[str]]:
        """Return the switches that were chosen and are on."""
        switches = self.desk.assembly.vocabulary.switches
        on: dict[str, bool | frozenset[str]] = {}
        for (name, _), choice in partial.chosen.items():
            if name in switches and (choice or switches[name].on):
                on[name] = choice if isinstance(choice, frozenset) else bool(choice)
        return on

    def _written(self, partial: Partial) -> Iterator[tuple[dict[str, Value], frozenset[str]]]:
        """Yield the facts that an example gives, and those that it says are unknown."""
        vocabulary = self.desk.assembly.vocabulary
        plain: dict[str, Value] = {"channel": self.choices.channel, "received": self.choices.moment}
        for (name, element), choice in partial.chosen.items():
            shown = name in ("topics", "message")
            if element or shown or choice is None or name in vocabulary.switches or name == "sector":
                continue
            if isinstance(vocabulary.facts[name].type, SomeOf):
                if inside := partial.elements(name):
                    plain[name] = inside
            else:
                plain[name] = choice
        unknown = frozenset(
            name
            for (name, element), choice in partial.chosen.items()
            if choice is None and not element and name in ("personal_data", "language", "topics")
        ) - set(ALWAYS_KNOWN)
        yield from self._with_message(partial, plain, unknown)

    def _with_message(
        self, partial: Partial, plain: dict[str, Value], unknown: frozenset[str]
    ) -> Iterator[tuple[dict[str, Value], frozenset[str]]]:
        words = str(partial.chosen.get(("message", "")) or "")
        about = partial.chosen.get(("topics", ""))
        if not words and about is None and not self._needs_a_message(partial):
            yield plain, frozenset()
            return
        inside, outside = partial.elements("topics"), partial.left_out("topics")
        shown = partial.elements("personal_data")
        for message in self._messages.about(inside, outside, shown, words):
            yield {**plain, "message": message.text}, unknown & {"topics"}
            if unknown - {"topics"}:
                yield {**plain, "message": message.text}, unknown
        if inside and all(map(self._visible.topic, inside)) and not words:
            yield {**plain, "topics": inside}, frozenset()

    def _needs_a_message(self, partial: Partial) -> bool:
        """Whether it must be known what personal data there is, though none is."""
        return partial.chosen.get(("personal_data", "")) is not None and not partial.elements("personal_data")


def at(desk: Desk, here: Situation) -> Situation:
    """Take a situation to a desk of the same words."""
    return Situation(desk.assembly, here.facts, here.switches, here.world)


def _in_the_way(rule: Rule, here: Situation, decided: Decided, desk: Desk) -> Rule | None:
    """Return a rule that decides what this one speaks of."""
    told = [account for account in accounts(here, desk.order, decided) if account.rule.key == rule.key]
    told.sort(key=lambda account: "handling" not in account.aspects)
    return next((a.by for a in told if a.by is not None and a.by.key != rule.key), None)


class Whole:
    """A whole interaction: nothing is open."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation

    def truth(self, atom: Atom) -> bool | None:
        return atom_is_true(atom, self._situation)
