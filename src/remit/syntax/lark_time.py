"""Parse tree to nodes: calendars, service promises, clocks and escalation paths."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remit.runtime.durations import Unit
from remit.syntax import nodes as n
from remit.syntax.clauses import Clause, Clauses
from remit.syntax.lark_vocabulary import Vocabulary
from remit.syntax.states import DAYS

if TYPE_CHECKING:
    from lark import Token
    from lark.tree import Meta

    from remit.syntax.lark_words import Children, Measure


class Time(Vocabulary):
    """Calendars, SLAs, clocks and paths."""

    # -------------------------------------------------------------------------------------------- calendars

    def calendar(self, meta: Meta, c: Children) -> n.Calendar:
        clauses = Clauses(c[2:], self.report)
        return n.Calendar(
            name=c[0],
            instead_of=c[1],
            zone=clauses.one("zone"),
            always=clauses.flag("always"),
            weekly=clauses.all("weekly"),
            dated=clauses.all("dated"),
            worked=clauses.all("worked"),
            closed=clauses.joined("closed"),
            regions=clauses.joined("holidays"),
            all_of=clauses.one("all_of", ()),
            span=self.span(meta),
        )

    def calendar_zone(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "zone", "time zone", n.Text(str(c[0]), self.token_span(c[0])))

    def calendar_always(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "always", "always")

    def calendar_weekly(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "weekly", "open", n.WeeklyHours(c[0], c[1], self.span(meta)))

    def calendar_dated(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "dated", "open on", n.DatedHours(self.when_of(c[0]), c[1], self.span(meta)))

    def calendar_worked_holiday(self, meta: Meta, c: Children) -> Clause:
        worked = n.WorkedHoliday(c[0], c[1] or (), self.span(meta))
        return self.clause(meta, "worked", "open on", worked)

    def calendar_all_of(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "all_of", "open when", tuple(c))

    def calendar_holidays(self, meta: Meta, c: Children) -> Clause:
        regions = tuple(n.HolidayRegion(str(t), self.token_span(t)) for t in c)
        return self.clause(meta, "holidays", "closed on holidays", regions)

    def calendar_closed(self, meta: Meta, c: Children) -> Clause:
        *days, part, says = c
        start, end = part or (None, None)
        closed = tuple(
            n.Closed(when, when, start, end, says, self.span(meta)) for when in map(self.when_of, days)
        )
        return self.clause(meta, "closed", "closed on", closed)

    def calendar_closed_days(self, meta: Meta, c: Children) -> Clause:
        first, last = self.when_of(c[0]), self.when_of(c[1])
        if last.day < first.day:
            self.report.add("R0303", last.span, first=first.day, last=last.day)
        return self.clause(
            meta, "closed", "closed from", (n.Closed(first, last, None, None, c[2], self.span(meta)),)
        )

    def closed_from(self, _meta: Meta, c: Children) -> tuple[int, int | None]:
        return self.seconds(c[0]), self.seconds(c[1]) if c[1] is not None else None

    def closed_until(self, _meta: Meta, c: Children) -> tuple[None, int]:
        return None, self.seconds(c[0])

    def days_list(self, _meta: Meta, c: Children) -> tuple[int, ...]:
        return tuple(sorted({DAYS.index(t) for t in c}))

    def days_range(self, _meta: Meta, c: Children) -> tuple[int, ...]:
        first, last = (DAYS.index(t) for t in c)
        return tuple(sorted((first + i) % 7 for i in range((last - first) % 7 + 1)))

    def days_all(self, _meta: Meta, _c: Children) -> tuple[int, ...]:
        return tuple(range(7))

    def spans(self, _meta: Meta, c: Children) -> tuple[n.Hours, ...]:
        return tuple(c)

    def time_span(self, meta: Meta, c: Children) -> n.Hours:
        return n.Hours(self.seconds(c[0]), self.seconds(c[1]), self.span(meta))

    # -------------------------------------------------------------------------------------------- SLAs

    def sla(self, meta: Meta, c: Children) -> n.Sla:
        clauses = Clauses(c[2:], self.report)
        return n.Sla(
            name=c[0],
            instead_of=c[1],
            targets=clauses.all("target"),
            pauses=clauses.joined("pauses"),
            because=clauses.joined("because"),
            span=self.span(meta),
        )

    def _target(self, meta: Meta, kind: str, c: Children) -> Clause:
        return self.clause(meta, "target", kind, n.Target(kind, c[0], self.span(meta)))

    def sla_acknowledge(self, meta: Meta, c: Children) -> Clause:
        return self._target(meta, "acknowledge", c)

    def sla_respond(self, meta: Meta, c: Children) -> Clause:
        return self._target(meta, "respond", c)

    def sla_update(self, meta: Meta, c: Children) -> Clause:
        return self._target(meta, "update", c)

    def sla_resolve(self, meta: Meta, c: Children) -> Clause:
        return self._target(meta, "resolve", c)

    def sla_pauses(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "pauses", "pauses", c[0])

    # -------------------------------------------------------------------------------------------- clocks

    def clock(self, meta: Meta, c: Children) -> n.Clock:
        clauses = Clauses(c[2:], self.report)
        may_pause = clauses.either("pauses", "never_pauses")
        return n.Clock(
            name=c[0],
            instead_of=c[1],
            statutory=clauses.flag("statutory"),
            deadlines=clauses.all("deadline"),
            calendar=clauses.one("calendar"),
            counts_receipt=clauses.flag("counts_receipt"),
            roll=clauses.one("rolls"),
            pauses=None if may_pause is None else clauses.joined("pauses"),
            extension=clauses.one("extension"),
            stops=clauses.joined("stops"),
            if_missed=clauses.joined("missed"),
            because=clauses.joined("because"),
            span=self.span(meta),
        )

    def clock_statutory(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "statutory", "statutory")

    def clock_within(self, meta: Meta, c: Children) -> Clause:
        unit, place = c[1]
        length = n.Length(Decimal(c[0]), unit, None, self.token_span(c[0]).to(place))
        deadline = n.Deadline(length, None, c[2], c[3], self.span(meta))
        return self.clause(meta, "deadline", "within", deadline)

    def clock_by(self, meta: Meta, c: Children) -> Clause:
        ordinal: Token = c[1]
        landing, (unit, place), calendar, anchors, sooner = c[0], *c[2:]
        length = n.Length(Decimal(ordinal[:-2]), unit, calendar, self.token_span(ordinal).to(place))
        return self.clause(
            meta, "deadline", "by", n.Deadline(length, landing, anchors, sooner, self.span(meta))
        )

    def landing_close(self, _meta: Meta, _c: Children) -> str:
        return "close"

    def landing_end(self, _meta: Meta, _c: Children) -> str:
        return "end"

    def day_working(self, meta: Meta, _c: Children) -> Measure:
        return Unit.WORKING_DAY, self.span(meta)

    def day_calendar(self, meta: Meta, _c: Children) -> Measure:
        return Unit.DAY, self.span(meta)

    def anchor_one(self, _meta: Meta, c: Children) -> tuple[n.Name, ...]:
        return (c[0],)

    def anchor_latest(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def sooner(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def clock_calendar(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "calendar", "counted in", c[0])

    def clock_counts_receipt(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "counts_receipt", "counting the day of receipt")

    def clock_rolls(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "rolls", "rolls", n.Roll(c[0], self.span(meta)))

    def clock_never_pauses(self, meta: Meta, _c: Children) -> Clause:
        return self.clause(meta, "never_pauses", "never pauses", ())

    def clock_pauses(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "pauses", "pauses", c[0])

    def told_within(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def told_before_due(self, _meta: Meta, _c: Children) -> str:
        return "before due"

    def clock_extension(self, meta: Meta, c: Children) -> Clause:
        to, told = c
        before_due = told == "before due"
        extension = n.Extension(to, None if before_due else told, before_due, self.span(meta))
        return self.clause(meta, "extension", "may be extended", extension)

    def clock_stops(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "stops", "stops when", c[0])

    def clock_missed(self, meta: Meta, c: Children) -> Clause:
        return self.clause(meta, "missed", "if missed", c[0])

    # -------------------------------------------------------------------------------------------- paths

    def path(self, meta: Meta, c: Children) -> n.Path:
        return n.Path(c[0], c[1], tuple(c[2:]), self.span(meta))

    def path_start(self, meta: Meta, c: Children) -> n.PathClause:
        return n.PathStart(c[0], c[1], c[2], self.span(meta))

    def path_after(self, meta: Meta, c: Children) -> n.PathClause:
        return n.PathAfter(c[0], c[1], c[2], self.span(meta))

    def path_when(self, meta: Meta, c: Children) -> n.PathClause:
        return n.PathWhen(c[0], c[1], self.span(meta))

    def path_before(self, meta: Meta, c: Children) -> n.PathClause:
        return n.PathBefore(c[0], c[1], c[2], self.span(meta))

    def lack_taken(self, meta: Meta, _c: Children) -> n.Name:
        return n.Name("taken", self.span(meta))

    def lack_acknowledged(self, meta: Meta, _c: Children) -> n.Name:
        return n.Name("acknowledged", self.span(meta))

    def lack_responded(self, meta: Meta, _c: Children) -> n.Name:
        return n.Name("responded", self.span(meta))

    def lack_resolved(self, meta: Meta, _c: Children) -> n.Name:
        return n.Name("resolved", self.span(meta))

    def lack_event(self, _meta: Meta, c: Children) -> object:
        return c[0]

    def steps(self, _meta: Meta, c: Children) -> tuple[n.Step, ...]:
        return tuple(c)

    def _step(self, meta: Meta, kind: str, c: Children) -> n.Step:
        return n.Step(kind, c[0], self.span(meta))

    def step_escalate(self, meta: Meta, c: Children) -> n.Step:
        return self._step(meta, "escalate", c)

    def step_notify(self, meta: Meta, c: Children) -> n.Step:
        return self._step(meta, "notify", c)

    def step_refer(self, meta: Meta, c: Children) -> n.Step:
        return self._step(meta, "refer", c)

    def step_require(self, meta: Meta, c: Children) -> n.Step:
        return self._step(meta, "require", c)

    def step_flag(self, meta: Meta, c: Children) -> n.Step:
        return self._step(meta, "flag", c)

    def step_start(self, meta: Meta, c: Children) -> n.Step:
        return self._step(meta, "start", c)
