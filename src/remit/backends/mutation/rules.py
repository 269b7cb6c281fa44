"""Faults in rules as wholes: what they ask for, that they are there, and the order they stand in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from remit.backends.mutation.fault import Fault, FaultKind, RulesChanged, SectionsSwapped
from remit.backends.mutation.walk import is_join, negation
from remit.model.conditions import AllOf
from remit.model.nodes import RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.model.conditions import Condition
    from remit.model.nodes import Policy, Rule, Section

_DAY: Final = timedelta(days=1)


def rule_faults(policy: Policy, words: Callable[[Condition], str]) -> Iterator[Fault]:
    """Yield the faults in the rules of a policy that are in no single part of a condition and in no action."""
    for section in policy.sections:
        for rule in section.rules:
            yield from _asking(rule, words)
            yield from _dated(rule, section)
            yield from _removed(rule, section)
        yield from _rows(section)
    for upper, lower in pairwise(policy.sections):
        if _may_matter(upper, lower):
            says = f"section “{lower.title}” stood before “{upper.title}”"
            change = SectionsSwapped(policy.title, upper.title, lower.title)
            yield Fault(FaultKind.SECTIONS_SWAPPED, lower.span, None, says, "", change)


def changed(kind: FaultKind, rule: Rule, says: str, detail: str, new: Rule | None) -> Fault:
    """Return the fault that a rule is another, or is not there."""
    return Fault(kind, rule.span, rule, says, detail, RulesChanged(((rule.key, new),)))


def _asking(rule: Rule, words: Callable[[Condition], str]) -> Iterator[Fault]:
    if rule.unless is not None:
        says = f"`unless {words(rule.unless)}` were left out"
        yield changed(FaultKind.UNLESS_DROPPED, rule, says, "unless", replace(rule, unless=None))
    if rule.kind is RuleKind.OTHERWISE or rule.when == AllOf((), rule.when.span):
        return
    # Of several parts that must all hold, each is dropped on its own.
    if not (isinstance(rule.when, AllOf) and is_join(rule.when)):
        said, always = f"`{words(rule.when)}`", AllOf((), rule.when.span)
        yield changed(
            FaultKind.PART_DROPPED, rule, f"{said} were left out", "when", replace(rule, when=always)
        )
    if not is_join(rule.when):
        says = f"`{words(rule.when)}` were the other way round"
        yield changed(FaultKind.PART_NEGATED, rule, says, "when", replace(rule, when=negation(rule.when)))


def _dated(rule: Rule, section: Section) -> Iterator[Fault]:
    """Move the first and the last day of a rule with its exceptions; theirs are the rule's."""
    if rule.kind is not RuleKind.RULE:
        return
    for way in (-1, 1):
        for word, day in (("from", rule.first), ("until", rule.last)):
            if day is None:
                continue
            moved = day + way * _DAY
            tree = [one for one in section.rules if one.tree == rule.name]
            new = {"from": {"first": moved}, "until": {"last": moved}}[word]
            change = RulesChanged(tuple((one.key, replace(one, **new)) for one in tree))  # type: ignore[arg-type]
            says = f"`{word} {day}` were `{word} {moved}`"
            yield Fault(FaultKind.THRESHOLD_SHIFTED, rule.span, rule, says, f"{word} {way:+}", change)


def _removed(rule: Rule, section: Section) -> Iterator[Fault]:
    """Take a rule out with the exceptions to it."""
    gone: set[str] = set()
    further = {rule.name}
    while further - gone:
        gone |= further
        further = {other.name for other in section.rules if other.excepts in gone}
    kind = FaultKind.EXCEPTION_REMOVED if rule.kind is RuleKind.EXCEPTION else FaultKind.RULE_REMOVED
    instead: list[tuple[str, Rule | None]] = [(r.key, None) for r in section.rules if r.name in gone]
    for other in section.rules:
        if other.name not in gone and gone.intersection(other.overrides):
            left = tuple(name for name in other.overrides if name not in gone)
            instead.append((other.key, replace(other, overrides=left)))
    yield Fault(kind, rule.span, rule, f"{rule_words(rule)} were not there", "", RulesChanged(tuple(instead)))


def _rows(section: Section) -> Iterator[Fault]:
    """Let a row of a table change places with the one below it, where the first that holds decides."""
    rows = [rule for rule in section.rules if rule.first_row_wins and rule.row is not None]
    for upper, lower in pairwise(rows):
        if upper.table != lower.table or upper.actions == lower.actions:
            continue
        says = f"rows {upper.row} and {lower.row} of table “{upper.table}” changed places"
        instead = ((upper.key, replace(upper, row=lower.row)), (lower.key, replace(lower, row=upper.row)))
        yield Fault(FaultKind.ROWS_SWAPPED, lower.span, lower, says, "", RulesChanged(instead))


def _may_matter(upper: Section, lower: Section) -> bool:
    """Whether both speak of an aspect that has one value, in different terms."""
    for above in upper.rules:
        for below in lower.rules:
            pairs = (
                (above.actions.handling, below.actions.handling),
                (above.actions.owner, below.actions.owner),
                (above.actions.sla, below.actions.sla),
            )
            if any(one is not None and other is not None and one != other for one, other in pairs):
                return True
    return False


def rule_words(rule: Rule) -> str:
    """Name a rule: `exception “E”`, `row 2 of table “T”`, `the otherwise of “S”`."""
    match rule.kind:
        case RuleKind.OTHERWISE:
            return f"the otherwise of “{rule.section}”"
        case RuleKind.ROW:
            return f"row {rule.row} of table “{rule.table}”"
        case RuleKind.EXCEPTION:
            return f"exception “{rule.name}”"
        case RuleKind.RULE:
            return f"rule “{rule.name}”"
