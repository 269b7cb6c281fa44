"""Every interaction of two small editions, one by one: what differs there, and what the changes say of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from proof.brute import MOMENTS, STATES, VALUES
from proof.small_ground import FIRST, LAST, SMALL, WORLD
from remit.backends.proof.difference.compare import Days, compare
from remit.backends.proof.difference.outcomes import DISAGREE, FAULTS, NOTHING, stopped_words
from remit.backends.proof.difference.pairing import pair
from remit.backends.proof.difference.qualifiers import (
    AnyDecides,
    Decides,
    Given,
    Listed,
    NoneFirst,
    Otherwise,
)
from remit.backends.proof.space import conditions_of, each_atom
from remit.backends.reference.decide import decide
from remit.backends.reference.holds import is_true
from remit.backends.reference.landing import Held
from remit.backends.reference.situation import situation
from remit.driver.difference.contrast import Contrast
from remit.graph.action_words import handling_words, item_words, owner_words
from remit.graph.order import Order
from remit.model import conditions as c
from remit.model import nodes as m

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from remit.backends.proof.difference.found import Change, Compared, Region
    from remit.backends.proof.difference.qualifiers import Qualifier
    from remit.backends.reference.decide import Decided
    from remit.backends.reference.situation import Situation
    from remit.driver.difference.contrast import Difference


@dataclass(frozen=True)
class SameCalendars:
    """Calendars by their names."""

    def content(self, name: str) -> Hashable:
        """Return the name."""
        return name


DAYS = Days(FIRST, LAST, SMALL, SMALL, SameCalendars(), SameCalendars())


@dataclass(frozen=True)
class Decisions:
    """An interaction, and what both editions make of it."""

    here: Situation
    before: Decided
    after: Decided
    differ: dict[tuple[str, str | None], Difference]


def compared(old: m.Assembly, new: m.Assembly) -> Compared:
    """Ask the prover."""
    return compare(pair(old, new), DAYS)


def size(old: m.Assembly, new: m.Assembly) -> int:
    """How many interactions there are to look at."""
    count = 1
    for values in _domains(old, new).values():
        count *= len(values)
    return count


def decisions(old: m.Assembly, new: m.Assembly) -> Iterator[Decisions]:
    """Decide every interaction with both."""
    orders, contrast = (Order(old), Order(new)), Contrast(old, new, DAYS)
    domains = _domains(old, new)
    for values in product(*domains.values()):
        drawn = dict(zip(domains, values, strict=True))
        facts = {"sector": "banking", **{n: v for n, v in drawn.items() if v is not None and n not in STATES}}
        touched = {n: v for n, v in drawn.items() if n in STATES}
        one, other = (situation(side, facts, touched, WORLD) for side in (old, new))  # type: ignore[arg-type]
        before, after = decide(one, orders[0]), decide(other, orders[1])
        language = other.facts.get("language")
        differ = {(d.aspect, d.item): d for d in contrast.differences(before, after, language)}
        yield Decisions(other, before, after, differ)


def _domains(old: m.Assembly, new: m.Assembly) -> dict[str, list[object]]:
    atoms = [a for one in (old, new) for condition in conditions_of(one) for a in each_atom(condition)]
    # What is said depends on the language, whether a condition asks for it or not.
    asked = {atom.fact for atom in atoms} | {"language"}
    asked |= {atom.test.by for atom in atoms if isinstance(atom.test, c.Covers)}
    domains: dict[str, list[object]] = {
        "received": list(MOMENTS),
        "channel": list(old.vocabulary.channels),
    }
    known = dict(VALUES)
    if any(policy.bans for one in (old, new) for policy in one.policies):
        asked.add("vulnerable")
        known["language"] = [*VALUES["language"], "fr"]
    domains |= {name: [*values] for name, values in known.items() if name in asked}
    domains |= {name: [*states] for name, states in STATES.items() if name in asked}
    return domains


class Reader:
    """Reads what changes say, as their words go."""

    def __init__(self, old: m.Assembly, new: m.Assembly) -> None:
        self._lines = {"old": _line(old), "new": _line(new)}

    def about(self, change: Change, one: Decisions) -> bool:
        """Whether an interaction is in one of the regions of a change."""
        return any(self._in(region, change, one) for region in change.regions)

    def _in(self, region: Region, change: Change, one: Decisions) -> bool:
        if not is_true(region.where, one.here):
            return False
        if region.unless is not None and is_true(region.unless, one.here):
            return False
        return all(self._is_so(qualifier, change, one) for qualifier in region.qualifiers)

    def _is_so(self, qualifier: Qualifier, change: Change, one: Decisions) -> bool:
        key = change.aspect, change.item
        match qualifier:
            case NoneFirst(edition, rule):
                decided = one.before if edition == "old" else one.after
                speaking = {r.key for r in _speaking(decided, change.aspect)}
                line = self._lines[edition]
                return not speaking & set(line[: line.index(rule.key)])
            case Listed():
                found = one.differ.get(key)
                return found is not None and listed(change, found)
            case Decides(edition, rule):
                return rule.key in self._now(edition, key, one)
            case AnyDecides(edition, rules):
                return self._now(edition, key, one)[0] in {
                    None if rule is None else rule.key for rule in rules
                }
            case Given(edition, term):
                return term.words in self._now(edition, key, one)
            case Otherwise(edition, term):
                return term.words not in self._now(edition, key, one)

    def _now(self, edition: str, key: tuple[str, str | None], one: Decisions) -> tuple[str | None, str]:
        """Who decides an aspect, and what."""
        decided = one.before if edition == "old" else one.after
        found = one.differ.get(key)
        if found is not None:
            result = found.before if edition == "old" else found.after
            return result.rule, result.words
        return result_of(decided, *key)


def listed(change: Change, found: Difference) -> bool:
    """Whether a difference is one of the ways of a change."""
    ways = (
        (
            None if way.old_rule is None else way.old_rule.key,
            None if way.new_rule is None else way.new_rule.key,
            way.before.words,
            way.after.words,
        )
        for way in change.ways
    )
    return (found.before.rule, found.after.rule, found.before.words, found.after.words) in ways


def _line(one: m.Assembly) -> list[str]:
    rules = [rule for policy in one.policies for section in policy.sections for rule in section.rules]
    return [rule.key for rule in Order(one).linear(rules)]


def _speaking(decided: Decided, aspect: str) -> list[m.Rule]:
    """The candidates for an aspect."""
    if aspect == "handling":
        return [rule for rule in decided.holding if rule.actions.handling is not None]
    deciding = decided.handling.deciders
    counting = [r for r in decided.holding if r.kind is not m.RuleKind.OTHERWISE or r in deciding]
    if isinstance(decided.handling.term, m.Silent):
        counting = list(deciding)
    if aspect == "SLA":
        return [rule for rule in counting if rule.actions.sla is not None]
    return [rule for rule in counting if rule.actions.owner is not None]


def result_of(decided: Decided, aspect: str, item: str | None) -> tuple[str | None, str]:
    """Who decides an aspect, and what, where the editions agree."""
    match aspect:
        case "handling":
            return _first(decided.handling.deciders), handling_said(decided)
        case "priority":
            level = decided.priority
            return _giver(decided, "priority", str(level)), f"priority {level}" if level else "nothing"
        case "SLA":
            sla = decided.sla.term
            unsettled = DISAGREE if decided.sla.terms else NOTHING
            return _first(decided.sla.deciders), unsettled if sla is None else f"apply {sla}"
        case "owner":
            owner = decided.owner.term
            unsettled = DISAGREE if decided.owner.terms else NOTHING
            return _first(decided.owner.deciders), unsettled if owner is None else owner_words(owner)
        case _:
            giver = _giver(decided, aspect, item or "")
            return giver, item_words(m.Item(aspect, item or "")) if giver else "nothing"


def handling_said(decided: Decided) -> str:
    """What becomes of it, in words."""
    match decided.landed.handling:
        case Held(team):
            fault = decided.landed.fault
            if fault is not None and fault.kind == "ban":
                return stopped_words(team)
            return f"hold for {team}" if fault is None else FAULTS[fault.kind]
        case m.Hop() as hop:
            return handling_words(m.Redirect((hop,)))
        case landing:
            return handling_words(landing)


def _first(rules: tuple[m.Rule, ...]) -> str | None:
    return rules[0].key if rules else None


def _giver(decided: Decided, kind: str, name: str) -> str | None:
    item = m.Item(kind, name)
    return next((given.rule.key for given in decided.collected if given.item == item), None)
