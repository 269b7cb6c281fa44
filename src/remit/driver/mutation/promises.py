"""Guarantees as witnesses of faults: whether an interaction breaks one that it kept before.

Interactions of examples are looked at, and those that show what else survives. To prove every guarantee of every faulty
policy would find more, and take a prover's time for each of thousands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.reference.holds import is_true
from remit.backends.reference.situation import Situation
from remit.contract.problem import InteractionProblem
from remit.driver.guarantees.replay import broken
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.driver.desk import Desk
    from remit.model.nodes import Guarantee


def breaks(desk: Desk, mutant: Desk, interactions: Iterable[Situation]) -> Guarantee | None:
    """Return the first guarantee that an interaction breaks at the mutant and keeps at the desk."""
    for interaction in interactions:
        for policy in mutant.assembly.policies:
            for guarantee in policy.guarantees:
                if _is_broken(guarantee, interaction, mutant) and not _is_broken(
                    guarantee, interaction, desk
                ):
                    return guarantee
    return None


def _is_broken(guarantee: Guarantee, interaction: Situation, desk: Desk) -> bool:
    here = Situation(desk.assembly, interaction.facts, interaction.switches, interaction.world)
    if guarantee.when is None or not is_true(guarantee.when, here):
        return False
    try:
        return any(broken(promise, here, desk) is not None for promise in guarantee.promises)
    except (InteractionProblem, ValueProblem):
        return True
