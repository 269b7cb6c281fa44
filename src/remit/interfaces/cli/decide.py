"""`remit decide`: interactions in, decisions out, however many."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit.driver.batch import Made, Terms, decide_all, known_kinds, known_switches
from remit.driver.intake.reading import open_interactions
from remit.driver.intake.seen import SeenIds
from remit.driver.intake.switches import read_switch_log
from remit.interfaces.cli import intake_options, output, parts, stream
from remit.interfaces.cli.card import (
    Page,
    decision_lines,
    explanation_lines,
    interaction_lines,
)
from remit.interfaces.cli.files import STANDARD, writing
from remit.interfaces.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from remit.driver.policy import Policy

EXAMPLES = """\b
Examples:
  remit decide policies/ --in messages.jsonl --out decisions.jsonl
  remit decide policies/ --in tweets.csv --mapping tweets.toml --refused refused.jsonl
  remit decide policies/ --in inbox.csv --map text=message --set channel=email --sector retail
  remit decide policies/ --explain --text < one-message.json
"""


@click.command("decide", epilog=EXAMPLES)
@parts.policies
@stream.options("Interactions", "decisions")
@click.option(
    "--explain", is_flag=True, help="Say why each other rule did not decide, and what would change it."
)
@click.option("--text", "readable", is_flag=True, help="Write decisions for people, not as JSON.")
@intake_options.record_options
@click.option(
    "--as-of", type=parts.Day(), metavar="DATE", help="Decide with the editions in force on that day."
)
def command(
    paths: tuple[Path, ...],
    source: str,
    target: str,
    refused: str | None,
    form: str | None,
    *,
    explain: bool,
    readable: bool,
    sector: str | None,
    settings: tuple[str, ...],
    switches: tuple[str, ...],
    switch_log: Path | None,
    columns: tuple[str, ...],
    mapping: Path | None,
    as_of: date | None,
) -> int:
    """Decide interactions with policy files, or all those in folders.

    Each record that cannot be decided is refused with its line, a code and a reason; the others go on.
    """
    stream.refuse_same_files(source, target, refused)
    policy = parts.load(paths, prove=True)
    terms = _terms(policy, switches, switch_log, as_of, explain=explain)
    kinds = known_kinds(policy)
    read = intake_options.mapping_of(kinds, mapping, columns, settings, sector)
    given = sys.stdin.buffer if source == STANDARD else Path(source)
    counts = stream.Counts("decided")
    with (
        stream.counted(counts),
        open_interactions(given, stream.format_read(source, form), kinds, read) as intake,
        writing(target) as decisions,
        stream.refusals(refused, readable=readable) as refusals,
        SeenIds() as seen,
        progress(intake) as step,
    ):
        shown = _readable if readable else _json
        for outcome in decide_all(policy, intake, terms, seen):
            stream.take(outcome, counts, shown, decisions, refusals)
            step()
    output.note(counts.words())
    return output.FINDINGS if counts.refused else output.DONE


def _json(made: Made) -> str:
    return made.decision.to_json()


def _readable(made: Made) -> str:
    page = Page(output.paint_for(sys.stdout), output.width())
    lines = [
        *interaction_lines(made.record.fields, page),
        *decision_lines(made.decision, page),
        *explanation_lines(made.decision, page),
    ]
    return "\n".join([*lines, ""])


def _terms(
    policy: Policy, switches: Iterable[str], log: Path | None, as_of: date | None, *, explain: bool
) -> Terms:
    known = known_switches(policy)
    states = intake_options.states(switches, known)
    return Terms(states, read_switch_log(log, known) if log else None, as_of, explain)
