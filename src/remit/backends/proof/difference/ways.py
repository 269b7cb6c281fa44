"""What may go without saying of a region: that a rule decides, that none comes first, that it was not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.difference.groups import Around
from remit.backends.proof.difference.qualifiers import AnyDecides, Decides, Given, NoneFirst, Otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.difference.groups import Group
    from remit.backends.proof.difference.outcomes import Term
    from remit.backends.proof.difference.qualifiers import Edition, Qualifier
    from remit.backends.proof.difference.steps import Question, Side
    from remit.model.nodes import Rule


def ways(question: Question, group: Group) -> Iterator[tuple[Qualifier, ...]]:
    """Yield what may go without saying in each sentence, the plainest way first."""
    step = group.steps[0]
    old, new = question.old, question.new
    was, now = _otherwise("old", step.after, old), _otherwise("new", step.before, new)
    once = _decides("old", step.old_rule, old) or _given("old", step.before, old)
    today = _decides("new", step.new_rule, new) or _given("new", step.after, new)
    yield ()
    match group.around:
        case Around.NOW:
            first = _none_first("new", step.new_rule, new)
            yield from _some(first, was, (*first, *was), today, (*today, *was))
            rules = _any_decides("old", tuple(one.old_rule for one in group.steps), old)
            yield from _some((*rules, *today), (*rules, *today, *was))
        case Around.ONCE:
            first = _none_first("old", step.old_rule, old)
            yield from _some(first, now, (*first, *now), once, (*once, *now))
            rules = _any_decides("new", tuple(one.new_rule for one in group.steps), new)
            yield from _some((*once, *rules), (*once, *rules, *now))
        case Around.TERM:
            yield (*_given("old", step.before, old), *_given("new", step.after, new))
        case Around.ONE:
            first = (*_none_first("old", step.old_rule, old), *_none_first("new", step.new_rule, new))
            yield from _some(first, now if step.new_rule is None else was)
            yield from _some((*first, *was), (*first, *now))
            yield from _some(today, once, (*today, *was), (*once, *now), (*once, *today))
            yield from _some((*once, *today, *was), (*once, *today, *now))


def _some(*ways: tuple[Qualifier, ...]) -> Iterator[tuple[Qualifier, ...]]:
    yield from (way for way in ways if way)


def _otherwise(edition: Edition, term: Term, side: Side) -> tuple[Qualifier, ...]:
    same = [one.there for one in side.choices if one.term.content == term.content]
    if not same:
        return ()
    return (Otherwise(edition, term, -side.outcomes.encoding.circuit.any(same)),)


def _none_first(edition: Edition, rule: Rule | None, side: Side) -> tuple[Qualifier, ...]:
    if rule is None or side.ordered is None:
        return ()
    return (NoneFirst(edition, rule, -side.outcomes.yields(rule, side.ordered)),)


def _decides(edition: Edition, rule: Rule | None, side: Side) -> tuple[Qualifier, ...]:
    there = [one.there for one in side.deciders if one.rule is not None and one.rule is rule]
    if rule is None or not there:
        return ()
    return (Decides(edition, rule, side.outcomes.encoding.circuit.any(there)),)


def _given(edition: Edition, term: Term, side: Side) -> tuple[Qualifier, ...]:
    there = side.outcomes.encoding.circuit.any(one.there for one in side.choices if one.term == term)
    return (Given(edition, term, there),)


def _any_decides(edition: Edition, rules: tuple[Rule | None, ...], side: Side) -> tuple[Qualifier, ...]:
    keys = {None if rule is None else rule.key for rule in rules}
    fitting = [one for one in side.deciders if (None if one.rule is None else one.rule.key) in keys]
    there = side.outcomes.encoding.circuit.any(one.there for one in fitting)
    return (AnyDecides(edition, tuple(one.rule for one in fitting), there),)
