"""What decisions lead to: by the rules that decide it, and then by paths and missed clocks, if nobody acts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.landing import Landings
from remit.graph.time_words import step_moment_words
from remit.graph.value_words import quoted
from remit.model.conditions import OpenDuring
from remit.model.nodes import (
    Acknowledge,
    Answer,
    BeforeClock,
    Collected,
    FollowPath,
    GiveTo,
    Hold,
    Item,
    Redirect,
    Silent,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.backends.proof.encoding import Encoding
    from remit.model.nodes import Path, PathStep, Rule, Step
    from remit.source.span import Span

# Where something stands, what it is and how it is called.
Named: TypeAlias = "tuple[Span, str, str]"

_ITEMS: Final = {
    Collected.CLOCK: "clock",
    Collected.REQUIREMENT: "requirement",
    Collected.FLAG: "cue",
    Collected.NOTIFICATION: "team",
}
_STEPS: Final = {
    "escalate": "team",
    "notify": "team",
    "refer": "body",
    "require": "requirement",
    "flag": "cue",
    "start": "clock",
}


@dataclass(frozen=True, slots=True)
class Use:
    """Something is named `by` somebody, and reached through that where `literal` is true.

    `user` is the place of the rule, or what else names it. `shown` are literals that are likely to be true together
    where it is reached. `accepted` where the rule accepts that it may not be.
    """

    named: Named
    by: str
    user: Span | Named
    literal: int
    shown: tuple[int, ...] = ()
    accepted: bool = False


def uses(encoding: Encoding) -> Iterator[Use]:
    """Yield everything that rules, paths and clocks of an assembly name and that is declared somewhere."""
    leading = _Leading(encoding)
    for rule in encoding.rules:
        yield from leading.by_rule(rule)
    yield from leading.in_time()


class _Leading:
    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._circuit = encoding.circuit
        self._vocabulary = encoding.assembly.vocabulary
        self._landings = Landings(encoding)
        self._running = self._clocks()

    # ------------------------------------------------------------------------------------- rules

    def by_rule(self, rule: Rule) -> Iterator[Use]:
        accepted = "never_reached" in rule.accepts
        for kind, name, literal in self._said(rule):
            named = self._named(kind, name)
            if named is not None:
                yield Use(named, quoted(rule.name), rule.span, literal, (), accepted)
        handling = rule.actions.handling
        if not isinstance(handling, Redirect):
            return
        decides = self._encoding.maximal(rule, "handling")
        for hop, here, there in self._landings.tried(handling):
            lands = self._circuit.any((here, there))
            named = (rule.head, "alternative", hop.channel)
            shown = self._encoding.condition(rule), lands
            literal = self._circuit.all((decides, lands))
            yield Use(named, quoted(rule.name), rule.span, literal, shown, accepted)
            said = None if hop.reply is None else self._named("reply", hop.reply)
            if said is not None:
                literal = self._circuit.all((decides, there))
                yield Use(said, quoted(rule.name), rule.span, literal, (), accepted)

    def _said(self, rule: Rule) -> Iterator[tuple[str, str, int]]:
        """Yield what a rule names but for its redirect, with where that is reached, be it through another rule."""
        encoding, actions = self._encoding, rule.actions
        match actions.owner:
            case FollowPath(path):
                yield "path", path, encoding.owner_terms[actions.owner]
            case GiveTo(team):
                yield "team", team, encoding.owner_terms[actions.owner]
            case None:
                pass
        if actions.sla is not None:
            yield "SLA", actions.sla, encoding.sla_terms[actions.sla]
        for item in actions.items:
            if item.aspect in _ITEMS:
                yield _ITEMS[item.aspect], item.name, encoding.collected[item]
        decides = encoding.maximal(rule, "handling")
        match actions.handling:
            case Answer(reply) | Acknowledge(reply) if reply is not None:
                lands = self._landings.of(actions.handling).get(actions.handling, FALSE)
                yield "reply", reply, self._circuit.all((decides, lands))
            case Hold(team):
                yield "team", team, decides
            case Silent(reason):
                yield "reason", reason, decides
            case _:
                pass

    # ------------------------------------------------------------------------------------- time

    def in_time(self) -> Iterator[Use]:
        """Yield what paths and missed clocks name."""
        for path in self._vocabulary.paths.values():
            mine = self._named("path", path.name)
            if mine is None:
                continue
            followed = self._followed(path)
            yield from self._started(path, mine, followed)
            for step in path.steps:
                step_named = step.span, "step", step_moment_words(step)
                literal = self._step(step, followed, self._running)
                yield Use(step_named, f"path `{path.name}`", mine, literal)
                yield from self._steps(step.steps, f"path `{path.name}`", step_named, literal)
        for name, clock in self._vocabulary.clocks.items():
            mine = self._named("clock", name)
            if mine is not None:
                yield from self._steps(clock.if_missed, f"clock `{name}`", mine, self._running[name])

    def _started(self, path: Path, mine: Named, followed: int) -> Iterator[Use]:
        by, shut = f"path `{path.name}`", FALSE
        if path.while_shut is not None and path.otherwise is not None:
            works = OpenDuring(self._vocabulary.teams[path.while_shut].works)
            shut = self._circuit.all((followed, -self._encoding.space.moment(works, self._encoding.edition)))
            named = (path.span, "stand-in", path.otherwise)
            yield Use(named, by, mine, shut)
            team = self._named("team", path.otherwise)
            if team is not None:
                yield Use(team, by, named, shut)
        team = self._named("team", path.team)
        if team is not None:
            yield Use(team, by, mine, self._circuit.all((followed, -shut)))

    def _steps(self, steps: Iterable[Step], by: str, user: Named, literal: int) -> Iterator[Use]:
        for step in steps:
            named = self._named(_STEPS[step.kind], step.name)
            if named is not None:
                yield Use(named, by, user, literal)

    def _followed(self, path: Path) -> int:
        return self._encoding.owner_terms.get(FollowPath(path.name), FALSE)

    def _step(self, step: PathStep, followed: int, running: Mapping[str, int]) -> int:
        """Where a step of a path can come: one about a clock, only where that runs."""
        runs = running.get(step.clock, FALSE) if isinstance(step, BeforeClock) else TRUE
        return self._circuit.all((followed, runs))

    def _clocks(self) -> dict[str, int]:
        """Return where each clock runs: collected, or started by a missed clock or by a step of a path."""
        names = self._vocabulary.clocks
        running = {name: self._encoding.collected.get(Item("clock", name), FALSE) for name in names}
        starting = [(step.name, other) for other, clock in names.items() for step in _starts(clock.if_missed)]
        paths = [(path, step) for path in self._vocabulary.paths.values() for step in path.steps]
        by_path = [(each.name, path, step) for path, step in paths for each in _starts(step.steps)]
        # One that starts itself in the end runs no sooner for that, so as many rounds as there are clocks are enough.
        for _ in names if starting or by_path else ():
            more: defaultdict[str, list[int]] = defaultdict(list)
            for name, other in starting:
                more[name].append(running[other])
            for name, path, step in by_path:
                more[name].append(self._step(step, self._followed(path), running))
            grown = {name: self._circuit.any((one, *more[name])) for name, one in running.items()}
            if grown == running:
                break
            running = grown
        return running

    # ------------------------------------------------------------------------------------- names

    def _named(self, kind: str, name: str) -> Named | None:
        vocabulary = self._vocabulary
        declared = {
            "path": vocabulary.paths,
            "SLA": vocabulary.slas,
            "clock": vocabulary.clocks,
            "reply": vocabulary.replies,
            "team": vocabulary.teams,
            "cue": vocabulary.cues,
            "requirement": vocabulary.requirements,
            "reason": vocabulary.reasons,
            "body": vocabulary.bodies,
        }
        found: object = declared[kind].get(name)
        # What is standard stands in no policy.
        span: Span | None = getattr(found, "span", None)
        return None if span is None else (span, kind, name)


def _starts(steps: Iterable[Step]) -> Iterator[Step]:
    return (step for step in steps if step.kind == "start")
