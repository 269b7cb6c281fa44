"""Real interactions decided with both editions: how many, and which, each change is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from remit.contract.decode import arrival, decode
from remit.contract.problem import InteractionProblem
from remit.driver.difference.told import DataTold
from remit.driver.intake.records import Record
from remit.model.from_syntax.assemblies import ANY_SECTOR
from remit.runtime.value_problem import ValueProblem
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from remit.backends.reference.decide import Decided
    from remit.driver.desk import Desk
    from remit.driver.difference.contrast import Difference as Differs
    from remit.driver.difference.run import Comparing
    from remit.driver.difference.spans import Facing
    from remit.driver.difference.told import Difference
    from remit.driver.intake.records import Item
    from remit.model.nodes import Value

# Ids of these are kept; the rest are counted.
MOST_LISTED: Final = 100_000


def counted(
    told: Difference,
    numbers: Mapping[tuple[int, int], int],
    comparing: Comparing,
    items: Iterable[Item],
    switches: Callable[[Record], Mapping[str, bool | frozenset[str]]],
) -> Difference:
    """Return what was told with what it comes to on real interactions."""
    counts: Counter[int] = Counter()
    ids: defaultdict[int, list[str]] = defaultdict(list)
    reads = changed = refused = elsewhere = 0
    other: list[str] = []
    counting = _Counting(comparing, numbers)
    for item in items:
        if not isinstance(item, Record):
            refused += 1
            continue
        try:
            found = counting.changes(item, switches(item))
        except (InteractionProblem, ValueProblem):
            refused += 1
            continue
        if found is None:
            elsewhere += 1
            continue
        reads += 1
        identifier = str(item.fields.get("id", item.line))
        changed += bool(found)
        for number in found:
            counts[number] += 1
            if len(ids[number]) < MOST_LISTED:
                ids[number].append(identifier)
        if 0 in found:
            other.append(identifier)
    changes = tuple(
        replace(change, count=counts[change.number], ids=tuple(ids[change.number])) for change in told.changes
    )
    return replace(told, changes=changes, data=DataTold(reads, changed, refused, elsewhere, tuple(other)))


class _Counting:
    def __init__(self, comparing: Comparing, numbers: Mapping[tuple[int, int], int]) -> None:
        self._comparing = comparing
        self._told: dict[int, dict[tuple[object, ...], int]] = {}
        for place, (one, compared) in enumerate(comparing.compared):
            known: dict[tuple[object, ...], int] = {}
            for index, change in enumerate(compared.changes):
                for was in change.ways:
                    rules = (None if r is None else r.key for r in (was.old_rule, was.new_rule))
                    key = (change.aspect, change.item, *rules, was.before.words, was.after.words)
                    known[key] = numbers[place, index]
            self._told[id(one)] = known

    def changes(self, record: Record, switches: Mapping[str, bool | frozenset[str]]) -> set[int] | None:
        """Return the numbers of the changes that an interaction is an instance of; 0: of none that is told.

        None where the two are not compared for its sector, or on its day.
        """
        arrived = arrival(record.fields, None)
        one = self._facing(arrived.sector, arrived.received)
        if one is None:
            return None
        desks = self._comparing.desks(one)
        refused = [problem for desk in desks if (problem := _problem(record, desk)) is not None]
        if len(refused) == len(desks):
            raise refused[0]
        (before, _), (after, language) = (self._decided(record, desk, switches) for desk in desks)
        contrast = self._comparing.contrast(one)
        known = self._told.get(id(one), {})
        return {known.get(_key(d), 0) for d in contrast.differences(before, after, language)}

    def _facing(self, sector: str, received: object) -> Facing | None:
        for one in self._comparing.facing:
            if one.sector not in (sector, ANY_SECTOR):
                continue
            day = received.astimezone(zone(one.new.zone)).date()  # type: ignore[attr-defined] # a moment
            if one.first <= day <= one.last:
                return one
        return None

    def _decided(
        self, record: Record, desk: Desk, switches: Mapping[str, bool | frozenset[str]]
    ) -> tuple[Decided, Value | None]:
        """Decide a record, and say its language.

        What an edition cannot read, since only the other has such a value, is unknown to it.
        """
        fields = dict(record.fields)
        while True:
            try:
                interaction = decode(arrival(fields, None), desk.schema)
                break
            except InteractionProblem as problem:
                if problem.field is None or not _drop(fields, problem.field):
                    raise
        facts, _ = desk.read(interaction)
        known = {name: state for name, state in switches.items() if name in desk.schema.switches}
        return desk.decided(desk.situation(facts, known)), facts.get("language")


def _problem(record: Record, desk: Desk) -> InteractionProblem | None:
    try:
        decode(arrival(record.fields, None), desk.schema)
    except InteractionProblem as problem:
        return problem
    return None


def _drop(fields: dict[str, object], name: str) -> bool:
    """Leave a field out; False where there is no such field, or none may be left out."""
    if name in ("id", "received", "channel", "sector"):
        return False
    first, _, rest = name.partition(".")
    if name in fields:
        del fields[name]
        return True
    inner = fields.get(first)
    if rest and isinstance(inner, dict):
        fields[first] = copied = dict(inner)
        return _drop(copied, rest)
    return False


def _key(one: Differs) -> tuple[object, ...]:
    return (one.aspect, one.item, one.before.rule, one.after.rule, one.before.words, one.after.words)
