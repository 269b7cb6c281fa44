"""`remit diff`: what a change of policies does."""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit.interfaces.cli import intake_options, output
from remit.interfaces.cli.files import STANDARD, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.driver.difference.load import Loaded
    from remit.driver.difference.told import Difference
    from remit.interfaces.cli.intake_options import Asked

EXAMPLES = """\b
Examples:
  remit diff main:policies/ policies/
  remit diff HEAD~2:policies/banking.remit policies/banking.remit --format markdown
  remit diff main:policies/ policies/ --data messages.jsonl --list
  remit diff main:policies/ policies/ --allow agreed.toml
  remit diff old/ new/ --format html --out sign-off.html
"""
FORMATS = ("text", "json", "markdown", "html", "allow")


@click.command("diff", epilog=EXAMPLES)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to show it; `allow` writes a file for `--allow`, to be filled in.",
)
@click.option("--out", "target", default=STANDARD, metavar="FILE|-", help="Where it goes.")
@click.option(
    "--allow",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Changes that were declared beforehand (TOML): what goes beyond them gives exit status 1.",
)
@intake_options.options
def command(old: str, new: str, *, form: str, target: str, allow: Path | None, **asked: object) -> int:
    """Say what the policies NEW decide differently from OLD, for every interaction.

    Each is a file, a folder, or what a git revision held: `main:policies/`, `HEAD~2:policies/banking.remit`.
    """
    from remit.driver.difference.allowed import read_allowed  # noqa: PLC0415 - the prover loads on use
    from remit.driver.difference.load import load  # noqa: PLC0415
    from remit.driver.difference.revision import policies_at  # noqa: PLC0415
    from remit.driver.difference.run import Comparing  # noqa: PLC0415

    data = intake_options.asked(asked)
    with ExitStack() as stack:
        before = load(stack.enter_context(policies_at(old)))
        after = load(stack.enter_context(policies_at(new)))
        allowed = None if allow is None else read_allowed(allow, after)
        comparing = Comparing(before.policy, after.policy, allowed)
        told, numbers = comparing.told(old, new)
        if data is not None:
            told = _counted(told, numbers, comparing, data, before, after)
    with writing(target) as sink:
        sink.whole(_writer(form)(told, listing=data is not None and data.listing))
    return output.DONE if told.clean else output.FINDINGS


def _counted(
    told: Difference, numbers: dict[tuple[int, int], int], comparing: object, data: Asked, *sides: Loaded
) -> Difference:
    from remit.driver.difference.data import counted  # noqa: PLC0415

    with intake_options.opened(data, [side.policy for side in sides]) as (items, switches):
        return counted(told, numbers, comparing, items, switches)  # type: ignore[arg-type] # as above


def _writer(form: str) -> Callable[..., str]:
    """Load what writes a form."""
    written: Callable[..., str] = import_module(f"remit.interfaces.cli.diff_{form}").write
    return written
