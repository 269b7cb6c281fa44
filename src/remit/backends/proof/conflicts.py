"""Conflicts: two rules that decide an aspect together and differ in it; and redirects that land nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.boxes import Boxes, Meeting, bits
from remit.backends.proof.circuit import FALSE
from remit.backends.proof.encoding import ASPECTS, term_of
from remit.backends.proof.findings import Conflict, LandsNowhere, NotDecided
from remit.backends.proof.landing import Fault, Landings
from remit.backends.proof.solver import Undecided
from remit.model.nodes import Redirect, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.encoding import Aspect, Encoding
    from remit.backends.proof.findings import Finding
    from remit.backends.proof.witness import Finder
    from remit.model.nodes import Rule


class Conflicts:
    """All conflicts of one assembly. `told` are pairs of rules, by place, that need not be told again."""

    def __init__(self, encoding: Encoding, finder: Finder, told: set[object]) -> None:
        self._encoding = encoding
        self._finder = finder
        self._told = told
        self._boxes = Boxes(encoding.space)
        self._possible: dict[tuple[Aspect, str], bool] = {}

    def find(self) -> Iterator[Finding]:
        """Yield every conflict, each pair of rules once with all aspects that they disagree about."""
        pairs: dict[tuple[str, str], tuple[Rule, Rule]] = {}
        for aspect in ASPECTS:
            for one, other in self._meeting(aspect):
                pairs.setdefault((one.key, other.key), (one, other))
        for one, other in pairs.values():
            yield from self._between(one, other)

    def _between(self, one: Rule, other: Rule) -> Iterator[Finding]:
        key = frozenset({one.span, other.span})
        if key in self._told:
            return
        aspects: list[Aspect] = []
        goals: list[int] = []
        try:
            for aspect in ASPECTS:
                if term_of(one, aspect) == term_of(other, aspect):
                    continue
                goal = self._together(one, other, aspect)
                if self._finder.solver.possible(goal):
                    aspects.append(aspect)
                    goals.append(goal)
            if not aspects:
                return
            # One interaction that shows them all, if there is one.
            witness = self._finder.witness(*goals) or self._finder.witness(goals[0])
        except Undecided as undecided:
            self._told.add(key)
            question = f"whether `{one.name}` conflicts with `{other.name}`"
            yield NotDecided(self._encoding.assembly, question, one.head, undecided.why)
            return
        if witness is not None:
            self._told.add(key)
            yield Conflict(self._encoding.assembly, one, other, tuple(aspects), witness)

    def _together(self, one: Rule, other: Rule, aspect: Aspect) -> int:
        first = (self._encoding.maximal(rule, aspect) for rule in (one, other))
        return self._encoding.circuit.all(first)

    def _meeting(self, aspect: Aspect) -> Iterator[tuple[Rule, Rule]]:
        """Yield the pairs that speak of an aspect, differ, are not ordered and may hold together."""
        encoding = self._encoding
        for part in encoding.parts:
            speaking = [r for r in part.section.rules if self._speaks(r, aspect)]
            if len(speaking) < 2:
                continue
            for one, other in self._may_meet(speaking, speaking, aspect):
                if not part.ordered(one, other):
                    yield one, other
        policies = encoding.order.policies
        for i, first in enumerate(policies):
            for second in policies[i + 1 :]:
                beats = encoding.order.policy_beats
                if beats(first.title, second.title) or beats(second.title, first.title):
                    continue
                left, right = (
                    [r for s in policy.sections for r in s.rules if self._speaks(r, aspect)]
                    for policy in (first, second)
                )
                yield from self._may_meet(left, right, aspect)

    def _may_meet(self, left: list[Rule], right: list[Rule], aspect: Aspect) -> Iterator[tuple[Rule, Rule]]:
        meeting = Meeting([self._box(rule) for rule in right])
        same: dict[object, int] = {}
        for i, rule in enumerate(right):
            term = term_of(rule, aspect)
            same[term] = same.get(term, 0) | 1 << i
        for i, rule in enumerate(left):
            may = meeting.with_box(self._box(rule)) & ~same.get(term_of(rule, aspect), 0)
            if left is right:
                may >>= i + 1
                may <<= i + 1
            if not may or not self._can_decide(rule, aspect):
                continue
            for j in bits(may):
                if self._can_decide(right[j], aspect):
                    yield rule, right[j]

    def _box(self, rule: Rule) -> dict[object, int] | None:
        encoding = self._encoding
        tree = [rule, *encoding.part_of[rule.key].above(rule)]
        own = encoding.circuit.all(
            encoding.condition(one) for one in tree if one.kind is not RuleKind.OTHERWISE
        )
        box = self._boxes.of(own)
        return None if box is None else dict(box)

    def _speaks(self, rule: Rule, aspect: Aspect) -> bool:
        return term_of(rule, aspect) is not None and self._encoding.maximal(rule, aspect) != FALSE

    def _can_decide(self, rule: Rule, aspect: Aspect) -> bool:
        key = aspect, rule.key
        if key not in self._possible:
            try:
                self._possible[key] = self._finder.solver.possible(self._encoding.maximal(rule, aspect))
            except Undecided:
                self._possible[key] = True
        return self._possible[key]


def landing_nowhere(encoding: Encoding, finder: Finder, told: set[object]) -> Iterator[Finding]:
    """Yield every rule that can decide a redirect which reaches none of its channels."""
    landings = Landings(encoding)
    nowhere: dict[Redirect, int] = {}
    settled: dict[Redirect, int] = {}
    harmless: set[Redirect] = set()
    for rule in encoding.rules:
        redirect = rule.actions.handling
        if not isinstance(redirect, Redirect) or rule.span in told:
            continue
        try:
            if redirect not in nowhere:
                nowhere[redirect] = landings.of(redirect)[Fault("nothing_lands")]
                settled[redirect] = encoding.circuit.all(
                    (encoding.settled("handling", redirect), nowhere[redirect], -encoding.conflict)
                )
                if not finder.solver.possible(settled[redirect]):
                    harmless.add(redirect)
            if redirect in harmless:
                continue
            witness = finder.witness(settled[redirect], encoding.maximal(rule, "handling"))
        except Undecided as undecided:
            question = f"whether the redirect of `{rule.name}` always lands"
            yield NotDecided(encoding.assembly, question, rule.head, undecided.why)
            continue
        if witness is not None:
            told.add(rule.span)
            yield LandsNowhere(encoding.assembly, rule, redirect, witness)
