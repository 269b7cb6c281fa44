"""Guarantees gained and lost, and those that hold in one edition only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from remit.backends.proof.encoding import Encoding
from remit.backends.proof.guarantees import Guarantees, Open
from remit.backends.proof.landing import Landings
from remit.backends.proof.lateness import Late
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder
from remit.clocks.lines import Lines
from remit.driver.difference.told import GuaranteeTold
from remit.driver.prove import ground_of
from remit.model.digest import canonical
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.backends.proof.moments import Within
    from remit.driver.difference.spans import Facing
    from remit.driver.policy import Policy
    from remit.model.nodes import Assembly, Guarantee


def guarantees_told(old: Policy, new: Policy, compared: Sequence[Facing]) -> tuple[GuaranteeTold, ...]:
    """Return every guarantee that is not as it was; the prover is asked only where something changed."""
    before, after = _stated(old.assemblies), _stated(new.assemblies)
    told = [
        GuaranteeTold(title, policy, "gained") for policy, title in after if (policy, title) not in before
    ]
    told += [GuaranteeTold(title, policy, "lost") for policy, title in before if (policy, title) not in after]
    told += [
        GuaranteeTold(title, policy, "reworded")
        for (policy, title), one in after.items()
        if (policy, title) in before and _content(before[policy, title]) != _content(one)
    ]
    fails_after = _failing(one.new for one in compared) if after else {}
    # Where all hold now there is nothing of which to ask whether it held.
    fails_before = _failing(one.old for one in compared) if fails_after else {}
    told += [
        GuaranteeTold(title, policy, how)
        for (policy, title), how in fails_after.items()
        if fails_before.get((policy, title)) != how
    ]
    return tuple(told)


def _stated(assemblies: Iterable[Assembly]) -> dict[tuple[str, str], Guarantee]:
    return {
        (policy.title, guarantee.title): guarantee
        for assembly in assemblies
        for policy in assembly.policies
        for guarantee in policy.guarantees
    }


def _content(guarantee: Guarantee) -> object:
    return canonical(replace(guarantee, because=(), accepts={}))


def _failing(assemblies: Iterable[Assembly]) -> dict[tuple[str, str], str]:
    """Return the guarantees that do not hold, or that the prover left open."""
    found: dict[tuple[str, str], str] = {}
    for assembly in {id(one): one for one in assemblies}.values():
        if not any(policy.guarantees for policy in assembly.policies):
            continue
        again = partial(_finder, assembly)
        finder = again()
        encoding, late = Encoding(finder.space), Late(Lines(assembly, PublicHolidays()))
        for finding in Guarantees(encoding, Landings(encoding), late, finder, again).refutations():
            how = "not decided" if isinstance(finding, Open) else "broken"
            found[finding.guarantee.policy, finding.guarantee.title] = how
        finder.solver.close()
    return found


def _finder(assembly: Assembly, moments: Iterable[Within] = ()) -> Finder:
    return Finder(space_of([assembly], [ground_of(assembly)], (), moments))
