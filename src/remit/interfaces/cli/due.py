"""`remit due`: when a clock is due, and the timeline that leads there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from remit.diagnostics.colour import Paint, Style
from remit.driver.due.choice import every_clock
from remit.driver.due.problems import refused
from remit.interfaces.cli import output, parts
from remit.interfaces.cli.card import Page
from remit.interfaces.cli.files import STANDARD, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from remit.contract.timeline import Timeline
    from remit.driver.due.told import Pausing
    from remit.driver.policy import Policy

EXAMPLES = """\b
Examples:
  remit due policies/
  remit due policies/ foi_response --received 2026-03-26T10:00:00Z
  remit due policies/ urgent.acknowledge --sector banking --received 2026-12-24T16:45:00Z --format json
  remit due policies/ data_rights_response --sector banking --received 2026-01-31T10:00:00Z
    --paused 2026-02-03T10:00:00Z/2026-02-06T10:00:00Z --extended --format svg --out request.svg
"""

_A_MOMENT: Final = "2026-03-26T10:00:00Z"


@click.command("due", epilog=EXAMPLES)
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.argument("clock", required=False)
@click.option("--received", metavar="MOMENT", help="When it came in, with its offset from UTC.")
@click.option(
    "--paused",
    "pauses",
    multiple=True,
    metavar="[REASON=]FROM/TO",
    help="Time for which the clock stood still.",
)
@click.option(
    "--event",
    "events",
    multiple=True,
    metavar="NAME=MOMENT",
    help="An event that happened, such as one that starts the clock.",
)
@click.option("--extended", is_flag=True, help="The deadline once it is extended.")
@click.option("--sector", help="The sector, where its clock is not that of the others.")
@click.option(
    "--as-of", type=parts.Day(), metavar="DATE", help="Take the edition in force on that day, not on receipt."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "svg"]),
    default="text",
    show_default=True,
    help="Text, one JSON object, or a page to print.",
)
@click.option("--every-day", is_flag=True, help="Show weeks in which nothing happens day by day too.")
@click.option("--out", "target", default=STANDARD, metavar="FILE|-", help="Where it goes.")
def command(
    path: Path,
    clock: str | None,
    received: str | None,
    pauses: tuple[str, ...],
    events: tuple[str, ...],
    *,
    extended: bool,
    sector: str | None,
    as_of: date | None,
    form: str,
    every_day: bool,
    target: str,
) -> int:
    """Say when a clock, or a target of an SLA such as urgent.respond, is due, and show how to check it by hand.

    Without a clock: list those that can be asked for.
    """
    if clock is not None and received is None:
        raise click.UsageError(f"say when it came in, such as `--received {_A_MOMENT}`")
    policy = parts.load([path])
    if clock is None or received is None:
        drawn = "".join(f"{line}\n" for line in _listed(policy, sector))
    else:
        timeline = policy.due(
            clock,
            received,
            sector=sector,
            pauses=[_pause(written) for written in pauses],
            events=_events(events),
            extended=extended,
            as_of=as_of,
        )
        drawn = _drawn(timeline, form, target, every_day=every_day)
    with writing(target) as sink:
        sink.whole(drawn)
    return output.DONE


def _drawn(timeline: Timeline, form: str, target: str, *, every_day: bool) -> str:
    if form == "json":
        return f"{timeline.to_json()}\n"
    if form == "svg":
        from remit.backends.diagram.timeline.page import svg_of  # noqa: PLC0415 - only loaded where a picture is asked for

        return svg_of(timeline, every_day=every_day)
    from remit.interfaces.cli.due_text import BLOCKS, glyphs_for, timeline_lines  # noqa: PLC0415 - as above

    # A file is written as UTF-8, whatever the terminal shows.
    glyphs = glyphs_for(sys.stdout.encoding) if target == STANDARD else BLOCKS
    paint = output.paint_for(sys.stdout) if target == STANDARD else Paint(on=False)
    page = Page(paint, output.width())
    return "".join(f"{line}\n" for line in timeline_lines(timeline, page, glyphs, every_day=every_day))


def _listed(policy: Policy, sector: str | None) -> Iterator[str]:
    """Yield every clock and target with its deadline, once for each meaning that it has."""
    page = Page(output.paint_for(sys.stdout), output.width())
    desks = [desk for desk in policy.desks if sector in (None, desk.assembly.sector)] or policy.loose
    for name, meanings in every_clock(desks).items():
        for chosen in meanings:
            where = f" ({', '.join(chosen.sectors)})" if len(meanings) > 1 else ""
            yield page.paint(Style.HEADLINE, name) + page.paint(Style.QUIET, where)
            yield from page.entry("statutory" if chosen.clock.statutory else "", "; ".join(chosen.says))


def _pause(written: str) -> Pausing:
    reason, equals, span = written.rpartition("=")
    start, slash, end = span.partition("/")
    if not slash or not start.strip():
        raise refused(
            "R0785", written=written, reason="it is not `FROM/TO`, two moments with a slash between them"
        )
    ends = end.strip() or None
    return (start.strip(), ends, reason.strip()) if equals else (start.strip(), ends)


def _events(written: tuple[str, ...]) -> dict[str, str]:
    happened: dict[str, str] = {}
    for event in written:
        name, equals, moment = event.partition("=")
        if not equals or not name.strip() or not moment.strip():
            raise click.UsageError(f"`--event {event}` is not such as `--event deadlock={_A_MOMENT}`")
        if happened.get(name.strip(), moment.strip()) != moment.strip():
            raise refused("R0787", name=name.strip())
        happened[name.strip()] = moment.strip()
    return happened
