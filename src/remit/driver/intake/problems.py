"""Errors of this folder, in the words of the code table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import OutsideError
from remit.diagnostics.suggest import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable


def outside(code: str, *, near: tuple[str, Iterable[str]] | None = None, **facts: object) -> OutsideError:
    """Return the error; `near` is a name that was written and those of which one may have been meant."""
    words = CODES[code].say({name: str(value) for name, value in facts.items()})
    help_ = suggestion(*near) if near else None
    return OutsideError(code, f"{words}; {help_}" if help_ else words)
