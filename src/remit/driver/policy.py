"""Policies as a library: load them, decide interactions, explain decisions."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from remit.backends.reference.explanation import explain
from remit.backends.reference.to_decision import to_decision
from remit.contract.decode import arrival, decode
from remit.contract.problem import InteractionProblem
from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import InteractionError, PolicyError
from remit.diagnostics.suggest import suggestion
from remit.driver.compile import Compiled, compile_paths
from remit.driver.desk import Desk
from remit.driver.due.ask import timeline_of
from remit.driver.due.calendars import calendar_of
from remit.driver.due.choice import Clocks, working_days_unsaid
from remit.driver.due.told import told
from remit.driver.prove_once import proved_once
from remit.model.from_syntax.assemblies import ANY_SECTOR
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.moments import moment_at
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import zone, zone_data_version
from remit.signals.masking import mask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime
    from os import PathLike

    from remit.backends.reference.explanation import Explanation
    from remit.contract.decision import Decision, Derived
    from remit.contract.draft import DraftCheck
    from remit.contract.interaction import Interaction
    from remit.contract.timeline import Timeline
    from remit.diagnostics.diagnostic import Diagnostic
    from remit.driver.due.told import Moment, Pausing
    from remit.graph.workflow import Workflow
    from remit.model.nodes import Assembly, Value
    from remit.runtime.calendars import Calendar
    from remit.source.span import Span

T = TypeVar("T")

DETECTORS = ("google-re2", "phonenumbers", "python-stdnum", "py3langid")
NO_SWITCHES: Mapping[str, bool | frozenset[str]] = {}
NOTHING_MORE: Mapping[str, Moment] = {}


def check(path: str | PathLike[str]) -> list[Diagnostic]:
    """All that is wrong with a policy file, or with those of a folder; empty where they are clean."""
    from remit.driver.prove import proved  # noqa: PLC0415 - deciding does not need the prover

    return list(proved(compile_paths([Path(path)])).report.diagnostics)


def load(path: str | PathLike[str], *, prove: bool = True) -> Policy:
    """Policies of a file or folder, ready to decide. Raises `PolicyError` with all findings where there is an error.

    Conflicts, gaps and redirects that land nowhere are errors. Texts that were proved before are not proved again;
    without `prove` none are, and where rules disagree or none speaks, decisions say so.
    """
    compiled = compile_paths([Path(path)])
    return Policy(proved_once(compiled) if prove else compiled)


class Policy:
    """Compiled policies. It never changes, and threads may share it."""

    def __init__(self, compiled: Compiled) -> None:
        """Raises `PolicyError` where what was compiled has errors."""
        if compiled.report.has_errors:
            raise PolicyError(compiled.report.diagnostics, compiled.sources)
        self._compiled = compiled
        self.desks = tuple(Desk(assembly, compiled.assemblies) for assembly in compiled.assemblies)
        self.loose = tuple(Desk(assembly, compiled.loose) for assembly in compiled.loose)

    @property
    def assemblies(self) -> tuple[Assembly, ...]:
        """What holds for each sector over each span of days."""
        return self._compiled.assemblies

    @property
    def workflows(self) -> tuple[Workflow, ...]:
        """The workflow graph of each assembly."""
        return tuple(desk.workflow for desk in self.desks)

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors for which something is in force on some day."""
        return tuple(sorted({assembly.sector for assembly in self.assemblies}))

    def at(self, span: Span) -> str:
        """`file:line` of a place."""
        return self._compiled.sources[span.file].at(span)

    def sees(self, file: str) -> frozenset[str]:
        """The files whose names a file may use, itself among them."""
        return self._compiled.sees[file]

    def text(self, span: Span) -> str:
        """What is written at a place, on one line."""
        return " ".join(self._compiled.sources[span.file].text[span.start : span.end].split())

    def decide(
        self,
        interaction: Mapping[str, object],
        *,
        sector: str | None = None,
        switches: Mapping[str, bool | frozenset[str]] = NO_SWITCHES,
        as_of: date | None = None,
    ) -> Decision:
        """The decision for one interaction, given as its JSON object.

        `sector` is for interactions that do not say theirs. `switches` are on or off, or the set of values for which
        they are on. `as_of` takes the edition in force on that day instead of on the day of receipt. Raises
        `InteractionError`.
        """
        try:
            return self._decide(interaction, sector, switches, as_of)
        except InteractionProblem as problem:
            raise refusal(problem) from problem

    def _decide(
        self,
        record: Mapping[str, object],
        sector: str | None,
        switches: Mapping[str, bool | frozenset[str]],
        as_of: date | None,
    ) -> Decision:
        desk, interaction = self.receive(record, sector=sector, as_of=as_of)
        facts, derived = desk.read(interaction)
        return self.decide_facts(desk, interaction.id, facts, switches, derived)

    def explain(
        self,
        interaction: Mapping[str, object],
        *,
        sector: str | None = None,
        switches: Mapping[str, bool | frozenset[str]] = NO_SWITCHES,
        as_of: date | None = None,
    ) -> Explanation:
        """Why each rule that did not decide did not, and the smallest change of facts that would have mattered.

        The arguments and errors are those of `decide`.
        """
        try:
            desk, received = self.receive(interaction, sector=sector, as_of=as_of)
            facts, _ = desk.read(received)
            return _reached(lambda: explain(desk.situation(facts, switches), desk.order, self.at, mask))
        except InteractionProblem as problem:
            raise refusal(problem) from problem

    def check_draft(
        self,
        interaction: Mapping[str, object],
        draft: str | Mapping[str, object],
        *,
        sector: str | None = None,
        switches: Mapping[str, bool | frozenset[str]] = NO_SWITCHES,
    ) -> DraftCheck:
        """Whether what somebody wants to say to the customer of an interaction may be sent, and all that forbids it.

        `draft` is the text of an answer, or a mapping with `text` and, where known, `kind` (`answer`, `acknowledge`,
        `redirect`), `reply` (the one it was made from), `to` (the channel a redirect leads to), `language`, `channel`
        (where it is sent, if not where the interaction arrived) and `sent` (when, if not at receipt: the edition in
        force then is asked). `switches` are as they stand when it is sent. Bans, and guarantees `never answer`,
        `never acknowledge`, `never redirect` and `never say`, forbid it. Raises `InteractionError`.
        """
        from remit.driver.drafts import check_draft  # noqa: PLC0415 - deciding does not need it

        written = {"text": draft} if isinstance(draft, str) else draft
        try:
            return _reached(lambda: check_draft(self, interaction, written, sector, switches))
        except InteractionProblem as problem:
            raise refusal(problem) from problem

    def receive(
        self, record: Mapping[str, object], *, sector: str | None = None, as_of: date | None = None
    ) -> tuple[Desk, Interaction]:
        """The desk that decides a record, and the record as an interaction. Raises `InteractionProblem`."""
        arrived = arrival(record, sector)
        desk = self.desk(arrived.sector, arrived.received, as_of)
        return desk, decode(arrived, desk.schema)

    def desk(self, sector: str, received: datetime, as_of: date | None = None) -> Desk:
        """The desk of a sector at a moment. Raises `InteractionProblem` (R0720, R0721)."""
        desks = [d for d in self.desks if d.assembly.sector in (sector, ANY_SECTOR)]
        if not desks:
            raise InteractionProblem("R0720", "sector", candidates=self.sectors, value=sector)
        for desk in desks:
            day = as_of or received.astimezone(zone(desk.assembly.zone)).date()
            if _in_force(desk.assembly, day):
                return desk
        raise InteractionProblem("R0721", "received", value=sector, day=str(as_of or received.date()))

    def decide_facts(
        self,
        desk: Desk,
        identifier: str,
        facts: Mapping[str, Value],
        switches: Mapping[str, bool | frozenset[str]],
        derived: Derived | None = None,
    ) -> Decision:
        """The decision for facts of the types that the desk's schema says. Raises `InteractionProblem` (R0722)."""
        situation = _reached(lambda: desk.situation(facts, switches))
        decided = _reached(lambda: desk.decided(situation))
        return to_decision(
            identifier,
            decided,
            desk.assembly,
            self.at,
            deadlines=_reached(lambda: desk.deadlines(decided, situation.received)),
            derived=derived,
            versions=self.versions,
        )

    def due(
        self,
        clock: str,
        received: Moment,
        *,
        sector: str | None = None,
        pauses: Iterable[Pausing] = (),
        events: Mapping[str, Moment] = NOTHING_MORE,
        extended: bool = False,
        as_of: date | None = None,
    ) -> Timeline:
        """When a clock, or a target of an SLA (`urgent.acknowledge`), is due, and the timeline that leads there.

        Moments are aware datetimes or text such as `2026-12-24T16:45:00+00:00`; `pauses` are pairs of from and to,
        with what is awaited as a third where that is known; `events` are those that happened, besides receipt.
        `sector` is needed only where the clock is not the same in all sectors that have it. `as_of` takes the edition
        in force on that day instead of on the day of receipt. Raises `ClockError`: R0770 to R0785, R0787; R0720.
        """
        told_ = told(received, events, pauses)
        moment = moment_at(told_.received)
        chosen = self._clocks.choose(clock, moment, sector=sector, as_of=as_of)
        span = chosen.clock.span
        return timeline_of(
            chosen,
            told_,
            extended=extended,
            at=self.at(span),
            unsaid=working_days_unsaid(chosen, self.text(span)),
            versions=self.time_versions,
        )

    def calendar(
        self, name: str, *, sector: str | None = None, first: date | None = None, last: date | None = None
    ) -> Calendar:
        """A calendar from `first` to `last`, both included, to be asked when it is open and what counts.

        Without them: the days in force, and a year before and two years after; three years, where they have no end.
        `sector` is needed only where the calendar is not the same in all sectors. Raises `ClockError`: R0786, R0779,
        R0782, R0788.
        """
        return calendar_of(name, self.desks, self.loose, sector=sector, first=first, last=last)

    @cached_property
    def _clocks(self) -> Clocks:
        return Clocks(self.desks, self.loose)

    @cached_property
    def time_versions(self) -> dict[str, str]:
        """Releases of the data that a deadline stands on."""
        holidays = PublicHolidays().version
        return {"time zones": zone_data_version(), "holidays": holidays.removeprefix("holidays ")}

    @cached_property
    def versions(self) -> dict[str, str]:
        """Releases of the data and detectors that a decision stands on."""
        return {**self.time_versions, **{name: version(name) for name in DETECTORS}}


def _reached(evaluate: Callable[[], T]) -> T:
    """What evaluation comes to; raises `InteractionProblem` (R0722) where the calendars do not reach so far."""
    try:
        return evaluate()
    except ValueProblem as problem:
        raise InteractionProblem("R0722", "received", reason=str(problem)) from problem


def refusal(problem: InteractionProblem) -> InteractionError:
    """The error for a record that cannot be decided, in words."""
    words = CODES[problem.code].say(problem.facts)
    meant = problem.facts.get("value") or problem.field
    help_ = suggestion(meant, problem.candidates) if meant and problem.candidates else None
    return InteractionError(problem.code, f"{words}; {help_}" if help_ else words, problem.field)


def _in_force(assembly: Assembly, day: date) -> bool:
    return (assembly.first is None or assembly.first <= day) and (
        assembly.last is None or day <= assembly.last
    )
