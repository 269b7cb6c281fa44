"""`remit draft`: whether what somebody wants to say to a customer may be sent."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from remit.diagnostics.colour import Style
from remit.driver.batch import Terms, known_kinds, known_switches
from remit.driver.draft_batch import Checked, check_drafts
from remit.driver.drafts import FIELDS, split
from remit.driver.intake.reading import open_interactions
from remit.driver.intake.switches import read_switch_log
from remit.interfaces.cli import intake_options, output, parts, stream
from remit.interfaces.cli.card import Page, interaction_lines
from remit.interfaces.cli.files import STANDARD, writing

EXAMPLES = """\b
Examples:
  remit draft policies/ --in outbox.jsonl --text
  remit draft policies/ --in outbox.jsonl --out checked.jsonl --switch major_incident
  remit draft policies/ --in drafts.csv --map text=draft.text --set channel=twitter --sector banking

A draft is a field of its interaction: {"id": "tw-1", …, "draft": {"text": "We are sorry"}}
"""


@click.command("draft", epilog=EXAMPLES)
@parts.policies
@stream.options("Interactions with drafts", "results")
@click.option("--text", "readable", is_flag=True, help="Write results for people, not as JSON.")
@intake_options.record_options
def command(
    paths: tuple[Path, ...],
    source: str,
    target: str,
    refused: str | None,
    form: str | None,
    *,
    readable: bool,
    sector: str | None,
    settings: tuple[str, ...],
    switches: tuple[str, ...],
    switch_log: Path | None,
    columns: tuple[str, ...],
    mapping: Path | None,
) -> int:
    """Check drafts before they are sent: bans, and guarantees of what is never said.

    The policies in force when it is sent are asked, and the switches as they stand then. Exit status 1 where a draft
    may not be sent.
    """
    stream.refuse_same_files(source, target, refused)
    policy = parts.load(paths, prove=True)
    known = known_switches(policy)
    log = read_switch_log(switch_log, known) if switch_log else None
    terms = Terms(intake_options.states(switches, known), log)
    kinds = {**known_kinds(policy), **{f"draft.{name}": kind for name, kind in FIELDS.items()}}
    read = intake_options.mapping_of(kinds, mapping, columns, settings, sector)
    given = sys.stdin.buffer if source == STANDARD else Path(source)
    counts, stopped = stream.Counts("checked"), 0
    shown = _readable if readable else _json
    with (
        stream.counted(counts),
        open_interactions(given, stream.format_read(source, form), kinds, read) as intake,
        writing(target) as results,
        stream.refusals(refused, readable=readable) as refusals,
    ):
        for outcome in check_drafts(policy, intake, terms):
            stream.take(outcome, counts, shown, results, refusals)
            stopped += isinstance(outcome, Checked) and not outcome.check.may_be_sent
    output.note(counts.words() + (f"\n  {stopped:,} may not be sent" if stopped else ""))
    return output.FINDINGS if stopped or counts.refused else output.DONE


def _json(checked: Checked) -> str:
    return checked.check.to_json()


def _readable(checked: Checked) -> str:
    check, page = checked.check, Page(output.paint_for(sys.stdout), output.width())
    lines = [*interaction_lines(split(checked.record.fields)[0], page)]
    said = "may be sent" if check.may_be_sent else "may not be sent"
    lines += page.entry("draft", f"{said} on {check.channel}", style=Style.HEADLINE)
    for one in check.objections:
        lines += page.entry(one.kind, one.says + (f" ({one.at})" if one.at else ""), *one.because)
    return "\n".join([*lines, ""])
