"""Findings in words: where, with what example, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.proof import findings as f
from remit.backends.proof.encoding import Part, term_of
from remit.backends.proof.space import RECEIVED, SECTOR
from remit.diagnostics.diagnostic import Label
from remit.graph.action_words import handling_words, owner_words
from remit.graph.value_words import quoted, value_words
from remit.graph.words import condition_words
from remit.model.conditions import AllOf
from remit.model.nodes import (
    Acknowledge,
    Answer,
    FollowPath,
    GiveTo,
    Hold,
    Redirect,
    RuleKind,
    Silent,
    Stratum,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.encoding import Term
    from remit.backends.proof.witness import Witness
    from remit.diagnostics.report import Report
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly, Channel, Policy, Rule, Value
    from remit.source.span import Span

_LONGEST_CONDITION: Final = 110
_MOST_COVERING: Final = 8


def tell(finding: f.Finding, report: Report) -> None:
    """Add a finding to a report."""
    match finding:
        case f.Conflict():
            _conflict(finding, report)
        case f.LandsNowhere():
            _lands_nowhere(finding, report)
        case f.Gap():
            _gap(finding, report)
        case f.IncompleteTable():
            _incomplete(finding, report)
        case f.DeadRule():
            _dead(finding, report)
        case f.RepeatedRow(row, other):
            same = Label(other.head, "says the same")
            help_ = "leave it out, or give it a reason of its own in a column `because`"
            report.add("R0611", row.head, secondary=[same], help=help_, row=row.name, other=other.name)
        case f.NeverHolds() | f.AlwaysHolds() | f.IdleUnless():
            _idle(finding, report)
        case f.NeverReached(kind, name, span, rules):
            by = f"named by {', '.join(rules[:_MOST_COVERING])}"
            help_ = "leave it out, or put first what never comes to it"
            report.add("R0610", span, notes=[by], help=help_, kind=kind, name=name)
        case f.NotDecided(assembly, question, span, why):
            report.add("R0609", span or _policy(assembly).span, notes=[why], question=question)
        case _:
            assert_never(finding)


def given_words(witness: Witness, assembly: Assembly) -> str:
    """Say an interaction as an example of a policy does: `channel is twitter and intent is complaint and …`."""
    facts = dict(witness.facts)
    if witness.message is not None:
        facts["message"] = witness.message
        facts.pop("topics", None)
    first = [name for name in (SECTOR, "channel", "message") if name in facts]
    last = [RECEIVED]
    order = [*first, *sorted(facts.keys() - {*first, *last}), *last]
    several = len({policy.sectors for policy in assembly.policies}) > 1
    said = [_given(name, facts[name], assembly) for name in order if name != SECTOR or several]
    for name, state in sorted(witness.switches.items()):
        if isinstance(state, frozenset):
            said.append(f"{name} covers {', '.join(sorted(state))}")
        else:
            said.append(name if state else f"not {name}")
    return " and ".join(said)


def _given(name: str, value: Value, assembly: Assembly) -> str:
    match value:
        case bool():
            return f"{name} is {'yes' if value else 'no'}"
        case frozenset() if name == "personal_data":
            return f"message shows {', '.join(sorted(value))}" if value else "message shows no personal data"
        case frozenset():
            verb = "include" if name.endswith("s") else "includes"
            return f"{name} {verb} {', '.join(sorted(value))}" if value else f"{name} {verb} nothing"
        case _:
            fact = assembly.vocabulary.facts.get(name)
            return f"{name} is {value_words(value, fact.type if fact else None, assembly.zone)}"


def _example(witness: Witness, assembly: Assembly) -> str:
    return f"for example: {given_words(witness, assembly)}"


def _policy(assembly: Assembly) -> Policy:
    """The policy that speaks for an assembly: the sector's own, the last if there are several."""
    own = [policy for policy in assembly.policies if policy.stratum is Stratum.SECTOR]
    return (own or assembly.policies)[-1]


# ---------------------------------------------------------------------------------------------- conflicts


def _conflict(found: f.Conflict, report: Report) -> None:
    one, other = sorted((found.one, found.other), key=lambda rule: rule.span, reverse=True)
    report.add(
        "R0601",
        one.head,
        label=_says(one, found),
        secondary=[Label(other.head, _says(other, found))],
        notes=[_example(found.witness, found.assembly)],
        help=_ways_out(one, other, found.assembly),
        one=one.name,
        other=other.name,
        aspects=" and ".join(found.aspects) if len(found.aspects) < 3 else "handling, ownership and SLA",
    )


def _says(rule: Rule, found: f.Conflict) -> str:
    return " and ".join(
        _term(term) for aspect in found.aspects if (term := term_of(rule, aspect)) is not None
    )


def _term(term: Term) -> str:
    match term:
        case str():
            return f"apply {term}"
        case FollowPath() | GiveTo():
            return owner_words(term)
        case Answer() | Acknowledge() | Redirect() | Hold() | Silent():
            return handling_words(term)
    assert_never(term)


def _ways_out(one: Rule, other: Rule, assembly: Assembly) -> str:
    ways = [*_orderings(one, other, assembly), *_narrowings(one, other, assembly)]
    return "; or ".join(ways) if ways else "say in one of them when it does not hold"


def _orderings(one: Rule, other: Rule, assembly: Assembly) -> Iterator[str]:
    """Yield how to say which of two rules comes first."""
    if one.policy != other.policy:
        yield f'say `comes before "{other.policy}"` in policy "{one.policy}", or the other way round'
        return
    if one.table is not None and one.table == other.table:
        yield f"say `first row wins` in table `{one.table}`"
        return
    if one.tree == other.tree:
        if one.kind is RuleKind.EXCEPTION and other.kind is RuleKind.EXCEPTION:
            yield f'make it an exception to the other: `except "{one.name}" to "{other.name}"`'
        return
    part = next(
        Part(policy, i, section)
        for policy in assembly.policies
        if policy.title == one.policy
        for i, section in enumerate(policy.sections)
        if section.title == one.section
    )
    trees = [part.by_name[rule.tree] for rule in (one, other)]
    if all(tree.kind is RuleKind.RULE for tree in trees):
        yield f'say `overrides "{trees[1].name}"` in rule `{trees[0].name}`, or the other way round'


def _narrowings(one: Rule, other: Rule, assembly: Assembly) -> Iterator[str]:
    """Yield how to keep one of two rules from holding where the other does."""
    for rule, against in ((one, other), (other, one)):
        if rule.kind in (RuleKind.RULE, RuleKind.EXCEPTION) and rule.unless is None:
            words = condition_words(against.when, assembly.vocabulary, assembly.zone)
            plain = (
                against.unless is None and against.excepts is None and against.kind is not RuleKind.OTHERWISE
            )
            if plain and len(words) <= _LONGEST_CONDITION:
                yield f"say `unless {words}` in `{rule.name}`"
                return


# ---------------------------------------------------------------------------------------------- landings and gaps


def _lands_nowhere(found: f.LandsNowhere, report: Report) -> None:
    vocabulary = found.assembly.vocabulary
    tried = {hop.channel for hop in found.redirect.hops}
    always = [
        channel.name
        for channel in sorted(vocabulary.channels.values(), key=lambda channel: channel.span)
        if _always_reached(channel) and channel.name not in tried
    ]
    here = vocabulary.channels[found.redirect.hops[0].channel].public
    fitting = [name for name in always if vocabulary.channels[name].public == here]
    help_ = "add a last alternative that needs nothing and is always open"
    report.add(
        "R0602",
        found.rule.head,
        label=handling_words(found.redirect),
        secondary=[
            Label(vocabulary.channels[hop.channel].span, _closed(vocabulary.channels[hop.channel]))
            for hop in found.redirect.hops
        ],
        notes=[_example(found.witness, found.assembly)],
        help=f"{help_}: `else {fitting[0]}`" if fitting else help_,
        rule=found.rule.name,
    )


def _always_reached(channel: Channel) -> bool:
    speaks = not channel.listen_only and not channel.broadcast_only
    return speaks and channel.needs is None and channel.open in (None, "always")


def _closed(channel: Channel) -> str:
    why = ["needs a condition"] if channel.needs is not None else []
    why += [f"is open during {channel.open}"] if channel.open is not None else []
    return " and ".join(why)


def _gap(found: f.Gap, report: Report) -> None:
    policy = _policy(found.assembly)
    for region in found.regions:
        report.add(
            "R0603",
            policy.span,
            notes=[_example(region.witness, found.assembly), *_more(found.more)],
            help="end the last section of the policy with `otherwise hold for TEAM`, or add a rule for these",
            sector=found.assembly.sector,
            what=_what(region.where, found.assembly),
        )


def _incomplete(found: f.IncompleteTable, report: Report) -> None:
    rows = [rule for rule in found.section.rules if rule.table == found.table]
    for region in found.regions:
        report.add(
            "R0604",
            rows[-1].head if rows else found.section.span,
            notes=[_example(region.witness, found.assembly), *_more(found.more)],
            help="add a row for these, or say in `complete when` that they are left out",
            table=found.table,
            what=_what(region.where, found.assembly),
        )


def _what(where: Condition, assembly: Assembly) -> str:
    if isinstance(where, AllOf) and not where.parts:
        return "any interaction"
    return f"an interaction where {condition_words(where, assembly.vocabulary, assembly.zone)}"


def _more(more: bool) -> list[str]:  # noqa: FBT001 - it is the only thing that is asked
    return ["there are more like it: these are the first that were found"] if more else []


# ---------------------------------------------------------------------------------------------- dead text


def _dead(found: f.DeadRule, report: Report) -> None:
    rule = found.rule
    covering = sorted(found.covered, key=lambda other: other.span)
    shown = covering[:_MOST_COVERING]
    notes = []
    if len(covering) > 1:
        notes.append("together these come first wherever it holds")
    if len(covering) > len(shown):
        notes.append(f"and {len(covering) - len(shown)} more")
    report.add(
        "R0605",
        rule.head,
        secondary=[Label(other.head, "comes first") for other in shown],
        notes=notes,
        help="leave it out, or put it before what comes first",
        rule=rule.name,
    )


def _idle(found: f.NeverHolds | f.AlwaysHolds | f.IdleUnless, report: Report) -> None:
    rule = found.rule
    place = _place(rule.when)
    match found:
        case f.NeverHolds(alone=alone):
            notes = [] if alone else [f"it never holds where {quoted(rule.excepts or rule.tree)} does"]
            report.add(
                "R0606", rule.head, notes=notes, help="leave it out, or mend its condition", rule=rule.name
            )
        case f.AlwaysHolds():
            help_ = "mend its condition, or say that it is meant: `accept always_holds because …`"
            report.add("R0607", rule.head, secondary=place, help=help_, rule=rule.name)
        case f.IdleUnless() if rule.unless is not None:
            help_ = "leave it out: it never holds where the rest of the condition does"
            report.add("R0608", rule.head, secondary=_place(rule.unless), help=help_, rule=rule.name)
        case _:
            pass


def _place(condition: Condition) -> list[Label]:
    span: Span = condition.span
    return [Label(span, "")]
