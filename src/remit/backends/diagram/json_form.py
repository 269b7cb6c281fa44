"""The workflow graph itself as JSON, for programs that draw or search it their own way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.graph.node_link import node_link

if TYPE_CHECKING:
    from remit.graph.workflow import Workflow


def json_of(workflow: Workflow) -> str:
    """Return the node-link form, two spaces deep, with a newline at its end."""
    return json.dumps(node_link(workflow), ensure_ascii=False, indent=2) + "\n"
