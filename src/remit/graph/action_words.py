"""Actions in the language's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.model.nodes import (
    Acknowledge,
    Answer,
    Collected,
    FollowPath,
    GiveTo,
    Hold,
    Redirect,
    Silent,
)

if TYPE_CHECKING:
    from remit.model.nodes import Actions, Handling, Item, Owner, Step

_COLLECTS = {
    Collected.CLOCK: "start",
    Collected.REQUIREMENT: "require",
    Collected.FLAG: "flag",
    Collected.NOTIFICATION: "notify",
    Collected.PRIORITY: "priority",
}
_STEPS = {"escalate": "escalate to", "refer": "refer to"}


def handling_words(handling: Handling) -> str:
    """`redirect to direct_message, else secure_message, with move_private`."""
    match handling:
        case Answer(reply):
            return "answer" + _with(reply)
        case Acknowledge(reply):
            return "acknowledge" + _with(reply)
        case Redirect(hops):
            replies = {hop.reply for hop in hops}
            if len(replies) > 1 or len(hops) == 1:
                return "redirect to " + ", else ".join(hop.channel + _with(hop.reply) for hop in hops)
            shared = _with(hops[0].reply)
            return "redirect to " + ", else ".join(hop.channel for hop in hops) + (shared and "," + shared)
        case Hold(team):
            return f"hold for {team}"
        case Silent(reason):
            return f"stay silent as {reason}"
    assert_never(handling)


def owner_words(owner: Owner) -> str:
    """`follow fraud_path` or `give to fraud_desk`."""
    match owner:
        case FollowPath(path):
            return f"follow {path}"
        case GiveTo(team):
            return f"give to {team}"
    assert_never(owner)


def item_words(item: Item) -> str:
    """`start disp_final_response`, `priority 1`."""
    return f"{_COLLECTS[item.aspect]} {item.name}"


def withdrawal_words(item: Item) -> str:
    """`do not start disp_final_response`, `do not give priority`."""
    if item.aspect is Collected.PRIORITY:
        return "do not give priority"
    return f"do not {_COLLECTS[item.aspect]} {item.name}"


def actions_words(actions: Actions) -> tuple[str, ...]:
    """Each action of a rule in words: handling, owner, SLA, what it collects, what it withdraws."""
    said: list[str] = []
    if actions.handling is not None:
        said.append(handling_words(actions.handling))
    if actions.owner is not None:
        said.append(owner_words(actions.owner))
    if actions.sla is not None:
        said.append(f"apply {actions.sla}")
    said += (item_words(item) for item in actions.items)
    said += (withdrawal_words(item) for item in actions.withdraws)
    return tuple(said)


def step_words(step: Step) -> str:
    """`escalate to duty_manager`, `refer to financial_ombudsman`."""
    return f"{_STEPS.get(step.kind, step.kind)} {step.name}"


def _with(reply: str | None) -> str:
    return "" if reply is None else f" with {reply}"
