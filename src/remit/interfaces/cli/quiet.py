"""Keeping what C libraries write to standard error from people whom it does not concern."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_STANDARD_ERROR: Final = 2


@contextmanager
def quiet() -> Iterator[None]:
    """Send standard error nowhere for as long as it takes, at the level at which libraries write there.

    Fontconfig, which Graphviz asks for fonts, complains there of the machine's font settings.
    """
    sys.stderr.flush()
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # There is none: nothing can be written there.
        yield
        return
    try:
        with suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STANDARD_ERROR)
            os.close(nowhere)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
