"""Promises of guarantees as literals: where each is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.landing import Stopped
from remit.backends.proof.solver import Undecided
from remit.model.nodes import (
    Acknowledge,
    Answer,
    FollowPath,
    GiveTo,
    Hold,
    Hop,
    Item,
    Never,
    NeverSay,
    Outcome,
    Reach,
    Silent,
    WithinPromise,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.landing import Landed, Landings
    from remit.backends.proof.lateness import Late
    from remit.backends.proof.stops import Stop
    from remit.model.nodes import Owner, Promise

_SAID: Final = ("answer", "acknowledge", "redirect")
_ITEMS: Final = {"start": "clock", "require": "requirement", "flag": "flag", "notify": "notification"}


class Promised:
    """The promises of one assembly. `possible` says whether literals can be true together."""

    def __init__(
        self, encoding: Encoding, landings: Landings, late: Late, possible: Callable[[int, int], bool]
    ) -> None:
        self._encoding = encoding
        self._circuit = encoding.circuit
        self._landings = landings
        self._late = late
        self._possible = possible

    def broken(self, promise: Promise, asked: int = TRUE) -> int:
        """Return where a promise is not kept; where `asked` is not true, anything may be returned."""
        match promise:
            case Outcome():
                return self._or_unsure(-self.comes(promise), asked, promise.kind in _SAID)
            case Never(outcome):
                return self._or_unsure(self.comes(outcome), asked, outcome.kind == "hold")
            case NeverSay(reply):
                return self._circuit.any(
                    there
                    for landing, there in self._landings.landed.items()
                    if isinstance(landing, Answer | Acknowledge | Hop) and landing.reply == reply
                )
            case Reach():
                return self._not_reached(promise, asked)
            case WithinPromise():
                return self._not_within(promise, asked)
        assert_never(promise)

    def _or_unsure(self, broken: int, asked: int, hangs_on_words: bool) -> int:  # noqa: FBT001 - one caller
        """Where it is broken; raises `Undecided` where it is not, but for words that nobody knows yet."""
        unsure = [(stop, there) for stop, there in self._landings.stops if stop.unsure is not None]
        if hangs_on_words and unsure and not self._possible(asked, broken):
            for stop, there in unsure:
                landed = self._landings.landed.get(stop.landing, FALSE)
                if self._possible(asked, self._circuit.all((landed, there))):
                    raise Undecided(unsure_words(stop))
        return broken

    def comes(self, outcome: Outcome) -> int:
        """True where an outcome is among what is decided."""
        name = outcome.name
        match outcome.kind:
            case "answer" | "acknowledge" | "redirect" | "hold" | "silent":
                landed = self._landings.landed.items()
                return self._circuit.any(there for landing, there in landed if _is(outcome, landing))
            case "follow":
                return self._owned(FollowPath, name)
            case "give":
                return self._owned(GiveTo, name)
            case "apply":
                slas = {sla: self._encoding.settled("SLA", sla) for sla in self._encoding.sla_terms}
                return self._circuit.any(one for sla, one in slas.items() if name in (None, sla))
            case "priority":
                levels = self._encoding.priorities.items()
                return self._circuit.any(one for level, one in levels if outcome.level in (None, level))
            case kind:
                return self._encoding.collected.get(Item(_ITEMS[kind], name or ""), FALSE)

    def _owned(self, kind: type[FollowPath | GiveTo], name: str | None) -> int:
        return self._circuit.any(
            one
            for owner, one in owners_of(self._encoding).items()
            if isinstance(owner, kind) and name in (None, _name(owner))
        )

    def _not_reached(self, promise: Reach, asked: int) -> int:
        owners = owners_of(self._encoding)
        unowned = -self._circuit.any(owners.values())
        for landing, there in self._landings.landed.items():
            # Where nobody owns a case whose words are stopped, it goes to the team of the last resort.
            if isinstance(landing, Stopped) and landing.team is not None:
                last, looks = GiveTo(landing.team), self._circuit.all((there, unowned))
                owners[last] = self._circuit.any((owners.get(last, FALSE), looks))
        late = [
            self._circuit.all((one, self._late.owner(promise, owner, self._encoding)))
            for owner, one in owners.items()
            if one != FALSE and self._possible(asked, one)
        ]
        nobody = -self._circuit.any(owners.values())
        return self._circuit.any((nobody, *late))

    def _not_within(self, promise: WithinPromise, asked: int) -> int:
        """Every promise and clock that the interaction is given comes too late, or there is none."""
        encoding = self._encoding
        slas = {sla: encoding.settled("SLA", sla) for sla in encoding.sla_terms}
        clocks = {item.name: one for item, one in encoding.collected.items() if item.kind == "clock"}
        kept = [
            self._circuit.all((one, -self._late.sla(promise, sla)))
            for sla, one in slas.items()
            if self._possible(asked, one)
        ]
        kept += [
            self._circuit.all((one, -self._late.clock(promise, clock)))
            for clock, one in clocks.items()
            if self._possible(asked, one)
        ]
        return -self._circuit.any(kept)


def unsure_words(stop: Stop) -> str:
    """Say why it is not known whether a ban stops what is said."""
    return (
        f'what fills `{{{stop.unsure}}}` of reply `{stop.landing.reply}` may break the ban "{stop.ban.title}"'
    )


def owners_of(encoding: Encoding) -> dict[Owner, int]:
    """Return where a case has each owner; who holds it for review owns it if nobody else does."""
    found = {owner: encoding.settled("ownership", owner) for owner in encoding.owner_terms}
    for team, held in encoding.held_owners.items():
        owner = GiveTo(team)
        found[owner] = encoding.circuit.any((found.get(owner, FALSE), held))
    return found


def _name(owner: Owner) -> str:
    return owner.path if isinstance(owner, FollowPath) else owner.team


def _is(outcome: Outcome, landing: Landed) -> bool:
    name, reply = outcome.name, outcome.reply
    match outcome.kind, landing:
        case ("answer", Answer(said)) | ("acknowledge", Acknowledge(said)):
            return reply in (None, said)
        case "redirect", Hop(channel, said):
            return name in (None, channel) and reply in (None, said)
        case "hold", Hold(team) | Stopped(team):
            return name in (None, team)
        case "silent", Silent(reason):
            return name in (None, reason)
        case _:
            return False
