"""Which examples a fault can make a difference to; the others need not be run again."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.backends.mutation.fault import ConditionsChanged, RulesChanged, SectionsSwapped, TimeChanged
from remit.backends.reference.holds import condition_holds, in_its_dates, is_true
from remit.model.nodes import RuleKind, Sla

if TYPE_CHECKING:
    from remit.backends.mutation.fault import Change
    from remit.backends.reference.situation import Situation
    from remit.driver.mutation.trials import Trial
    from remit.model.nodes import Policy, Rule


class Ground:
    """What is looked up about one assembly for every fault in it."""

    def __init__(self, policies: tuple[Policy, ...]) -> None:
        self._policies = {policy.title: policy for policy in policies}
        self._rules = {r.key: r for policy in policies for s in policy.sections for r in s.rules}
        self._sections = {
            (policy.title, section.title): frozenset(rule.key for rule in section.rules)
            for policy in policies
            for section in policy.sections
        }

    def concerned(self, change: Change, trial: Trial) -> bool:
        """Whether what is decided of the example may become another."""
        match change:
            case ConditionsChanged(replaces):
                here = trial.situation
                return any(is_true(old, here) != is_true(new, here) for old, new in replaces)
            case RulesChanged(instead):
                return any(self._by_rule(key, new, trial) for key, new in instead)
            case SectionsSwapped(policy, first, second):
                return not any(
                    trial.holding.isdisjoint(self._sections[policy, title]) for title in (first, second)
                )
            case TimeChanged(instead):
                return not (isinstance(instead, Sla) and trial.decided.sla.term != instead.name)
        assert_never(change)

    def _by_rule(self, key: str, new: Rule | None, trial: Trial) -> bool:
        if new is None:
            return key in trial.holding
        old, here = self._rules[key], trial.situation
        if (old.actions, old.overrides, old.row) != (new.actions, new.overrides, new.row):
            return key in trial.holding or old.row != new.row
        return self._asks(old, here) != self._asks(new, here)

    def _asks(self, rule: Rule, here: Situation) -> bool:
        if rule.kind is RuleKind.OTHERWISE:
            return True
        return in_its_dates(rule, self._policies[rule.policy], here) and condition_holds(rule, here)


def reorders(change: Change) -> bool:
    """Whether rules may come to stand in another order."""
    match change:
        case RulesChanged(instead):
            return any(new is None for _, new in instead)
        case SectionsSwapped():
            return True
        case ConditionsChanged() | TimeChanged():
            return False
    assert_never(change)
