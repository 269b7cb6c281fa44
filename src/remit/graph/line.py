"""Closures and canonical lines of small acyclic relations between names."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def closure(relation: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For each name, all names that it reaches in one step or more."""
    reached: dict[str, frozenset[str]] = {}
    for name in reversed(topological(relation)):
        steps = [step for step in relation[name] if step in relation]
        reached[name] = frozenset(steps).union(*(reached[step] for step in steps))
    return reached


def topological(relation: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Put the names so that each comes before those it is related to; of those free to go, the least first.

    Names that are not keys of the relation are passed over. Raises ValueError where it has a cycle.
    """
    after = {name: {step for step in steps if step in relation} for name, steps in relation.items()}
    waits_for = dict.fromkeys(after, 0)
    for steps in after.values():
        for step in steps:
            waits_for[step] += 1
    free = [name for name, count in waits_for.items() if not count]
    heapify(free)
    line: list[str] = []
    while free:
        name = heappop(free)
        line.append(name)
        for step in after[name]:
            waits_for[step] -= 1
            if not waits_for[step]:
                heappush(free, step)
    if len(line) < len(after):
        raise ValueError(f"{', '.join(sorted(set(after) - set(line)))} go round in a circle")
    return tuple(line)
