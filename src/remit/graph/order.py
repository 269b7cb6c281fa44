"""Which of two rules comes first: the strict partial order over the rules of an assembly."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.line import closure, topological
from remit.model.nodes import RuleKind, Stratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.model.nodes import Assembly, Policy, Rule, Section

_STRATUM_FIRST = {
    Stratum.OVERRIDING: "an overriding policy",
    Stratum.SECTOR: "a sector's own policy",
    Stratum.FALLBACK: "a fallback policy",
}
_STRATUM_SECOND = {
    Stratum.OVERRIDING: "an overriding one",
    Stratum.SECTOR: "a sector's own",
    Stratum.FALLBACK: "a fallback",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule stands; `section` counts from 0 in its policy, `above` are the names it excepts from."""

    policy: str
    section: int
    otherwise: bool
    tree: str
    above: tuple[str, ...]


class Order:
    """The order over the rules of one assembly.

    Rules are told apart by their keys. Asking about a rule of another assembly raises KeyError.
    """

    def __init__(self, assembly: Assembly) -> None:
        self._strata = {policy.title: policy.stratum for policy in assembly.policies}
        self._before = _policies_before(assembly.policies)
        self._after = closure(self._before)
        self._overrides: dict[tuple[str, int], dict[str, tuple[str, ...]]] = {}
        self._overridden: dict[tuple[str, int], dict[str, frozenset[str]]] = {}
        self._places: dict[str, _Place] = {}
        self._positions: dict[str, int] = {}
        by_title = {policy.title: policy for policy in assembly.policies}
        self._line = tuple(
            by_title[title]
            for stratum in Stratum
            for title in topological({t: self._before[t] for t in by_title if self._strata[t] is stratum})
        )
        for policy in self._line:
            for index, section in enumerate(policy.sections):
                self._place(policy.title, index, section)

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policies in their canonical line, ties by title."""
        return self._line

    def beats(self, x: Rule, y: Rule) -> bool:
        """Whether `x` comes before `y`; neither way round where they are incomparable, or one rule."""
        here, there = self._places[x.key], self._places[y.key]
        if here.policy != there.policy:
            return self.policy_beats(here.policy, there.policy)
        if here.section != there.section:
            return here.section < there.section
        if there.otherwise:
            return not here.otherwise
        if here.tree != there.tree:
            return there.tree in self._overridden[here.policy, here.section][here.tree]
        return y.name in here.above

    def policy_beats(self, first: str, second: str) -> bool:
        """Whether all rules of the policy with the title `first` come before all of `second`."""
        return self._strata[first] < self._strata[second] or second in self._after[first]

    def why(self, x: Rule, y: Rule) -> str:
        """Say in plain words why `x` comes before `y`; what is said of no one is said of `x`.

        Raises ValueError where it does not come before it.
        """
        if not self.beats(x, y):
            raise ValueError(f"`{x.key}` does not come before `{y.key}`")
        here, there = self._places[x.key], self._places[y.key]
        if here.policy != there.policy:
            return self._why_policy(here.policy, there.policy)
        if here.section != there.section:
            return f"section `{x.section}` comes before `{y.section}`"
        if there.otherwise:
            return "`otherwise` yields to every other rule of its section"
        if here.tree != there.tree:
            steps = _shortest(self._overrides[here.policy, here.section], here.tree, there.tree)
            if len(steps) == 2 and x.name == here.tree and y.name == there.tree:
                return "overrides it"
            return _chain(steps, "overrides")
        if here.above[0] == y.name:
            return "is an exception to it"
        between = here.above[: here.above.index(y.name)]
        return "is an exception to " + "".join(f"`{name}`, an exception to " for name in between) + "it"

    def linear(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Put rules in the canonical line: none stands after one that it comes before.

        A policy, a section and a rule with its exceptions each stay together; what the order leaves open goes
        by name, so the line does not change with the order in which rules are written in a section.
        """
        return tuple(sorted(rules, key=lambda rule: self._positions[rule.key]))

    def _place(self, policy: str, index: int, section: Section) -> None:
        by_name = {rule.name: rule for rule in section.rules}
        above = {name: _ancestors(rule, by_name) for name, rule in by_name.items()}
        roots = {rule.name: rule for rule in section.rules if rule.name == rule.tree}
        overrides = {
            name: tuple(sorted(by_name[other].tree for other in set(rule.overrides)))
            for name, rule in roots.items()
        }
        self._overrides[policy, index] = overrides
        self._overridden[policy, index] = closure(overrides)
        for rule in section.rules:
            otherwise = rule.kind is RuleKind.OTHERWISE
            self._places[rule.key] = _Place(policy, index, otherwise, rule.tree, above[rule.name])
        line = [name for name in topological(overrides) if roots[name].kind is not RuleKind.OTHERWISE]
        line += [name for name in roots if roots[name].kind is RuleKind.OTHERWISE]
        trees: dict[str, dict[str, tuple[str, ...]]] = {root: {} for root in line}
        for rule in section.rules:
            trees[rule.tree][rule.name] = above[rule.name]
        for root in line:
            for name in topological(trees[root]):
                self._positions[by_name[name].key] = len(self._positions)

    def _why_policy(self, first: str, second: str) -> str:
        here, there = self._strata[first], self._strata[second]
        if here != there:
            return f"{_STRATUM_FIRST[here]} comes before {_STRATUM_SECOND[there]}"
        return "policy " + _chain(_shortest(self._before, first, second), "comes before")


def _policies_before(policies: Iterable[Policy]) -> dict[str, tuple[str, ...]]:
    """For each policy, the policies of its stratum that it says it comes before."""
    strata = {policy.title: policy.stratum for policy in policies}
    return {
        policy.title: tuple(sorted({t for t in policy.comes_before if strata.get(t) is policy.stratum}))
        for policy in policies
    }


def _ancestors(rule: Rule, by_name: Mapping[str, Rule]) -> tuple[str, ...]:
    """Names of what `rule` excepts from, the nearest first."""
    above: list[str] = []
    while rule.excepts is not None:
        rule = by_name[rule.excepts]
        above.append(rule.name)
    return tuple(above)


def _shortest(steps: Mapping[str, tuple[str, ...]], start: str, end: str) -> tuple[str, ...]:
    """Return the shortest way from `start` to `end`, both included; there is one."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while end not in came_from:
        here = waiting.popleft()
        for there in steps[here]:
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _chain(names: tuple[str, ...], verb: str) -> str:
    quoted = [f"`{name}`" for name in names]
    return f", which {verb} ".join([f"{quoted[0]} {verb} {quoted[1]}", *quoted[2:]])
