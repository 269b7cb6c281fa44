"""The lanes of what happens to a case: a lane for each path, and one each for clocks, promises and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.diagram.picture import Arrow, ArrowKind, Card, CardKind, Lane, Line
from remit.backends.diagram.rule_lines import because_lines
from remit.graph.action_words import step_words
from remit.graph.nodes import (
    ClockNode,
    NoticeNode,
    PathNode,
    SlaNode,
    StepNode,
    TeamNode,
)
from remit.graph.query import entries
from remit.graph.time_words import (
    clock_words,
    path_start_words,
    sla_words,
    step_moment_words,
    stops_words,
)
from remit.model.nodes import OnEvent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.workflow import Workflow
    from remit.model.nodes import Assembly, Step, Vocabulary


def case_lanes(workflow: Workflow) -> Iterator[Lane]:
    """Draw the paths, then clocks, promises and teams, as far as there are any."""
    usual = usual_calendars(workflow.assembly)
    for node, payload in workflow.nodes():
        if isinstance(payload, PathNode):
            yield _path_lane(workflow, node, payload, usual)
    clocks = sorted((node, p) for node, p in workflow.nodes() if isinstance(p, ClockNode))
    if clocks:
        yield _clock_lane(workflow, clocks, usual)
    promises = sorted((node, p) for node, p in workflow.nodes() if isinstance(p, SlaNode))
    if promises:
        cards = [
            Card(
                node,
                CardKind.PROMISE,
                payload.sla.name,
                (*map(Line, sla_words(payload.sla, usual)), *because_lines(payload.sla.because)),
            )
            for node, payload in promises
        ]
        yield Lane("promises", "Service promises", "", tuple(cards), ())
    teams = tuple(_team_cards(workflow))
    if teams:
        yield Lane("teams", "Teams", "", teams, ())


def usual_calendars(assembly: Assembly) -> frozenset[str]:
    """Return the working days that go without saying."""
    return frozenset(policy.working_days for policy in assembly.policies if policy.working_days is not None)


def _path_lane(workflow: Workflow, node: str, payload: PathNode, usual: frozenset[str]) -> Lane:
    path = payload.path
    start = Line(path_start_words(path), f"team:{workflow.assembly.vocabulary.teams[path.team].name}")
    cards = [Card(node, CardKind.PATH, path.name, (start,))]
    arrows: list[Arrow] = []
    for source, target, _ in workflow.edges():
        step = workflow.payload(target)
        if isinstance(step, StepNode) and step.step is not None and step.within == path.name:
            cards.append(_step_card(target, step.does, workflow.assembly.vocabulary))
            kind = ArrowKind.EVENT if isinstance(step.step, OnEvent) else ArrowKind.TIMED
            arrows.append(Arrow(source, target, kind, step_moment_words(step.step, usual)))
    resolved = Card(
        f"{node} > resolved",
        CardKind.OUTCOME,
        "resolved",
        (Line("reopened, the case goes on with its team"),),
    )
    arrows.append(Arrow(node, resolved.id, ArrowKind.EVENT, "when resolved, at any time"))
    followed = ", ".join(dict.fromkeys(rule.name for rule in entries(workflow, path.name)))
    note = f"followed by {followed}" if followed else ""
    return Lane(f"lane {node}", f"Path {path.name}", note, (*cards, resolved), tuple(arrows), downward=True)


def _step_card(node: str, steps: Sequence[Step], vocabulary: Vocabulary) -> Card:
    """Draw a step; an outside body is said by its title, a clock or a team leads to its card."""
    lines = []
    for step in steps:
        leads_to = None
        if step.kind in ("escalate", "notify"):
            leads_to = f"team:{vocabulary.teams[step.name].name}"
        elif step.kind == "start":
            leads_to = f"clock:{vocabulary.clocks[step.name].name}"
        lines.append(Line(step_words(step), leads_to, strong=True))
        if step.kind == "refer":
            lines.append(Line(vocabulary.bodies[step.name].title))
    return Card(node, CardKind.STEP, "", tuple(lines))


def _clock_lane(workflow: Workflow, clocks: Sequence[tuple[str, ClockNode]], usual: frozenset[str]) -> Lane:
    cards: list[Card] = []
    arrows: list[Arrow] = []
    for node, payload in clocks:
        clock = payload.clock
        statutory = [Line("statutory", strong=True)] if clock.statutory else []
        words = map(Line, clock_words(clock, usual))
        cards.append(
            Card(node, CardKind.CLOCK, clock.name, (*statutory, *words, *because_lines(clock.because)))
        )
        for target in workflow.graph.successors(node):
            missed = workflow.payload(target)
            if isinstance(missed, StepNode):
                cards.append(_step_card(target, missed.does, workflow.assembly.vocabulary))
                arrows.append(Arrow(node, target, ArrowKind.TIMED, "if missed"))
        if clock.stops:
            stopped = Card(f"{node} > stopped", CardKind.OUTCOME, "stopped in time")
            cards.append(stopped)
            arrows.append(Arrow(node, stopped.id, ArrowKind.EVENT, f"when {stops_words(clock)}"))
    return Lane("clocks", "Clocks", "", tuple(cards), tuple(arrows))


def _team_cards(workflow: Workflow) -> Iterator[Card]:
    """Draw every team that can have the case or be told of it, with the hours it works."""
    works = {}
    for _, payload in workflow.nodes():
        if isinstance(payload, TeamNode | NoticeNode):
            works[payload.team.name] = payload.team.works
    for name in sorted(works):
        yield Card(f"team:{name}", CardKind.TEAM, name, (Line(f"works {works[name]}"),))
