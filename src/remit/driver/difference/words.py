"""Changes in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.backends.proof.difference.qualifiers import Decides, Given, Listed, NoneFirst, Otherwise
from remit.driver.difference.told import RegionTold, RuleNamed, Way
from remit.graph.words import condition_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.backends.proof.difference.found import Region, Was
    from remit.backends.proof.difference.qualifiers import Qualifier
    from remit.model.nodes import Rule, Vocabulary
    from remit.source.span import Span


def region_told(region: Region, vocabulary: Vocabulary, zone: str) -> RegionTold:
    """Say a region."""
    where = condition_words(region.where, vocabulary, zone)
    unless = "" if region.unless is None else condition_words(region.unless, vocabulary, zone)
    also = tuple(said for one in region.qualifiers if (said := _qualifier(one)))
    first = dict.fromkeys(
        rule.name for one in region.qualifiers if isinstance(one, NoneFirst) for rule in one.rules
    )
    return RegionTold("" if where == "always" else where, unless, also, tuple(first))


def _qualifier(one: Qualifier) -> str:
    match one:
        case NoneFirst():
            return ""
        case Decides("old", rule):
            return f"wherever {rule_words(rule)} decided it"
        case Decides("new", rule):
            return f"wherever {rule_words(rule)} decides it now"
        case Given("old", term):
            return f"wherever it was `{term.words}`"
        case Given("new", term):
            return f"wherever it is `{term.words}` now"
        case Otherwise("old"):
            return "where it was not so already"
        case Otherwise("new"):
            return "where it does not stay so"
        case Listed():
            return "wherever one of these rules decided it, and another decides it now, as listed"
        case Decides() | Given() | Otherwise():
            return ""
    assert_never(one)


def rule_words(rule: Rule) -> str:
    """Name a rule, in quotes."""
    return f"“{rule.name}”"


def way_told(was: Was, at_old: Callable[[Span], str], at_new: Callable[[Span], str]) -> Way:
    """Say what it was and is."""
    return Way(
        _named(was.old_rule, at_old),
        _named(was.new_rule, at_new),
        was.before.words,
        was.after.words,
        was.before.details,
        was.after.details,
    )


def _named(rule: Rule | None, at: Callable[[Span], str]) -> RuleNamed | None:
    return None if rule is None else RuleNamed(rule.name, rule.section, rule.policy, at(rule.span))
