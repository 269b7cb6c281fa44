"""A bar on a terminal that counts how much of something is done; nothing at all elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EVERY: Final = 8


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what to tell how many are done, of how many; None where nobody sees it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - heavy, and needed on a terminal only
    from rich.progress import Progress  # noqa: PLC0415 - as above

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def step(done: int, of: int) -> None:
            if done % _EVERY == 0 or done == of:
                bar.update(task, completed=done, total=of)

        yield step
