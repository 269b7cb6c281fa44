"""Findings about a path that a command was given, which leave it nothing to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.diagnostics.diagnostic import Diagnostic

_CODES = ("R0001", "R0002", "R0003", "R0004")


def unread(diagnostic: Diagnostic) -> bool:
    """Whether this says that a path on the command line is not there, or cannot be read.

    Where a policy names the file, the same codes have a place, and are findings about that policy.
    """
    return diagnostic.primary is None and diagnostic.code in _CODES


def path_of(diagnostic: Diagnostic) -> str:
    """Return the path that such a finding is about."""
    return dict(diagnostic.facts)["path"]
