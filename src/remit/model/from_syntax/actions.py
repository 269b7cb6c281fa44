"""Actions: one value at most of each single-valued aspect, the rest collected."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from remit.diagnostics.diagnostic import Label
from remit.model import nodes as m
from remit.model import standard
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context
    from remit.source.span import Span

T = TypeVar("T")

# What collects: the verb, the namespace of its name, the kind of item.
COLLECTING = {
    "start": ("clock", m.Collected.CLOCK),
    "require": ("requirement", m.Collected.REQUIREMENT),
    "flag": ("cue", m.Collected.FLAG),
    "notify": ("team", m.Collected.NOTIFICATION),
}


def actions_of(written: tuple[n.Action, ...], context: Context, *, may_withdraw: bool = False) -> m.Actions:
    """The actions of one rule; two values of one aspect, and `do not` outside an exception, are reported."""
    handling: list[tuple[m.Handling, Span]] = []
    owner: list[tuple[m.Owner, Span]] = []
    sla: list[tuple[str, Span]] = []
    items: list[m.Item] = []
    withdraws: list[m.Item] = []
    priorities: list[tuple[m.Item, Span]] = []
    for action in written:
        match action:
            case n.Answer() | n.Acknowledge() | n.Redirect() | n.Hold() | n.StaySilent():
                handling.append((handling_of(action, context), action.span))
            case n.Follow():
                owner.append(
                    (m.FollowPath(context.scope.find("path", action.path) or action.path.text), action.span)
                )
            case n.GiveTo():
                owner.append(
                    (m.GiveTo(context.scope.find("team", action.team) or action.team.text), action.span)
                )
            case n.Apply():
                sla.append((context.scope.find("SLA", action.sla) or action.sla.text, action.span))
            case n.Priority():
                priorities.append((m.Item(m.Collected.PRIORITY.value, _level(action, context)), action.span))
            case n.Collect():
                items += _item(action.kind, action.name, context)
            case n.DoNot():
                if not may_withdraw:
                    help_ = 'write an exception, `except "…" when …`, after the rule that it takes back from'
                    context.report.add("R0421", action.span, help=help_)
                withdraws += _withdrawn(action, context)
    priority = _single(priorities, "a priority", context)
    return m.Actions(
        handling=_single(handling, "a handling", context),
        owner=_single(owner, "an owner", context),
        sla=_single(sla, "an SLA", context),
        items=tuple(sorted({*items, *([priority] if priority else [])})),
        withdraws=tuple(sorted(set(withdraws))),
    )


def _single(said: list[tuple[T, Span]], aspect: str, context: Context) -> T | None:
    for _, again in said[1:]:
        context.report.add("R0422", again, secondary=[Label(said[0][1], "said here already")], aspect=aspect)
    return said[0][0] if said else None


def _level(action: n.Priority, context: Context) -> str:
    if action.level < 1 or action.level % 1:
        context.report.add("R0423", action.span, level=action.level)
        return "1"
    return str(int(action.level))


def _item(verb: str, name: n.Name, context: Context) -> list[m.Item]:
    namespace, kind = COLLECTING[verb]
    found = context.scope.find(namespace, name)
    return [m.Item(kind.value, found)] if found else []


def _withdrawn(action: n.DoNot, context: Context) -> list[m.Item]:
    if action.name is None:
        return [m.Item(m.Collected.PRIORITY.value, "")]
    return _item(action.kind, action.name, context)


def handling_of(
    action: n.Answer | n.Acknowledge | n.Redirect | n.Hold | n.StaySilent, context: Context
) -> m.Handling:
    """One handling, its names resolved."""
    match action:
        case n.Answer():
            return m.Answer(reply(action.reply, context))
        case n.Acknowledge():
            return m.Acknowledge(reply(action.reply, context))
        case n.Hold():
            return m.Hold(context.scope.find("team", action.team) or action.team.text)
        case n.StaySilent():
            reason = context.scope.find("reason", action.reason, standard=standard.REASONS)
            return m.Silent(reason or action.reason.text)
        case n.Redirect():
            return _redirect(action, context)


def reply(name: n.Name | None, context: Context) -> str | None:
    """The reply a word names, if there is a word."""
    return None if name is None else context.scope.find("reply", name) or name.text


def _redirect(action: n.Redirect, context: Context) -> m.Redirect:
    shared = reply(action.reply, context)
    some_speak = any(hop.reply for hop in action.hops)
    hops, seen = [], set()
    for hop in action.hops:
        channel = context.scope.find("channel", hop.channel) or hop.channel.text
        if channel in seen:
            context.report.add("R0424", hop.span, channel=channel)
        seen.add(channel)
        words = reply(hop.reply, context) or shared
        if words is None and some_speak:
            said = next(other.reply for other in action.hops if other.reply)
            help_ = f"write `, with {said.text}` at the end to say it for every alternative"
            context.report.add("R0425", hop.span, help=help_, channel=channel)
        hops.append(m.Hop(channel, words))
    return m.Redirect(tuple(hops))
