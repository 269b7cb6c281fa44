"""Where a handling lands: what becomes of it in the channel of arrival, at the moment of receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from remit.backends.reference.holds import is_true
from remit.model.nodes import Acknowledge, Answer, FollowPath, GiveTo, Hold, Hop, Redirect, RuleKind, Silent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.backends.reference.situation import Situation
    from remit.model.nodes import Assembly, Ban, Handling, Owner, Rule


@dataclass(frozen=True, slots=True)
class Held:
    """A person of the team looks at it before anything is said; no team where nobody owns it."""

    team: str | None


Landing: TypeAlias = Answer | Acknowledge | Hop | Held | Silent
"""A redirect lands as the one alternative that was reached."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why no rule's word could be followed.

    `kind` is `no_rule`, `conflict`, `nothing_lands` or `ban`; for a conflict, `disagreeing` has the rules by aspect,
    for a ban, `ban` is the one that the words would break.
    """

    kind: str
    disagreeing: tuple[tuple[str, tuple[Rule, ...]], ...] = ()
    ban: Ban | None = None


@dataclass(frozen=True, slots=True)
class Landed:
    """`passed_over` are alternatives that did not land, with `needs` or `shut` as the reason."""

    handling: Landing
    passed_over: tuple[tuple[str, str], ...] = ()
    fault: Fault | None = None


def land(
    handling: Handling | None,
    disagreeing: Mapping[str, tuple[Rule, ...]],
    owner: str | None,
    situation: Situation,
) -> Landed:
    """Land a handling; where there is none to follow, a person looks, of the owner's team if there is one."""
    if disagreeing:
        team = handling.team if isinstance(handling, Hold) else owner
        return Landed(Held(team), (), Fault("conflict", tuple(disagreeing.items())))
    channel = situation.assembly.vocabulary.channels[situation.channel]
    match handling:
        case None:
            return Landed(Held(owner), (), Fault("no_rule"))
        case Hold(team):
            return Landed(Held(team))
        case Silent():
            return Landed(handling)
        case _ if channel.listen_only:
            return Landed(Silent("listen_only"))
        case _ if channel.broadcast_only:
            return Landed(Silent("broadcast_only"))
        case Answer() | Acknowledge():
            return Landed(handling)
        case Redirect():
            return _redirect(handling, owner, situation)
    assert_never(handling)


def _redirect(redirect: Redirect, owner: str | None, situation: Situation) -> Landed:
    passed_over: list[tuple[str, str]] = []
    for hop in redirect.hops:
        if hop.channel == situation.channel:
            # Its words ask the customer to go where they are already, so they are not said.
            return Landed(Answer(None), tuple(passed_over))
        channel = situation.assembly.vocabulary.channels[hop.channel]
        if channel.needs is not None and not is_true(channel.needs, situation):
            passed_over.append((hop.channel, "needs"))
        elif channel.open is not None and not situation.world.is_open(channel.open, situation.received):
            passed_over.append((hop.channel, "shut"))
        else:
            return Landed(hop, tuple(passed_over))
    return Landed(Held(owner), tuple(passed_over), Fault("nothing_lands"))


def last_resort(assembly: Assembly) -> str | None:
    """Return the team of the last `otherwise hold for TEAM`: who looks at what nobody else owns; None without one."""
    closing = (rule for policy in assembly.policies for section in policy.sections for rule in section.rules)
    holds = [r.actions.handling for r in closing if r.kind is RuleKind.OTHERWISE]
    return next((hold.team for hold in reversed(holds) if isinstance(hold, Hold)), None)


def starting_team(owner: Owner, situation: Situation) -> str:
    """Return the team that has the case at `received`."""
    match owner:
        case GiveTo(team):
            return team
        case FollowPath(name):
            path = situation.assembly.vocabulary.paths[name]
            if path.otherwise is None or path.while_shut is None:
                return path.team
            works = situation.assembly.vocabulary.teams[path.while_shut].works
            return path.team if situation.world.is_open(works, situation.received) else path.otherwise
    assert_never(owner)
