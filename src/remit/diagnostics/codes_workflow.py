"""R04xx: the workflow and its replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.diagnostics.code import Code

WORKFLOW: tuple[Code, ...] = ()
