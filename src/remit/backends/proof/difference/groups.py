"""Steps gathered into few changes, each around what they share: a rule that now decides, one that did, or a term."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from remit.backends.proof.difference.steps import Step


class Around(Enum):
    """What the steps of a group share."""

    NOW = "now"
    """The rule that decides now, and what it decides."""
    ONCE = "once"
    """The rule that decided, and what it decided."""
    TERM = "term"
    """The term, which is called as it was and means something else now."""
    ONE = "one"
    """There is only one step."""


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that are told together."""

    around: Around
    steps: tuple[Step, ...]


_Node: TypeAlias = "tuple[Around, Hashable]"


def grouped(steps: Iterable[Step]) -> tuple[Group, ...]:
    """Gather steps: those of a term that means something else, then again and again what most of the rest share."""
    waiting: list[Step] = []
    same: dict[Hashable, list[Step]] = {}
    for step in steps:
        if step.before.words == step.after.words:
            same.setdefault((step.before, step.after), []).append(step)
        else:
            waiting.append(step)
    found = [Group(Around.TERM, tuple(some)) for some in same.values()]
    while waiting:
        nodes: dict[_Node, list[Step]] = {}
        for step in waiting:
            for node in _nodes(step):
                nodes.setdefault(node, []).append(step)
        (around, _), most = max(nodes.items(), key=_weight)
        found.append(Group(around if len(most) > 1 else Around.ONE, tuple(most)))
        taken = {id(step) for step in most}
        waiting = [step for step in waiting if id(step) not in taken]
    return tuple(found)


def _weight(entry: tuple[_Node, list[Step]]) -> tuple[int, bool, int]:
    (around, key), steps = entry
    ruled = around not in (Around.NOW, Around.ONCE) or (isinstance(key, tuple) and key[0] is not None)
    return len(steps), ruled, -list(Around).index(around)


def _nodes(step: Step) -> Iterable[_Node]:
    old, new = step.old_rule, step.new_rule
    yield Around.NOW, (None if new is None else new.key, step.after)
    yield Around.ONCE, (None if old is None else old.key, step.before)
    yield Around.ONE, step.key
