"""From a fault to the assembly that has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from remit.backends.mutation.fault import ConditionsChanged, RulesChanged, SectionsSwapped, TimeChanged
from remit.backends.mutation.walk import replaced
from remit.model.nodes import Clock, Path, Sla

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.backends.mutation.fault import Change
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly, Ban, Guarantee, Policy, Rule, Section, Vocabulary


def planted(assembly: Assembly, change: Change) -> Assembly:
    """Return the assembly with the change made."""
    match change:
        case ConditionsChanged():
            return _conditions(assembly, change)
        case RulesChanged(instead):
            new = dict(instead)
            return _rules(assembly, change.rules, lambda rule: new[rule.key])
        case SectionsSwapped():
            return replace(assembly, policies=tuple(_swapped(p, change) for p in assembly.policies))
        case TimeChanged(instead):
            return replace(assembly, vocabulary=_timed(assembly.vocabulary, instead))
    assert_never(change)


def _conditions(assembly: Assembly, change: ConditionsChanged) -> Assembly:
    new = dict(change.replaces)

    def rule(old: Rule) -> Rule:
        unless = None if old.unless is None else replaced(old.unless, new)
        return replace(old, when=replaced(old.when, new), unless=unless)

    whole = _rules(assembly, change.rules, rule)
    vocabulary = whole.vocabulary
    channels = {
        name: channel if channel.needs is None else replace(channel, needs=replaced(channel.needs, new))
        for name, channel in vocabulary.channels.items()
    }
    bans = _bans(vocabulary.bans, new)
    return replace(
        whole,
        policies=tuple(
            replace(policy, bans=_bans(policy.bans, new), guarantees=_guarantees(policy.guarantees, new))
            for policy in whole.policies
        ),
        vocabulary=replace(vocabulary, channels=channels, bans=bans),
    )


def _bans(bans: tuple[Ban, ...], new: Mapping[Condition, Condition]) -> tuple[Ban, ...]:
    return tuple(ban if ban.when is None else replace(ban, when=replaced(ban.when, new)) for ban in bans)


def _guarantees(
    guarantees: tuple[Guarantee, ...], new: Mapping[Condition, Condition]
) -> tuple[Guarantee, ...]:
    return tuple(
        one if one.when is None else replace(one, when=replaced(one.when, new)) for one in guarantees
    )


def _rules(assembly: Assembly, keys: frozenset[str], new: Callable[[Rule], Rule | None]) -> Assembly:
    def section(old: Section) -> Section:
        if not any(rule.key in keys for rule in old.rules):
            return old
        rules = (new(rule) if rule.key in keys else rule for rule in old.rules)
        return replace(old, rules=tuple(rule for rule in rules if rule is not None))

    policies = tuple(replace(p, sections=tuple(map(section, p.sections))) for p in assembly.policies)
    return replace(assembly, policies=policies)


def _swapped(policy: Policy, change: SectionsSwapped) -> Policy:
    if policy.title != change.policy:
        return policy
    by_title = {section.title: section for section in policy.sections}
    names = {change.first: change.second, change.second: change.first}
    return replace(policy, sections=tuple(by_title[names.get(s.title, s.title)] for s in policy.sections))


def _timed(vocabulary: Vocabulary, new: Sla | Clock | Path) -> Vocabulary:
    match new:
        case Sla(name):
            return replace(vocabulary, slas={**vocabulary.slas, name: new})
        case Clock(name):
            return replace(vocabulary, clocks={**vocabulary.clocks, name: new})
        case Path(name):
            return replace(vocabulary, paths={**vocabulary.paths, name: new})
    assert_never(new)
