"""`remit decide`: interactions in, decisions out, however many."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit.diagnostics.codes import CODES
from remit.driver.batch import Made, Outcome, Terms, decide_all, known_kinds, known_switches
from remit.driver.intake.problems import outside
from remit.driver.intake.reading import Format, format_of, open_interactions
from remit.driver.intake.records import Refusal
from remit.driver.intake.seen import SeenIds
from remit.driver.intake.switches import read_switch_log
from remit.interfaces.cli import intake_options, output, parts
from remit.interfaces.cli.card import (
    Page,
    decision_lines,
    explanation_lines,
    interaction_lines,
    refusal_lines,
)
from remit.interfaces.cli.files import STANDARD, Sink, writing
from remit.interfaces.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from remit.driver.policy import Policy

EXAMPLES = """\b
Examples:
  remit decide policies/ --in messages.jsonl --out decisions.jsonl
  remit decide policies/ --in tweets.csv --mapping tweets.toml --refused refused.jsonl
  remit decide policies/ --in inbox.csv --map text=message --set channel=email --sector retail
  remit decide policies/ --explain --text < one-message.json
"""


@dataclass
class Counts:
    """What became of the records of a run."""

    decided: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def words(self) -> str:
        """Say it on one line, and each reason on its own."""
        refused, skipped = self.refused.total(), self.skipped.total()
        head = f"decided {self.decided:,}, refused {refused:,}" + (
            f", skipped {skipped:,}" if skipped else ""
        )
        lines = [
            *(
                f"  refused {number:,}: {code} {CODES[code].name}"
                for code, number in sorted(self.refused.items())
            ),
            *(f"  skipped {number:,}: {because}" for because, number in sorted(self.skipped.items())),
        ]
        return "\n".join([head, *lines])


@click.command("decide", epilog=EXAMPLES)
@parts.policies
@click.option(
    "--in", "source", default=STANDARD, metavar="FILE|-", help="Interactions to read; `-` is standard input."
)
@click.option(
    "--out", "target", default=STANDARD, metavar="FILE|-", help="Where decisions go, one JSON object a line."
)
@click.option(
    "--refused", metavar="FILE", help="Where refused records go, with line and code; else standard error."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    help="Format of the interactions; else as the file's name says, and JSON Lines on standard input.",
)
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
    _different(source, target, refused)
    policy = parts.load(paths, prove=True)
    terms = _terms(policy, switches, switch_log, as_of, explain=explain)
    kinds = known_kinds(policy)
    read = intake_options.mapping_of(kinds, mapping, columns, settings, sector)
    given = sys.stdin.buffer if source == STANDARD else Path(source)
    counts = Counts()
    with (
        _counted(counts),
        open_interactions(given, _format(source, form), kinds, read) as intake,
        writing(target) as decisions,
        _refusals(refused, readable=readable) as refusals,
        SeenIds() as seen,
        progress(intake) as step,
    ):
        shown = _readable if readable else _json
        for outcome in decide_all(policy, intake, terms, seen):
            _write(outcome, counts, shown, decisions, refusals)
            step()
    output.note(counts.words())
    return output.FINDINGS if counts.refused else output.DONE


def _write(
    outcome: Outcome,
    counts: Counts,
    shown: Callable[[Made], str],
    decisions: Sink,
    refusals: Callable[[Refusal], None],
) -> None:
    match outcome:
        case Made():
            decisions.line(shown(outcome))
            counts.decided += 1
        case Refusal():
            counts.refused[outcome.code] += 1
            refusals(outcome)
        case _:
            counts.skipped[outcome.because] += 1


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


@contextmanager
def _refusals(path: str | None, *, readable: bool) -> Iterator[Callable[[Refusal], None]]:
    """Yield what takes refused records: a file, for machines, or standard error, for whoever reads the decisions."""
    if path is None:
        shown = _readable_refusal if readable else _refusal
        yield lambda refusal: output.note(shown(refusal))
        return
    with writing(path) as sink:
        yield lambda refusal: sink.line(_refusal(refusal))


def _refusal(refusal: Refusal) -> str:
    return json.dumps(refusal.to_dict(), ensure_ascii=False)


def _readable_refusal(refusal: Refusal) -> str:
    page = Page(output.paint_for(sys.stderr), output.width())
    return "\n".join([*refusal_lines(refusal, page), ""])


@contextmanager
def _counted(counts: Counts) -> Iterator[None]:
    """Say how far it came where the run is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        output.note(f"\ninterrupted; no file was written\n{counts.words()}")
        raise SystemExit(output.INTERRUPTED) from None


def _different(source: str, target: str, refused: str | None) -> None:
    """Refuse to write over what is read, or two results over each other."""
    named = [path for path in (source, target, refused) if path not in (None, STANDARD)]
    seen: set[Path] = set()
    for path in named:
        resolved = Path(str(path)).resolve()
        if resolved in seen and (resolved.is_file() or not resolved.exists()):
            raise outside("R0043", path=path)
        seen.add(resolved)


def _format(source: str, form: str | None) -> Format:
    if form is not None:
        return Format(form)
    return Format.JSONL if source == STANDARD else format_of(Path(source))


def _terms(
    policy: Policy, switches: Iterable[str], log: Path | None, as_of: date | None, *, explain: bool
) -> Terms:
    known = known_switches(policy)
    states = intake_options.states(switches, known)
    return Terms(states, read_switch_log(log, known) if log else None, as_of, explain)
