"""R05xx: advice; each is a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.diagnostics.code import Code

ADVICE: tuple[Code, ...] = ()
