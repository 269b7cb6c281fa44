"""Dead text: rules that never decide, contribute or take back anything in any assembly, and what covers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.encoding import ASPECTS, term_of
from remit.backends.proof.findings import AlwaysHolds, DeadRule, IdleUnless, NeverHolds, NotDecided
from remit.backends.proof.points import Points
from remit.backends.proof.solver import Undecided
from remit.backends.proof.space import CHANNEL, each_atom
from remit.model.nodes import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.findings import Finding
    from remit.backends.proof.witness import Finder
    from remit.model.nodes import Rule
    from remit.source.span import Span


_EVER_MATTERS: Final = "whether `{rule}` ever decides anything"
_EVER_FAILS: Final = "whether the condition of `{rule}` ever fails"
_UNLESS_COUNTS: Final = "whether the `unless` of `{rule}` ever makes a difference"


class DeadText:
    """What of all rules was never seen to matter; assemblies are shown to it one after the other."""

    def __init__(self) -> None:
        self._rules: dict[Span, Rule] = {}
        self._live: set[Span] = set()
        self._holds: set[Span] = set()
        self._own_holds: set[Span] = set()
        self._fails: set[Span] = set()
        self._unless_counts: set[Span] = set()
        self._covered: dict[Span, dict[Span, Rule]] = {}
        self._later: set[Span] = set()
        self._undecided: dict[tuple[Span, str], NotDecided] = {}
        self._accepted: set[tuple[Span, str]] = set()

    def look(self, encoding: Encoding, finder: Finder) -> None:
        """Take in an assembly."""
        for rule in encoding.rules:
            self._rules.setdefault(rule.span, rule)
            lints = {*rule.accepts, *encoding.part_of[rule.key].policy.accepts}
            self._accepted.update((rule.span, lint) for lint in lints)
        for rule in encoding.rules:
            if _later(rule, encoding):
                self._later.add(rule.span)
                continue
            self._matters(rule, encoding, finder)
            if rule.kind is not RuleKind.OTHERWISE:
                self._condition(rule, encoding, finder)

    def dead(self) -> set[Span]:
        """Return the places of the rules that never matter, and of those of which nobody knows."""
        return self._rules.keys() - self._live

    def _matters(self, rule: Rule, encoding: Encoding, finder: Finder) -> None:
        """Note whether the rule ever matters, and what keeps it from that."""
        possible = finder.possible
        if rule.span in self._live:
            return
        try:
            if possible(matters(rule, encoding)):
                self._live.add(rule.span)
                return
        except Undecided as undecided:
            self._leave(rule, _EVER_MATTERS, encoding, undecided)
            return
        try:
            if possible(encoding.holds(rule)):
                self._holds.add(rule.span)
            if possible(encoding.condition(rule)):
                self._own_holds.add(rule.span)
                self._cover(rule, encoding, finder)
        except Undecided:
            # It never matters, that is known; what it is that comes before it is not.
            self._holds.add(rule.span)

    def _condition(self, rule: Rule, encoding: Encoding, finder: Finder) -> None:
        """Note whether the condition ever fails, and whether its `unless` ever counts."""
        possible = finder.possible
        when = encoding.space.truth(rule.when, encoding.edition)
        try:
            if rule.span not in self._fails and (when == FALSE or (when != TRUE and possible(-when))):
                self._fails.add(rule.span)
        except Undecided as undecided:
            self._leave(rule, _EVER_FAILS, encoding, undecided)
        try:
            if rule.span not in self._unless_counts and possible(kept_back(rule, encoding)):
                self._unless_counts.add(rule.span)
        except Undecided as undecided:
            self._leave(rule, _UNLESS_COUNTS, encoding, undecided)

    def _leave(self, rule: Rule, asked: str, encoding: Encoding, undecided: Undecided) -> None:
        question = asked.format(rule=rule.name)
        found = NotDecided(encoding.assembly, question, rule.head, undecided.why)
        self._undecided.setdefault((rule.span, asked), found)

    def _cover(self, rule: Rule, encoding: Encoding, finder: Finder) -> None:
        """Note rules that together keep this one from mattering where its own condition holds."""
        part = encoding.part_of[rule.key]
        cover = self._covered.setdefault(rule.span, {})
        goals: dict[int, Rule] = {}
        base = [
            encoding.condition(one) for one in (rule, *part.above(rule)) if one.kind is not RuleKind.OTHERWISE
        ]
        if rule.table is not None and rule.first_row_wins:
            for row in part.rows_above(rule):
                goals.setdefault(-encoding.condition(row), row)
            # What a row above that is dead itself would have, rows above it have.
            live = [goal for goal, row in goals.items() if row.span in self._live]
            core = finder.solver.core(live, base) or finder.solver.core(list(goals), base)
            if core is not None:
                cover.update({goals[one].span: goals[one] for one in core})
                return
            base.append(encoding.holds(rule))
        for aspect in ASPECTS:
            if term_of(rule, aspect) is None:
                continue
            before = {
                -encoding.candidate(other, aspect): other
                for other in encoding.rules
                if other is not rule
                and encoding.order.beats(other, rule)
                and term_of(other, aspect) is not None
            }
            core = finder.solver.core(list(before), base)
            cover.update({before[one].span: before[one] for one in core or ()})

    def findings(self) -> Iterator[Finding]:
        """Yield all that is dead, once all assemblies were looked at, but for what policies accept in words."""
        for span, rule in self._rules.items():
            if span in self._later:
                continue
            for lint, finding in self._found(span, rule):
                if (span, lint) not in self._accepted:
                    yield finding

    def _found(self, span: Span, rule: Rule) -> Iterator[tuple[str, Finding]]:
        """Yield what there is to say of a rule, each with the name of the advice."""
        if span not in self._live and _says(rule):
            open_ = self._undecided.get((span, _EVER_MATTERS))
            if open_ is not None:
                yield "dead_rule", open_
            elif span in self._holds or (span in self._own_holds and self._covered.get(span)):
                yield "dead_rule", DeadRule(rule, tuple(self._covered.get(span, {}).values()))
            else:
                yield "never_holds", NeverHolds(rule, span not in self._own_holds)
        if span not in self._live:
            return
        if rule.kind is not RuleKind.OTHERWISE and span not in self._fails and _tests(rule):
            yield "always_holds", self._undecided.get((span, _EVER_FAILS)) or AlwaysHolds(rule)
        if rule.unless is not None and span not in self._unless_counts:
            yield "idle_unless", self._undecided.get((span, _UNLESS_COUNTS)) or IdleUnless(rule)


def _later(rule: Rule, encoding: Encoding) -> bool:
    """Whether the days of a rule of an open-ended policy begin after those that are looked at."""
    begins = rule.first is not None and (encoding.assembly.first or rule.first) <= rule.first
    return begins and encoding.assembly.last is None and encoding.in_dates(rule) == FALSE


def matters(rule: Rule, encoding: Encoding) -> int:
    """True where the rule decides, contributes or takes back anything."""
    return encoding.circuit.any(encoding.deciding(rule))


def kept_back(rule: Rule, encoding: Encoding) -> int:
    """True where the `unless` of a rule keeps it from holding."""
    if rule.unless is None:
        return FALSE
    parts = (encoding.space.truth(part, encoding.edition) for part in (rule.when, rule.unless))
    return encoding.circuit.all(parts)


def see(encoding: Encoding, finder: Finder) -> Points:
    """Look at the plainest interaction for each rule, and tell the solver what they show; return them."""
    points = Points(encoding.space)
    wanted: list[int] = []
    for rule in encoding.rules:
        back = kept_back(rule, encoding)
        tree = (rule, *encoding.part_of[rule.key].above(rule))
        points.add(*(encoding.condition(one) for one in tree), encoding.holds(rule))
        if back != FALSE:
            points.add(back)
        wanted += (encoding.maximal(rule, aspect) for aspect in ASPECTS)
        wanted += (matters(rule, encoding), back, -encoding.space.truth(rule.when, encoding.edition))
    finder.solver.seen(points.true(wanted))
    return points


def _says(rule: Rule) -> bool:
    """Whether a rule says anything that could matter; one that says nothing is not text of a policy."""
    actions = rule.actions
    return bool(actions.handling or actions.owner or actions.sla or actions.items or actions.withdraws)


def _tests(rule: Rule) -> bool:
    """Whether the condition of a rule speaks of more than the channel.

    That any channel is public or private is how a policy says `always`, and where all are public today one that is not
    may come tomorrow.
    """
    return any(atom.fact != CHANNEL for atom in each_atom(rule.when))
