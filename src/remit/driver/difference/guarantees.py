"""Guarantees gained and lost, and those that hold in one edition only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, TypeAlias

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
    from collections.abc import Iterable, Mapping, Sequence

    from remit.backends.proof.moments import Within
    from remit.driver.difference.spans import Facing
    from remit.driver.policy import Policy
    from remit.model.nodes import Assembly, Guarantee

PROVED: Final = "proved"
BROKEN: Final = "broken"
NOT_DECIDED: Final = "not decided"


def guarantees_told(old: Policy, new: Policy, compared: Sequence[Facing]) -> tuple[GuaranteeTold, ...]:
    """Return every guarantee that is not as it was: gained, lost, in other words, proved now, or no longer."""
    before, after = _stated(old), _stated(new)
    if not before and not after:
        return ()
    was, now = (_verdicts(side) for side in ((one.old for one in compared), (one.new for one in compared)))
    only_in_one = _only_in_one(compared)
    told: list[GuaranteeTold] = []
    for key, one in after.items():
        verdict = now.get(key[1:], PROVED)
        earlier = _earlier(key, before, after)
        if earlier is None:
            told.append(GuaranteeTold(one.title, one.policy, "gained", None, verdict))
            continue
        before_verdict = was.get(earlier[1:], PROVED)
        if old.text(before[earlier].span) != new.text(one.span):
            told.append(GuaranteeTold(one.title, one.policy, "reworded", before_verdict, verdict))
        elif _content(before[earlier], only_in_one) != _content(one, only_in_one):
            told.append(GuaranteeTold(one.title, one.policy, "means something else", before_verdict, verdict))
        elif before_verdict != verdict:
            what = "now proved" if verdict == PROVED else "no longer proved"
            what = what if PROVED in (before_verdict, verdict) else "as little proved"
            told.append(GuaranteeTold(one.title, one.policy, what, before_verdict, verdict))
    kept = {_earlier(key, before, after) for key in after}
    told += [
        GuaranteeTold(one.title, one.policy, "lost", was.get(key[1:], PROVED), None)
        for key, one in before.items()
        if key not in kept
    ]
    return tuple(told)


_Key: TypeAlias = tuple[str, str, str]
"""File without its folders, policy, guarantee."""


def _stated(policies: Policy) -> dict[_Key, Guarantee]:
    return {
        (PurePath(policy.file).name, policy.title, guarantee.title): guarantee
        for assembly in policies.assemblies
        for policy in assembly.policies
        for guarantee in policy.guarantees
    }


def _earlier(key: _Key, before: Mapping[_Key, Guarantee], after: Mapping[_Key, Guarantee]) -> _Key | None:
    """Return what a guarantee was: of its policy, else that of its file or its name that is nowhere else now."""
    if key in before:
        return key
    gone = [one for one in before if one not in after and one[2] == key[2]]
    return next((one for one in gone if one[0] == key[0]), gone[0] if gone else None)


def _only_in_one(compared: Iterable[Facing]) -> frozenset[str]:
    """Name the channels that only one edition has: `channel is public` takes them in or not, and says the same."""
    return frozenset(
        name
        for one in compared
        for name in one.old.vocabulary.channels.keys() ^ one.new.vocabulary.channels.keys()
    )


def _content(guarantee: Guarantee, passed_over: frozenset[str]) -> object:
    return _without(canonical(replace(guarantee, policy="", because=(), accepts={})), passed_over)


def _without(value: object, names: frozenset[str]) -> object:
    match value:
        case list():
            return [_without(one, names) for one in value if not (isinstance(one, str) and one in names)]
        case dict():
            return {key: _without(one, names) for key, one in value.items()}
        case _:
            return value


def _verdicts(assemblies: Iterable[Assembly]) -> dict[tuple[str, str], str]:
    """Return what became of the guarantees that are not proved."""
    found: dict[tuple[str, str], str] = {}
    for assembly in {id(one): one for one in assemblies}.values():
        if not any(policy.guarantees for policy in assembly.policies):
            continue
        again = partial(_finder, assembly)
        finder = again()
        encoding, late = Encoding(finder.space), Late(Lines(assembly, PublicHolidays()))
        for finding in Guarantees(encoding, Landings(encoding), late, finder, again).refutations():
            key = finding.guarantee.policy, finding.guarantee.title
            # Of several assemblies, one in which it is broken says more than one in which it is left open.
            if found.get(key) != BROKEN:
                found[key] = NOT_DECIDED if isinstance(finding, Open) else BROKEN
        finder.solver.close()
    return found


def _finder(assembly: Assembly, moments: Iterable[Within] = ()) -> Finder:
    return Finder(space_of([assembly], [ground_of(assembly)], (), moments))
