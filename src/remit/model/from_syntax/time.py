"""Calendars, service promises, clocks and escalation paths of an assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from remit.model import nodes as m
from remit.model import standard
from remit.model.from_syntax.values import smaller_unit
from remit.runtime.calendars import spec
from remit.runtime.due.term import ELAPSED
from remit.runtime.durations import Duration, Unit
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context
    from remit.model.from_syntax.contexts import Contexts
    from remit.source.span import Span

_Placed: TypeAlias = n.Text | n.Name | n.WeeklyHours | n.DatedHours | n.Closed | n.HolidayRegion
WORKING = (Unit.WORKING_HOUR, Unit.WORKING_DAY)
DAY_SECONDS = 24 * 3600
_COUNTED = "`counted in {}` in the clock"


# ------------------------------------------------------------------------------------------------ calendars


def calendars_of(contexts: Contexts) -> dict[str, m.Calendar]:
    """Every calendar as data, with `always`; their sense over the years is checked where they are compiled."""
    calendars = {}
    for d, written in contexts.each("calendar", n.Calendar):
        context = contexts.of(d.file)
        calendars[d.name] = m.Calendar(_spec(d.name, written, context), written.span, _places(written))
    return dict(sorted(calendars.items()))


def _spec(name: str, written: n.Calendar, context: Context) -> spec.CalendarSpec:
    if name == standard.ALWAYS:
        context.report.add("R0206", written.name.span, name=name)
    return spec.CalendarSpec(
        name=name,
        zone=written.zone.value if written.zone else context.zone,
        weekly=tuple(spec.WeeklyHours(w.days, _hours(w.hours)) for w in written.weekly),
        dated=tuple(spec.DatedHours(x.day.day, _hours(x.hours)) for x in written.dated),
        closed=tuple(
            spec.Closed(
                x.first.day,
                x.last.day,
                x.start or 0,
                DAY_SECONDS if x.end is None else x.end,
                x.says.value if x.says else "",
            )
            for x in written.closed
            if x.first.day <= x.last.day  # The syntax has reported others.
        ),
        holiday_regions=tuple(r.region for r in written.regions),
        open_on_holidays=tuple(spec.WorkedHoliday(x.name.value, _hours(x.hours)) for x in written.worked),
        always=written.always,
        all_of=tuple(found for name in written.all_of if (found := context.calendar(name))),
    )


def _places(written: n.Calendar) -> dict[str, tuple[Span, ...]]:
    clauses: dict[str, tuple[_Placed, ...]] = {
        "zone": (written.zone,) if written.zone else (),
        "weekly": written.weekly,
        "dated": written.dated,
        "closed": tuple(x for x in written.closed if x.first.day <= x.last.day),
        "holiday_regions": written.regions,
        "open_on_holidays": tuple(worked.name for worked in written.worked),
        "all_of": written.all_of,
    }
    return {part: tuple(clause.span for clause in these) for part, these in clauses.items()}


def _hours(written: tuple[n.Hours, ...]) -> tuple[spec.Hours, ...]:
    # 24:00 as a start is the next day's 00:00, which the syntax has reported as no start of anything.
    return tuple(spec.Hours(h.start % DAY_SECONDS, h.end) for h in written)


# ------------------------------------------------------------------------------------------------ lengths


def length(written: n.Length, context: Context, *, say: str = "`of {}` after the length") -> m.Length:
    """A duration and the calendar that it counts in: the one named, else the policy's for working time.

    `say` is how a calendar is named there, for the help where it must be.
    """
    amount = written.amount
    if amount != amount.to_integral_value() or amount < 0:
        context.report.add("R0316", written.span, help=smaller_unit(written), amount=amount)
        amount = abs(amount.to_integral_value())
    calendar = context.calendar(written.calendar) if written.calendar else None
    if written.calendar and written.unit not in WORKING:
        context.report.add("R0328", written.span, unit=f"{written.unit.value}s")
    if written.unit in WORKING and written.calendar is None:
        calendar = context.working_days
        if calendar is None:
            _without_calendar(written.span, f"{written.unit.value}s", say, context)
    return m.Length(Duration(int(amount), written.unit), calendar)


def _without_calendar(span: Span, unit: str, say: str, context: Context) -> None:
    """Report that nothing says which days or hours count, and how to say it: by name where there is one calendar."""
    names = context.scope.visible("calendar", span.file)
    name = names[0] if len(names) == 1 else "CALENDAR"
    help_ = f"say {say.format(name)}, or `working days are those of {name}` in the policy"
    context.report.add("R0329", span, help=help_, unit=unit)


# ------------------------------------------------------------------------------------------------ SLAs


def slas_of(contexts: Contexts) -> dict[str, m.Sla]:
    """Every SLA; a target that is promised twice, and an SLA that promises nothing, are reported."""
    slas = {}
    for d, sla in contexts.each("SLA", n.Sla):
        context = contexts.of(d.file)
        seen: set[str] = set()
        for target in sla.targets:
            if target.kind in seen:
                context.report.add("R0110", target.span, clause=target.kind)
            seen.add(target.kind)
        if not sla.targets:
            help_ = "say what it promises, such as `respond within 1 hour`"
            context.report.add("R0405", sla.name.span, help=help_, name=d.name)
        slas[d.name] = m.Sla(
            name=d.name,
            targets=tuple(m.Target(x.kind, length(x.within, context)) for x in sla.targets),
            pauses=_pauses(sla.pauses, context),
            because=texts(sla.because),
            span=sla.span,
        )
    return slas


def _pauses(names: tuple[n.Name, ...], context: Context) -> tuple[str, ...]:
    found = (
        name.text
        if name.text == "customer"
        else context.scope.find("event", name, standard=("customer", *standard.EVENTS))
        for name in names
    )
    return tuple(f for f in found if f is not None)


def texts(written: tuple[n.Text, ...]) -> tuple[str, ...]:
    """What quoted texts say."""
    return tuple(text.value for text in written)


# ------------------------------------------------------------------------------------------------ clocks


def clocks_of(contexts: Contexts) -> dict[str, m.Clock]:
    """Every clock; one without exactly one deadline is reported."""
    clocks = {}
    for d, clock in contexts.each("clock", n.Clock):
        context = contexts.of(d.file)
        if not clock.deadlines:
            context.report.add("R0406", clock.name.span, help="say `within 8 weeks of receipt`", name=d.name)
            continue
        for again in clock.deadlines[1:]:
            context.report.add("R0110", again.span, clause="the deadline")
        clocks[d.name] = _clock(d.name, clock, clock.deadlines[0], context)
    return clocks


def _clock(name: str, clock: n.Clock, deadline: n.Deadline, context: Context) -> m.Clock:
    within = deadline.within
    if clock.calendar is not None and within.calendar is None:
        within = n.Length(within.amount, within.unit, clock.calendar, within.span)
    roll = None
    if clock.roll is not None:
        named = clock.roll.calendar or clock.calendar
        roll = context.calendar(named) if named else context.working_days
        if roll is None and named is None:
            _without_calendar(clock.roll.span, "working days", "`of {}` after it", context)
    if clock.pauses is None and clock.statutory:
        help_ = "add `never pauses`, or `pauses while waiting for …` where the law allows it"
        context.report.add("R0407", clock.name.span, help=help_, name=name)
    _check_sense(clock, deadline, context)
    return m.Clock(
        name=name,
        statutory=clock.statutory,
        within=_clock_length(within, clock, context),
        landing=deadline.landing,
        anchors=tuple(found for a in deadline.anchors if (found := context.event(a))),
        sooner=context.event(deadline.sooner) if deadline.sooner else None,
        counts_receipt=clock.counts_receipt,
        roll=roll,
        pauses=_pauses(clock.pauses or (), context),
        extension=_extension(clock.extension, within.calendar, context) if clock.extension else None,
        stops=tuple(found for e in clock.stops if (found := context.event(e))),
        if_missed=steps(clock.if_missed, context),
        because=texts(clock.because),
        span=clock.span,
    )


def _check_sense(clock: n.Clock, deadline: n.Deadline, context: Context) -> None:
    """Report what does not go with the unit that the clock counts in."""
    unit = deadline.within.unit
    if clock.calendar is not None and unit in ELAPSED:
        help_ = f"say `within {deadline.within.amount} working hours`" if unit is Unit.HOUR else None
        context.report.add("R0328", clock.calendar.span, help=help_, unit=f"{unit.value}s")
    if clock.roll is not None and unit in (*ELAPSED, Unit.WORKING_HOUR):
        context.report.add("R0332", clock.roll.span, unit=f"{unit.value}s")
    if clock.counts_receipt and unit in (*ELAPSED, Unit.WORKING_HOUR):
        context.report.add("R0336", deadline.span, unit=f"{unit.value}s")
    if deadline.landing == "close" and unit is Unit.DAY and clock.calendar is None and clock.roll is None:
        help_ = "add `counted in CALENDAR`, or say `by the end of` the day"
        context.report.add("R0333", deadline.span, help=help_)


def _extension(written: n.Extension, calendar: n.Name | None, context: Context) -> m.Extension:
    """Lengths that name no calendar count in that of the clock."""
    told = None if written.told is None else _in(written.told, calendar, context)
    return m.Extension(_in(written.to, calendar, context), told)


def _in(written: n.Length, calendar: n.Name | None, context: Context) -> m.Length:
    if written.calendar is not None or calendar is None or written.unit in ELAPSED:
        return length(written, context, say=_COUNTED)
    if written.unit in WORKING:
        return length(n.Length(written.amount, written.unit, calendar, written.span), context)
    return m.Length(length(written, context).duration, context.calendar(calendar))


def _clock_length(within: n.Length, clock: n.Clock, context: Context) -> m.Length:
    """`counted in` also gives calendar days their zone and the days they may end on, so it suits every unit."""
    if clock.calendar is not None and within.unit not in WORKING:
        plain = length(n.Length(within.amount, within.unit, None, within.span), context)
        return m.Length(plain.duration, context.calendar(clock.calendar))
    return length(within, context, say=_COUNTED)


def steps(written: tuple[n.Step, ...], context: Context) -> tuple[m.Step, ...]:
    """What a path or a missed clock does, each name found in its own namespace."""
    kinds = {
        "escalate": "team",
        "notify": "team",
        "refer": "body",
        "require": "requirement",
        "flag": "cue",
        "start": "clock",
    }
    found = ((s.kind, context.scope.find(kinds[s.kind], s.name)) for s in written)
    return tuple(m.Step(kind, name) for kind, name in found if name is not None)


# ------------------------------------------------------------------------------------------------ paths


def paths_of(contexts: Contexts) -> dict[str, m.Path]:
    """Every path; one that does not say where it starts is reported."""
    paths = {}
    for d, path in contexts.each("path", n.Path):
        context = contexts.of(d.file)
        starts = [clause for clause in path.clauses if isinstance(clause, n.PathStart)]
        if not starts:
            context.report.add("R0408", path.name.span, help="say `start with TEAM` first", name=d.name)
            continue
        for again in starts[1:]:
            context.report.add("R0110", again.span, clause="start with")
        start = starts[0]
        team = context.scope.find("team", start.team)
        paths[d.name] = m.Path(
            name=d.name,
            team=team or start.team.text,
            otherwise=context.scope.find("team", start.otherwise) if start.otherwise else None,
            while_shut=context.scope.find("team", start.while_shut) if start.while_shut else None,
            steps=tuple(s for clause in path.clauses if (s := _path_step(clause, context)) is not None),
            span=path.span,
        )
    return paths


def _path_step(clause: n.PathClause, context: Context) -> m.PathStep | None:
    match clause:
        case n.PathStart():
            return None
        case n.PathAfter():
            lack = context.event(clause.lack)
            after = length(clause.after, context)
            return m.AfterWithout(after, lack or clause.lack.text, steps(clause.steps, context), clause.span)
        case n.PathWhen():
            event = context.event(clause.event)
            return m.OnEvent(event or clause.event.text, steps(clause.steps, context), clause.span)
        case n.PathBefore():
            clock = context.scope.find("clock", clause.clock)
            before = length(clause.before, context)
            return m.BeforeClock(
                before, clock or clause.clock.text, steps(clause.steps, context), clause.span
            )
