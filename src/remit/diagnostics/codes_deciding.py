"""R07xx: interactions that cannot be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.diagnostics.code import Code

DECIDING: tuple[Code, ...] = ()
