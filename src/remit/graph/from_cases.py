"""What happens to a case: teams, escalation paths, service promises and clocks as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from remit.graph.nodes import (
    Ahead,
    ClockNode,
    Conditional,
    Event,
    LinkKind,
    NoticeNode,
    OutcomeKind,
    PathNode,
    SlaNode,
    StepNode,
    TeamNode,
    Timed,
)
from remit.model.conditions import Atom, OpenDuring
from remit.model.nodes import AfterWithout, BeforeClock, OnEvent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.growth import Growth
    from remit.graph.nodes import Edge
    from remit.model.nodes import Path, PathStep, Step


def path_node(growth: Growth, name: str) -> str:
    """Return the node of a path, added with all it leads to.

    Steps that time brings follow on each other, as each is due no sooner than the one before.
    """
    path = growth.vocabulary.paths[name]
    node = f"path:{path.name}"
    if not growth.add(node, PathNode(path)):
        return node
    growth.link(node, team_node(growth, path.team), LinkKind.DOES)
    _second_team(growth, node, path)
    above = node
    for position, step in enumerate(path.steps):
        here = f"step:{path.name} / {position + 1}"
        growth.add(here, StepNode(path.name, step, step.steps, position))
        growth.connect(node if isinstance(step, OnEvent) else above, here, _step_edge(step))
        _does(growth, here, step.steps)
        if not isinstance(step, OnEvent):
            above = here
    return node


def team_node(growth: Growth, name: str) -> str:
    """Return the node of a team that has the case until it is resolved, and again when it is reopened."""
    team = growth.vocabulary.teams[name]
    node = f"team:{team.name}"
    if growth.add(node, TeamNode(team)):
        resolved = growth.outcome(OutcomeKind.RESOLVED)
        growth.connect(node, resolved, Event("resolved"))
        growth.connect(resolved, node, Event("reopened"))
    return node


def notice_node(growth: Growth, name: str) -> str:
    """Return the node of a team that is told."""
    team = growth.vocabulary.teams[name]
    node = f"notice:{team.name}"
    growth.add(node, NoticeNode(team))
    return node


def sla_node(growth: Growth, name: str) -> str:
    """Return the node of a service promise."""
    sla = growth.vocabulary.slas[name]
    node = f"sla:{sla.name}"
    growth.add(node, SlaNode(sla))
    return node


def clock_node(growth: Growth, name: str) -> str:
    """Return the node of a clock, added with what stops it and what follows when it is missed."""
    clock = growth.vocabulary.clocks[name]
    node = f"clock:{clock.name}"
    if not growth.add(node, ClockNode(clock)):
        return node
    for event in clock.stops:
        growth.connect(node, growth.outcome(OutcomeKind.STOPPED, event), Event(event))
    if clock.if_missed:
        here = f"step:{clock.name} / missed"
        growth.add(here, StepNode(clock.name, None, clock.if_missed, 0))
        growth.connect(node, here, Timed(clock.within, clock.stops))
        _does(growth, here, clock.if_missed)
    return node


def _second_team(growth: Growth, node: str, path: Path) -> None:
    if path.otherwise is not None and path.while_shut is not None:
        hours = growth.vocabulary.teams[path.while_shut].works
        shut = Atom("received", OpenDuring(hours), negated=True, span=path.span)
        growth.connect(node, team_node(growth, path.otherwise), Conditional(shut))


def _step_edge(step: PathStep) -> Edge:
    match step:
        case AfterWithout(after, lack):
            return Timed(after, (lack,))
        case BeforeClock(before, clock):
            return Ahead(before, clock)
        case OnEvent(event):
            return Event(event)
    assert_never(step)


def _does(growth: Growth, node: str, steps: Sequence[Step]) -> None:
    """Lead a step to what it reaches; a requirement or a cue stays a word on the step itself."""
    for step in steps:
        if step.kind == "escalate":
            growth.link(node, team_node(growth, step.name), LinkKind.DOES)
        elif step.kind == "notify":
            growth.link(node, notice_node(growth, step.name), LinkKind.DOES)
        elif step.kind == "start":
            growth.link(node, clock_node(growth, step.name), LinkKind.DOES)
        elif step.kind == "refer":
            body = growth.vocabulary.bodies[step.name]
            growth.link(node, growth.outcome(OutcomeKind.REFERRED, body.name), LinkKind.DOES)
