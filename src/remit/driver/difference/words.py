"""Changes in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.backends.proof.difference.qualifiers import (
    AnyDecides,
    Decides,
    Given,
    Listed,
    NoneFirst,
    Otherwise,
)
from remit.driver.difference import say
from remit.driver.difference.told import RegionTold, RuleNamed, Way
from remit.graph.words import condition_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remit.backends.proof.difference.found import Region, Was
    from remit.backends.proof.difference.outcomes import Term
    from remit.backends.proof.difference.qualifiers import Qualifier
    from remit.model.nodes import Rule, Vocabulary
    from remit.source.span import Span


def region_told(region: Region, vocabulary: Vocabulary, zone: str) -> RegionTold:
    """Say a region."""
    where = condition_words(region.where, vocabulary, zone)
    unless = "" if region.unless is None else condition_words(region.unless, vocabulary, zone)
    also = [said for one in region.qualifiers if (said := _qualifier(one))]
    stays = [one.term.words for one in region.qualifiers if isinstance(one, Given)]
    if len(stays) > len(set(stays)):
        also = [said for said in also if stays[0] not in said] + [
            f"wherever it was `{stays[0]}` and still is"
        ]
    first = dict.fromkeys(
        rule.name for one in region.qualifiers if isinstance(one, NoneFirst) for rule in one.rules
    )
    return RegionTold("" if where == "always" else where, unless, tuple(also), tuple(first))


def _qualifier(one: Qualifier) -> str:
    match one:
        case NoneFirst():
            return ""
        case Decides("old", rule):
            return f"wherever {rule_words(rule)} decided it"
        case Decides("new", rule):
            return f"wherever {rule_words(rule)} decides it now"
        case AnyDecides("old", rules):
            return f"wherever {_any_of(rules)} decided it"
        case AnyDecides("new", rules):
            return f"wherever {_any_of(rules)} decides it now"
        case Given("old", term):
            return f"wherever it was {_term(term)}"
        case Given("new", term):
            return f"wherever it is {_term(term)} now"
        case Otherwise("old"):
            return "where it was not so already"
        case Otherwise("new"):
            return "where it does not stay so"
        case Listed():
            return "wherever one of these rules decided it, and another decides it now, as listed"
        case Decides() | AnyDecides() | Given() | Otherwise():
            return ""
    assert_never(one)


def _term(term: Term) -> str:
    return term.words if term.content is None else f"`{term.words}`"


def _any_of(rules: Sequence[Rule | None]) -> str:
    names = list(dict.fromkeys("no rule" if rule is None else rule_words(rule) for rule in rules))
    if len(names) <= say.NAMED:
        return say.listed(names, "or")
    return f"one of {len(names)} rules"


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


def reads_alike(way: Way) -> bool:
    """Whether what is decided reads as it did, so that what it names must have changed."""
    return (way.before, way.before_means) == (way.after, way.after_means)


def _named(rule: Rule | None, at: Callable[[Span], str]) -> RuleNamed | None:
    return None if rule is None else RuleNamed(rule.name, rule.section, rule.policy, at(rule.span))
