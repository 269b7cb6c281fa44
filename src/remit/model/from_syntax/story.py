"""What an example expects, and the lines of the story that it goes on to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.model import nodes as m
from remit.model import standard
from remit.model.from_syntax.promises import outcome_of
from remit.model.from_syntax.time import length
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context

CUSTOMER = "customer"
"""What a case waits for, besides events: it ends when the customer replied."""

ABSENT_NAMESPACES = {
    "requirement": "requirement",
    "clock": "clock",
    "flag": "cue",
    "notification": "team",
    "sla": "SLA",
    "path": "path",
}


def expectation_of(written: n.Expectation, context: Context) -> m.Expectation:
    """What must have happened."""
    match written:
        case n.Outcome():
            return outcome_of(written, context)
        case n.ExpectDue():
            if written.starts:
                name = context.scope.find("clock", written.name) or written.name.text
            else:
                name = _timed(written.name, context)
            return m.Due(name, m.Day(written.due.day, written.due.clock), written.starts, written.span)
        case n.ExpectMissed():
            return m.Missed(_timed(written.name, context), written.missed, written.span)
        case n.ExpectTeam():
            return m.InTeam(context.scope.find("team", written.team) or written.team.text, written.span)
        case n.ExpectRefer():
            return m.Referred(context.scope.find("body", written.body) or written.body.text, written.span)
        case n.ExpectSay():
            return m.Says(written.text.value, written.span)
        case n.ExpectNone():
            absent = None
            if written.name is not None:
                absent = context.scope.find(ABSENT_NAMESPACES[written.kind], written.name)
            return m.Absent(written.kind, absent, written.span)


def _timed(name: n.Name, context: Context) -> str:
    """A clock, or `sla.target`."""
    sla, dot, target = name.text.rpartition(".")
    declared = context.scope.declaration("SLA", sla) if dot else None
    if declared is None or not isinstance(declared.statement, n.Sla):
        return context.scope.find("clock", name) or name.text
    found = context.scope.find("SLA", n.Name(sla, name.span)) or sla
    targets = [one.kind for one in declared.statement.targets]
    if target not in targets:
        help_ = suggestion(target, targets)
        context.report.add("R0201", name.span, help=help_, kind=f"target of `{found}`", name=target)
    return f"{found}.{target}"


def later_of(written: n.Later, context: Context) -> m.Later:
    """A line of a story."""
    after: m.Length | None = None
    before: m.Length | None = None
    clock: str | None = None
    event: str | None = None
    waiting: str | None = None
    expects: tuple[m.Expectation, ...] = ()
    match written:
        case n.LaterExpect():
            after = length(written.after, context)
            expects = tuple(expectation_of(e, context) for e in written.expects)
        case n.LaterEvent():
            after, event = length(written.after, context), _told(written.event, context)
        case n.LaterWaiting():
            after = length(written.after, context)
            waiting = _told(written.reason, context, CUSTOMER)
        case n.LaterBefore():
            before = length(written.before, context)
            clock = context.scope.find("clock", written.clock)
            expects = tuple(expectation_of(e, context) for e in written.expects)
    return m.Later(after, before, clock, event, waiting, expects, written.span)


def _told(name: n.Name, context: Context, *others: str) -> str | None:
    """An event that can happen to a case, or be waited for, once it is received."""
    event = context.scope.find("event", name, standard=(*others, *standard.EVENTS))
    if event == "receipt":
        context.report.add("R0444", name.span, help="say another event, such as `acknowledged`")
    return event
