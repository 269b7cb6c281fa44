"""A second reading of the page on meaning, written from its words and not from the evaluator.

It is as slow as can be: conditions are read in the three-valued logic of Kleene over cells, the order is the
least relation that its five sentences allow, found by adding pairs until nothing is new, and every aspect is
read off the sets that the sentences speak of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from remit.model import conditions as c
from remit.model import nodes as m

if TYPE_CHECKING:
    from properties.strategies import Given

KNOWN_TRUE, UNKNOWN, KNOWN_FALSE = 1.0, 0.5, 0.0


@dataclass(frozen=True)
class Reading:
    """What the page says becomes of an interaction; rules by their keys."""

    handling: tuple[frozenset[str], frozenset[str]]
    owner: tuple[frozenset[str], frozenset[str]]
    sla: tuple[frozenset[str], frozenset[str]]
    collected: frozenset[tuple[str, str, str]]
    priority: int | None
    landed: str
    team: str | None


# ------------------------------------------------------------------------------------------------ conditions

ELEMENTS = ("fraud", "hours")
CELLS: dict[str, tuple[str, ...]] = {
    "intent": ("complaint", "question", "comment"),
    "vulnerable": ("no", "yes"),
    "channel": ("twitter", "mentions", "dm", "webchat", "newsletter"),
    "followers": ("under 5", "5", "6 to 9", "10", "over 10"),
    "language": ("cy", "any other"),
    "topics": ("", "fraud", "hours", "fraud hours"),
}


def cell(fact: str, value: m.Value) -> str:
    """Return the cell of a known value."""
    match fact:
        case "vulnerable":
            return "yes" if value else "no"
        case "followers":
            number = int(str(value))
            return (
                "under 5"
                if number < 5
                else "5"
                if number == 5
                else "6 to 9"
                if number < 10
                else "10"
                if number == 10
                else "over 10"
            )
        case "language":
            return "cy" if value == "cy" else "any other"
        case "topics":
            assert isinstance(value, frozenset)
            return " ".join(element for element in ELEMENTS if element in value)
        case _:
            return str(value)


FOLLOWERS = {
    (None, 10, False): {"under 5", "5", "6 to 9", "10"},
    (None, 10, True): {"under 5", "5", "6 to 9"},
    (10, None, False): {"10", "over 10"},
    (10, None, True): {"over 10"},
    (5, 10, False): {"5", "6 to 9", "10"},
    (5, 10, True): {"6 to 9"},
}


def cells_of(atom: c.Atom) -> set[str]:
    """Return the known cells that an atom names, its negation left aside."""
    match atom.test:
        case c.IsIn(values):
            return {cell(atom.fact, value) for value in values}
        case c.InRange(low, high, open_):
            return set(FOLLOWERS[low, high, open_])  # type: ignore[index] # only these are drawn
        case c.Has(element):
            return {one for one in CELLS["topics"] if element in one.split()}
        case c.HasAny():
            return {one for one in CELLS["topics"] if one}
        case _:
            raise AssertionError(atom)


def kleene(condition: c.Condition, given: Given, switches: dict[str, bool | frozenset[str]]) -> float:
    """Return how true a condition is."""
    match condition:
        case c.AllOf(parts):
            return min((kleene(part, given, switches) for part in parts), default=KNOWN_TRUE)
        case c.AnyOf(parts):
            return max((kleene(part, given, switches) for part in parts), default=KNOWN_FALSE)
        case c.Atom(fact, test, negated):
            if fact in switches:
                true = switches[fact]
                if isinstance(true, frozenset):
                    true = "intent" in given.facts and given.facts["intent"] in true
                plain = KNOWN_TRUE if true else KNOWN_FALSE
            elif isinstance(test, c.IsUnknown):
                plain = KNOWN_FALSE if fact in given.facts else KNOWN_TRUE
            elif fact not in given.facts:
                plain = UNKNOWN
            else:
                plain = KNOWN_TRUE if cell(fact, given.facts[fact]) in cells_of(condition) else KNOWN_FALSE
            return 1 - plain if negated else plain
    raise AssertionError(condition)


# ------------------------------------------------------------------------------------------------ holding


class Reader:
    """Reads one interaction in one assembly."""

    def __init__(self, assembly: m.Assembly, given: Given) -> None:
        self.assembly = assembly
        self.given = given
        moment = given.facts["received"]
        assert isinstance(moment, datetime)
        self.today = moment.astimezone(ZoneInfo("Europe/London")).date()
        self.rules = {rule.key: rule for p in assembly.policies for s in p.sections for rule in s.rules}
        self.section = {
            rule.key: (p.title, index)
            for p in assembly.policies
            for index, s in enumerate(p.sections)
            for rule in s.rules
        }
        self.switches: dict[str, bool | frozenset[str]] = {
            "incident": False,
            "outage": frozenset(),
            "pre_election": str(self.today) in ("2026-03-02", "2026-03-03"),
            **given.touched,
        }
        self.before = self._order()
        self.holding = {key for key in self.rules if self._holds(key)}

    def excepted(self, key: str) -> list[str]:
        """Return all that a rule is an exception to, the nearest first."""
        chain = []
        while self.rules[key].excepts is not None:
            rule = self.rules[key]
            key = f"{rule.policy} / {rule.excepts}"
            chain.append(key)
        return chain

    def _condition_holds(self, key: str) -> bool:
        rule = self.rules[key]
        true = kleene(rule.when, self.given, self.switches) == KNOWN_TRUE
        exempt = rule.unless is not None and kleene(rule.unless, self.given, self.switches) == KNOWN_TRUE
        first, last = rule.first or self.today, rule.last or self.today
        return true and not exempt and first <= self.today <= last

    def _holds(self, key: str) -> bool:
        rule = self.rules[key]
        if rule.kind is m.RuleKind.OTHERWISE:
            return True
        every = all(self._condition_holds(one) for one in [key, *self.excepted(key)])
        if not rule.first_row_wins:
            return every
        # Of the rows that would hold, the first.
        rows = [
            other.row
            for one, other in self.rules.items()
            if (other.policy, other.table) == (rule.policy, rule.table) and self._condition_holds(one)
        ]
        return every and rule.row == min(row for row in rows if row is not None)

    # ---------------------------------------------------------------------------------------- order

    def _order(self) -> set[tuple[str, str]]:
        policies = {p.title: p for p in self.assembly.policies}
        earlier = {
            (a, b)
            for a in policies
            for b in policies
            if policies[a].stratum is policies[b].stratum and b in policies[a].comes_before
        }
        earlier = _closed(earlier) | {
            (a, b) for a in policies for b in policies if policies[a].stratum < policies[b].stratum
        }
        trees = {key: f"{rule.policy} / {rule.tree}" for key, rule in self.rules.items()}
        overrides = _closed(
            {(key, f"{rule.policy} / {name}") for key, rule in self.rules.items() for name in rule.overrides}
        )
        pairs = set()
        for x, rule_x in self.rules.items():
            for y, rule_y in self.rules.items():
                (policy_x, section_x), (policy_y, section_y) = self.section[x], self.section[y]
                first = (policy_x, policy_y) in earlier
                one_policy = policy_x == policy_y
                second = one_policy and section_x < section_y
                one_section = one_policy and section_x == section_y
                third = one_section and rule_y.kind is m.RuleKind.OTHERWISE is not rule_x.kind
                fourth = one_section and (trees[x], trees[y]) in overrides
                fifth = y in self.excepted(x)
                if first or second or third or fourth or fifth:
                    pairs.add((x, y))
        return pairs

    # ---------------------------------------------------------------------------------------- aspects

    def settle(self, says: dict[str, object]) -> tuple[dict[str, object], frozenset[str]]:
        """Return the terms by what they print as, and the maximal candidates."""
        maximal = {y for y in says if not any((x, y) in self.before for x in says)}
        return {repr(says[key]): says[key] for key in maximal}, frozenset(maximal)

    def read(self) -> Reading:
        """Read the page from its aspects to its landing."""
        handlings: dict[str, object] = {
            key: self.rules[key].actions.handling
            for key in self.holding
            if self.rules[key].actions.handling is not None
        }
        handling, handlers = self.settle(handlings)
        counting = {
            key for key in self.holding if self.rules[key].kind is not m.RuleKind.OTHERWISE or key in handlers
        }
        term = next(iter(handling.values())) if len(handling) == 1 else None
        speaking = handlers if isinstance(term, m.Silent) else counting
        owner, owners = self.settle(
            {k: self.rules[k].actions.owner for k in speaking if self.rules[k].actions.owner is not None}
        )
        sla, promisers = self.settle(
            {k: self.rules[k].actions.sla for k in speaking if self.rules[k].actions.sla is not None}
        )
        if isinstance(term, m.Hold) and not owner:
            give = m.GiveTo(term.team)
            owner, owners = {repr(give): give}, handlers
        collected = frozenset(
            (key, item.kind, item.name)
            for key in counting
            for item in self.rules[key].actions.items
            if not self._withdrawn(key, item)
        )
        team = self._team(next(iter(owner.values()))) if len(owner) == 1 else None
        landed = self._land(term, team, conflict=max(len(handling), len(owner), len(sla)) > 1)
        if landed == "fault for None":
            team = self._last_resort()
            landed = f"fault for {team}"
        return Reading(
            (frozenset(handling), handlers),
            (frozenset(owner), owners),
            (frozenset(sla), promisers),
            collected,
            min((int(name) for _, kind, name in collected if kind == "priority"), default=None),
            landed,
            team,
        )

    def _withdrawn(self, key: str, item: m.Item) -> bool:
        below = [other for other in self.holding if key in self.excepted(other)]
        return any(
            taken.kind == item.kind and (taken.kind == "priority" or taken.name == item.name)
            for other in below
            for taken in self.rules[other].actions.withdraws
        )

    def _last_resort(self) -> str | None:
        team = None
        for rule in self.rules.values():
            if rule.kind is m.RuleKind.OTHERWISE and isinstance(rule.actions.handling, m.Hold):
                team = rule.actions.handling.team
        return team

    def _team(self, owner: object) -> str:
        if isinstance(owner, m.GiveTo):
            return owner.team
        return "night_desk" if "care_hours" in self.given.world.shut else "desk"

    def _land(self, term: object, team: str | None, *, conflict: bool) -> str:
        arrival = self.given.facts["channel"]
        if conflict:
            return f"fault for {term.team if isinstance(term, m.Hold) else team}"
        if term is None:
            return f"fault for {team}"
        if isinstance(term, m.Hold):
            return f"hold for {term.team}"
        if isinstance(term, m.Silent):
            return f"silent {term.reason}"
        if arrival == "mentions":
            return "silent listen_only"
        if arrival == "newsletter":
            return "silent broadcast_only"
        if isinstance(term, m.Redirect):
            for hop in term.hops:
                if hop.channel == arrival:
                    return "answer None"
                if hop.channel == "dm" and self.given.facts.get("vulnerable") is True:
                    return f"redirect dm {hop.reply}"
                if hop.channel == "webchat" and "care_hours" not in self.given.world.shut:
                    return f"redirect webchat {hop.reply}"
            return f"fault for {team}"
        assert isinstance(term, m.Answer | m.Acknowledge)
        return f"{type(term).__name__.lower()} {term.reply}"


def _closed(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Add what follows from two pairs until nothing is new."""
    while True:
        more = {(a, d) for a, b in pairs for c_, d in pairs if b == c_} - pairs
        if not more:
            return pairs
        pairs = pairs | more
