"""What is said to the customer, where it lands, and where it ends: handlings as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.graph.action_words import handling_words
from remit.graph.from_cases import team_node
from remit.graph.nodes import ChannelNode, Conditional, HandlingNode, LinkKind, OutcomeKind
from remit.model.conditions import AllOf, Atom, IsIn, OpenDuring
from remit.model.nodes import Acknowledge, Answer, Hold, Redirect, Silent

if TYPE_CHECKING:
    from remit.graph.growth import Growth
    from remit.model.conditions import Condition
    from remit.model.nodes import Channel, Handling


def handling_node(growth: Growth, handling: Handling) -> str:
    """Return the node of a handling as written, added with all it leads to."""
    node = f"handling:{handling_words(handling)}"
    if not growth.add(node, HandlingNode(handling)):
        return node
    match handling:
        case Answer():
            growth.link(node, growth.outcome(OutcomeKind.ANSWERED), LinkKind.LANDS)
            _mute_channels(growth, node)
        case Acknowledge():
            growth.link(node, growth.outcome(OutcomeKind.ACKNOWLEDGED), LinkKind.LANDS)
            _mute_channels(growth, node)
        case Redirect():
            _hops(growth, node, handling)
            _mute_channels(growth, node)
        case Hold(team):
            growth.link(node, team_node(growth, team), LinkKind.LANDS)
        case Silent(reason):
            growth.link(node, growth.outcome(OutcomeKind.SILENT, reason), LinkKind.LANDS)
        case _:
            assert_never(handling)
    return node


def _mute_channels(growth: Growth, node: str) -> None:
    """Lead to silence from the channels where we only listen, or only broadcast."""
    channels = growth.vocabulary.channels.values()
    for reason, mute in (
        ("listen_only", [channel for channel in channels if channel.listen_only]),
        ("broadcast_only", [channel for channel in channels if channel.broadcast_only]),
    ):
        if mute:
            arrival = IsIn(tuple(dict.fromkeys(channel.name for channel in mute)))
            condition = Atom("channel", arrival, negated=False, span=mute[0].span)
            growth.connect(node, growth.outcome(OutcomeKind.SILENT, reason), Conditional(condition))


def _hops(growth: Growth, node: str, redirect: Redirect) -> None:
    above = node
    for position, hop in enumerate(redirect.hops):
        channel = growth.vocabulary.channels[hop.channel]
        here = f"hop:{handling_words(redirect)} / {position + 1} {channel.name}"
        growth.add(here, ChannelNode(channel, hop.reply, position))
        growth.link(above, here, LinkKind.TRIES)
        _landing(growth, here, channel)
        above = here


def _landing(growth: Growth, node: str, channel: Channel) -> None:
    """Lead a hop to where it lands: there, or as an answer where the message came in there."""
    needs: list[Condition] = [] if channel.needs is None else [channel.needs]
    if channel.open is not None:
        needs.append(Atom("received", OpenDuring(channel.open), negated=False, span=channel.span))
    moved = growth.outcome(OutcomeKind.MOVED)
    if not needs:
        growth.link(node, moved, LinkKind.LANDS)
    else:
        condition = needs[0] if len(needs) == 1 else AllOf(tuple(needs), channel.span)
        growth.connect(node, moved, Conditional(condition))
    arrival = Atom("channel", IsIn((channel.name,)), negated=False, span=channel.span)
    growth.connect(node, growth.outcome(OutcomeKind.ANSWERED), Conditional(arrival))
