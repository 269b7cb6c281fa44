"""Replies said where they do not suit: for the wrong audience, too long, or without a link to point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.model.audience import possible, sure_of
from remit.model.from_syntax.policies import replies_said
from remit.model.nodes import Hole, Redirect, Rule

if TYPE_CHECKING:
    from remit.diagnostics.report import Report
    from remit.graph.order import Order
    from remit.model.nodes import Assembly, Channel, Piece, Policy, Reply

# What stands between the languages of a reply that says all of them.
BETWEEN_LANGUAGES = "\n\n"


def check(assembly: Assembly, order: Order, report: Report) -> None:
    """R0414, R0415, R0419, for every channel that a rule's condition leaves possible.

    Left out are channels on which a rule that comes first, and speaks of handling, holds whatever else is true, and
    those on which nothing is ever said.
    """
    speaking = [
        r for p in assembly.policies for s in p.sections for r in s.rules if r.actions.handling is not None
    ]
    heard = frozenset(
        name for name, c in assembly.vocabulary.channels.items() if not (c.listen_only or c.broadcast_only)
    )
    by_key = {rule.key: rule for p in assembly.policies for s in p.sections for rule in s.rules}
    for policy in assembly.policies:
        for section in policy.sections:
            for rule in section.rules:
                replies = [r for name in replies_said(rule) if (r := assembly.vocabulary.replies.get(name))]
                if not replies:
                    continue
                before = [other for other in speaking if other is not rule and order.beats(other, rule)]
                channels = _possible(rule, by_key, heard) - sure_of(before, heard)
                for reply in replies:
                    _check(reply, rule, policy, sorted(channels - _silent(rule, reply)), assembly, report)


def _silent(rule: Rule, reply: Reply) -> frozenset[str]:
    """Channels of arrival at which a redirect lands before it comes to an alternative with these words."""
    handling = rule.actions.handling
    if not isinstance(handling, Redirect):
        return frozenset()
    tried = [hop.channel for hop in handling.hops]
    first = next(i for i, hop in enumerate(handling.hops) if hop.reply == reply.name)
    return frozenset(tried[: first + 1])


def _possible(rule: Rule, by_key: dict[str, Rule], channels: frozenset[str]) -> frozenset[str]:
    """Channels on which a rule and all that it excepts from can hold."""
    found = possible(rule.when, channels)
    above = rule
    while above.excepts is not None:
        above = by_key[f"{above.policy} / {above.excepts}"]
        found &= possible(above.when, channels)
    return found


def _check(
    reply: Reply, rule: Rule, policy: Policy, channels: list[str], assembly: Assembly, report: Report
) -> None:
    known = assembly.vocabulary.channels
    said = [Label(rule.head, "said here")]
    wrong = [name for name in channels if not (reply.public if known[name].public else reply.private)]
    if wrong:
        audience = "public" if known[wrong[0]].public else "private"
        notes = [f"it can also say it on {', '.join(wrong[1:])}"] if wrong[1:] else []
        declared = [Label(reply.span, f"`{reply.name}` is declared here")]
        report.add(
            "R0414",
            rule.head,
            secondary=declared,
            notes=notes,
            help=f"narrow the rule with `channel is {'private' if audience == 'public' else 'public'}`, "
            f"or declare the reply `for public, private`",
            reply=reply.name,
            rule=rule.name,
            audience=audience,
            channel=wrong[0],
        )
    for name in channels:
        _check_length(reply, policy, known[name], said, report)
    _check_link(reply, rule, assembly, report)


def _check_length(reply: Reply, policy: Policy, channel: Channel, said: list[Label], report: Report) -> None:
    if channel.limit is None:
        return
    lengths = {language: longest(pieces) for language, pieces in reply.texts.items()}
    if policy.all_languages_when_unknown and len(lengths) > 1:
        between = len(BETWEEN_LANGUAGES) * (len(lengths) - 1)
        lengths["all languages"] = sum(lengths.values()) + between
    for language, length in lengths.items():
        if length > channel.limit:
            holes = any(isinstance(piece, Hole) for pieces in reply.texts.values() for piece in pieces)
            report.add(
                "R0415",
                reply.places.get(language, reply.span),
                secondary=said,
                notes=["every placeholder counts with its longest fill"] if holes else [],
                reply=reply.name,
                length=length,
                language=language,
                channel=channel.name,
                limit=channel.limit,
            )
            return


def longest(pieces: tuple[Piece, ...]) -> int:
    """Characters of a text at the longest fill of its holes."""
    return sum(len(p) if isinstance(p, str) else len(p.fill) if p.fill else p.limit for p in pieces)


def _check_link(reply: Reply, rule: Rule, assembly: Assembly, report: Report) -> None:
    handling = rule.actions.handling
    points = any(isinstance(p, Hole) and p.kind == "there" for pieces in reply.texts.values() for p in pieces)
    if not points or not isinstance(handling, Redirect):
        return
    for hop in handling.hops:
        channel = assembly.vocabulary.channels.get(hop.channel)
        if hop.reply == reply.name and channel is not None and channel.link is None:
            report.add(
                "R0419",
                rule.head,
                secondary=[Label(channel.span, "says no link")],
                help=f'add `link "…"` to channel `{hop.channel}`',
                reply=reply.name,
                channel=hop.channel,
            )
