"""Faults in what rules do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.backends.mutation.fault import Fault, FaultKind
from remit.backends.mutation.rules import changed
from remit.graph.action_words import handling_words, item_words, owner_words, withdrawal_words
from remit.model.nodes import Acknowledge, Answer, Hold, Hop, Redirect, Silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model.nodes import Actions, Handling, Rule, Vocabulary


def action_faults(rule: Rule, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Yield the faults in what a rule does: another handling, and each other action left out."""
    handling = rule.actions.handling
    if handling is not None:
        for other in _others(handling, vocabulary):
            new = replace(rule, actions=replace(rule.actions, handling=other))
            says = f"`{handling_words(handling)}` were `{handling_words(other)}`"
            yield changed(
                FaultKind.HANDLING_SWAPPED, rule, says, type(other).__name__ + _how(handling, other), new
            )
    for words, actions in _without(rule.actions):
        new = replace(rule, actions=actions)
        yield changed(FaultKind.ACTION_DROPPED, rule, f"`{words}` were left out", words, new)


def _how(handling: Handling, other: Handling) -> str:
    return " of another target" if type(handling) is type(other) else ""


def _others(handling: Handling, vocabulary: Vocabulary) -> Iterator[Handling]:
    """Yield one handling of another kind, and one of the same kind with another target where there is one."""
    match handling:
        case Answer(reply):
            yield Acknowledge(reply)
            yield from (Answer(other) for other in _reply(reply, vocabulary))
        case Acknowledge(reply):
            yield Answer(reply)
            yield from (Acknowledge(other) for other in _reply(reply, vocabulary))
        case Redirect(hops):
            yield Answer(hops[0].reply)
            if len(hops) > 1:
                yield Redirect(hops[1:])
            else:
                channels = [name for name, one in vocabulary.channels.items() if not one.public]
                yield from (Redirect((Hop(c, hops[0].reply),)) for c in _next(hops[0].channel, channels))
        case Hold(team):
            yield Answer(None)
            yield from (Hold(other) for other in _next(team, vocabulary.teams))
        case Silent(reason):
            yield Answer(None)
            yield from (Silent(other) for other in _next(reason, vocabulary.reasons))


def _reply(name: str | None, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield another reply that can be said where this one can."""
    if name is None:
        return
    said = vocabulary.replies[name]
    alike = [
        other.name
        for other in vocabulary.replies.values()
        if other.public >= said.public and other.private >= said.private
    ]
    yield from _next(name, alike)


def _next(name: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the name after it, in alphabetical order and round again; nothing where there is no other."""
    others = sorted(set(names) - {name})
    if others:
        yield next((other for other in others if other > name), others[0])


def _without(actions: Actions) -> Iterator[tuple[str, Actions]]:
    """Yield the actions without each one but the handling, and the words for what is missing."""
    if actions.owner is not None:
        yield owner_words(actions.owner), replace(actions, owner=None)
    if actions.sla is not None:
        yield f"apply {actions.sla}", replace(actions, sla=None)
    for item in actions.items:
        left = tuple(other for other in actions.items if other != item)
        yield item_words(item), replace(actions, items=left)
    for item in actions.withdraws:
        left = tuple(other for other in actions.withdraws if other != item)
        yield withdrawal_words(item), replace(actions, withdraws=left)
