"""Random assemblies for properties of the order: shapes only, every rule says nothing."""

from __future__ import annotations

from hypothesis import strategies as st

from graph.hand_made import assembly, exception, otherwise, policy, rule
from remit.model.nodes import Assembly, Policy, Rule, RuleKind, Stratum


@st.composite
def sections(draw: st.DrawFn, title: str, prefix: str) -> tuple[Rule, ...]:
    """Draw a section: rules that override earlier-drawn ones, exceptions on any depth, rows, `otherwise`."""
    names = draw(st.permutations([f"{prefix}{letter}" for letter in "abcd"]))
    rules: list[Rule] = []
    roots: list[str] = []
    for name in names[: draw(st.integers(0, 4))]:
        if draw(st.booleans()) and draw(st.booleans()):
            rules.append(rule(name, kind=RuleKind.ROW, table="T", row=len(rules) + 1))
            continue
        overrides = draw(st.lists(st.sampled_from(roots), unique=True)) if roots else []
        tree = [rule(name, overrides=overrides)]
        roots.append(name)
        for number in range(draw(st.integers(0, 3))):
            tree.append(exception(f"{name}!{number}", draw(st.sampled_from(tree))))
        rules += tree
    rules = draw(st.permutations(rules))
    return (*rules, otherwise(title)) if draw(st.booleans()) else tuple(rules)


@st.composite
def policies(draw: st.DrawFn, title: str, may_precede: list[str]) -> Policy:
    """Draw a policy that comes before some of those that may follow it."""
    titles = [f"{title}{number}" for number in range(draw(st.integers(0, 3)))]
    return policy(
        title,
        {name: draw(sections(name, f"{title}{name}")) for name in titles},
        stratum=draw(st.sampled_from(Stratum)),
        comes_before=tuple(draw(st.lists(st.sampled_from(may_precede), unique=True)) if may_precede else []),
    )


@st.composite
def assemblies(draw: st.DrawFn) -> Assembly:
    """Draw an assembly of up to four policies in any order."""
    titles = draw(st.permutations(["P", "Q", "R", "S"]))[: draw(st.integers(1, 4))]
    drawn = [draw(policies(title, titles[number + 1 :])) for number, title in enumerate(titles)]
    return assembly(*draw(st.permutations(drawn)))
