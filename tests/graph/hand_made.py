"""Models made by hand: as little as a test needs to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from remit.model.conditions import AllOf, Atom, IsIn
from remit.model.nodes import (
    Actions,
    Assembly,
    Policy,
    Rule,
    RuleKind,
    Section,
    Stratum,
    Vocabulary,
)
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.model.conditions import Condition, Scalar

HERE = Span("policy.remit", 0, 0)
ALWAYS = AllOf((), HERE)


def atom(fact: str, *values: Scalar, negated: bool = False) -> Atom:
    """`fact is one of values`."""
    return Atom(fact, IsIn(values), negated, HERE)


def rule(
    name: str,
    *,
    when: Condition = ALWAYS,
    unless: Condition | None = None,
    actions: Actions | None = None,
    kind: RuleKind = RuleKind.RULE,
    excepts: str | None = None,
    tree: str | None = None,
    overrides: Iterable[str] = (),
    table: str | None = None,
    row: int | None = None,
    first_row_wins: bool = False,
) -> Rule:
    """Make a rule whose policy and section are those it is put in."""
    return Rule(
        kind=kind,
        policy="",
        section="",
        name=name,
        when=when,
        unless=unless,
        first=None,
        last=None,
        actions=actions or Actions(),
        because=(),
        excepts=excepts,
        tree=tree or name,
        overrides=tuple(overrides),
        table=table,
        row=row,
        first_row_wins=first_row_wins,
        accepts={},
        span=HERE,
    )


def exception(name: str, to: Rule, **fields: Any) -> Rule:  # noqa: ANN401 - the fields of `rule`
    """Make an exception to a rule, or to another exception."""
    return rule(name, kind=RuleKind.EXCEPTION, excepts=to.name, tree=to.tree, **fields)


def otherwise(section: str, **fields: Any) -> Rule:  # noqa: ANN401 - the fields of `rule`
    """Make the default of a section, named as the compiler names it."""
    return rule(f"otherwise in {section}", kind=RuleKind.OTHERWISE, **fields)


def policy(
    title: str,
    sections: dict[str, tuple[Rule, ...]],
    *,
    stratum: Stratum = Stratum.SECTOR,
    comes_before: tuple[str, ...] = (),
) -> Policy:
    """Make one policy with its sections, by title."""
    return Policy(
        title=title,
        file="policy.remit",
        sectors=None,
        edition="1",
        first=None,
        last=None,
        zone="Europe/London",
        working_days=None,
        regulated=False,
        owner=None,
        purpose=None,
        stratum=stratum,
        comes_before=comes_before,
        languages=(),
        all_languages_when_unknown=False,
        accepts={},
        sections=tuple(
            Section(name, tuple(_placed(r, title, name) for r in rules), HERE)
            for name, rules in sections.items()
        ),
        bans=(),
        guarantees=(),
        examples=(),
        digest="sha256:" + "0" * 64,
        span=HERE,
    )


def _placed(unplaced: Rule, policy_title: str, section: str) -> Rule:
    """Put a rule in its policy and section."""
    return replace(unplaced, policy=policy_title, section=section)


def vocabulary(**named: dict[str, Any]) -> Vocabulary:
    """Make a vocabulary that holds what is given and nothing else."""
    kinds: dict[str, Any] = {kind: {} for kind in Vocabulary.__dataclass_fields__}
    return Vocabulary(**{**kinds, "bans": (), **named})


def assembly(*policies: Policy, words: Vocabulary | None = None) -> Assembly:
    """Make an assembly of the sector `banking`."""
    return Assembly("banking", None, None, policies, words or vocabulary())


def rules_of(whole: Assembly) -> tuple[Rule, ...]:
    """Return all rules of an assembly, as written."""
    return tuple(r for p in whole.policies for s in p.sections for r in s.rules)
