"""Names and alternatives that no decision ever leads to, though rules name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.findings import NeverReached
from remit.backends.proof.landing import Landings
from remit.backends.proof.solver import Undecided
from remit.model.nodes import (
    Acknowledge,
    AfterWithout,
    Answer,
    BeforeClock,
    Collected,
    FollowPath,
    OnEvent,
    Redirect,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.findings import Finding
    from remit.backends.proof.points import Points
    from remit.backends.proof.witness import Finder
    from remit.model.nodes import Assembly, Clock, Path, Reply, Rule, Sla
    from remit.source.span import Span

Named = tuple["Span", str, str]


class Unreached:
    """What was named and never seen to be reached; assemblies are shown to it one after the other."""

    def __init__(self) -> None:
        self._named: dict[Named, tuple[str, ...]] = {}
        self._reached: set[Named] = set()

    def look(self, encoding: Encoding, finder: Finder, points: Points) -> None:
        """Take in an assembly; `points` are some of its interactions."""
        where: dict[Named, list[int]] = {}
        by: dict[Named, list[str]] = {}
        files = {policy.file for policy in encoding.assembly.policies}
        elsewhere = {*_in_time(encoding.assembly)}
        landings = Landings(encoding)
        for rule in encoding.rules:
            policy = encoding.part_of[rule.key].policy
            accepted = "never_reached" in (*rule.accepts, *policy.accepts)
            for kind, name, decides, lands in _uses(rule, encoding, landings):
                span = rule.head if kind == "alternative" else _declared(encoding.assembly, kind, name)
                if span is None or (kind != "alternative" and span.file not in files) or name in elsewhere:
                    continue
                where.setdefault((span, kind, name), []).append(encoding.circuit.all((decides, lands)))
                if accepted:
                    self._reached.add((span, kind, name))
                if kind == "alternative":
                    points.add(encoding.condition(rule), lands)
                by.setdefault((span, kind, name), []).append(rule.name)
        wanted = {named: encoding.circuit.any(some) for named, some in where.items()}
        for named, some in by.items():
            self._named.setdefault(named, tuple(dict.fromkeys(some)))
        seen = points.true([*wanted.values()])
        for named, literal in wanted.items():
            if named in self._reached:
                continue
            try:
                if literal in seen or finder.solver.possible(literal):
                    self._reached.add(named)
            except Undecided:
                self._reached.add(named)

    def findings(self, dead: set[Span]) -> Iterator[Finding]:
        """Yield what was never reached, once all assemblies were looked at; of rules that are `dead` enough is said."""
        for named, rules in self._named.items():
            span, kind, name = named
            if named not in self._reached and not (kind == "alternative" and span in dead):
                yield NeverReached(kind, name, span, rules)


def _uses(rule: Rule, encoding: Encoding, landings: Landings) -> Iterator[tuple[str, str, int, int]]:
    """Yield what a rule names, where the rule decides it, and where that then lands."""
    actions = rule.actions
    if isinstance(actions.owner, FollowPath):
        yield "path", actions.owner.path, encoding.maximal(rule, "ownership"), TRUE
    if actions.sla is not None:
        yield "SLA", actions.sla, encoding.maximal(rule, "SLA"), TRUE
    for item in actions.items:
        if item.aspect is Collected.CLOCK:
            yield "clock", item.name, encoding.contributes(rule, item), TRUE
    handling = actions.handling
    if not isinstance(handling, Answer | Acknowledge | Redirect):
        return
    decides = encoding.maximal(rule, "handling")
    if isinstance(handling, Redirect):
        for hop, here, there in landings.tried(handling):
            yield "alternative", hop.channel, decides, encoding.circuit.any((here, there))
            if hop.reply is not None:
                yield "reply", hop.reply, decides, there
    elif handling.reply is not None:
        yield "reply", handling.reply, decides, landings.of(handling).get(handling, FALSE)


def _declared(assembly: Assembly, kind: str, name: str) -> Span | None:
    vocabulary = assembly.vocabulary
    declared: dict[str, Mapping[str, Path | Sla | Clock | Reply]] = {
        "path": vocabulary.paths,
        "SLA": vocabulary.slas,
        "clock": vocabulary.clocks,
        "reply": vocabulary.replies,
    }
    found = declared[kind].get(name)
    return None if found is None else found.span


def _in_time(assembly: Assembly) -> Iterator[str]:
    """Yield names that paths and missed clocks lead to by themselves."""
    for path in assembly.vocabulary.paths.values():
        for step in path.steps:
            match step:
                case BeforeClock(clock=clock):
                    yield clock
                case AfterWithout() | OnEvent():
                    pass
            yield from (one.name for one in step.steps)
    for clock_ in assembly.vocabulary.clocks.values():
        yield from (one.name for one in clock_.if_missed)
