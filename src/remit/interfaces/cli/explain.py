"""`remit explain`: the page of a code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from remit.diagnostics.cells import visible, wrap
from remit.diagnostics.codes import CODES
from remit.diagnostics.colour import Style
from remit.diagnostics.errors import OutsideError
from remit.diagnostics.pages import page
from remit.diagnostics.suggest import suggestion
from remit.interfaces.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.diagnostics.colour import Paint

EXAMPLES = """\b
Examples:
  remit explain R0201
  remit explain unknown-name
  remit explain --list
"""


@click.command("explain", epilog=EXAMPLES)
@click.argument("code", required=False)
@click.option("--list", "listed", is_flag=True, help="List all codes.")
def command(code: str | None, *, listed: bool) -> int:
    """Show what a code such as R0201 means, why it matters, and how to put it right."""
    if listed:
        for known in CODES.values():
            output.out(f"{known.code}  {known.severity.value:7}  {known.name}")
        return output.DONE
    if code is None:
        raise click.UsageError("name a code, such as R0201, or ask for `--list`")
    try:
        text = page(code)
    except OutsideError as failure:
        if failure.code == "R0007":
            meant = suggestion(code, [*CODES, *(known.name for known in CODES.values())])
            raise OutsideError(failure.code, f"{failure.reason}; {meant}") from failure
        raise
    output.out("\n".join(rendered(text, output.paint_for(sys.stdout), min(output.width(), 88))))
    return output.DONE


def rendered(text: str, paint: Paint, width: int) -> Iterator[str]:
    """Yield the lines of a page of Markdown: titles bright, examples set in, paragraphs filled."""
    fenced = False
    for line in text.rstrip("\n").split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            yield f"    {line}".rstrip()
        elif line.startswith("#"):
            yield paint(Style.HEADLINE, line.lstrip("# "))
        else:
            # Items of a list hang, so that each is seen to start.
            first, *others = wrap(visible(line), width - 2)
            yield first
            yield from (f"  {other}" if line.startswith("- ") else other for other in others)
