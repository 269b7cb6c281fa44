"""Arguments and options that several commands have, and loading what they name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from remit.driver.compile import compile_paths
from remit.driver.prove_once import proved_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.driver.policy import Policy

Decorator = "Callable[[Callable[..., int]], Callable[..., int]]"

policies = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
"""Policy files and folders of them."""


class Day(click.ParamType[date]):
    """A date, as `2026-03-02`."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - as click has it
        """Read the date; fails with what was expected."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is not a date such as 2026-03-02", param, ctx)


def load(paths: Sequence[Path], *, prove: bool = False) -> Policy:
    """Load policies; raises PolicyError where they have errors, with `prove` also those that the prover finds."""
    from remit.driver.policy import Policy  # noqa: PLC0415 - those who only check need no decisions

    compiled = compile_paths(paths)
    return Policy(proved_once(compiled) if prove else compiled)
