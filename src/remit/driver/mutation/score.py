"""Plants faults and counts those that an example notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from random import Random
from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.mutation.fault import TimeChanged
from remit.backends.mutation.faults import faults
from remit.backends.mutation.plant import planted
from remit.driver.mutation.concerned import Ground, reorders
from remit.driver.mutation.promises import breaks
from remit.driver.mutation.proved import NotDecided, Nowhere, Prover, Refused, Shows
from remit.driver.mutation.shown import shown
from remit.driver.mutation.trials import Ending, ending, planted_desk, trials_of
from remit.driver.suggestion.bench import Bench
from remit.graph.words import condition_words
from remit.model.nodes import Example, Guarantee, RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.backends.mutation.fault import Fault
    from remit.backends.proof.witness import Witness
    from remit.driver.desk import Desk
    from remit.driver.mutation.proved import Verdict
    from remit.driver.mutation.shown import Shown
    from remit.driver.mutation.trials import Trial
    from remit.driver.policy import Policy
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly
    from remit.source.span import Span


class Outcome(Enum):
    """What came of a fault."""

    NOTICED = "noticed"
    REFUSED = "refused"
    SURVIVED = "survived"
    SAME = "no difference"
    NOT_DECIDED = "not decided"


_EARLIER: Final = 20
"""Examples made for faults before it that are tried for a fault: one often notices several."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault and what came of it.

    `by` is what notices it: an example, or a guarantee that is broken with it. Of what survives, `shown` is an
    interaction to make an example of, None where no example that can be written shows it at receipt.
    """

    fault: Fault
    outcome: Outcome
    by: Example | Guarantee | None = None
    shown: Shown | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Every fault that was planted, in the order of files and places. `left_out` examples fail without any fault.

    `stopped` where it was interrupted: what was not tried is not among them, what was not proved is not decided.
    """

    planted: tuple[Planted, ...]
    examples: int
    left_out: int
    stopped: bool = False

    def of(self, outcome: Outcome) -> tuple[Planted, ...]:
        """Those of which this came."""
        return tuple(one for one in self.planted if one.outcome is outcome)

    @property
    def by_examples(self) -> int:
        """How many an example notices."""
        return sum(isinstance(one.by, Example) for one in self.planted)

    @property
    def by_guarantees(self) -> int:
        """How many no example notices, but a guarantee."""
        return sum(isinstance(one.by, Guarantee) for one in self.planted)

    @property
    def refused(self) -> int:
        """How many neither notices, but `remit check`."""
        return len(self.of(Outcome.REFUSED))

    @property
    def caught(self) -> int:
        """How many are noticed at all."""
        return self.by_examples + self.by_guarantees + self.refused

    @property
    def survivors(self) -> tuple[Planted, ...]:
        """Those that nothing notices, though they change what is decided."""
        return self.of(Outcome.SURVIVED)

    @property
    def percent(self) -> float:
        """How many of a hundred faults that are noticed or survive are noticed; 100 where there is none."""
        could = self.caught + len(self.survivors)
        return 100.0 if not could else 100 * self.caught / could


@dataclass
class _Site:
    """A fault, in each assembly that has it."""

    fault: Fault
    where: list[tuple[_Tries, Fault]] = field(default_factory=list)


class _Tries:
    """A desk, the examples that are run there, and what is looked up about its rules."""

    def __init__(self, policy: Policy, desk: Desk) -> None:
        self.desk = desk
        self.trials = trials_of(policy, desk)
        self.prover = Prover(desk)
        self._written = Bench(policy, desk)
        self._shown: dict[str, list[Shown]] = {}
        self.ground = Ground(desk.assembly.policies)

    def notices(self, fault: Fault) -> Example | Guarantee | None:
        """Return the first example that the fault makes fail, else a guarantee that it breaks."""
        timed = isinstance(fault.change, TimeChanged)
        trials = [trial for trial in self.trials if self.ground.concerned(fault.change, trial)]
        if not trials:
            return None
        mutant = self.mutant(fault)
        changed: list[Trial] = []
        for trial in trials:
            match ending(mutant, trial, timed=timed):
                case Ending.FAILED:
                    return trial.example
                case Ending.CHANGED:
                    changed.append(trial)
                case Ending.UNCHANGED:
                    pass
        return breaks(self.desk, mutant, (trial.situation for trial in changed))

    def shown(self, mutant: Desk, witness: Witness, fault: Fault) -> Shown | None:
        """Return the witness of a fault as an example, where it can be one; one made before if that will do."""
        earlier = self._shown.setdefault(fault.place.file, [])
        found = next((one for one in earlier[: -_EARLIER - 1 : -1] if one.noticed_at(mutant)), None)
        if found is None:
            found = shown(self._written, mutant, witness, fault)
            earlier += [] if found is None else [found]
        return found

    def mutant(self, fault: Fault) -> Desk:
        """Return a desk with the fault."""
        assembly = planted(self.desk.assembly, fault.change)
        return planted_desk(self.desk, assembly, reordered=reorders(fault.change))


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
    benches = [_Tries(policy, desk) for desk in policy.desks]
    sites = _sites(policy, benches, wanted)
    if sample is not None and sample < len(sites):
        chosen = set(Random(seed).sample(range(len(sites)), sample))  # noqa: S311 - any sample will do
        sites = [site for number, site in enumerate(sites) if number in chosen]
    done: list[Planted] = []
    stopped = False
    try:
        for number, site in enumerate(sites, start=1):
            done.append(_tried(site))
            if step is not None:
                step(number, len(sites))
        _prove(sites, done)
    except KeyboardInterrupt:
        stopped = True
    examples = {e.span for desk in policy.desks for p in desk.assembly.policies for e in p.examples}
    kept = {trial.example.span for bench in benches for trial in bench.trials}
    return Score(tuple(done), len(examples), len(examples - kept), stopped)


def _tried(site: _Site) -> Planted:
    kept: Guarantee | None = None
    for bench, fault in site.where:
        by = bench.notices(fault)
        if isinstance(by, Example):
            return Planted(site.fault, Outcome.NOTICED, by)
        kept = kept or by
    return Planted(site.fault, Outcome.NOT_DECIDED if kept is None else Outcome.NOTICED, kept)


def _prove(sites: list[_Site], done: list[Planted]) -> None:
    """Ask the prover about all that no example notices, desk by desk, and put down what it says."""
    waiting: dict[int, list[tuple[int, _Tries, Fault]]] = {}
    for number, site in enumerate(sites):
        if done[number].outcome is Outcome.NOT_DECIDED:
            for bench, fault in site.where:
                waiting.setdefault(id(bench), []).append((number, bench, fault))
    found: dict[int, list[Planted]] = {}
    for some in waiting.values():
        bench = some[0][1]
        changes = [fault.change for _, _, fault in some]
        for (number, _, fault), verdict in zip(some, bench.prover.verdicts(changes), strict=True):
            judged = found.setdefault(number, [])
            judged.append(_judged(bench, fault, verdict))
            if len(judged) == len(sites[number].where):
                done[number] = min(judged, key=_weight)


def _judged(bench: _Tries, fault: Fault, verdict: Verdict) -> Planted:
    match verdict:
        case Nowhere():
            return Planted(fault, Outcome.SAME)
        case Refused():
            return Planted(fault, Outcome.REFUSED)
        case NotDecided():
            return Planted(fault, Outcome.NOT_DECIDED)
        case Shows(witness):
            mutant = bench.mutant(fault)
            here = bench.desk.situation(witness.facts, witness.switches)
            broken = breaks(bench.desk, mutant, (here,))
            if broken is not None:
                return Planted(fault, Outcome.NOTICED, broken)
            return Planted(fault, Outcome.SURVIVED, None, bench.shown(mutant, witness, fault))
    assert_never(verdict)


def _weight(one: Planted) -> int:
    """Put first what counts of what a fault does in several assemblies: it makes no difference if in none."""
    order = (Outcome.NOTICED, Outcome.REFUSED, Outcome.SURVIVED, Outcome.NOT_DECIDED, Outcome.SAME)
    return 2 * order.index(one.outcome) + (one.outcome is Outcome.SURVIVED and one.shown is None)


def _sites(policy: Policy, benches: Iterable[_Tries], wanted: Callable[[Fault], bool]) -> list[_Site]:
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
