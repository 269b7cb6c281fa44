"""Which rules decide what, for a decision to cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.reference.decide import excepts_from, withdraws
from remit.model.nodes import Collected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.backends.reference.decide import Decided
    from remit.contract.decision import Aspect
    from remit.model.nodes import Rule

ASPECTS: Mapping[Collected, Aspect] = {
    Collected.PRIORITY: "priority",
    Collected.CLOCK: "clocks",
    Collected.REQUIREMENT: "requirements",
    Collected.FLAG: "flags",
    Collected.NOTIFICATION: "notify",
}


def decides(decided: Decided) -> dict[str, tuple[Aspect, ...]]:
    """For each rule that decides something, by its key, what it decides; in the canonical line.

    A rule decides a collected aspect where it contributes to it or withdraws from it; of priorities only the
    most urgent counts.
    """
    said: dict[str, tuple[Aspect, ...]] = {}
    for rule in decided.holding:
        single: tuple[tuple[Aspect, tuple[Rule, ...]], ...] = (
            ("handling", decided.handling.deciders),
            ("ownership", decided.owner.deciders),
            ("sla", decided.sla.deciders),
        )
        aspects = [aspect for aspect, deciders in single if rule in deciders]
        aspects += [name for aspect, name in ASPECTS.items() if _shapes(rule, aspect, decided)]
        if aspects:
            said[rule.key] = tuple(aspects)
    return said


def _shapes(rule: Rule, aspect: Collected, decided: Decided) -> bool:
    gives = {c.item.name for c in decided.collected if c.rule.key == rule.key and c.item.aspect is aspect}
    if aspect is Collected.PRIORITY:
        gives &= {str(decided.priority)}
    takes = any(
        item.aspect is aspect and withdraws(rule, item) and excepts_from(rule, other, decided.holding)
        for other in decided.holding
        for item in other.actions.items
    )
    return bool(gives) or takes
