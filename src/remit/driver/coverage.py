"""What the examples of policies reach, and what none of them does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from remit.clocks.entries import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.driver.examples import Result
    from remit.driver.policy import Policy
    from remit.model.nodes import Clock, Path, PathStep, Rule
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that a path can take."""

    path: Path
    step: PathStep

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.step.span


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows when a clock is missed."""

    clock: Clock

    @property
    def span(self) -> Span:
        """Where its clock stands."""
        return self.clock.span


Part: TypeAlias = "Rule | Taken | Consequence"
PartT = TypeVar("PartT", bound="Part")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Each with how many examples reach it, in the order of files and places.

    `rules` are every rule, exception, row and `otherwise`, reached where it decides or adds something; `steps` those of
    every path, `consequences` the `if missed` of every clock, reached where a story gets to them.
    """

    rules: tuple[tuple[Rule, int], ...]
    steps: tuple[tuple[Taken, int], ...]
    consequences: tuple[tuple[Consequence, int], ...]

    @property
    def unreached(self) -> tuple[Part, ...]:
        """What no example reaches."""
        every: Iterable[tuple[Part, int]] = (*self.rules, *self.steps, *self.consequences)
        return tuple(one for one, count in every if not count)


def coverage(policy: Policy, results: tuple[Result, ...]) -> Coverage:
    """Count, for every rule, step and consequence, the examples that reach it."""
    reached = Counter(span for result in results for span in _spans(result))
    rules = (
        rule
        for desk in policy.desks
        for edition in desk.assembly.policies
        for section in edition.sections
        for rule in section.rules
    )
    vocabularies = [desk.assembly.vocabulary for desk in policy.desks]
    steps = (Taken(path, step) for v in vocabularies for path in v.paths.values() for step in path.steps)
    clocks = (Consequence(clock) for v in vocabularies for clock in v.clocks.values() if clock.if_missed)
    return Coverage(_counted(rules, reached), _counted(steps, reached), _counted(clocks, reached))


def _spans(result: Result) -> set[Span]:
    rules = {rule.span for run in result.runs for rule in run.reached}
    done = {entry.span for run in result.runs for entry in run.log if entry.kind in STEPS}
    return rules | {span for span in done if span is not None}


def _counted(parts: Iterable[PartT], reached: Mapping[Span, int]) -> tuple[tuple[PartT, int], ...]:
    """Count each part once, though several assemblies have it."""
    by_place = {part.span: part for part in parts}
    return tuple((by_place[span], reached.get(span, 0)) for span in sorted(by_place))
