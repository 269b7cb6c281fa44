"""What two policies make of messages, told apart by their own text: a second opinion on what is different.

What a name stands for is looked up in the text and put in its place, until no name is left that means something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING

from diff.brute import Decisions, result_of
from remit.backends.reference.situation import Situation
from remit.driver.difference.contrast import Difference, Result
from remit.model import nodes as m

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from remit.backends.proof.difference.pairing import Pair
    from remit.backends.reference.decide import Decided
    from remit.driver.desk import Desk

_BLOCK = re.compile(r"^(calendar|sla|clock|path|reply|channel) +(\w+)(.*)\n((?:  .*\n)*)", re.MULTILINE)
_IDLE = "  closed on 2026-05-02\n"
"""Shut on a day on which nothing is open."""

MESSAGES = (
    None, "Hello", "A refund", "Money back", "cash back", "pay me", "My tax refund", "opening hours",
    "When do you open", "when do you open, I want a refund", "A scandal", "OUTRAGE", "BK1234", "BK123, refund",
)  # fmt: skip
CHANNELS = ("twitter", "email")
FOLLOWERS = (None, 7000, 10001)
LANGUAGES = (None, "cy", "fr")
MOMENTS = tuple(
    datetime(2026, month, day, hour, 30, tzinfo=UTC)
    for month, day, hour in ((3, 2, 17), (3, 4, 10), (3, 7, 12), (3, 9, 19), (12, 24, 10))
)  # fmt: skip


class Text:
    """A policy by its text."""

    def __init__(self, text: str) -> None:
        self._blocks = {(kind, name): (rest, body) for kind, name, rest, body in _BLOCK.findall(text)}
        found = re.search(r"working days are those of (\w+)", text)
        self._usual = found[1] if found else ""

    def meaning(self, kind: str, name: str) -> str:
        """What a block says, with all that it names in its place."""
        rest, body = self._blocks[kind, name]
        said: str = rest + body
        if kind == "calendar":
            return said.replace(_IDLE, "")
        if kind == "path":
            # Who starts it is seen in each decision.
            said = body.partition("\n")[2]
        said = re.sub(r"(working days?\b)(?! of (?!receipt))", rf"\1 of {self._usual}", said)
        for other, called in self._blocks:
            if other == "calendar" or (other == "clock" and kind == "path"):
                meaning = self.meaning(other, called)
                said = re.sub(rf"\b{called}\b", f"<{meaning}>", said)
        return said

    def reply(self, name: str, language: str) -> str:
        """A text of a reply, with all that it names in its place."""
        body: str = self._blocks["reply", name][1]
        [line] = [line for line in body.splitlines() if line.startswith(f"  {language} ")]
        for other, called in self._blocks:
            if other == "calendar":
                line = line.replace(f"opening of {called}", f"opening of <{self.meaning(other, called)}>")
        return line

    def clocks(self) -> dict[str, str]:
        """What each clock says."""
        return {name: self.meaning("clock", name) for kind, name in self._blocks if kind == "clock"}


@dataclass(frozen=True)
class Side:
    """A policy, ready to decide."""

    text: Text
    desk: Desk


@dataclass(frozen=True)
class BothWorlds:
    """Calendars of both; `_before` and `_after` say of which."""

    old: Desk
    new: Desk

    def is_open(self, calendar: str, moment: datetime) -> bool:
        """Whether it is open."""
        for suffix, desk in (("_after", self.new), ("_before", self.old)):
            if calendar.endswith(suffix):
                return desk.world.is_open(calendar.removesuffix(suffix), moment)
        desk = self.new if calendar in self.new.assembly.vocabulary.calendars else self.old
        return desk.world.is_open(calendar, moment)

    def contains(self, phrases: tuple[str, ...], text: str) -> bool:
        """Whether any phrase occurs."""
        return self.new.world.contains(phrases, text)

    def matches(self, pattern: str, text: str) -> bool:
        """Whether a pattern matches."""
        return self.new.world.matches(pattern, text)

    def next_opening(self, calendar: str, moment: datetime, language: str) -> str:
        """Name it."""
        return f"{calendar} {moment} {language}"


def decisions(old: Side, new: Side, pair: Pair) -> Iterator[Decisions]:
    """Decide every message with both."""
    world = BothWorlds(old.desk, new.desk)
    for message, channel, followers, language, received in product(
        MESSAGES, CHANNELS, FOLLOWERS, LANGUAGES, MOMENTS
    ):
        drawn = {
            "sector": "retail",
            "message": message,
            "channel": channel,
            "author.followers": followers,
            "language": language,
            "received": received,
        }
        here: dict[str, m.Value] = {}
        states: dict[str, bool | frozenset[str]] = {}
        decided = []
        for side, names in ((old, pair.names_old), (new, pair.names_new)):
            facts = _read(side.desk, {name: value for name, value in drawn.items() if value is not None})
            seen = side.desk.situation(facts, {})
            decided.append(side.desk.decided(seen))
            states |= {names.words.get(name, name): state for name, state in seen.switches.items()}
            for name, value in facts.items():
                called = names.elements.get(name, {})
                here[names.words.get(name, name)] = _joined(value, called, here.get(name))
        before, after = decided
        differ = {(d.aspect, d.item): d for d in _differences(before, after, old, new)}
        yield Decisions(Situation(pair.new, here, states, world), before, after, differ)


def _joined(value: m.Value, called: Mapping[str, str], other: m.Value | None) -> m.Value:
    """Elements under their names in the comparison, with those that the other edition sees."""
    if not isinstance(value, frozenset):
        return value
    more = other if isinstance(other, frozenset) else frozenset()
    return frozenset(called.get(one, one) for one in value) | more


def _read(desk: Desk, facts: Mapping[str, m.Value]) -> dict[str, m.Value]:
    """What a desk reads from a message, without the language that it guesses."""
    if "message" not in facts:
        return dict(facts)
    signals = desk.reader.read(str(facts["message"]))
    return {**facts, "topics": signals.topics, "personal_data": signals.personal_data}


def _differences(before: Decided, after: Decided, old: Side, new: Side) -> Iterator[Difference]:
    for aspect in ("handling", "owner", "SLA"):
        one, other = _meaning(aspect, before, old), _meaning(aspect, after, new)
        if one != other:
            yield _difference(aspect, None, None, None, before, after)
    if before.priority != after.priority:
        yield _difference("priority", None, None, None, before, after)
    for collected in (m.Collected.REQUIREMENT, m.Collected.NOTIFICATION, m.Collected.FLAG):
        had, has = set(before.items(collected)), set(after.items(collected))
        for name in had ^ has:
            yield _difference(collected.value, name, name, name, before, after)
    yield from _clocks(before, after, old.text.clocks(), new.text.clocks())


def _clocks(
    before: Decided, after: Decided, had: Mapping[str, str], has: Mapping[str, str]
) -> Iterator[Difference]:
    started = before.items(m.Collected.CLOCK), after.items(m.Collected.CLOCK)
    for name in had.keys() | has.keys():
        was: str | None = name if name in had else None
        now: str | None = name if name in has else None
        if was is None:
            was = next((one for one in had if one not in has and had[one] == has[name]), None)
        elif now is None and any(one not in had and has[one] == had[name] for one in has):
            continue
        starts, started_now = was in started[0], now in started[1]
        if starts != started_now or (was and now and starts and had[was] != has[now]):
            yield _difference("clock", name, was, now, before, after)


def _difference(
    aspect: str, item: str | None, was: str | None, now: str | None, before: Decided, after: Decided
) -> Difference:
    one, other = result_of(before, aspect, was), result_of(after, aspect, now)
    return Difference(aspect, item, Result(one[1], "was", one[0]), Result(other[1], "is", other[0]))


def _meaning(aspect: str, decided: Decided, side: Side) -> Hashable:
    match aspect:
        case "handling":
            landed, said = decided.landed.handling, None
            if decided.said is not None:
                said = side.text.reply(decided.said.reply, decided.said.language)
                said = said if "next opening" in said else decided.said.text
            fault = None if decided.landed.fault is None else decided.landed.fault.kind
            to = fault or getattr(landed, "channel", None) or getattr(landed, "team", None)
            return type(landed).__name__, to, said
        case "SLA":
            sla = decided.sla.term
            return decided.sla.terms and (sla is not None and side.text.meaning("sla", sla))
        case _:
            owner = decided.owner.term
            if isinstance(owner, m.FollowPath):
                return "path", decided.team, side.text.meaning("path", owner.path)
            return decided.owner.terms and (owner is not None and owner.team)
