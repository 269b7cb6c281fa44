"""The card of a handling: what is said to the customer, and where it lands."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.backends.diagram.picture import Card, CardKind, Line
from remit.graph.action_words import handling_words
from remit.graph.nodes import ChannelNode, Conditional, HandlingNode, OutcomeKind, OutcomeNode
from remit.graph.words import condition_words
from remit.model.nodes import Acknowledge, Answer, Hold, Redirect, Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.workflow import Workflow
    from remit.model.nodes import Handling


def handling_card(workflow: Workflow, node: str, handling: HandlingNode, *, card: str) -> Card:
    """Draw a handling as the card with that id; a redirect shows its alternatives in the order they are tried."""
    said = handling.handling
    title = "redirect" if isinstance(said, Redirect) else handling_words(said)
    return Card(card, CardKind.HANDLING, title, tuple(_lines(workflow, node, said)))


def _lines(workflow: Workflow, node: str, handling: Handling) -> Iterator[Line]:
    vocabulary = workflow.assembly.vocabulary
    match handling:
        case Answer() | Acknowledge():
            pass
        case Redirect(hops):
            yield from _hops(workflow, node)
            replies = dict.fromkeys(hop.reply for hop in hops if hop.reply is not None)
            if len(replies) == 1:
                yield Line(f"with {next(iter(replies))}")
        case Hold(team):
            held_by = vocabulary.teams[team]
            yield Line(f"works {held_by.works}", f"team:{held_by.name}")
        case Silent(reason):
            yield Line(vocabulary.reasons[reason].says, aside=True)
        case _:
            assert_never(handling)


def _hops(workflow: Workflow, node: str) -> Iterator[Line]:
    """Say each alternative with what it needs, and with its own words where they differ."""
    hops: list[tuple[str, ChannelNode]] = []
    targets = list(workflow.graph.successors(node))
    while targets:
        target = targets.pop()
        payload = workflow.payload(target)
        if isinstance(payload, ChannelNode):
            hops.append((target, payload))
            targets = list(workflow.graph.successors(target))
    differ = len({payload.reply for _, payload in hops}) > 1
    for hop, payload in hops:
        words = f"{payload.position + 1}  {payload.channel.name}"
        if differ and payload.reply is not None:
            words += f" with {payload.reply}"
        yield Line(words + _needs(workflow, hop), strong=True)


def _needs(workflow: Workflow, hop: str) -> str:
    for target in workflow.graph.successors(hop):
        edge = workflow.edge(hop, target)
        if workflow.payload(target) == OutcomeNode(OutcomeKind.MOVED) and isinstance(edge, Conditional):
            return f", if {condition_words(edge.when, workflow.assembly.vocabulary)}"
    return ""
