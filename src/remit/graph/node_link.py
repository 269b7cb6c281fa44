"""The workflow graph as plain data: the node-link form that graph libraries read, its payloads in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

from remit.graph.action_words import actions_words, handling_words, step_words
from remit.graph.nodes import (
    Ahead,
    ChannelNode,
    ClockNode,
    Conditional,
    Event,
    Gate,
    HandlingNode,
    Intake,
    Link,
    NoticeNode,
    OutcomeNode,
    PathNode,
    RuleNode,
    SlaNode,
    StepNode,
    TeamNode,
    Timed,
)
from remit.graph.time_words import (
    clock_words,
    length_words,
    path_start_words,
    sla_words,
    step_moment_words,
    stops_words,
)
from remit.graph.words import condition_words
from remit.model.nodes import RuleKind

if TYPE_CHECKING:
    from remit.graph.nodes import Edge, Node
    from remit.graph.workflow import Workflow
    from remit.model.conditions import Condition
    from remit.model.nodes import Rule

Data: TypeAlias = dict[str, Any]


def node_link(workflow: Workflow) -> Data:
    """Return the graph as data for JSON, nodes and edges in their order; what is not said is left out.

    `networkx.node_link_graph(data, edges="edges")` reads it.
    """
    assembly = workflow.assembly
    phrasing = _Phrasing(workflow)
    return {
        "directed": True,
        "multigraph": False,
        "graph": _said(
            sector=assembly.sector,
            first=assembly.first and str(assembly.first),
            last=assembly.last and str(assembly.last),
            policies=[
                {"name": policy.title, "edition": policy.edition, "digest": policy.digest}
                for policy in assembly.policies
            ],
        ),
        "nodes": [{"id": node, **phrasing.node(payload)} for node, payload in workflow.nodes()],
        "edges": [
            {"source": source, "target": target, **phrasing.edge(edge, workflow.payload(target))}
            for source, target, edge in workflow.edges()
        ],
    }


class _Phrasing:
    def __init__(self, workflow: Workflow) -> None:
        self._vocabulary = workflow.assembly.vocabulary
        self._zones = {policy.title: policy.zone for policy in workflow.assembly.policies}

    def node(self, payload: Node) -> Data:
        match payload:
            case Intake(sector):
                return _said(kind="intake", sector=sector)
            case Gate(policy, section, stratum, position):
                return _said(
                    kind="section",
                    policy=policy,
                    section=section,
                    stratum=stratum.name.lower(),
                    position=position,
                )
            case RuleNode(rule):
                return self._rule(rule)
            case HandlingNode(handling):
                return _said(kind="handling", does=handling_words(handling))
            case ChannelNode(channel, reply, position):
                return _said(
                    kind="channel", name=channel.name, public=channel.public, reply=reply, position=position
                )
            case PathNode(path):
                return _said(kind="path", name=path.name, says=path_start_words(path))
            case TeamNode(team):
                return _said(kind="team", name=team.name, works=team.works)
            case NoticeNode(team):
                return _said(kind="notice", name=team.name, works=team.works)
            case StepNode(within, step, does, position):
                moment = "if missed" if step is None else step_moment_words(step)
                does_words = [step_words(each) for each in does]
                return _said(kind="step", of=within, position=position, says=moment, does=does_words)
            case SlaNode(sla):
                return _said(kind="sla", name=sla.name, says=list(sla_words(sla)), because=list(sla.because))
            case ClockNode(clock):
                return _said(
                    kind="clock",
                    name=clock.name,
                    statutory=clock.statutory,
                    says=list(clock_words(clock)),
                    stops=stops_words(clock) or None,
                    because=list(clock.because),
                )
            case OutcomeNode(kind, name):
                return _said(kind="outcome", outcome=kind.value, name=name)
        assert_never(payload)

    def edge(self, edge: Edge, target: Node) -> Data:
        zone = self._zones[target.rule.policy] if isinstance(target, RuleNode) else "UTC"
        match edge:
            case Conditional(when, unless):
                return _said(kind="condition", when=self._words(when, zone), unless=self._words(unless, zone))
            case Timed(after, without):
                return _said(kind="timed", after=length_words(after), without=list(without))
            case Ahead(before, clock):
                return _said(kind="timed", before=length_words(before), clock=clock)
            case Event(name):
                return _said(kind="event", event=name)
            case Link(kind):
                return _said(kind="link", link=kind.value)
        assert_never(edge)

    def _rule(self, rule: Rule) -> Data:
        zone = self._zones[rule.policy]
        when = None if rule.kind is RuleKind.OTHERWISE else rule.when
        return _said(
            kind=rule.kind.value,
            policy=rule.policy,
            section=rule.section,
            name=rule.name,
            table=rule.table,
            row=rule.row,
            first_row_wins=rule.first_row_wins or None,
            when=self._words(when, zone),
            unless=self._words(rule.unless, zone),
            first=rule.first and str(rule.first),
            last=rule.last and str(rule.last),
            then=list(actions_words(rule.actions)),
            because=list(rule.because),
            excepts=rule.excepts,
            overrides=list(rule.overrides),
            at={"file": rule.span.file, "start": rule.span.start, "end": rule.span.end},
        )

    def _words(self, condition: Condition | None, zone: str) -> str | None:
        return None if condition is None else condition_words(condition, self._vocabulary, zone)


def _said(**fields: Any) -> Data:  # noqa: ANN401 - values of JSON
    """Keep the fields that say something."""
    return {name: value for name, value in fields.items() if value is not None and value != []}
