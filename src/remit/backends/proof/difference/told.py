"""From groups of steps to changes in words: the shortest exact way to say which interactions they are about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.difference.boxes import cover
from remit.backends.proof.difference.found import Change, Region, Was
from remit.backends.proof.difference.groups import Around, grouped
from remit.backends.proof.difference.narrowing import Narrowing
from remit.backends.proof.difference.qualifiers import Listed, NoneFirst
from remit.backends.proof.difference.sentences import Sentence, joined, sentence
from remit.backends.proof.difference.steps import Differing
from remit.backends.proof.difference.ways import ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.backends.proof.difference.groups import Group
    from remit.backends.proof.difference.pairing import Pair
    from remit.backends.proof.difference.qualifiers import Qualifier
    from remit.backends.proof.difference.steps import Question, Step
    from remit.backends.proof.difference.witnesses import Witnesses
    from remit.backends.proof.witness import Finder

# A way to say it is taken if it takes no more sentences, and none of them more conditions, than this: less of both is
# asked of one that says it by facts alone, since what rules decide can be looked up.
_MOST_PLAIN: Final = (3, 6)
_MOST_QUALIFIED: Final = (4, 9)
_MOST_BOXES: Final = 12
_EVERYTHING: Final = Sentence((), (), TRUE)


class Teller:
    """Tells changes of one pair of assemblies. `base` is what is true of every interaction that is compared."""

    def __init__(self, pair: Pair, finder: Finder, base: Sequence[int], witnesses: Witnesses) -> None:
        self._finder = finder
        self._circuit = finder.space.circuit
        self._base = tuple(base)
        self._channels = pair.channels
        self._witnesses = witnesses
        self._span = pair.new.policies[0].span
        self._narrowing = Narrowing(pair, finder, base)

    def changes(self, question: Question) -> tuple[tuple[Change, ...], bool]:
        """Return every change of one aspect, and whether these are all. Raises `Undecided`."""
        differing = Differing(question, self._finder.space)
        anywhere = differing.anywhere
        if anywhere == FALSE:
            return (), True
        steps, whole = differing.steps(self._finder, self._base)
        # What the solver comes upon first depends on what it was asked before; what is told does not.
        placed = sorted(steps, key=lambda step: _place(step, question))
        return tuple(self._change(question, group) for group in grouped(placed)), whole

    def _change(self, question: Question, group: Group) -> Change:
        there = self._circuit.any(step.there for step in group.steps)
        ways = {step.key: Was(step.old_rule, step.new_rule, step.before, step.after) for step in group.steps}
        return Change(
            aspect=question.aspect,
            item=question.item,
            around=group.around,
            ways=tuple(ways.values()),
            regions=self._regions(question, group, there),
            there=there,
            witness=self._witnesses.of(there, *self._base),
        )

    # ------------------------------------------------------------------------------------- in words

    def _regions(self, question: Question, group: Group, there: int) -> tuple[Region, ...]:
        spare: tuple[Region, ...] = ()
        for qualifiers in ways(question, group):
            limits = tuple(one.literal for one in qualifiers)
            if any(self._possible(there, -limit) for limit in limits):
                continue
            found = self._said(there, limits, _MOST_QUALIFIED if qualifiers else _MOST_PLAIN)
            if found is None:
                continue
            silent = found == (_EVERYTHING,)
            if silent and group.around is not Around.TERM:
                # That a rule decides says little of who is concerned.
                found = (self._sentence(self._narrowing.hull(there)),)
            regions = tuple(self._region(one, qualifiers, there, question) for one in found)
            if not silent or not any(isinstance(one, NoneFirst) for one in qualifiers):
                return regions
            # That a rule decides says it shorter than all the rules that may come first do.
            spare = spare or regions
        if spare:
            return spare
        hull = self._sentence(self._narrowing.hull(there))
        return (Region(hull.condition(self._span), hull.exemption(self._span), (Listed(there),), there),)

    def _said(
        self, there: int, limits: tuple[int, ...], most: tuple[int, int]
    ) -> tuple[Sentence, ...] | None:
        """Return sentences for it where `limits` go without saying; None where these would be too many or too long."""
        sentences, conditions = most
        boxes, whole = cover(
            there,
            (*self._base, *limits),
            self._finder,
            _MOST_BOXES,
            lambda box: self._sentence(box).size <= conditions,
        )
        if not whole:
            return None
        narrow = self._narrowing.narrowed(boxes, limits)
        short = joined([self._sentence(box) for box in narrow], self._circuit, self._span)
        return short if len(short) <= sentences else None

    def _sentence(self, box: Sequence[int]) -> Sentence:
        return sentence(box, self._finder, self._channels, self._span)

    def _region(
        self, one: Sentence, qualifiers: Sequence[Qualifier], there: int, question: Question
    ) -> Region:
        """Leave out the qualifiers that a sentence does not need, and name the rules that may come first."""
        inside = (one.literal,)
        kept = list(qualifiers)
        for qualifier in qualifiers:
            rest = [other.literal for other in kept if other is not qualifier]
            if not self._possible(*inside, *rest, -there):
                kept.remove(qualifier)
        named = tuple(
            self._naming(one_, inside, question) if isinstance(one_, NoneFirst) else one_ for one_ in kept
        )
        literal = self._circuit.all((*inside, *(one_.literal for one_ in kept)))
        return Region(one.condition(self._span), one.exemption(self._span), named, literal)

    def _naming(self, first: NoneFirst, inside: Sequence[int], question: Question) -> NoneFirst:
        side = question.old if first.edition == "old" else question.new
        aspect = side.ordered
        if aspect is None:
            return first
        outcomes = side.outcomes
        earlier = outcomes.line[: outcomes.line.index(first.rule)]
        rules = (
            rule for rule in earlier if self._possible(*inside, outcomes.encoding.candidate(rule, aspect))
        )
        return replace(first, rules=tuple(rules))

    def _possible(self, *literals: int) -> bool:
        return self._finder.solver.possible(*self._base, *literals)


def _place(step: Step, question: Question) -> tuple[int, int, str, str]:
    """Where the rules of a step stand, of which none comes last; then by what was and is decided."""
    before, after = question.old.outcomes.line, question.new.outcomes.line
    return (
        len(before) if step.old_rule is None else before.index(step.old_rule),
        len(after) if step.new_rule is None else after.index(step.new_rule),
        step.before.words,
        step.after.words,
    )
