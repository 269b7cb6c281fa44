"""Which service promises, clocks and paths the rules of an assembly can bring about, and who has the case then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.model.nodes import Collected, FollowPath, GiveTo, Hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.model.nodes import Assembly, Owner, Rule, Step


@dataclass(frozen=True, slots=True)
class Started:
    """By name, each with the owners that the rules give which bring it about; None: whoever else has the case."""

    slas: Mapping[str, frozenset[Owner | None]] = field(default_factory=dict)
    clocks: Mapping[str, frozenset[Owner | None]] = field(default_factory=dict)
    paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Owned:
    """A rule, who has the case by it (None: whoever else has it), and the rules that it excepts from."""

    rule: Rule
    owner: Owner | None
    above: tuple[Rule, ...]


def started(assembly: Assembly) -> Started:
    """Return what rules start, and what paths and missed clocks start after them."""
    slas: defaultdict[str, set[Owner | None]] = defaultdict(set)
    clocks: defaultdict[str, set[Owner | None]] = defaultdict(set)
    paths: set[str] = set()
    for each in owned(assembly):
        actions = each.rule.actions
        if actions.sla is not None:
            slas[actions.sla].add(each.owner)
        for item in actions.items:
            if item.aspect is Collected.CLOCK:
                clocks[item.name].add(each.owner)
        if isinstance(actions.owner, FollowPath):
            paths.add(actions.owner.path)
    vocabulary = assembly.vocabulary
    for path in paths:
        for step in vocabulary.paths[path].steps:
            for name in _clocks(step.steps):
                clocks[name].add(FollowPath(path))
    waiting = list(clocks)
    while waiting:
        name = waiting.pop()
        for other in _clocks(vocabulary.clocks[name].if_missed):
            if not clocks[name] <= clocks[other]:
                clocks[other] |= clocks[name]
                waiting.append(other)
    return Started(
        {name: frozenset(owners) for name, owners in sorted(slas.items())},
        {name: frozenset(owners) for name, owners in sorted(clocks.items())},
        frozenset(paths),
    )


def owned(assembly: Assembly) -> Iterator[Owned]:
    """Yield each rule with the owner that it gives, or that a rule gives which it excepts from.

    Where neither does, a team that they hold the case for has it.
    """
    for policy in assembly.policies:
        rules = {rule.name: rule for section in policy.sections for rule in section.rules}
        for rule in rules.values():
            line = [rule]
            while line[-1].excepts is not None:
                line.append(rules[line[-1].excepts])
            yield Owned(rule, _owner(line), tuple(line[1:]))


def _owner(line: Sequence[Rule]) -> Owner | None:
    """Return the owner of the first that has one; a hold is that of the first that speaks of handling."""
    own = next((rule.actions.owner for rule in line if rule.actions.owner is not None), None)
    handling = next((rule.actions.handling for rule in line if rule.actions.handling is not None), None)
    return GiveTo(handling.team) if own is None and isinstance(handling, Hold) else own


def _clocks(steps: Iterable[Step]) -> Iterator[str]:
    return (step.name for step in steps if step.kind == "start")
