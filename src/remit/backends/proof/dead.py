"""Dead text: rules that never decide, contribute or take back anything in any assembly, and what covers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.encoding import ASPECTS, term_of
from remit.backends.proof.findings import AlwaysHolds, DeadRule, IdleUnless, NeverHolds
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
        self._undecided: set[Span] = set()
        self._accepted: set[tuple[Span, str]] = set()

    def look(self, encoding: Encoding, finder: Finder) -> None:
        """Take in an assembly."""
        for rule in encoding.rules:
            self._rules.setdefault(rule.span, rule)
            lints = {*rule.accepts, *encoding.part_of[rule.key].policy.accepts}
            self._accepted.update((rule.span, lint) for lint in lints)
        for rule in encoding.rules:
            try:
                self._rule(rule, encoding, finder)
            except Undecided:
                self._undecided.add(rule.span)

    @property
    def dead(self) -> set[Span]:
        """The heads of the rules that never matter."""
        return {rule.head for span, rule in self._rules.items() if span not in self._live}

    def _rule(self, rule: Rule, encoding: Encoding, finder: Finder) -> None:
        solver = finder.solver
        if _later(rule, encoding):
            self._undecided.add(rule.span)
            return
        if rule.span not in self._live and solver.possible(matters(rule, encoding)):
            self._live.add(rule.span)
        if rule.span not in self._live:
            if solver.possible(encoding.holds(rule)):
                self._holds.add(rule.span)
            own = encoding.condition(rule)
            if solver.possible(own):
                self._own_holds.add(rule.span)
                self._cover(rule, encoding, finder)
        self._condition(rule, encoding, finder)

    def _condition(self, rule: Rule, encoding: Encoding, finder: Finder) -> None:
        """Note whether the condition ever fails, and whether its `unless` ever counts."""
        if rule.kind is RuleKind.OTHERWISE:
            return
        when = encoding.space.truth(rule.when, encoding.edition)
        if rule.span not in self._fails and (
            when == FALSE or (when != TRUE and finder.solver.possible(-when))
        ):
            self._fails.add(rule.span)
        if rule.span not in self._unless_counts and finder.solver.possible(kept_back(rule, encoding)):
            self._unless_counts.add(rule.span)

    def _cover(self, rule: Rule, encoding: Encoding, finder: Finder) -> None:
        """Note rules that together keep this one from mattering where its own condition holds."""
        part = encoding.part_of[rule.key]
        cover = self._covered.setdefault(rule.span, {})
        goals: dict[int, Rule] = {}
        base = [
            encoding.condition(one) for one in (rule, *part.above(rule)) if one.kind is not RuleKind.OTHERWISE
        ]
        if rule.table is not None and rule.first_row_wins:
            goals.update({-encoding.condition(row): row for row in part.rows_above(rule)})
            core = finder.solver.core(list(goals), base)
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
        lints = {DeadRule: "dead_rule", NeverHolds: "never_holds", AlwaysHolds: "always_holds"}
        for finding in self._found():
            lint = lints.get(type(finding), "idle_unless")
            if (finding.rule.span, lint) not in self._accepted:
                yield finding

    def _found(self) -> Iterator[DeadRule | NeverHolds | AlwaysHolds | IdleUnless]:
        for span, rule in self._rules.items():
            if span in self._undecided:
                continue
            if span not in self._live:
                if not _says(rule):
                    continue
                if span in self._holds or (span in self._own_holds and self._covered.get(span)):
                    yield DeadRule(rule, tuple(self._covered.get(span, {}).values()))
                else:
                    yield NeverHolds(rule, span not in self._own_holds)
                continue
            if rule.kind is not RuleKind.OTHERWISE and span not in self._fails and _tests(rule):
                yield AlwaysHolds(rule)
            if rule.unless is not None and span not in self._unless_counts:
                yield IdleUnless(rule)


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
