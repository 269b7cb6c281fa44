"""When two terms mean the same, whatever they are called: by what they promise, who acts and what is said."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias

from remit.graph.action_words import step_words
from remit.graph.time_words import (
    clock_words,
    path_start_words,
    sla_words,
    step_moment_words,
    stops_words,
)
from remit.model.nodes import Answer, BeforeClock, Hole, Hop, Length, Step
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from remit.backends.proof.landing import Landed
    from remit.model.nodes import Acknowledge, Assembly, Path, PathStep, Piece, Policy, Reply

Key: TypeAlias = "Hashable"


class CalendarContents(Protocol):
    """What the calendars of an edition come to over the days that are compared."""

    def content(self, name: str) -> Hashable:
        """Equal for two calendars that are open at the same moments, on the same clocks."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """In which languages a policy speaks: its own, the default first, and whether all of them where none is known."""

    languages: tuple[str, ...]
    all_when_unknown: bool


def tongues(policy: Policy) -> Tongues:
    """Return those of a policy."""
    return Tongues(policy.languages, policy.all_languages_when_unknown)


class Contents:
    """The contents of one edition's terms, and the words for them."""

    def __init__(self, assembly: Assembly, calendars: CalendarContents) -> None:
        self._vocabulary = assembly.vocabulary
        self._calendars = calendars
        self._usual = frozenset(
            policy.working_days for policy in assembly.policies if policy.working_days is not None
        )

    # ------------------------------------------------------------------------------------- promises and owners

    def sla(self, name: str) -> Key:
        """What an SLA promises, and when it may pause."""
        sla = self._vocabulary.slas[name]
        return self._of((frozenset(sla.targets), frozenset(sla.pauses)))

    def sla_words(self, name: str) -> tuple[str, ...]:
        """Say it."""
        return sla_words(self._vocabulary.slas[name], self._usual)

    def clock(self, name: str) -> Key:
        """When a clock is due, what may move it, and what follows if it is missed."""
        clock = self._vocabulary.clocks[name]
        terms = (
            clock.statutory, clock.within, clock.landing, frozenset(clock.anchors), clock.sooner, clock.counts_receipt,
            frozenset(clock.pauses), clock.extension, frozenset(clock.stops),
        )  # fmt: skip
        roll = None if clock.roll is None else self._calendars.content(clock.roll)
        return (self._of(terms), roll, frozenset(self._step(step, {name}) for step in clock.if_missed))

    def clock_words(self, name: str) -> tuple[str, ...]:
        """Say it."""
        clock = self._vocabulary.clocks[name]
        said = [*clock_words(clock, self._usual)]
        if clock.stops:
            said.append(f"stops when {stops_words(clock)}")
        if clock.if_missed:
            said.append(f"if missed {' and '.join(map(step_words, clock.if_missed))}")
        if clock.statutory:
            said.append("statutory")
        return tuple(said)

    def path_steps(self, name: str) -> Key:
        """What a path does after its start."""
        steps = self._vocabulary.paths[name].steps
        return tuple(
            (self._when(step), frozenset(self._step(s, set()) for s in step.steps)) for step in steps
        )

    def path_words(self, name: str) -> tuple[str, ...]:
        """Say a path."""
        path: Path = self._vocabulary.paths[name]
        return (
            path_start_words(path),
            *(
                f"{step_moment_words(step, self._usual)} {' and '.join(map(step_words, step.steps))}"
                for step in path.steps
            ),
        )

    def _when(self, step: PathStep) -> Key:
        if isinstance(step, BeforeClock):
            return ("before", self._of(step.before), self.clock(step.clock))
        inside = (getattr(step, f.name) for f in fields(step) if f.name not in ("steps", "span"))
        return (type(step).__name__, *(self._of(part) for part in inside))

    def _step(self, step: Step, within: set[str]) -> Key:
        """What a step does; a clock that it starts counts by content, once round where clocks start each other."""
        if step.kind == "start" and step.name not in within and step.name in self._vocabulary.clocks:
            clock = self._vocabulary.clocks[step.name]
            return ("start", self._of((clock.within, clock.statutory, frozenset(clock.stops))))
        return (step.kind, step.name)

    def _of(self, value: object) -> Key:
        """A piece of the model without its places; a length by what its calendar comes to."""
        match value:
            case Length(duration, calendar):
                return (str(duration), None if calendar is None else self._calendars.content(calendar))
            case tuple():
                return tuple(map(self._of, value))
            case frozenset():
                return frozenset(map(self._of, value))
            case _ if is_dataclass(value) and not isinstance(value, type):
                parts = (getattr(value, f.name) for f in fields(value))
                return (
                    type(value).__name__,
                    *(self._of(part) for part in parts if not isinstance(part, Span)),
                )
            case _:
                return str(value)

    # ------------------------------------------------------------------------------------- what is said

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of any reply."""
        return frozenset(language for reply in self._vocabulary.replies.values() for language in reply.texts)

    def said(self, landing: Answer | Acknowledge | Hop, how: Tongues, language: str | None) -> Key:
        """What is said to someone of a language, None: not known; by content of the texts and of what fills them."""
        if landing.reply is None:
            return None
        reply = self._vocabulary.replies[landing.reply]
        there = None
        if isinstance(landing, Hop):
            there = self._vocabulary.channels[landing.channel].link or landing.channel
        return tuple(
            (one, tuple(self._piece(piece, there) for piece in reply.texts[one]))
            for one in chosen(reply, how, language)
        )

    def _piece(self, piece: Piece, there: str | None) -> Key:
        match piece:
            case Hole("there"):
                return ("text", there)
            case Hole("fixed", _, _, str(fill)):
                return ("text", fill)
            case Hole("next_opening", name):
                return ("next opening", self._calendars.content(name))
            case Hole():
                return (piece.kind, piece.name, piece.limit)
            case str():
                return ("text", piece)

    def reply_words(self, landing: Landed, language: str | None, how: Tongues) -> tuple[str, ...]:
        """Say what is said, in the language of the reader: the texts as the policy writes them."""
        name = getattr(landing, "reply", None)
        if name is None:
            return ()
        reply = self._vocabulary.replies[name]
        return tuple(f"{one} “{_written(reply.texts[one])}”" for one in chosen(reply, how, language))


def chosen(reply: Reply, how: Tongues, language: str | None) -> tuple[str, ...]:
    """Return the languages in which a reply is said: the customer's, else all or the first that the policy has."""
    has = tuple(reply.texts)
    if language in has:
        return (str(language),)
    if language is None and how.all_when_unknown:
        return tuple(one for one in how.languages if one in has) or has
    return next(((one,) for one in how.languages if one in has), has[:1])


def _written(pieces: Sequence[Piece]) -> str:
    return "".join(map(_piece_words, pieces))


def _piece_words(piece: Piece) -> str:
    """A piece as the reader sees it, as far as that is known before somebody writes in."""
    match piece:
        case str():
            return piece
        case Hole("fixed", _, _, str(fill)):
            return fill
        case Hole("next_opening", name):
            return f"{{next opening of {name}}}"
        case Hole(_, name):
            return f"{{{name}}}"
