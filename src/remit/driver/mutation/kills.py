"""Examples that would notice the faults that survive, ready to be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.driver.suggestion.suggest import Suggested
from remit.driver.suggestion.titles import free_title
from remit.model.nodes import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.driver.mutation.score import Planted, Score
    from remit.driver.mutation.shown import Shown
    from remit.driver.policy import Policy


def kills(policy: Policy, found: Score) -> tuple[Suggested, ...]:
    """Return an example for each interaction that shows faults, in the order of files and places."""
    by_example: dict[int, list[Planted]] = {}
    for one in found.survivors:
        if one.shown is not None:
            by_example.setdefault(id(one.shown), []).append(one)
    return tuple(sorted(_written(policy, by_example.values()), key=lambda one: one.file))


def _written(policy: Policy, groups: Iterable[list[Planted]]) -> Iterator[Suggested]:
    titles = {e.title for desk in policy.desks for p in desk.assembly.policies for e in p.examples}
    for some in groups:
        first, shown = some[0], some[0].shown
        if shown is None:
            continue
        title = _title(first, shown, titles)
        titles.add(title)
        reasons = tuple(f"Fails if {one.fault.says}." for one in some)
        yield Suggested(shown.file, shown.policy, title, shown.text(title, reasons), reasons)


def _title(one: Planted, shown: Shown, taken: set[str]) -> str:
    """Name the rule and what is expected of it: `Complaint in public: hold for complaints`."""
    deciders = shown.given.decided.handling.deciders
    rule = one.fault.rule or (deciders[0] if deciders else None)
    name = "Anything else" if rule is None or rule.kind is RuleKind.OTHERWISE else rule.name
    return free_title(f"{name}: {shown.differs[0]}", taken)
