"""An assembly as literals: which rules hold, which decide each aspect, with which terms, and what is collected.

Everything follows the page on meaning, sentence by sentence; a literal is made when it is first asked for.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.moments import OnDates
from remit.graph.line import closure
from remit.graph.order import Order
from remit.model.nodes import Collected, Hold, RuleKind, Silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.backends.proof.space import Space
    from remit.model.nodes import Assembly, Handling, Item, Owner, Policy, Rule, Section

Aspect: TypeAlias = Literal["handling", "ownership", "SLA"]
Term: TypeAlias = "Handling | Owner | str"
ASPECTS: Final[tuple[Aspect, ...]] = ("handling", "ownership", "SLA")


def term_of(rule: Rule, aspect: Aspect) -> Term | None:
    """What a rule says of an aspect, as written; None where it says nothing."""
    match aspect:
        case "handling":
            return rule.actions.handling
        case "ownership":
            return rule.actions.owner
        case "SLA":
            return rule.actions.sla


class Encoding:
    """One assembly over a space; `edition` is its place among the assemblies of the space."""

    def __init__(self, space: Space, edition: int = 0) -> None:
        self.space = space
        self.edition = edition
        self.circuit = space.circuit
        self.assembly: Assembly = space.assemblies[edition]
        self._conditions: dict[str, int] = {}
        self._holds: dict[str, int] = {}
        self._maximal: dict[tuple[Aspect, str], int] = {}
        self._speaks: dict[tuple[Aspect, str, str], int] = {}
        self._before: dict[tuple[Aspect, str], int] = {}
        self._firsts: dict[Aspect, tuple[tuple[Rule, int], ...]] = {}

    # ------------------------------------------------------------------------------------- the rules

    @cached_property
    def order(self) -> Order:
        """Which rule comes before which."""
        return Order(self.assembly)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every section with what its rules are to one another."""
        return tuple(
            Part(policy, index, section)
            for policy in self.assembly.policies
            for index, section in enumerate(policy.sections)
        )

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order written."""
        return tuple(rule for part in self.parts for rule in part.section.rules)

    @cached_property
    def part_of(self) -> dict[str, Part]:
        """The section of each rule, by the rule's key."""
        return {rule.key: part for part in self.parts for rule in part.section.rules}

    @cached_property
    def line(self) -> tuple[Rule, ...]:
        """Every rule, none after one that it comes before."""
        return self.order.linear(self.rules)

    # ------------------------------------------------------------------------------------- holding

    def condition(self, rule: Rule) -> int:
        """True where the rule's own condition holds, on its days, whatever it excepts from or stands below."""
        found = self._conditions.get(rule.key)
        if found is None:
            said = [self.space.truth(rule.when, self.edition), self.in_dates(rule)]
            if rule.unless is not None:
                said.append(-self.space.truth(rule.unless, self.edition))
            found = self._conditions[rule.key] = self.circuit.all(said)
        return found

    def in_dates(self, rule: Rule) -> int:
        """True on the rule's days."""
        if rule.first is None and rule.last is None:
            return TRUE
        zone = self.part_of[rule.key].policy.zone
        return self.space.moment(OnDates(rule.first, rule.last, zone), self.edition)

    def holds(self, rule: Rule) -> int:
        """True where the rule holds: an exception with all it excepts from, a row where no row above it does."""
        found = self._holds.get(rule.key)
        if found is None:
            found = self._holds[rule.key] = self._holding(rule)
        return found

    def _holding(self, rule: Rule) -> int:
        if rule.kind is RuleKind.OTHERWISE:
            return TRUE
        part = self.part_of[rule.key]
        if rule.excepts is not None:
            return self.circuit.all((self.condition(rule), self.holds(part.by_name[rule.excepts])))
        if rule.table is not None and rule.first_row_wins:
            # No row above holds where none of their conditions does.
            above = FALSE
            for row in part.rows(rule.table):
                own = self.condition(row)
                self._holds[row.key] = self.circuit.all((own, -above))
                above = self.circuit.any((above, own))
            return self._holds[rule.key]
        return self.condition(rule)

    # ------------------------------------------------------------------------------------- single values

    def candidate(self, rule: Rule, aspect: Aspect) -> int:
        """True where the rule is one of those of which the first decide the aspect."""
        if term_of(rule, aspect) is None:
            return FALSE
        if aspect == "handling":
            return self.holds(rule)
        counts = self.counts(rule)
        if self.silenced == FALSE:
            return counts
        return self.circuit.all((counts, self.circuit.any((-self.silenced, self.maximal(rule, "handling")))))

    def counts(self, rule: Rule) -> int:
        """True where the rule holds and, if it is an `otherwise`, decides the handling."""
        return self.maximal(rule, "handling") if rule.kind is RuleKind.OTHERWISE else self.holds(rule)

    def maximal(self, rule: Rule, aspect: Aspect) -> int:
        """True where the rule is a candidate that no candidate comes before."""
        key = aspect, rule.key
        if key not in self._maximal:
            self._maximal[key] = self._first(rule, aspect)
        return self._maximal[key]

    def _first(self, rule: Rule, aspect: Aspect) -> int:
        candidate = self.candidate(rule, aspect)
        if candidate == FALSE:
            return FALSE
        part = self.part_of[rule.key]
        beaten = [self.before(part, aspect)]
        if rule.kind is RuleKind.OTHERWISE:
            beaten += (self.candidate(other, aspect) for other in part.section.rules if other is not rule)
        else:
            beaten += (self._tree(part, tree, aspect) for tree in part.overriding[rule.tree])
            beaten += (self.candidate(other, aspect) for other in part.below[rule.name])
        return self.circuit.all((candidate, *(-one for one in beaten)))

    def before(self, part: Part, aspect: Aspect) -> int:
        """True where a policy or section that comes before a section has a candidate."""
        key = aspect, f"{part.policy.title} / {part.index}"
        if key not in self._before:
            first = sorted(self._policies_before[part.policy.title])
            found = self.circuit.any(
                self._section(other, aspect) for title in first for other in self._parts_of[title]
            )
            for other in self._parts_of[part.policy.title]:
                self._before[aspect, f"{other.policy.title} / {other.index}"] = found
                found = self.circuit.any((found, self._section(other, aspect)))
        return self._before[key]

    @cached_property
    def _parts_of(self) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = {policy.title: [] for policy in self.assembly.policies}
        for part in self.parts:
            found[part.policy.title].append(part)
        return found

    @cached_property
    def _policies_before(self) -> dict[str, frozenset[str]]:
        titles = [policy.title for policy in self.assembly.policies]
        return {
            title: frozenset(
                other for other in titles if other != title and self.order.policy_beats(other, title)
            )
            for title in titles
        }

    def _section(self, part: Part, aspect: Aspect) -> int:
        return self._any("section", part, part.section.title, part.section.rules, aspect)

    def _tree(self, part: Part, tree: str, aspect: Aspect) -> int:
        return self._any("tree", part, tree, part.trees[tree], aspect)

    def _any(self, kind: str, part: Part, name: str, rules: Iterable[Rule], aspect: Aspect) -> int:
        key = aspect, kind, f"{part.policy.title} / {part.index} / {name}"
        if key not in self._speaks:
            self._speaks[key] = self.circuit.any(self.candidate(rule, aspect) for rule in rules)
        return self._speaks[key]

    def spoken(self, aspect: Aspect) -> int:
        """True where some rule decides the aspect."""
        return self.circuit.any(self._section(part, aspect) for part in self.parts)

    @cached_property
    def handling_terms(self) -> dict[Handling, int]:
        """Where each handling is that of a rule that decides."""
        return self._terms("handling")  # type: ignore[return-value] # handlings are what that aspect has

    @cached_property
    def owner_terms(self) -> dict[Owner, int]:
        """Where each owner is that of a rule that decides; who holds a case for review owns it if nobody else does."""
        terms: dict[Owner, int] = self._terms("ownership")  # type: ignore[assignment] # as above
        return terms

    @cached_property
    def sla_terms(self) -> dict[str, int]:
        """Where each SLA is that of a rule that decides."""
        return self._terms("SLA")  # type: ignore[return-value] # as above

    def terms(self, aspect: Aspect) -> Mapping[Term, int]:
        """Where each term is that of a rule that decides."""
        found: Mapping[Term, int]
        match aspect:
            case "handling":
                found = self.handling_terms  # type: ignore[assignment] # handlings are terms
            case "ownership":
                found = self.owner_terms  # type: ignore[assignment] # and so are owners
            case "SLA":
                found = self.sla_terms  # type: ignore[assignment] # and SLAs
        return found

    def _terms(self, aspect: Aspect) -> dict[Term, int]:
        said: dict[Term, list[int]] = {}
        for rule in self.rules:
            term = term_of(rule, aspect)
            if term is not None:
                said.setdefault(term, []).append(self.maximal(rule, aspect))
        return {term: self.circuit.any(deciding) for term, deciding in said.items()}

    def settled(self, aspect: Aspect, term: Term) -> int:
        """True where the aspect has this term and no other."""
        terms = self.terms(aspect)
        return (
            self.circuit.all(one if other == term else -one for other, one in terms.items())
            if term in terms
            else FALSE
        )

    @cached_property
    def silenced(self) -> int:
        """True where the handling is silence: then only the rules that decide it give an owner or an SLA."""
        silent = [term for term in self.handling_terms if isinstance(term, Silent)]
        return self.circuit.any(self.settled("handling", term) for term in silent)

    def disagree(self, aspect: Aspect) -> int:
        """True where rules that decide the aspect carry different terms."""
        return self.circuit.several(self.terms(aspect).values())

    @cached_property
    def conflict(self) -> int:
        """True where rules disagree about any aspect."""
        return self.circuit.any(self.disagree(aspect) for aspect in ASPECTS)

    @cached_property
    def held_owners(self) -> dict[str, int]:
        """Where each team owns the case because the handling is `hold for` it and nobody else owns it."""
        unowned = -self.circuit.any(self.owner_terms.values())
        return {
            term.team: self.circuit.all((self.settled("handling", term), unowned))
            for term in self.handling_terms
            if isinstance(term, Hold)
        }

    def firsts(self, aspect: Aspect) -> tuple[tuple[Rule, int], ...]:
        """Return the rules that decide an aspect, and where each is the first of them."""
        if aspect not in self._firsts:
            found, earlier = [], FALSE
            for rule in self.line:
                own = self.maximal(rule, aspect)
                if own != FALSE:
                    found.append((rule, self.circuit.all((own, -earlier))))
                    earlier = self.circuit.any((earlier, own))
            self._firsts[aspect] = tuple((rule, there) for rule, there in found if there != FALSE)
        return self._firsts[aspect]

    # ------------------------------------------------------------------------------------- collected

    def contributes(self, rule: Rule, item: Item) -> int:
        """True where the rule collects an item of its own and no exception to it takes the item back."""
        below = self.part_of[rule.key].below[rule.name]
        taken = [self.holds(other) for other in below if withdraws(other, item)]
        return self.circuit.all((self.counts(rule), *(-one for one in taken)))

    def withdrawing(self, rule: Rule) -> int:
        """True where the rule takes back an item that a rule that it excepts from has."""
        above = self.part_of[rule.key].above(rule)
        takes = any(withdraws(rule, item) for other in above for item in other.actions.items)
        return self.holds(rule) if takes else FALSE

    @cached_property
    def collected(self) -> dict[Item, int]:
        """Where each item is collected; of priorities the most urgent counts."""
        said: dict[Item, list[int]] = {}
        for rule in self.rules:
            for item in rule.actions.items:
                said.setdefault(item, []).append(self.contributes(rule, item))
        return {item: self.circuit.any(some) for item, some in said.items()}

    @cached_property
    def priorities(self) -> dict[int, int]:
        """Where each level is the most urgent that is collected."""
        levels = {int(i.name): one for i, one in self.collected.items() if i.aspect is Collected.PRIORITY}
        found: dict[int, int] = {}
        sooner: list[int] = []
        for level in sorted(levels):
            found[level] = self.circuit.all((levels[level], *(-one for one in sooner)))
            sooner.append(levels[level])
        return found

    # ------------------------------------------------------------------------------------- whole rules

    def deciding(self, rule: Rule) -> Iterator[int]:
        """Yield where the rule decides an aspect, contributes an item or takes one back."""
        for aspect in ASPECTS:
            if term_of(rule, aspect) is not None:
                yield self.maximal(rule, aspect)
        for item in rule.actions.items:
            yield self.contributes(rule, item)
        if rule.actions.withdraws:
            yield self.withdrawing(rule)


def withdraws(rule: Rule, item: Item) -> bool:
    """Whether a rule says `do not` of an item; a priority is withdrawn whatever its level."""
    return any(
        taken == item or (taken.kind == item.kind and item.aspect is Collected.PRIORITY)
        for taken in rule.actions.withdraws
    )


class Part:
    """A section of a policy; `index` counts from 0.

    `below` are the exceptions to each rule, directly or through others; `overriding` are, by the root of a tree, the
    roots of those that override it, directly or through others; `trees` are the rules of each tree.
    """

    def __init__(self, policy: Policy, index: int, section: Section) -> None:
        self.policy = policy
        self.index = index
        self.section = section
        self.by_name = {rule.name: rule for rule in section.rules}
        self.below: dict[str, list[Rule]] = {name: [] for name in self.by_name}
        self.trees: dict[str, list[Rule]] = {}
        self._tables: dict[str, list[Rule]] = {}
        for rule in section.rules:
            self.trees.setdefault(rule.tree, []).append(rule)
            for other in self.above(rule):
                self.below[other.name].append(rule)
            if rule.table is not None and rule.row is not None:
                self._tables.setdefault(rule.table, []).append(rule)
        for rows in self._tables.values():
            rows.sort(key=lambda row: row.row or 0)
        overrides = {
            rule.name: tuple({self.by_name[other].tree for other in rule.overrides})
            for rule in section.rules
            if rule.name == rule.tree
        }
        self.overridden = closure(overrides)
        self.overriding: dict[str, list[str]] = {root: [] for root in overrides}
        for root, reached in self.overridden.items():
            for name in sorted(reached):
                self.overriding[name].append(root)

    def above(self, rule: Rule) -> list[Rule]:
        """What a rule excepts from, the nearest first."""
        found: list[Rule] = []
        while rule.excepts is not None:
            rule = self.by_name[rule.excepts]
            found.append(rule)
        return found

    def rows(self, table: str) -> tuple[Rule, ...]:
        """The rows of a table, the first first."""
        return tuple(self._tables.get(table, ()))

    def rows_above(self, rule: Rule) -> tuple[Rule, ...]:
        """The rows that go before a row, the first first; none unless the first row wins."""
        if rule.table is None or rule.row is None or not rule.first_row_wins:
            return ()
        return tuple(row for row in self._tables[rule.table] if (row.row or 0) < rule.row)

    def ordered(self, one: Rule, other: Rule) -> bool:
        """Whether one of two rules of the section comes before the other, or they never hold together."""
        if RuleKind.OTHERWISE in (one.kind, other.kind):
            return True
        if one.tree != other.tree:
            same_table = one.table is not None and one.table == other.table and one.first_row_wins
            return (
                same_table
                or one.tree in self.overridden[other.tree]
                or other.tree in self.overridden[one.tree]
            )
        return one in self.below[other.name] or other in self.below[one.name]
