"""Plants faults and counts those that an example notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from remit.backends.mutation.fault import TimeChanged
from remit.backends.mutation.faults import faults
from remit.backends.mutation.plant import planted
from remit.driver.mutation.concerned import Ground, reorders
from remit.driver.mutation.promises import breaks
from remit.driver.mutation.same import decides_the_same
from remit.driver.mutation.trials import Outcome, outcome, planted_desk, trials_of
from remit.graph.words import condition_words
from remit.model.nodes import Example, Guarantee, RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.backends.mutation.fault import Fault
    from remit.driver.desk import Desk
    from remit.driver.mutation.trials import Trial
    from remit.driver.policy import Policy
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault and what came of it.

    `by` is an example that notices it, or a guarantee that an example's interaction then breaks; None where none does.
    `same` where it was shown to change no decision.
    """

    fault: Fault
    by: Example | Guarantee | None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Every fault that was planted, in the order of files and places. `left_out` examples fail without any fault."""

    planted: tuple[Planted, ...]
    examples: int
    left_out: int

    @property
    def caught(self) -> int:
        """How many an example or a guarantee notices."""
        return sum(one.by is not None for one in self.planted)

    @property
    def by_guarantees(self) -> int:
        """How many of these no example notices."""
        return sum(isinstance(one.by, Guarantee) for one in self.planted)

    @property
    def same(self) -> int:
        """How many change no decision, so that no example could notice them."""
        return sum(one.same for one in self.planted)

    @property
    def survivors(self) -> tuple[Planted, ...]:
        """Those that no example notices, though one might."""
        return tuple(one for one in self.planted if one.by is None and not one.same)

    @property
    def percent(self) -> float:
        """How many of a hundred faults that could be noticed are; 100 where there is none."""
        could = len(self.planted) - self.same
        return 100.0 if not could else 100 * self.caught / could


@dataclass
class _Site:
    """A fault, in each assembly that has it."""

    fault: Fault
    where: list[tuple[_Bench, Fault]] = field(default_factory=list)


class _Bench:
    """A desk, the examples that are run there, and what is looked up about its rules."""

    def __init__(self, policy: Policy, desk: Desk) -> None:
        self.desk = desk
        self.trials = trials_of(policy, desk)
        self.ground = Ground(desk.assembly.policies)

    def notices(self, fault: Fault) -> Example | Guarantee | None:
        """Return the first example that the fault makes fail, else a guarantee that it breaks."""
        timed = isinstance(fault.change, TimeChanged)
        trials = [trial for trial in self.trials if self.ground.concerned(fault.change, trial)]
        if not trials:
            return None
        assembly = planted(self.desk.assembly, fault.change)
        mutant = planted_desk(self.desk, assembly, reordered=reorders(fault.change))
        changed: list[Trial] = []
        for trial in trials:
            match outcome(mutant, trial, timed=timed):
                case Outcome.FAILED:
                    return trial.example
                case Outcome.CHANGED:
                    changed.append(trial)
                case Outcome.UNCHANGED:
                    pass
        return breaks(self.desk, mutant, changed)


def score(
    policy: Policy,
    *,
    wanted: Callable[[Fault], bool] = lambda _: True,
    sample: int | None = None,
    seed: int = 0,
    step: Callable[[int, int], None] | None = None,
) -> Score:
    """Plant the wanted faults, or a sample of them, each alone, and run the examples that it could touch.

    `step` is told how many are done, of how many.
    """
    benches = [_Bench(policy, desk) for desk in policy.desks]
    sites = _sites(policy, benches, wanted)
    if sample is not None and sample < len(sites):
        chosen = set(Random(seed).sample(range(len(sites)), sample))  # noqa: S311 - any sample will do
        sites = [site for number, site in enumerate(sites) if number in chosen]
    done = []
    for number, site in enumerate(sites, start=1):
        done.append(_tried(site))
        if step is not None:
            step(number, len(sites))
    examples = {e.span for desk in policy.desks for p in desk.assembly.policies for e in p.examples}
    kept = {trial.example.span for bench in benches for trial in bench.trials}
    return Score(tuple(done), len(examples), len(examples - kept))


def _tried(site: _Site) -> Planted:
    kept: Planted | None = None
    for bench, fault in site.where:
        by = bench.notices(fault)
        if isinstance(by, Example):
            return Planted(fault, by)
        if by is not None and kept is None:
            kept = Planted(fault, by)
    if kept is not None:
        return kept
    same = all(decides_the_same(bench.desk, fault.change) for bench, fault in site.where)
    return Planted(site.fault, None, same)


def _sites(policy: Policy, benches: Iterable[_Bench], wanted: Callable[[Fault], bool]) -> list[_Site]:
    found: dict[object, _Site] = {}
    for bench in benches:
        for fault in faults(bench.desk.assembly, wording(policy, bench.desk.assembly)):
            found.setdefault(fault.key, _Site(fault)).where.append((bench, fault))
    sites = [site for site in found.values() if wanted(site.fault)]
    return sorted(sites, key=lambda site: (site.fault.place, site.fault.kind.value, site.fault.detail))


def wording(policy: Policy, assembly: Assembly) -> Callable[[Condition], str]:
    """Return what says a condition as its policy does: as it is written, cells of tables as the rest is."""
    rows = _Places(
        rule.span
        for edition in assembly.policies
        for section in edition.sections
        for rule in section.rules
        if rule.kind is RuleKind.ROW
    )

    def words(condition: Condition) -> str:
        if condition.span in rows:
            return condition_words(condition, assembly.vocabulary, assembly.zone)
        return policy.text(condition.span)

    return words


class _Places:
    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = list(spans)

    def __contains__(self, inner: Span) -> bool:
        return any(
            inner.file == outer.file and outer.start <= inner.start and inner.end <= outer.end
            for outer in self._spans
        )
