"""R06xx: what the prover found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.diagnostics.code import Code

PROOF: tuple[Code, ...] = ()
