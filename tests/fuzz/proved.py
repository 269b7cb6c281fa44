"""Random interactions against what `remit check` says is proved; the first that contradicts it is shown.

`proved.py [COUNT [SEED [PATH …]]]` draws so many interactions (a million if nothing else is said) for the policies of
the paths (`policies` if none are given), shared out among their sectors, and decides each on the reference evaluator.
None may meet rules that disagree, or no rule at all, or a redirect that reaches nothing; none may find a complete table
without a row; none may break a guarantee whose condition it meets, and none may be decided otherwise than its pair. At
the end stands how often each guarantee was put to the test.

Nothing of the prover is used: a fact is drawn from around the values that conditions name, a moment from around the
times at which something opens, shuts or begins. Every second interaction is bent towards a condition of the policy.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from remit.backends.reference.holds import holds, is_true
from remit.driver.compile import compile_paths
from remit.driver.desk import Desk
from remit.driver.guarantees.replay import broken, changed
from remit.driver.prove import proved
from remit.model import conditions as c
from remit.model import types as t
from remit.model.horizon import horizon
from remit.model.nodes import RuleKind
from remit.runtime.money import Money
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.model.nodes import Assembly, Fact, Guarantee, Value

TIMES = (
    time(0),
    time(7),
    time(8),
    time(9),
    time(10),
    time(12),
    time(14),
    time(17),
    time(18),
    time(20),
    time(22),
)
UNKNOWN_ONE_IN = 4

N = TypeVar("N", int, Decimal)
ALWAYS = ("channel", "received")


class Once(Desk):
    """A desk that decides each of the last two situations once."""

    _last: tuple[tuple[Situation, Decided], ...] = ()

    def decided(self, situation_: Situation) -> Decided:
        """What the reference evaluator decides."""
        for known, decided in self._last:
            if known is situation_:
                return decided
        found = super().decided(situation_)
        self._last = (*self._last[-1:], (situation_, found))
        return found


def atoms(condition: c.Condition) -> Iterator[c.Atom]:
    """Yield the atoms of a condition."""
    if isinstance(condition, c.Atom):
        yield condition
    else:
        for part in condition.parts:
            yield from atoms(part)


def conditions(one: Assembly) -> Iterator[c.Condition]:
    """Yield what rules and guarantees ask, guarantees as often as all rules together."""
    rules = [rule for policy in one.policies for section in policy.sections for rule in section.rules]
    asked = [rule.when for rule in rules if rule.kind is not RuleKind.OTHERWISE]
    promised = [g.when for policy in one.policies for g in policy.guarantees if g.when is not None]
    yield from asked
    for _ in range(len(asked) // max(1, len(promised))):
        yield from promised


class Lot:
    """Draws interactions for one assembly."""

    def __init__(self, one: Assembly, chance: random.Random) -> None:
        self.one, self.chance = one, chance
        self.first, self.last = horizon(one.first, one.last)
        self.conditions = list(conditions(one))
        named: dict[str, list[Any]] = {}
        words: dict[str, list[str]] = {}
        for atom in (atom for condition in self.conditions for atom in atoms(condition)):
            match atom.test:
                case c.IsIn(values):
                    named.setdefault(atom.fact, []).extend(values)
                case c.InRange(low, high):
                    named.setdefault(atom.fact, []).extend(end for end in (low, high) if end is not None)
                case c.ContainsWords(phrases):
                    words.setdefault(atom.fact, []).extend(phrases)
                case _:
                    pass
        self.named = {fact: list(dict.fromkeys(values)) for fact, values in named.items()}
        self.words = {fact: list(dict.fromkeys(values)) for fact, values in words.items()}

    def interaction(self) -> tuple[dict[str, Value], dict[str, bool | frozenset[str]]]:
        """Draw the facts that are known, and the switches that were touched."""
        facts: dict[str, Value] = {"sector": self.one.sector}
        vocabulary = self.one.vocabulary
        for name, fact in vocabulary.facts.items():
            known = name in ALWAYS or self.chance.randrange(UNKNOWN_ONE_IN)
            if name not in facts and known:
                facts[name] = self.value(fact)
        switches: dict[str, bool | frozenset[str]] = {}
        for name, switch in vocabulary.switches.items():
            if self.chance.random() < 0.3:
                switches[name] = self.chance.random() < 0.5
                if switch.by is not None:
                    values = vocabulary.facts[switch.by].type.values  # type: ignore[union-attr] # an enumeration
                    switches[name] = frozenset(v for v in values if self.chance.random() < 0.5)
        if self.chance.random() < 0.5:
            self.bend(self.chance.choice(self.conditions), facts, switches)
        return facts, switches

    def bend(self, towards: c.Condition, facts: dict[str, Value], switches: dict[str, Any]) -> None:
        """Change facts so that a condition is likely to hold."""
        match towards:
            case c.AllOf(parts):
                for part in parts:
                    self.bend(part, facts, switches)
            case c.AnyOf(parts) if parts:
                self.bend(self.chance.choice(parts), facts, switches)
            case c.Atom():
                self.meet(towards, facts, switches)
            case _:
                pass

    def meet(self, atom: c.Atom, facts: dict[str, Value], switches: dict[str, Any]) -> None:
        """Change a fact so that an atom may hold."""
        name, test = atom.fact, atom.test
        if name in self.one.vocabulary.switches:
            if not isinstance(test, c.Covers):
                switches[name] = not atom.negated
            elif test.by in facts:
                switches[name] = frozenset({str(facts[test.by])})
        elif isinstance(test, c.IsUnknown):
            facts.pop(name, None) if not atom.negated else facts.setdefault(
                name, self.value(self.one.vocabulary.facts[name])
            )
        elif isinstance(test, c.IsIn) and not atom.negated:
            facts[name] = self.chance.choice(test.values)
        elif isinstance(test, c.Has):
            had = facts.get(name)
            had = had if isinstance(had, frozenset) else frozenset()
            facts[name] = had - {test.element} if atom.negated else had | {test.element}
        elif name not in ("received", "sector"):
            facts[name] = self.value(self.one.vocabulary.facts[name])

    def value(self, fact: Fact) -> Value:
        """Draw a value of a fact."""
        chance = self.chance
        named: list[Any] = self.named.get(fact.name, [])
        match fact.type:
            case t.YesNo():
                return chance.random() < 0.5
            case t.OneOf(values):
                if fact.name == "channel":
                    values = tuple(self.one.vocabulary.channels)
                return chance.choice(values)
            case t.SomeOf(values):
                return frozenset(chance.sample(values, min(len(values), chance.choice((0, 1, 1, 1, 2, 3)))))
            case t.AnyWord():
                return chance.choice([*map(str, named), "en", "fr", "pl"])
            case t.WholeNumber(low, high):
                whole: int = self._near([*named, 0, 1], 1, low, high)
                return whole
            case t.Elapsed():
                seconds: int = self._near([*named, 0, 3600], 1, 0, None)
                return seconds
            case t.Number(low, high):
                number: Decimal = self._near([*named, Decimal(0)], Decimal("0.01"), low, high)
                return number
            case t.MoneyAmount():
                near = chance.choice([*named, Money(10_000, "GBP")])
                currency = near.currency if chance.random() < 0.9 else chance.choice(("EUR", "USD", "GBP"))
                return Money(near.minor + chance.choice((-1, 0, 0, 1)), currency)
            case t.Moment():
                return self.moment()
            case t.FreeText():
                phrases = self.words.get(fact.name, [])
                said = chance.sample(phrases, min(len(phrases), chance.randrange(3)))
                return re.sub(r"[*]", "s", " and ".join(["Hello", *said]))
        raise TypeError(fact.type)

    def _near(self, points: list[N], step: N, low: N | None, high: N | None) -> N:
        value = self.chance.choice(points) + self.chance.choice((-1, 0, 0, 1)) * step
        value = value if low is None else max(low, value)
        return value if high is None else min(high, value)

    def moment(self) -> datetime:
        """Draw a second of the days in force, often one at which something begins."""
        chance = self.chance
        day = self.first + timedelta(days=chance.randrange((self.last - self.first).days + 1))
        here = zone(self.one.zone)
        if chance.random() < 0.5:
            clock = datetime.combine(day, chance.choice(TIMES), here)
            clock = clock.astimezone(UTC) + timedelta(seconds=chance.choice((-1, 0, 1)))
        else:
            clock = datetime.combine(day, time(0), here).astimezone(UTC) + timedelta(
                seconds=chance.randrange(86_400)
            )
        inside = self.first <= clock.astimezone(here).date() <= self.last
        return clock if inside else datetime.combine(day, time(12), here).astimezone(UTC)


class Contradiction(Exception):  # noqa: N818 - it says what happened
    """An interaction that is not as was proved."""


def look(desk: Desk, lot: Lot, counts: Counter[str]) -> None:
    """Draw an interaction and hold it to everything that is proved."""
    drawn, switches = lot.interaction()
    facts, _ = desk.derive(drawn)
    here = desk.situation(facts, switches)
    decided = desk.decided(here)
    fault = decided.landed.fault
    if fault is not None and fault.kind != "ban":
        raise Contradiction(f"{fault}: {facts} {switches}")
    if any(len(settled.terms) > 1 for settled in (decided.handling, decided.owner, decided.sla)):
        raise Contradiction(f"rules disagree: {facts} {switches}")
    pairs = []
    for policy in desk.assembly.policies:
        for section in policy.sections:
            for table, where in section.complete.items():
                rows = [rule for rule in section.rules if rule.table == table and rule.row is not None]
                if is_true(where, here) and not any(holds(row, section, policy, here) for row in rows):
                    raise Contradiction(f"no row of {table}: {facts} {switches}")
        for guarantee in policy.guarantees:
            if guarantee.when is None:
                pairs.append(guarantee)
            elif is_true(guarantee.when, here):
                counts[guarantee.title] += 1
                for promise in guarantee.promises:
                    shown = broken(promise, here, desk)
                    if shown is not None:
                        raise Contradiction(f"{guarantee.title}: {shown.words}: {facts} {switches}")
    if pairs:
        pair(lot.chance.choice(pairs), here, desk, lot, counts)


def pair(guarantee: Guarantee, here: Situation, desk: Desk, lot: Lot, counts: Counter[str]) -> None:
    """Change one of the facts that may change nothing."""
    fact = lot.chance.choice(guarantee.facts)
    facts = dict(here.facts)
    facts.pop(fact, None)
    if lot.chance.randrange(UNKNOWN_ONE_IN):
        facts[fact] = lot.value(desk.assembly.vocabulary.facts[fact])
    facts, _ = desk.derive(facts)
    other = desk.situation(facts, here.switches)
    counts[guarantee.title] += 1
    for aspect in guarantee.aspects:
        shown = changed(aspect, here, other, desk)
        if shown is not None:
            raise Contradiction(f"{guarantee.title}: {shown.words}: {here.facts} and {facts}")


def main(count: int, seed: int, paths: Iterable[Path]) -> None:
    """Draw them, and tell."""
    compiled = compile_paths(list(paths))
    if any(one.severity.value == "error" for one in proved(compiled).report.diagnostics):
        sys.exit("these policies are not proved")
    desks = [Once(one, compiled.assemblies) for one in compiled.assemblies]
    chance = random.Random(seed)  # noqa: S311 - to draw again, not to hide
    lots = [Lot(desk.assembly, chance) for desk in desks]
    counts: Counter[str] = Counter()
    for number in range(count):
        look(desks[number % len(desks)], lots[number % len(desks)], counts)
        if (number + 1) % 100_000 == 0:
            print(f"{number + 1:,} interactions", flush=True)
    for title, times in sorted(counts.items(), key=lambda item: item[1]):
        print(f"{times:>10,}  {title}")
    print(f"{count:,} interactions of {len(desks)} sectors, seed {seed}: none contradicts what is proved")


if __name__ == "__main__":
    said = sys.argv[1:]
    main(
        int(said[0]) if said else 1_000_000,
        int(said[1]) if said[1:] else 1,
        [Path(p) for p in said[2:] or ["policies"]],
    )
