"""Runs the examples of policies, and finds what none of them reaches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.backends.reference.cite import decides
from remit.contract.problem import InteractionProblem
from remit.driver.expectations import Finding, Verdict, judge
from remit.driver.policy import refusal
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from remit.backends.reference.decide import Decided
    from remit.driver.desk import Desk
    from remit.driver.policy import Policy
    from remit.model.nodes import Example, Later, Rule
    from remit.model.nodes import Policy as Edition
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Run:
    """An example in one sector. `problem` are the words for why it could not be decided, None where it was."""

    sector: str
    findings: tuple[Finding, ...] = ()
    problem: str | None = None
    reached: tuple[Rule, ...] = ()
    """The rules that decided or contributed something."""


@dataclass(frozen=True, slots=True)
class Result:
    """An example, in every sector that it speaks of."""

    title: str
    policy: str
    span: Span
    runs: tuple[Run, ...]

    @property
    def verdict(self) -> Verdict:
        """Failed if anything is; not run if nothing else was looked at."""
        verdicts = {finding.verdict for run in self.runs for finding in run.findings}
        if Verdict.FAILED in verdicts or any(run.problem for run in self.runs):
            return Verdict.FAILED
        return Verdict.MET if Verdict.MET in verdicts else Verdict.NOT_RUN

    @property
    def not_run(self) -> int:
        """How many of its expectations were not looked at, counted once for all sectors."""
        spans = {f.span for run in self.runs for f in run.findings if f.verdict is Verdict.NOT_RUN}
        return len(spans)


def run_examples(policy: Policy, wanted: Callable[[str], bool] = lambda _: True) -> tuple[Result, ...]:
    """Run the examples with a wanted title, in the order of files and places.

    An example that names no sector is run in each sector of its policy.
    """
    found: dict[Span, _Gathered] = {}
    for desk in policy.desks:
        for edition in desk.assembly.policies:
            for example in edition.examples:
                if wanted(example.title):
                    gathered = found.setdefault(example.span, _Gathered(example, edition))
                    gathered.add(policy, desk, edition)
    return tuple(found[span].result() for span in sorted(found))


@dataclass
class _Gathered:
    example: Example
    edition: Edition
    runs: list[Run] = field(default_factory=list)

    def add(self, policy: Policy, desk: Desk, edition: Edition) -> None:
        example = next(one for one in edition.examples if one.span == self.example.span)
        if example.sector in (None, desk.assembly.sector) and _is_desk_of(policy, desk, example):
            self.runs.append(_run(desk, example))

    def result(self) -> Result:
        example, edition = self.example, self.edition
        runs = self.runs or [Run(example.sector or "", problem=_not_in_force(example, edition))]
        return Result(example.title, edition.title, example.span, tuple(runs))


def _not_in_force(example: Example, edition: Edition) -> str:
    where = f" for the sector `{example.sector}`" if example.sector else ""
    return f"edition {edition.edition} of the policy is not in force{where} when the example is received"


def _is_desk_of(policy: Policy, desk: Desk, example: Example) -> bool:
    received: datetime = example.facts["received"]  # type: ignore[assignment] # every example gives it
    try:
        return policy.desk(desk.assembly.sector, received) is desk
    except InteractionProblem:
        return False


def _run(desk: Desk, example: Example) -> Run:
    sector = desk.assembly.sector
    derived, _ = desk.derive({"id": example.title, "sector": sector, **example.facts})
    facts = {name: value for name, value in derived.items() if name not in example.unknown}
    try:
        decided = desk.decided(desk.situation(facts, example.switches))
    except InteractionProblem as problem:
        return Run(sector, problem=str(refusal(problem)))
    except ValueProblem as problem:
        return Run(sector, problem=problem.words)
    now = [finding for expectation in example.expects for finding in judge(expectation, decided)]
    return Run(sector, (*now, *_later(example.later)), reached=tuple(_reached(decided)))


def _later(lines: tuple[Later, ...]) -> Iterator[Finding]:
    for line in lines:
        for expectation in line.expects:
            yield Finding(Verdict.NOT_RUN, expectation.span)


def _reached(decided: Decided) -> Iterator[Rule]:
    cited = decides(decided)
    return (rule for rule in decided.holding if rule.key in cited)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every rule, exception, row and `otherwise`, each with how many examples it decided something of.

    They are in the order of files and places.
    """

    counts: tuple[tuple[Rule, int], ...]

    @property
    def unreached(self) -> tuple[Rule, ...]:
        """Those that no example reaches."""
        return tuple(rule for rule, count in self.counts if not count)


def coverage(policy: Policy, results: tuple[Result, ...]) -> Coverage:
    """Count, for every rule, the examples that reach it."""
    rules = {
        rule.span: rule
        for desk in policy.desks
        for edition in desk.assembly.policies
        for section in edition.sections
        for rule in section.rules
    }
    counts = dict.fromkeys(rules, 0)
    for result in results:
        for span in {rule.span for run in result.runs for rule in run.reached}:
            counts[span] += 1
    return Coverage(tuple((rules[span], counts[span]) for span in sorted(rules)))
