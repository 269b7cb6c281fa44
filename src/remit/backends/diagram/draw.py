"""Draws a workflow graph, whole or in part, in any of the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from remit.backends.diagram.dot import dot_of
from remit.backends.diagram.json_form import json_of
from remit.backends.diagram.layout import picture_of
from remit.backends.diagram.mermaid import mermaid_of
from remit.graph.parts import only_path, only_rule, only_section

if TYPE_CHECKING:
    from remit.graph.workflow import Workflow

Form: TypeAlias = Literal["mermaid", "dot", "json", "svg"]


def draw(
    workflow: Workflow,
    form: Form,
    *,
    section: str | None = None,
    path: str | None = None,
    rule: str | None = None,
) -> str | bytes:
    """Draw a workflow: text, or bytes for `svg`. With several parts named, each is looked for in the one before.

    Raises `OutsideError`: R0050 where there is no such section, path or rule, R0038 where `svg` needs what is not
    installed.
    """
    said = []
    for kind, name, only in (
        ("section", section, only_section),
        ("path", path, only_path),
        ("rule", rule, only_rule),
    ):
        if name is not None:
            workflow = only(workflow, name)
            said.append(f"{kind} “{name}”")
    part = f"Only {', '.join(said)}" if said else ""
    match form:
        case "json":
            return json_of(workflow)
        case "mermaid":
            return mermaid_of(picture_of(workflow, part=part))
        case "dot":
            return dot_of(picture_of(workflow, part=part))
        case "svg":
            from remit.backends.diagram.svg import svg_of  # noqa: PLC0415 - only a page needs XML

            return svg_of(picture_of(workflow, part=part))
    assert_never(form)
