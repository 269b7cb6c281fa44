"""What the command line says: to whom, in colour or not, and in which words an error."""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final, TextIO

from remit.diagnostics.cells import visible
from remit.diagnostics.colour import Paint, Style
from remit.diagnostics.render_text import render_text

if TYPE_CHECKING:
    from remit.diagnostics.errors import ClockError, OutsideError, PolicyError

NARROWEST: Final = 40
WIDEST: Final = 120

DONE: Final = 0
FINDINGS: Final = 1
FAILED: Final = 2
INTERRUPTED: Final = 130
"""128 and the number of SIGINT, as shells have it."""
PIPE_CLOSED: Final = 141
"""128 and the number of SIGPIPE."""


def coloured(stream: TextIO) -> bool:
    """Whether a stream takes colours: a terminal, unless `NO_COLOR` is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint_for(stream: TextIO) -> Paint:
    """Return what colours text for a stream."""
    return Paint(coloured(stream))


def width() -> int:
    """Return how many cells a line may have."""
    return min(max(get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)


def out(text: str) -> None:
    """Write a line of the result."""
    sys.stdout.write(f"{text}\n")


def note(text: str) -> None:
    """Write a line about the run, to standard error."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def error(code: str, words: str, *more: str) -> None:
    """Write an error to standard error: `error[R0001]: there is no file …`, then lines of help."""
    paint = paint_for(sys.stderr)
    note(paint(Style.ERROR, f"error[{code}]") + paint(Style.HEADLINE, f": {visible(words)}"))
    for line in more:
        note(f"  {paint(Style.QUIET, '=')} {line}")


def outside_error(failure: OutsideError | ClockError) -> None:
    """Write what went wrong outside Remit, or cannot be told."""
    error(failure.code, failure.reason, f"more: run `remit explain {failure.code}`")


def policy_error(failure: PolicyError) -> None:
    """Write all findings of a policy that cannot be used."""
    note(render_text(failure.diagnostics, failure.sources, colour=coloured(sys.stderr), width=width()))


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `1 rule`, `2,000 rules`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
