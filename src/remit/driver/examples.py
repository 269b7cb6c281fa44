"""Runs the examples of policies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from remit.backends.reference.cite import decides
from remit.clocks.entries import entry_words, moment_words
from remit.contract.problem import InteractionProblem
from remit.driver.expectations import Finding, Verdict, judge
from remit.driver.happened import Seen
from remit.driver.policy import refusal
from remit.driver.story import Story, StoryProblem, line_words
from remit.runtime.moments import epoch_second, moment_at
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from remit.backends.reference.decide import Decided
    from remit.clocks.entries import Entry
    from remit.driver.desk import Desk
    from remit.driver.policy import Policy
    from remit.model.nodes import Example, Rule
    from remit.model.nodes import Policy as Edition
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a story's log: the moment, on the policy's clocks too, what happened, and the words behind it."""

    at: datetime
    when: str
    what: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Run:
    """An example in one sector.

    `problem` are the words for why it could not be run, None where it was, and `place` the line of its story that
    cannot be. `reached` are the rules that decided or contributed something, `log` all that happened by the end of
    the story, and `story` the same in words.
    """

    sector: str
    findings: tuple[Finding, ...] = ()
    problem: str | None = None
    place: Span | None = None
    reached: tuple[Rule, ...] = ()
    log: tuple[Entry, ...] = ()
    story: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """An example, in every sector that it speaks of."""

    title: str
    policy: str
    span: Span
    runs: tuple[Run, ...]

    @property
    def verdict(self) -> Verdict:
        """Failed if anything is."""
        verdicts = {finding.verdict for run in self.runs for finding in run.findings}
        if Verdict.FAILED in verdicts or any(run.problem for run in self.runs):
            return Verdict.FAILED
        return Verdict.MET


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
        situation = desk.situation(facts, example.switches)
        decided = desk.decided(situation)
        return judged(desk, example, decided, situation.received)
    except StoryProblem as problem:
        return Run(sector, problem=str(refusal(problem)), place=problem.span)
    except InteractionProblem as problem:
        return Run(sector, problem=str(refusal(problem)))
    except ValueProblem as problem:
        refused = InteractionProblem("R0722", "received", reason=problem.words)
        return Run(sector, problem=str(refusal(refused)))


def judged(desk: Desk, example: Example, decided: Decided, received: datetime) -> Run:
    """Compare all that an example expects with what is decided and what happens then.

    Raises `StoryProblem` where a line of its story cannot be, and `ValueProblem` beyond the calendars.
    """
    story = Story(desk, decided, received)
    for line in example.later:
        story.tell(line)
    dues = {d.name: epoch_second(d.due) for d in desk.deadlines(decided, received)}
    seen = Seen(story.at_receipt, story.ground.clock, story.received, dues, later=False)
    findings = [judge(expectation, decided, seen) for expectation in example.expects]
    for told in story.told:
        if told.line.expects:
            seen = Seen(story.state(told.at), story.ground.clock, story.received, {}, later=True)
            found = (judge(expectation, decided, seen) for expectation in told.line.expects)
            at = f"{line_words(told.line)}, {moment_words(told.at, story.ground.clock)}"
            findings += (replace(finding, at=at) for finding in found)
    log = story.state(story.told[-1].at).log if story.told else ()
    return Run(
        desk.assembly.sector,
        tuple(findings),
        reached=tuple(_reached(decided)),
        log=log,
        story=tuple(_told(entry, story) for entry in log),
    )


def _told(entry: Entry, story: Story) -> Told:
    words = moment_words(entry.at, story.ground.clock, begins=entry.at == story.received)
    return Told(moment_at(entry.at), words, entry_words(entry, story.ground.clock), entry.span)


def _reached(decided: Decided) -> Iterator[Rule]:
    cited = decides(decided)
    return (rule for rule in decided.holding if rule.key in cited)
