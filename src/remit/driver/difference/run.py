"""Compares policies with what they were, and tells all that is different."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.backends.proof.difference.compare import compare
from remit.backends.proof.difference.groups import Around
from remit.backends.proof.difference.pairing import pair
from remit.driver.desk import Desk
from remit.driver.difference.apart import apart
from remit.driver.difference.calendars import days_of
from remit.driver.difference.changed_words import Referred, words_told
from remit.driver.difference.contrast import Contrast
from remit.driver.difference.examples import Replays
from remit.driver.difference.guarantees import guarantees_told
from remit.driver.difference.promises import promises_told
from remit.driver.difference.spans import facing
from remit.driver.difference.told import (
    ChangeTold,
    Days,
    DeclaredTold,
    Difference,
    ShareTold,
)
from remit.driver.difference.words import reads_alike, region_told, way_told

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from remit.backends.proof.difference.compare import Days as CalendarDays
    from remit.backends.proof.difference.found import Change, Compared
    from remit.driver.difference.allowed import Allowed
    from remit.driver.difference.spans import Facing
    from remit.driver.difference.told import RegionTold, RuleNamed, Way
    from remit.driver.policy import Policy
    from remit.model.nodes import Assembly


class Comparing:
    """Compares two editions. `allowed` are the changes that were declared beforehand, None: nothing was asked."""

    def __init__(self, old: Policy, new: Policy, allowed: Allowed | None = None) -> None:
        self._old, self._new, self._allowed = old, new, allowed
        self._made: dict[int, Desk] = {}
        self._contrasts: dict[int, Contrast] = {}
        self._referred: dict[int, Referred] = {}
        self._laid: dict[int, CalendarDays] = {}
        self.facing, self._alone = facing(old.assemblies, new.assemblies)
        self.compared = tuple((one, self._compare(one)) for one in self.facing if not same(one))

    def _compare(self, one: Facing) -> Compared:
        laid = pair(replace(one.old, sector=one.sector), replace(one.new, sector=one.sector))
        declared = None if self._allowed is None else self._allowed.of(one.sector, laid)
        return compare(laid, self._days(one), declared)

    def desks(self, one: Facing) -> tuple[Desk, Desk]:
        """What decides the old edition, and the new one."""
        return self._desk(one.old), self._desk(one.new)

    def _desk(self, assembly: Assembly) -> Desk:
        if id(assembly) not in self._made:
            # What only the other edition knows is passed over, as what only other sectors know is.
            every = (*self._old.assemblies, *self._new.assemblies)
            self._made[id(assembly)] = Desk(assembly, every)
        return self._made[id(assembly)]

    def told(self, old: str, new: str) -> tuple[Difference, dict[tuple[int, int], int]]:
        """Tell all that is different, and by pair and place the number under which each change is told."""
        gathered: dict[Hashable, list[tuple[int, int, Facing, Compared, Change]]] = defaultdict(list)
        for place, (one, compared) in enumerate(self.compared):
            for index, change in enumerate(compared.changes):
                gathered[self._reads(change, one, compared)].append((place, index, one, compared, change))
        changes: list[ChangeTold] = []
        numbers: dict[tuple[int, int], int] = {}
        for number, alike in enumerate(gathered.values(), 1):
            changes.append(self._change(number, alike))
            numbers.update({(place, index): number for place, index, *_ in alike})
        shares, uncounted = self._shares()
        only_in_one, came = apart(self.facing, self._alone, self._allowed)
        told = Difference(
            old=old,
            new=new,
            compared=tuple(Days(one.sector, one.first, one.last, one.carried) for one in self.facing),
            changes=tuple(changes),
            shares=shares,
            uncounted=uncounted,
            alone=tuple((one.edition, Days(one.sector, one.first, one.last)) for one in self._alone),
            words=words_told((one, compared.pair, self._days(one)) for one, compared in self.compared),
            guarantees=guarantees_told(self._old, self._new, [one for one, _ in self.compared]),
            promises=promises_told([(one, self._days(one)) for one, _ in self.compared]),
            limits=(*self._limits(), *_unconfirmed(changes)),
            apart=only_in_one,
            declared=None if self._allowed is None else len(self._allowed.entries),
            missed=tuple(self._missed(came)),
            digests={
                "old": tuple(sorted({p.digest for a in self._old.assemblies for p in a.policies})),
                "new": tuple(sorted({p.digest for a in self._new.assemblies for p in a.policies})),
            },
        )
        return told, numbers

    def _reads(self, change: Change, one: Facing, compared: Compared) -> Hashable:
        """Equal for changes of different sectors and days that are told together: they read the same, but for rules.

        Which rules come first, and which others decided before, may be different for each sector.
        """
        ways = self._ways(change, one)
        match change.around:
            case Around.NOW:
                shared: set[Hashable] = {(_called(way.new_rule), way.after, way.after_means) for way in ways}
            case Around.ONCE:
                shared = {(_called(way.old_rule), way.before, way.before_means) for way in ways}
            case Around.TERM:
                shared = {(way.before, way.before_means, way.after, way.after_means) for way in ways}
            case Around.ONE:
                shared = {replace(way, old_rule=None, new_rule=None) for way in ways}
                shared |= {(_called(way.old_rule), _called(way.new_rule)) for way in ways}
        regions = tuple(replace(region, first=()) for region in self._regions(change, compared))
        return (change.aspect, change.item, change.around, frozenset(shared), regions)

    def _ways(self, change: Change, one: Facing) -> tuple[Way, ...]:
        ways = (way_told(was, self._old.at, self._new.at) for was in change.ways)
        return tuple(
            replace(way, refers=self._refers(one).by(way)) if reads_alike(way) else way for way in ways
        )

    def _refers(self, one: Facing) -> Referred:
        if id(one) not in self._referred:
            self._referred[id(one)] = Referred(one, self._days(one))
        return self._referred[id(one)]

    def _regions(self, change: Change, compared: Compared) -> tuple[RegionTold, ...]:
        vocabulary, zone = compared.pair.new.vocabulary, compared.pair.new.zone
        return tuple(region_told(region, vocabulary, zone) for region in change.regions)

    def _change(self, number: int, alike: Sequence[tuple[int, int, Facing, Compared, Change]]) -> ChangeTold:
        _, _, first, _, change = alike[0]
        beyond = None
        for _, index, one, other, _ in alike:
            found = next((b.witness for b in other.beyond if b.change == index), None)
            if found is not None and beyond is None:
                beyond = self._replays(one).example(found)
        told = [self._regions(other, its) for _, _, _, its, other in alike]
        return ChangeTold(
            number=number,
            aspect=change.aspect,
            item=change.item,
            around=change.around.value,
            ways=tuple(dict.fromkeys(way for *_, its, _, other in alike for way in self._ways(other, its))),
            regions=tuple(
                replace(some[0], first=tuple(dict.fromkeys(name for region in some for name in region.first)))
                for some in zip(*told, strict=True)
            ),
            days=tuple(Days(one.sector, one.first, one.last, one.carried) for _, _, one, _, _ in alike),
            example=self._replays(first).example(change.witness),
            beyond=beyond,
        )

    def _replays(self, one: Facing) -> Replays:
        return Replays(self._old, self._new, *self.desks(one), self.contrast(one))

    def contrast(self, one: Facing) -> Contrast:
        """What compares two decisions."""
        if id(one) not in self._contrasts:
            self._contrasts[id(one)] = Contrast(one.old, one.new, self._days(one))
        return self._contrasts[id(one)]

    def _days(self, one: Facing) -> CalendarDays:
        if id(one) not in self._laid:
            self._laid[id(one)] = days_of(one)
        return self._laid[id(one)]

    def _shares(self) -> tuple[tuple[ShareTold, ...], tuple[str, ...]]:
        counted: list[ShareTold] = []
        uncounted: list[str] = []
        for one, compared in self.compared:
            if compared.share is not None:
                counted.append(ShareTold(one.sector, compared.share.changed, compared.share.cells))
            elif compared.changes:
                uncounted.append(one.sector)
        return tuple(counted), tuple(dict.fromkeys(uncounted))

    def _limits(self) -> Iterable[str]:
        for one, compared in self.compared:
            if not compared.pair.channels:
                yield f"{one.sector}: the two have no channel in common"
            for aspect in compared.undecided:
                yield f"{one.sector}: {aspect} could not be compared within the limit of the search"
            for aspect in compared.more:
                yield f"{one.sector}: {aspect} differs in more ways than are told apart here"

    def _missed(self, came: AbstractSet[int]) -> Iterable[DeclaredTold]:
        if self._allowed is None:
            return
        for entry in self._allowed.entries:
            happened, missing = entry.number in came, None
            for one, compared in self.compared:
                for outcome in compared.happenings:
                    if outcome.number != entry.number:
                        continue
                    happened = happened or outcome.happened
                    if outcome.missing is not None and missing is None:
                        missing = self._replays(one).example(outcome.missing)
            if missing is not None or not happened:
                yield DeclaredTold(entry.number, entry.says, missing)


def _unconfirmed(changes: Iterable[ChangeTold]) -> Iterable[str]:
    """Whatever the evaluator does not confirm is a fault of ours, and never passes for a proof."""
    for change in changes:
        about = change.aspect if change.item is None else f"{change.aspect} {change.item}"
        if about not in change.example.differs:
            yield f"change {change.number}: the evaluator does not confirm its example, which is a fault of Remit"


def _called(rule: RuleNamed | None) -> str | None:
    return None if rule is None else rule.name


def same(one: Facing) -> bool:
    """Whether two assemblies are one and the same by their digests, so that there is nothing to prove."""
    return _digests(one.old) == _digests(one.new) and one.old.sector == one.new.sector


def _digests(assembly: Assembly) -> tuple[str, ...]:
    return tuple(policy.digest for policy in assembly.policies)
