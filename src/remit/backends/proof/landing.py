"""Where handlings land, as literals: what becomes of each in the channel of arrival, at the moment of receipt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, assert_never

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.space import CHANNEL
from remit.model.conditions import IsIn, OpenDuring
from remit.model.nodes import Acknowledge, Answer, GiveTo, Hold, Hop, Redirect, RuleKind, Silent
from remit.model.standard import ALWAYS

if TYPE_CHECKING:
    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.stops import Stop
    from remit.model.nodes import Assembly, Handling


@dataclass(frozen=True, slots=True)
class Fault:
    """No rule's word could be followed; `kind` is `no_rule`, `conflict` or `nothing_lands`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """A ban forbids the words: a person of the team looks, of the last resort where nobody owns the case."""

    team: str | None


Landed: TypeAlias = Answer | Acknowledge | Hop | Hold | Silent | Fault | Stopped


class Landings:
    """The landings of one assembly."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._circuit = encoding.circuit
        self._vocabulary = encoding.assembly.vocabulary

    def arrives(self, *channels: str) -> int:
        """True where the interaction came in on one of these channels."""
        variable = self._encoding.space.variables[CHANNEL]
        return self._circuit.any(variable.literal(IsIn((channel,))) for channel in channels)

    def reachable(self, channel: str) -> int:
        """True where a redirect to the channel from another lands there: what it needs holds, and it is open."""
        known = self._vocabulary.channels[channel]
        space, edition = self._encoding.space, self._encoding.edition
        needs = TRUE if known.needs is None else space.truth(known.needs, edition)
        shut = known.open is not None and known.open != ALWAYS
        opened = space.moment(OpenDuring(known.open or ALWAYS), edition) if shut else TRUE
        return self._circuit.all((needs, opened))

    @cached_property
    def listen_only(self) -> int:
        """True where it came in on a channel on which we only listen."""
        return self.arrives(*(name for name, one in self._vocabulary.channels.items() if one.listen_only))

    @cached_property
    def broadcast_only(self) -> int:
        """True where it came in on a channel on which we only publish."""
        only = (
            n for n, one in self._vocabulary.channels.items() if one.broadcast_only and not one.listen_only
        )
        return self.arrives(*only)

    def of(self, handling: Handling) -> dict[Landed, int]:
        """Where a handling lands as what, given that it is what is decided; together these are always true."""
        quiet = self._circuit.any((self.listen_only, self.broadcast_only))
        silent: dict[Landed, int] = {
            Silent("listen_only"): self.listen_only,
            Silent("broadcast_only"): self.broadcast_only,
        }
        match handling:
            case Hold() | Silent():
                return {handling: TRUE}
            case Answer() | Acknowledge():
                return {**silent, handling: -quiet}
            case Redirect():
                landed: dict[Landed, list[int]] = {}
                for hop, here, there in self.tried(handling):
                    landed.setdefault(Answer(None), []).append(here)
                    landed.setdefault(hop, []).append(there)
                somewhere = [one for some in landed.values() for one in some]
                landed[Fault("nothing_lands")] = [self._circuit.all((-quiet, *(-one for one in somewhere)))]
                return {**silent, **{one: self._circuit.any(some) for one, some in landed.items()}}
        assert_never(handling)

    def tried(self, redirect: Redirect) -> list[tuple[Hop, int, int]]:
        """For each alternative, where it lands because the interaction came in there, and where it sends there."""
        waiting = -self._circuit.any((self.listen_only, self.broadcast_only))
        found: list[tuple[Hop, int, int]] = []
        for hop in redirect.hops:
            arrives, reachable = self.arrives(hop.channel), self.reachable(hop.channel)
            here = self._circuit.all((waiting, arrives))
            found.append((hop, here, self._circuit.all((waiting, -arrives, reachable))))
            waiting = self._circuit.all((waiting, -arrives, -reachable))
        return found

    @cached_property
    def landed(self) -> dict[Landed, int]:
        """Where each landing is what becomes of an interaction; exactly one of them always is."""
        encoding = self._encoding
        agreed = -encoding.conflict
        found: dict[Landed, list[int]] = {
            Fault("conflict"): [encoding.conflict],
            Fault("no_rule"): [self._circuit.all((agreed, -encoding.spoken("handling")))],
        }
        for handling in encoding.handling_terms:
            decided = self._circuit.all((agreed, encoding.settled("handling", handling)))
            if decided == FALSE:
                continue
            for landing, there in self.of(handling).items():
                lands, stopped = self._circuit.all((decided, there)), self.stopped(landing)
                found.setdefault(landing, []).append(self._circuit.all((lands, -stopped)))
                if self._circuit.all((lands, stopped)) != FALSE:
                    for team, looks in self._looking.items():
                        held = self._circuit.all((lands, stopped, looks))
                        found.setdefault(Stopped(team), []).append(held)
        return {landing: self._circuit.any(some) for landing, some in found.items()}

    # ------------------------------------------------------------------------------------- bans

    @cached_property
    def stops(self) -> tuple[tuple[Stop, int], ...]:
        """Every stop, and where it is, given that its landing is what is decided."""
        encoding, found = self._encoding, []
        titles = frozenset(policy.title for policy in encoding.assembly.policies)
        for stop in encoding.space.stops[encoding.edition]:
            when = encoding.space.truth(stop.when, encoding.edition)
            if stop.policies != titles and when != FALSE:
                own = (there for rule, there in encoding.firsts("handling") if rule.policy in stop.policies)
                when = self._circuit.all((when, self._circuit.any(own)))
            found.append((stop, when))
        return tuple(found)

    def stopped(self, landing: Landed) -> int:
        """Where the words of a landing break a ban for sure, given that it is what is decided."""
        return self._circuit.any(
            there for stop, there in self.stops if stop.landing == landing and stop.unsure is None
        )

    @cached_property
    def _looking(self) -> dict[str | None, int]:
        """Where a person of which team looks at words that may not be said; exactly one of them always is."""
        encoding, vocabulary = self._encoding, self._vocabulary
        found: dict[str | None, list[int]] = {}
        for owner in encoding.owner_terms:
            there = encoding.settled("ownership", owner)
            if isinstance(owner, GiveTo):
                found.setdefault(owner.team, []).append(there)
                continue
            path = vocabulary.paths[owner.path]
            opened = TRUE
            if path.otherwise is not None and path.while_shut is not None:
                works = vocabulary.teams[path.while_shut].works
                opened = (
                    TRUE if works == ALWAYS else encoding.space.moment(OpenDuring(works), encoding.edition)
                )
                found.setdefault(path.otherwise, []).append(self._circuit.all((there, -opened)))
            found.setdefault(path.team, []).append(self._circuit.all((there, opened)))
        nobody = -self._circuit.any(encoding.owner_terms.values())
        found.setdefault(_last_resort(encoding.assembly), []).append(nobody)
        return {team: self._circuit.any(some) for team, some in found.items()}


def _last_resort(assembly: Assembly) -> str | None:
    """The team of the last `otherwise hold for TEAM`; None without one."""
    closing = [rule for policy in assembly.policies for section in policy.sections for rule in section.rules]
    holds = [rule.actions.handling for rule in closing if rule.kind is RuleKind.OTHERWISE]
    return next((one.team for one in reversed(holds) if isinstance(one, Hold)), None)
