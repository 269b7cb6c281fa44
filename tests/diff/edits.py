"""Edits as people make them, to small random assemblies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from properties.strategies import CONDITIONS, HANDLINGS, OWNERS, actions, assemblies
from reference.building import CLOCK, HERE
from remit.model import nodes as m
from remit.runtime.durations import Duration, Unit

if TYPE_CHECKING:
    from collections.abc import Callable


def _sla(name: str, days: int) -> m.Sla:
    within = m.Target("respond", m.Length(Duration(days, Unit.DAY), None))
    return m.Sla(name, (within,), (), (), HERE)


def _clock(name: str) -> m.Clock:
    return m.Clock(
        name=name,
        statutory=False,
        within=m.Length(Duration(8, Unit.WEEK), None),
        landing=None,
        anchors=("receipt",),
        sooner=None,
        counts_receipt=False,
        roll=None,
        pauses=(),
        extension=None,
        stops=("responded",),
        if_missed=(),
        because=(),
        span=HERE,
    )


def furnished(one: m.Assembly) -> m.Assembly:
    """Define the promises and the clock that rules name."""
    slas = {"gold": _sla("gold", 1), "silver": _sla("silver", 2)}
    vocabulary = replace(one.vocabulary, slas=slas, clocks={CLOCK.name: _clock(CLOCK.name)})
    return replace(one, vocabulary=vocabulary)


@st.composite
def editions(draw: st.DrawFn) -> tuple[m.Assembly, m.Assembly]:
    """Draw an assembly and what became of it: now and then another one altogether."""
    one = furnished(draw(assemblies()))
    if draw(st.integers(0, 5)) == 0:
        return one, furnished(draw(assemblies()))
    other = one
    for _ in range(draw(st.integers(1, 3))):
        other = draw(_edited(other))
    return one, other


@st.composite
def _edited(draw: st.DrawFn, one: m.Assembly) -> m.Assembly:
    rules = [rule for policy in one.policies for section in policy.sections for rule in section.rules]
    if not rules:
        return furnished(draw(assemblies()))
    chosen = draw(st.sampled_from(rules))
    match draw(st.sampled_from(["when", "unless", "actions", "remove", "sections", "handling"])):
        case "when":
            return _with(one, chosen, replace(chosen, when=draw(CONDITIONS)))
        case "unless" if chosen.kind.value != "otherwise":
            return _with(one, chosen, replace(chosen, unless=draw(CONDITIONS)))
        case "actions" if chosen.kind.value != "otherwise":
            return _with(one, chosen, replace(chosen, actions=draw(actions())))
        case "handling":
            said = replace(chosen.actions, handling=draw(HANDLINGS), owner=draw(st.none() | OWNERS))
            return _with(one, chosen, replace(chosen, actions=said))
        case "remove":
            return _without(one, chosen)
        case _:
            return _sections(one, lambda some: tuple(reversed(some)))


def _with(one: m.Assembly, rule: m.Rule, other: m.Rule) -> m.Assembly:
    return _rules(one, lambda some: tuple(other if r.key == rule.key else r for r in some))


def _without(one: m.Assembly, rule: m.Rule) -> m.Assembly:
    """Take a rule away with all its exceptions, or a row or an `otherwise`."""
    gone = {
        r.key
        for p in one.policies
        for s in p.sections
        for r in s.rules
        if r.policy == rule.policy and r.tree == rule.tree
    }
    names = {rule.tree}

    def kept(some: tuple[m.Rule, ...]) -> tuple[m.Rule, ...]:
        return tuple(
            replace(r, overrides=tuple(o for o in r.overrides if o not in names))
            for r in some
            if r.key not in gone
        )

    return _rules(one, kept)


def _rules(one: m.Assembly, change: Callable[[tuple[m.Rule, ...]], tuple[m.Rule, ...]]) -> m.Assembly:
    return replace(
        one,
        policies=tuple(
            replace(p, sections=tuple(replace(s, rules=change(s.rules)) for s in p.sections))
            for p in one.policies
        ),
    )


def _sections(
    one: m.Assembly, change: Callable[[tuple[m.Section, ...]], tuple[m.Section, ...]]
) -> m.Assembly:
    return replace(one, policies=tuple(replace(p, sections=change(p.sections)) for p in one.policies))
