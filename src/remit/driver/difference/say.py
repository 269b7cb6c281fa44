"""Sentences for what is told, the same in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from remit.contract.decision import Decision
    from remit.driver.difference.told import (
        ChangeTold,
        Days,
        Difference,
        GuaranteeTold,
        PromiseTold,
        RegionTold,
        RuleNamed,
        Way,
    )

NOTHING: Final = "nothing"

NAMED: Final = 3
"""So many rules are named in a sentence; the rest are counted."""

REFERS: Final = "a clock, calendar or text that it names means something else"
"""Said of a term that reads as it did."""

_ASPECTS: Final = {
    "handling": "handling",
    "owner": "owner",
    "SLA": "SLA",
    "priority": "priority",
    "clock": "clock",
    "requirement": "requirement",
    "notification": "notification",
    "flag": "flag",
}


def aspect_words(change: ChangeTold) -> str:
    """`handling`, `clock final_response`."""
    named = change.item is not None
    return f"{_ASPECTS[change.aspect]} {change.item}" if named else _ASPECTS[change.aspect]


def headline(change: ChangeTold) -> str:
    """What changes, in one line: `handling: answer → redirect to secure_message`."""
    before = distinct(way.before for way in change.ways)
    after = distinct(way.after for way in change.ways)
    about = aspect_words(change)
    if before == after and len(before) == 1:
        return f"{about}: {before[0]}, which means something else now"
    if len(before) == len(after) == 1:
        return f"{about}: {before[0]} → {after[0]}"
    if len(after) == 1:
        now = "nothing now" if after[0] == NOTHING else f"now {after[0]}"
        return f"{about}: {now}, instead of {len(before)} others"
    if len(before) == 1:
        now = f"where there was {NOTHING}" if before[0] == NOTHING else f"instead of {before[0]}"
        return f"{about}: {len(after)} different ones {now}"
    return f"{about}: {len(before)} different → {len(after)} different"


def deciders(change: ChangeTold) -> str:
    """Who decided and who decides."""
    old = distinct(rule_words(way.old_rule) for way in change.ways)
    new = distinct(rule_words(way.new_rule) for way in change.ways)
    if change.around == "term" or old == new:
        return f"decided by {_rules(new)}, as before"
    return f"decided by {_rules(new)}; before, by {_rules(old)}"


def _rules(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= NAMED + 1 else f"{len(names)} rules"


def others(change: ChangeTold) -> tuple[str, list[str]]:
    """Where one takes the place of many, or many that of one: which side is many, and all of it with its rules."""
    before = distinct(way.before for way in change.ways)
    after = distinct(way.after for way in change.ways)
    if len(before) > 1 and len(after) == 1:
        return "was", [_by(words, [w.old_rule for w in change.ways if w.before == words]) for words in before]
    if len(after) > 1 and len(before) == 1:
        return "is now", [
            _by(words, [w.new_rule for w in change.ways if w.after == words]) for words in after
        ]
    return "", []


def _by(words: str, rules: Sequence[RuleNamed | None]) -> str:
    names = distinct(rule_words(rule) for rule in rules if rule is not None)
    if not names:
        return words
    return f"{words} ({names[0]})" if len(names) == 1 else f"{words} ({names[0]} and {len(names) - 1} more)"


def rule_words(rule: RuleNamed | None) -> str:
    """A rule in quotes; where none decides, no rule."""
    return "no rule" if rule is None else f"“{rule.name}”"


def region_words(region: RegionTold) -> str:
    """A region as a sentence."""
    said: list[str] = []
    if region.where:
        said.append(f"where {region.where}")
    said += region.also
    if not said:
        said.append("for every interaction")
    if region.unless:
        said.append(f"unless {region.unless}")
    if region.first:
        names = [f"“{name}”" for name in region.first]
        if len(names) <= NAMED:
            said.append(f"unless {listed(names, 'or')} decides it first")
        else:
            said.append(f"unless one of {len(names)} rules that come before decides it")
    return ", ".join(said)


def means(way: Way) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the terms mean, as far as they differ; all of it where the words differ too."""
    if way.before_means == way.after_means:
        return (), (way.refers or (REFERS,)) if way.before == way.after else ()
    if way.before != way.after:
        return way.before_means, way.after_means
    return (
        tuple(one for one in way.before_means if one not in way.after_means),
        tuple(one for one in way.after_means if one not in way.before_means),
    )


def guarantee_words(one: GuaranteeTold) -> str:
    """`no longer proved, but broken: “A complaint has its clock”`."""
    said = {
        "gained": "gained" + (f", {one.now}" if one.now == "proved" else f", but {one.now}"),
        "lost": "lost" + (f", and was {one.was}" if one.was else ""),
        "reworded": f"in other words, {_verdicts(one)}",
        "means something else": f"in the same words, of which one means something else, {_verdicts(one)}",
        "now proved": f"now proved, was {one.was}",
    }.get(one.what, f"{one.what}: {one.now}, was {one.was}")
    return f"{said}: “{one.title}”"


def _verdicts(one: GuaranteeTold) -> str:
    return f"{one.now} as before" if one.was == one.now else f"{one.now}, was {one.was}"


def promise_words(one: PromiseTold, *, all_sectors: int) -> str:
    """`loosened: usual: respond within 5 days (at most 5 days) → …`."""
    where = "" if all_sectors < 2 or len(one.sectors) == all_sectors else f" ({listed(one.sectors)})"
    return f"{one.what}: {one.name}{where}: {one.before} → {one.after}"


def decision_words(decision: Decision) -> str:
    """A decision in one line."""
    handling = decision.handling
    match handling.kind:
        case "answer" | "acknowledge":
            said = handling.kind + (f" with {handling.reply}" if handling.reply else "")
        case "redirect":
            said = f"redirect to {handling.to}" + (f" with {handling.reply}" if handling.reply else "")
        case "hold":
            said = f"hold for {handling.team}" + (f" ({handling.fault.says})" if handling.fault else "")
        case "silent":
            said = f"stay silent as {handling.reason}"
    parts = [said]
    if decision.path:
        parts.append(f"follow {decision.path}")
    elif decision.team:
        parts.append(f"give to {decision.team}")
    parts += [f"apply {decision.sla}"] if decision.sla else []
    parts += [f"priority {decision.priority}"] if decision.priority is not None else []
    parts += (f"start {clock}" for clock in decision.clocks)
    parts += (f"require {name}" for name in decision.requirements)
    parts += (f"notify {name}" for name in decision.notify)
    parts += (f"flag {name}" for name in decision.flags)
    return ", ".join(parts)


def where_words(days: Sequence[Days], *, all_sectors: int) -> str:
    """The sectors of a change; empty where there is only one in all."""
    sectors = distinct(one.sector for one in days)
    if all_sectors < 2:
        return ""
    return "all sectors" if len(sectors) == all_sectors > 1 else listed(sectors)


def days_words(first: date | None, last: date | None) -> str:
    """`from 2026-01-05 until 2027-12-31`."""
    start = "" if first is None else f"from {first} "
    return f"{start}{'on' if last is None else f'until {last}'}" if first or last else "on all days"


def listed(names: Sequence[str], word: str = "and", most: int = NAMED) -> str:
    """Join names: `a, b and c`; `a, b, c and 12 more`."""
    some = list(names)
    if len(some) > most + 1:
        return f"{', '.join(some[:most])} {word} {len(some) - most} more"
    return some[0] if len(some) == 1 else f"{', '.join(some[:-1])} {word} {some[-1]}" if some else ""


def distinct(names: Iterable[str]) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(names))


def verdict(told: Difference) -> str:
    """The whole in one sentence."""
    sectors = distinct(one.sector for one in told.compared)
    asked = f"{len(sectors)} sector{'' if len(sectors) == 1 else 's'}"
    if not told.changes and not told.limits:
        if not told.compared:
            return "there is nothing to compare: the two have no sector in common"
        said = f"nothing changes for any interaction: proved for {asked}"
        return f"{said}, for what both have" if told.apart else said
    said = f"{len(told.changes)} change{'' if len(told.changes) == 1 else 's'} in {asked}"
    if told.declared is not None:
        beyond = len(told.undeclared)
        said += f": {beyond} beyond what was declared" if beyond else ": all of them declared"
    return said + (f"; {len(told.missed)} declared that did not come" if told.missed else "")
