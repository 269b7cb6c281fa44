"""R03xx: types, units, money and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.diagnostics.code import Code

TYPES: tuple[Code, ...] = ()
