"""The few questions that are asked of a workflow graph; every answer is in the order of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.nodes import Gate, PathNode, RuleNode
from remit.model.nodes import FollowPath

if TYPE_CHECKING:
    from remit.graph.workflow import Workflow
    from remit.model.nodes import Path, Rule


def rules(workflow: Workflow) -> tuple[Rule, ...]:
    """Return all rules: policies in their line, sections and rules as written."""
    return tuple(payload.rule for _, payload in workflow.nodes() if isinstance(payload, RuleNode))


def sections(workflow: Workflow) -> tuple[Gate, ...]:
    """Return the sections of all policies."""
    return tuple(payload for _, payload in workflow.nodes() if isinstance(payload, Gate))


def paths(workflow: Workflow) -> tuple[Path, ...]:
    """Return the paths that a rule follows."""
    return tuple(payload.path for _, payload in workflow.nodes() if isinstance(payload, PathNode))


def entries(workflow: Workflow, path: str) -> tuple[Rule, ...]:
    """Return the rules that follow a path; none where nothing follows it."""
    known = workflow.assembly.vocabulary.paths
    return tuple(
        rule
        for rule in rules(workflow)
        if isinstance(rule.actions.owner, FollowPath)
        and path in (rule.actions.owner.path, known[rule.actions.owner.path].name)
    )
