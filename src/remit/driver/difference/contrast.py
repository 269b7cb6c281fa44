"""What two decisions on one interaction differ in, by content, as the comparison of their editions has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.backends.proof.difference.content import Contents, tongues
from remit.backends.proof.difference.outcomes import DISAGREE, FAULTS, NOTHING, stopped_words
from remit.backends.proof.difference.questions import matched
from remit.backends.reference.landing import Held
from remit.graph.action_words import handling_words, item_words, owner_words
from remit.model.nodes import Acknowledge, Answer, Collected, FollowPath, Hop, Item, Redirect, Silent

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from remit.backends.proof.difference.compare import Days
    from remit.backends.proof.difference.content import Tongues
    from remit.backends.reference.decide import Decided
    from remit.model.nodes import Assembly, Rule, Value


@dataclass(frozen=True, slots=True)
class Result:
    """What is decided of an aspect: equal `content` comes to the same."""

    words: str
    content: Hashable
    rule: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """An aspect (and item) in which two decisions differ."""

    aspect: str
    item: str | None
    before: Result
    after: Result


class Contrast:
    """Compares decisions of two editions of one sector."""

    def __init__(self, old: Assembly, new: Assembly, days: Days) -> None:
        self._old = Contents(old, days.old_calendars)
        self._new = Contents(new, days.new_calendars)
        self._speak = [{policy.title: tongues(policy) for policy in side.policies} for side in (old, new)]
        clocks = (
            {name: self._old.clock(name) for name in old.vocabulary.clocks},
            {name: self._new.clock(name) for name in new.vocabulary.clocks},
        )
        self._clocks = [*matched(*clocks)]

    def differences(self, before: Decided, after: Decided, language: Value | None) -> Iterator[Difference]:
        """Yield every aspect in which two decisions on what somebody wrote in a language differ; None: not known."""
        pairs = (
            (
                "handling",
                _handling(before, self._old, self._speak[0], language),
                _handling(after, self._new, self._speak[1], language),
            ),
            ("owner", _owner(before, self._old), _owner(after, self._new)),
            ("SLA", _sla(before, self._old), _sla(after, self._new)),
        )
        for aspect, one, other in pairs:
            if one.content != other.content:
                yield Difference(aspect, None, one, other)
        for aspect_ in (Collected.CLOCK, Collected.REQUIREMENT, Collected.NOTIFICATION, Collected.FLAG):
            for was, name in self._names(aspect_, before, after):
                first = _item(aspect_, was, before, self._old)
                second = _item(aspect_, name, after, self._new)
                if first.content != second.content:
                    yield Difference(aspect_.value, name or was, first, second)
        if before.priority != after.priority:
            yield Difference("priority", None, _priority(before), _priority(after))

    def _names(
        self, aspect: Collected, before: Decided, after: Decided
    ) -> Iterator[tuple[str | None, str | None]]:
        had, has = set(before.items(aspect)), set(after.items(aspect))
        if aspect is Collected.CLOCK:
            yield from ((one, other) for one, other in self._clocks if one in had or other in has)
        else:
            yield from ((name, name) for name in sorted(had | has))


def _first(rules: tuple[Rule, ...]) -> str | None:
    return rules[0].key if rules else None


def _handling(
    decided: Decided, contents: Contents, speak: Mapping[str, Tongues], language: Value | None
) -> Result:
    rule = _first(decided.handling.deciders)
    match decided.landed.handling:
        case (Answer() | Acknowledge() | Hop()) as landing:
            # By content as the proof has it: when a calendar opens next may read the same at this one moment.
            said = contents.said(
                landing,
                speak[decided.handling.deciders[0].policy],
                None if language is None else str(language),
            )
            if isinstance(landing, Hop):
                return Result(handling_words(Redirect((landing,))), ("Redirect", landing.channel, said), rule)
            return Result(handling_words(landing), (type(landing).__name__, said), rule)
        case Silent(reason) as silent:
            return Result(handling_words(silent), ("Silent", reason), rule)
        case Held(team):
            fault = decided.landed.fault
            if fault is None:
                return Result(f"hold for {team}", ("Hold", team), rule)
            if fault.kind == "ban":
                return Result(stopped_words(team), ("Stopped", team), rule)
            return Result(FAULTS.get(fault.kind, fault.kind), ("Fault", fault.kind), rule)


def _owner(decided: Decided, contents: Contents) -> Result:
    rule, owner = _first(decided.owner.deciders), decided.owner.term
    if owner is None:
        return _unsettled(rule, disagree=bool(decided.owner.terms))
    if isinstance(owner, FollowPath):
        return Result(owner_words(owner), ("path", decided.team, contents.path_steps(owner.path)), rule)
    return Result(owner_words(owner), ("team", owner.team), rule)


def _sla(decided: Decided, contents: Contents) -> Result:
    rule, sla = _first(decided.sla.deciders), decided.sla.term
    if sla is None:
        return _unsettled(rule, disagree=bool(decided.sla.terms))
    return Result(f"apply {sla}", contents.sla(sla), rule)


def _unsettled(rule: str | None, *, disagree: bool) -> Result:
    return Result(DISAGREE, ("disagree",), rule) if disagree else Result(NOTHING, None, rule)


def _item(aspect: Collected, name: str | None, decided: Decided, contents: Contents) -> Result:
    givers = [c.rule.key for c in decided.collected if c.item.aspect is aspect and c.item.name == name]
    if name is None or not givers:
        return Result(NOTHING, None, None)
    content: Hashable = contents.clock(name) if aspect is Collected.CLOCK else name
    return Result(item_words(Item(aspect.value, name)), content, givers[0])


def _priority(decided: Decided) -> Result:
    level = decided.priority
    if level is None:
        return Result(NOTHING, None, None)
    givers = (
        c.rule.key
        for c in decided.collected
        if c.item.aspect is Collected.PRIORITY and int(c.item.name) == level
    )
    return Result(f"priority {level}", level, next(givers, None))
