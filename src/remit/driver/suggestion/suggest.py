"""Proposes the fewest examples that reach what those of a policy do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.backends.mutation.rules import rule_words
from remit.backends.mutation.walk import negation
from remit.driver.suggestion.bench import Bench, part_key
from remit.driver.suggestion.titles import free_title
from remit.driver.suggestion.written import example_text
from remit.graph.words import condition_words
from remit.model.nodes import RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.driver.policy import Policy
    from remit.driver.suggestion.bench import Part
    from remit.driver.suggestion.finder import Given
    from remit.driver.suggestion.points import Key, View
    from remit.source.span import Span

_ELSEWHERE: Final = 3
"""In how many rules a part of a term is tried."""
_LONGEST_NAME: Final = 50


@dataclass(frozen=True, slots=True)
class Suggested:
    """An example for a file, as text with a comment that asks to review it; `reasons` say what it reaches."""

    file: str
    policy: str
    title: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is proposed, in the order of files and places.

    `wanted` is how much there is to reach, `reached` how much of it examples reach already, and `not_found` names what
    nothing was found for: it may be that nothing could reach it.
    """

    examples: tuple[Suggested, ...]
    wanted: int
    reached: int
    not_found: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class _Goal:
    """Something to reach: `part` is None for the rule itself, or for the moment that something is due."""

    key: Key
    bench: Bench
    view: View
    part: Part | None
    due: str | None = None

    @property
    def reason(self) -> str:
        """Say what is reached."""
        rule = rule_words(self.view.rule)
        if self.due is not None:
            return f"When {self.due} is due."
        if self.part is None:
            return f"Reaches {rule}."
        leaf, so, edge = self.part
        assembly = self.bench.desk.assembly
        words = condition_words(leaf.plain, assembly.vocabulary, assembly.zone)
        just = "" if edge is None else "just "
        return f"{rule[:1].upper()}{rule[1:]} hangs on `{words}`, which is {just}{'' if so else 'not '}so."


@dataclass
class _Candidate:
    bench: Bench
    view: View
    given: Given
    goal: _Goal
    reached: frozenset[Key]


def suggest(
    policy: Policy,
    *,
    wanted: Callable[[str], bool] = lambda _: True,
    step: Callable[[int, int], None] | None = None,
) -> Suggestions:
    """Propose examples; `wanted` chooses by the words of a rule, and `step` is told how much is done, of how much."""
    benches = [Bench(policy, desk) for desk in policy.desks]
    goals = _goals(benches, wanted)
    whole = len(goals)
    for bench in benches:
        for trial in bench.trials:
            for key in list(bench.told(trial, goals)):
                goals.pop(key, None)
    reached = whole - len(goals)
    everything = dict(goals)
    candidates: list[_Candidate] = []
    not_found: list[_Goal] = []
    for number, key in enumerate(sorted(everything, key=_place), start=1):
        if key in goals:
            found = list(_candidates(everything[key], goals))
            candidates += found
            for candidate in found:
                for met in candidate.reached:
                    goals.pop(met, None)
            if not found:
                not_found.append(everything[key][0])
                goals.pop(key, None)
        if step is not None:
            step(number, len(everything))
    chosen = _fewest(candidates)
    return Suggestions(
        tuple(_written(policy, chosen, everything)),
        whole,
        reached,
        tuple((goal.reason, goal.key[0]) for goal in not_found),
    )


def _goals(benches: Iterable[Bench], wanted: Callable[[str], bool]) -> dict[Key, list[_Goal]]:
    goals: dict[Key, list[_Goal]] = {}
    for bench in benches:
        for view in bench.views:
            rule = view.rule
            if not wanted(f"{rule.name} {rule.section} {rule.policy}"):
                continue
            goals.setdefault(view.reached, []).append(_Goal(view.reached, bench, view, None))
            for leaf in view.leaves:
                parts: list[Part] = [(leaf, edge.so, edge) for edge in leaf.edges] or [
                    (leaf, True, None),
                    (leaf, False, None),
                ]
                for part in parts:
                    key = part_key(part)
                    goals.setdefault(key, []).append(_Goal(key, bench, view, part))
        for key, view in bench.due_keys():
            if wanted(f"{view.rule.name} {view.rule.section} {view.rule.policy}"):
                goals.setdefault(key, []).append(_Goal(key, bench, view, None, key[1].removeprefix("due ")))
    return goals


def _place(key: Key) -> tuple[Span, bool, str]:
    """Put what is so before what is not, which then differs in one fact."""
    return key[0], key[1] == "not so", key[1]


def _candidates(goals: list[_Goal], unmet: dict[Key, list[_Goal]]) -> Iterator[_Candidate]:
    """Yield an interaction for a goal, and one for the other side of it that differs in one fact."""
    for goal in goals[:_ELSEWHERE]:
        bench, view, part = goal.bench, goal.view, goal.part
        given = bench.deciding(view) if part is None else bench.part(view, part)
        if given is None:
            continue
        made = _Candidate(bench, view, given, goal, bench.reached(given, unmet))
        if goal.key not in made.reached:
            continue
        yield made
        if part is not None:
            yield from _other_sides(goal, part, given, unmet)
        return


def _other_sides(
    goal: _Goal, part: Part, given: Given, unmet: dict[Key, list[_Goal]]
) -> Iterator[_Candidate]:
    leaf = part[0]
    others: list[Part] = [(leaf, edge.so, edge) for edge in leaf.edges] or [(leaf, not part[1], None)]
    for other in others:
        key = part_key(other)
        if key == goal.key or key not in unmet:
            continue
        found = goal.bench.other_side(goal.view, other, given)
        if found is not None:
            beside = _Goal(key, goal.bench, goal.view, other)
            yield _Candidate(goal.bench, goal.view, found, beside, goal.bench.reached(found, unmet))


def _fewest(candidates: list[_Candidate]) -> list[_Candidate]:
    """Take the one that reaches the most of what is left, again and again; those taken stay in their order."""
    left = set().union(*(candidate.reached for candidate in candidates))
    taken: set[int] = set()
    while left:
        best = max(range(len(candidates)), key=lambda n: (len(candidates[n].reached & left), -n))
        taken.add(best)
        left -= candidates[best].reached
    return [candidate for number, candidate in enumerate(candidates) if number in taken]


def _written(policy: Policy, chosen: list[_Candidate], goals: dict[Key, list[_Goal]]) -> Iterator[Suggested]:
    titles = {e.title for desk in policy.desks for p in desk.assembly.policies for e in p.examples}
    told: set[Key] = set()
    for candidate in sorted(chosen, key=lambda one: (one.view.policy.file, one.goal.key)):
        bench, edition = candidate.bench, candidate.view.policy
        mine = [_mine(goals[key], candidate) for key in sorted(candidate.reached - told)]
        told |= candidate.reached
        due = [d for d in bench.deadlines(candidate.given) if bench.due_key(d.name) in candidate.reached]
        title = _title(candidate, titles)
        titles.add(title)
        reasons = tuple(goal.reason for goal in mine) or (candidate.goal.reason,)
        text = example_text(
            title,
            candidate.given,
            bench.style(edition),
            reasons=reasons,
            about=[goal.view.rule for goal in mine],
            due=due,
        )
        if text is not None:
            yield Suggested(edition.file, edition.title, title, text, reasons)


def _mine(goals: list[_Goal], candidate: _Candidate) -> _Goal:
    """Return the goal as it is met there."""
    here = [goal for goal in goals if goal.bench is candidate.bench]
    same = [goal for goal in here if goal.view is candidate.view]
    return (same or here or goals)[0]


def _title(candidate: _Candidate, taken: set[str]) -> str:
    goal, rule = candidate.goal, candidate.view.rule
    name = f"Anything else in “{rule.section}”" if rule.kind is RuleKind.OTHERWISE else rule.name
    title = name
    if goal.due is not None or goal.part is not None:
        name = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    if goal.due is not None:
        title = f"{name}: when {goal.due} is due"
    elif goal.part is not None:
        leaf, so, edge = goal.part
        assembly = candidate.bench.desk.assembly
        if edge is not None:
            title = f"{name}: {edge.fact} {'on the edge' if edge.so else 'just beside'}"
        else:
            part = leaf.plain if so else negation(leaf.plain)
            title = f"{name}: {condition_words(part, assembly.vocabulary, assembly.zone)}"
    return free_title(title, taken)
