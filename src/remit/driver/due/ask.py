"""When a clock is due, and the timeline that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.clocks.deadlines import RECEIPT, clock_due, clock_start, extended_due
from remit.clocks.terms import clock_term, extended_term
from remit.contract import timeline as t
from remit.contract.decision import PolicyCited
from remit.driver.due.choice import lengths_of
from remit.driver.due.pauses import counted, paused
from remit.driver.due.problems import refused
from remit.driver.due.reckoning import Reckoned, reckoning
from remit.driver.due.regions import listing
from remit.driver.due.remarks import change_words, notes
from remit.graph.time_words import event_words
from remit.model.standard import ALWAYS
from remit.runtime.due.timeline import Kind, clock_changes, timeline
from remit.runtime.durations import Unit
from remit.runtime.moments import moment_at
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.clocks.ground import Ground
    from remit.driver.due.choice import Chosen
    from remit.driver.due.told import Told
    from remit.model.nodes import Clock
    from remit.runtime.due import Term
    from remit.runtime.due.timeline import Stretch

# What a clock waits for that is no event.
CUSTOMER: Final = "customer"


def timeline_of(
    chosen: Chosen, told: Told, *, extended: bool, at: str, unsaid: bool, versions: Mapping[str, str]
) -> t.Timeline:
    """Return when a clock is due, and why.

    `at` is the clock's `file:line`; `unsaid` says that nothing says in which calendar its working days count. Raises
    `ClockError`: R0777, R0778, R0779, R0781, R0784.
    """
    clock = chosen.clock
    if unsaid:
        raise _working_days_unsaid(chosen)
    _known_events(chosen, told)
    first, last = (moment_at(each) for each in told.span)
    try:
        ground = chosen.desk.world.ground_between(first, last)
        return _timeline(chosen, told, ground, extended=extended, at=at, versions=versions)
    except ValueProblem as problem:
        raise refused("R0779", clock=clock.name, reason=problem.words) from problem


def _timeline(
    chosen: Chosen, told: Told, ground: Ground, *, extended: bool, at: str, versions: Mapping[str, str]
) -> t.Timeline:
    clock = chosen.clock
    pauses = counted(told.pauses, clock)
    start = clock_start(clock, told.happened)
    plain = clock_due(clock, told.happened, ground, pauses)
    if start is None or plain is None:
        raise _not_running(clock)
    longer = extended_due(clock, told.happened, ground, pauses)
    if extended and longer is None:
        raise refused("R0781", clock=clock.name)
    due = longer.due if extended and longer is not None else plain
    term = _term(clock, ground, extended=extended)
    sooner = clock.sooner if clock.sooner is not None and told.happened.get(clock.sooner) == due else None
    lie_between = timeline(term, start, due, pauses)
    starts_with = next(name for name in clock.anchors if told.happened.get(name) == start)
    changes = clock_changes(term.clock, min(start, due), due)
    said = [change_words(term.clock, change) for change in changes]
    reckoned = Reckoned(clock, term, start, starts_with, due, pauses, lie_between, sooner)
    assembly = chosen.desk.assembly
    return t.Timeline(
        clock=clock.name,
        sector=chosen.sectors[0] if chosen.sectors else None,
        sectors=chosen.sectors,
        statutory=clock.statutory,
        says=chosen.says,
        counting=t.Counting(
            amount=term.duration.amount,
            unit=term.duration.unit.value,
            calendar=None if term.calendar is None else term.calendar.name,
        ),
        zone=term.clock.zone,
        received=moment_at(told.received),
        starts=moment_at(start),
        starts_with=starts_with,
        due=moment_at(due),
        due_date=term.clock.day_of(moment_at(due - 1)),
        extended=extended,
        extended_due=None if longer is None else moment_at(longer.due),
        tell_by=None if longer is None else moment_at(longer.told),
        sooner=sooner,
        pauses=tuple(paused(told.pauses, clock, lie_between, start, due)),
        clock_changes=tuple(
            t.ClockChange(at=moment_at(when), offset_before=before, offset_after=after, says=words)
            for (when, before, after), words in zip(changes, said, strict=True)
        ),
        stretches=tuple(_stretches(lie_between, told, term)),
        reckoning=tuple(reckoning(reckoned, said)),
        notes=tuple(notes(clock, told, due, term.clock)),
        because=clock.because,
        at=at,
        policies=tuple(
            PolicyCited(name=policy.title, edition=policy.edition, digest=policy.digest)
            for policy in assembly.policies
        ),
        versions=dict(versions),
    )


def _term(clock: Clock, ground: Ground, *, extended: bool) -> Term:
    longer = extended_term(clock, ground) if extended else None
    return clock_term(clock, ground) if longer is None else longer


def _stretches(between: tuple[Stretch, ...], told: Told, term: Term) -> Iterator[t.Stretch]:
    for each in between:
        day = each.day or term.clock.day_of(moment_at(each.start))
        yield t.Stretch(
            start=moment_at(each.start),
            end=moment_at(each.end),
            kind=each.kind.value,
            name=(_reason(each, told) if each.kind is Kind.PAUSED else each.name) or None,
            seconds=each.seconds,
            total=each.total,
            date=each.day,
            number=each.number,
            regions=listing(term.calendar or term.roll, day) if each.kind is Kind.HOLIDAY else (),
        )


def _reason(stretch: Stretch, told: Told) -> str:
    reasons = (
        event_words(pause.reason)
        for pause in told.pauses
        if pause.end is not None and pause.start <= stretch.start < pause.end and pause.reason
    )
    return next(reasons, "")


def _known_events(chosen: Chosen, told: Told) -> None:
    known = chosen.desk.assembly.vocabulary.events
    for name in told.happened:
        if name not in known and name != RECEIPT:
            raise refused("R0777", near=(name, known.keys() - {RECEIPT}), name=name)
    awaited = {*known, CUSTOMER} - {RECEIPT}
    for pause in told.pauses:
        if pause.reason and pause.reason not in awaited:
            raise refused("R0777", near=(pause.reason, awaited), name=pause.reason)


def _not_running(clock: Clock) -> Exception:
    names = [event_words(anchor) for anchor in clock.anchors]
    help_ = " and ".join(f"`--event {anchor}=MOMENT`" for anchor in clock.anchors)
    return refused("R0778", help_=f"say when it did: {help_}", clock=clock.name, anchors=", ".join(names))


def _working_days_unsaid(chosen: Chosen) -> Exception:
    clock = chosen.clock
    units = (each.duration.unit for each in lengths_of(clock) if each.calendar == ALWAYS)
    unit = next(units, Unit.WORKING_DAY).value
    calendars = chosen.desk.assembly.vocabulary.calendars
    name = next(iter(calendars), "CALENDAR")
    help_ = f"name the file of a policy that uses it, or say `counted in {name}`"
    return refused("R0784", help_=help_, clock=clock.name, unit=unit)
