"""Errors of this folder, in the words of the code table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import ClockError
from remit.diagnostics.suggest import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.runtime.value_problem import ValueProblem

_MOMENTS: Final = {"naive-moment": "R0772", "year-out-of-range": "R0780"}
_PAUSES: Final = {
    "end-before-start": "R0773",
    "overlapping-pauses": "R0774",
    "pause-never-closed": "R0775",
    "pause-before-receipt": "R0776",
}


def refused(
    code: str, *, near: tuple[str, Iterable[str]] | None = None, help_: str | None = None, **facts: object
) -> ClockError:
    """Return the error; `near` is a name that was written and those of which one may have been meant."""
    words = CODES[code].say({name: str(value) for name, value in facts.items()})
    more = help_ or (suggestion(*near) if near else None)
    return ClockError(code, f"{words}; {more}" if more else words)


def moment_refused(option: str, written: str, problem: ValueProblem) -> ClockError:
    """Return the error for a moment that cannot be read; `option` is where it was written."""
    code = _MOMENTS.get(problem.reason, "R0771")
    help_ = f"say `{written}Z` for UTC, or add an offset such as `+01:00`" if code == "R0772" else None
    return refused(code, help_=help_, option=option, found=written, reason=problem.words)


def pause_refused(problem: ValueProblem) -> ClockError:
    """Return the error for pauses that cannot be."""
    help_ = "say when it ended: `FROM/TO`" if problem.reason == "pause-never-closed" else None
    return refused(_PAUSES[problem.reason], help_=help_, reason=problem.words)
