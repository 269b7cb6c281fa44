"""Why an interaction was decided as it was, as data and as text for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from remit.backends.reference.change import smallest_change
from remit.backends.reference.decide import decide
from remit.backends.reference.explain import accounts
from remit.backends.reference.words import Phrasing, outcome_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remit.backends.reference.explain import Account
    from remit.backends.reference.situation import Situation
    from remit.graph.order import Order
    from remit.model.nodes import Rule
    from remit.source.span import Span

NO_SMALL_CHANGE = "none with two"

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Explanation:
    """`rules` and `change` are JSON values: what did not decide, and the smallest change of facts."""

    rules: tuple[dict[str, Json], ...]
    change: dict[str, Json]

    def to_dict(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {"rules": list(self.rules), "smallest_change": self.change}

    def to_text(self) -> str:
        """Return it as lines for a terminal."""
        lines = ["What did not decide:"]
        for rule in self.rules:
            lines.append(f"  {rule['rule']}  ({rule['section']}, {rule['at']})")
            lines.append(f"    {rule['says']}")
        return "\n".join([*lines, "", "What would have changed the outcome:", f"  {self.change['says']}"])


def explain(
    situation: Situation, order: Order, at: Callable[[Span], str], mask: Callable[[str], str]
) -> Explanation:
    """Explain a decision; `at` gives `file:line`, and `mask` takes personal data out of a text."""
    decided = decide(situation, order)
    zones = {policy.title: policy.zone for policy in situation.assembly.policies}
    rules = tuple(
        _account(account, Phrasing(situation, zones[account.rule.policy], mask), at)
        for account in accounts(situation, order, decided)
    )
    return Explanation(rules, _change(situation, order, mask))


def _account(account: Account, phrasing: Phrasing, at: Callable[[Span], str]) -> dict[str, Json]:
    rule = account.rule
    written: dict[str, Json] = {"rule": rule.name, "section": rule.section}
    if len(phrasing.situation.assembly.policies) > 1:
        written["policy"] = rule.policy
    written |= {"at": at(rule.span), "why": account.why, "says": _says(account, phrasing)}
    if account.aspects:
        written["aspects"] = list(account.aspects)
    if account.condition is not None:
        values: Mapping[str, str] = phrasing.values(account.condition)
        written["condition"] = {
            "says": phrasing.condition(account.condition),
            "at": at(account.condition.span),
            "facts": dict(values),
        }
    if account.by is not None:
        written["by"] = account.by.name
    return written


def _says(account: Account, phrasing: Phrasing) -> str:
    by, condition = account.by, account.condition
    name = "" if by is None else f"`{by.name}`"
    says = "" if condition is None else phrasing.condition(condition)
    stand = (
        ""
        if condition is None
        else "; ".join(f"{fact} is {value}" for fact, value in phrasing.values(condition).items())
    )
    aspects = _listed(account.aspects)
    match account.why:
        case "condition":
            return f"needs `{says}`, but {stand}" if stand else "never holds"
        case "unless":
            return f"does not hold where `{says}`, and {stand}" if stand else "never holds"
        case "dates":
            return _dates(account.rule)
        case "exception_of":
            return f"is an exception to {name}, which does not hold"
        case "row_above":
            return f"stands below {name}, which holds"
        case "beaten":
            how = account.how or ""
            if how.startswith(("overrides ", "is an exception ")):
                return f"holds, but {name}, which {how}, decides {aspects}"
            return f"holds, but {name} decides {aspects}: {how}"
        case "default":
            return f"is the default, and {name} decides the handling"
        case "silence":
            return f"holds, but nothing is said because of {name}, so it gives no {aspects}"
        case "withdrawn":
            return f"holds, but {name} takes back {account.how}"
        case "less_urgent":
            return f"holds, but {name} gives priority {account.how}, which is more urgent"
        case "says_nothing":
            return "holds, but changes nothing here"
    assert_never(account.why)


def _listed(names: Sequence[str]) -> str:
    *first, last = names or ("nothing",)
    return f"{', '.join(first)} and {last}" if first else last


def _dates(rule: Rule) -> str:
    if rule.first is None:
        return f"holds until {rule.last} only"
    return (
        f"holds from {rule.first} on only"
        if rule.last is None
        else f"holds from {rule.first} until {rule.last} only"
    )


def _change(situation: Situation, order: Order, mask: Callable[[str], str]) -> dict[str, Json]:
    changes = smallest_change(situation, order)
    if not changes:
        return {"facts": [], "outcome": {}, "says": NO_SMALL_CHANGE}
    changed = situation
    for change in changes:
        changed = change.applied(changed)
    zone = situation.assembly.zone
    before, after = Phrasing(situation, zone, mask), Phrasing(changed, zone, mask)
    names = dict.fromkeys(change.fact for change in changes)
    was, would_be = outcome_words(decide(situation, order)), outcome_words(decide(changed, order))
    different = {aspect: (was[aspect], would_be[aspect]) for aspect in was if was[aspect] != would_be[aspect]}
    facts = " and ".join(
        f"{name} were {after.present(name)} instead of {before.present(name)}" for name in names
    )
    outcome = "; ".join(f"{aspect}: {new} instead of {old}" for aspect, (old, new) in different.items())
    return {
        "facts": [{"fact": name, "from": before.present(name), "to": after.present(name)} for name in names],
        "outcome": {aspect: {"from": old, "to": new} for aspect, (old, new) in different.items()},
        "says": f"if {facts}: {outcome}",
    }
