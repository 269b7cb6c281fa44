"""`remit graph`: pictures of the workflow."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

import click

from remit.backends.diagram.draw import draw
from remit.driver.intake.problems import outside
from remit.interfaces.cli import output, parts
from remit.interfaces.cli.files import STANDARD, writing
from remit.interfaces.cli.quiet import quiet

if TYPE_CHECKING:
    from pathlib import Path

    from remit.driver.policy import Policy
    from remit.graph.workflow import Workflow

EXAMPLES = """\b
Examples:
  remit graph banking.remit --format mermaid
  remit graph policies/ --sector banking --section Complaints --format svg --out complaints.svg
  remit graph policies/ --sector banking --path fraud_path --format dot
"""


@click.command("graph", epilog=EXAMPLES)
@parts.policies
@click.option(
    "--format",
    "form",
    type=click.Choice(["mermaid", "dot", "svg", "json"]),
    default="mermaid",
    show_default=True,
    help="Form of the picture; `svg` needs the extra `svg`.",
)
@click.option("--section", metavar="TITLE", help="Only this section.")
@click.option("--path", metavar="NAME", help="Only this escalation path.")
@click.option("--rule", metavar="NAME", help="Only this rule.")
@click.option("--sector", help="The sector to draw, where there are several.")
@click.option(
    "--as-of", type=parts.Day(), metavar="DATE", help="The editions in force on that day; else today's."
)
@click.option("--out", "target", default=STANDARD, metavar="FILE|-", help="Where the picture goes.")
def command(
    paths: tuple[Path, ...],
    form: Literal["mermaid", "dot", "svg", "json"],
    section: str | None,
    path: str | None,
    rule: str | None,
    sector: str | None,
    as_of: date | None,
    target: str,
) -> int:
    """Draw the workflow graph of policies, whole or in part."""
    workflow = _chosen(parts.load(paths), sector, as_of or datetime.now(UTC).date())
    with quiet():
        drawn = draw(workflow, form, section=section, path=path, rule=rule)
    with writing(target) as sink:
        sink.whole(drawn if isinstance(drawn, bytes) or drawn.endswith("\n") else f"{drawn}\n")
    return output.DONE


def _chosen(policy: Policy, sector: str | None, day: date) -> Workflow:
    """Return the workflow of the sector in force on that day, else the last there is."""
    names = policy.sectors
    if sector is None and len(names) != 1:
        raise outside("R0053", sectors=", ".join(names))
    named = sector or names[0]
    desks = [desk for desk in policy.desks if desk.assembly.sector == named]
    if not desks:
        raise outside("R0720", near=(named, names), value=named)
    for desk in desks:
        first, last = desk.assembly.first, desk.assembly.last
        if (first is None or first <= day) and (last is None or day <= last):
            return desk.workflow
    return desks[-1].workflow
