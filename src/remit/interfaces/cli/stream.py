"""Records in, results out: what commands that read interactions one after the other have in common."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from remit.diagnostics.codes import CODES
from remit.driver.intake.problems import outside
from remit.driver.intake.reading import Format, format_of
from remit.driver.intake.records import Refusal, Skipped
from remit.interfaces.cli import output
from remit.interfaces.cli.card import Page, refusal_lines
from remit.interfaces.cli.files import STANDARD, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.interfaces.cli.files import Sink

T = TypeVar("T")
C = TypeVar("C", bound="Callable[..., object]")


@dataclass
class Counts:
    """What became of the records of a run; `verb` says what was done with those that were not refused."""

    verb: str
    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def words(self) -> str:
        """Say it on one line, and each reason on its own."""
        refused, skipped = self.refused.total(), self.skipped.total()
        head = f"{self.verb} {self.done:,}, refused {refused:,}" + (
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


def options(reads: str, writes: str) -> Callable[[C], C]:
    """Give a command the options that say what it reads and where its results go; both are named in their help."""

    def give(command: C) -> C:
        for option in reversed(
            (
                click.option(
                    "--in",
                    "source",
                    default=STANDARD,
                    metavar="FILE|-",
                    help=f"{reads} to read; `-` is standard input.",
                ),
                click.option(
                    "--out",
                    "target",
                    default=STANDARD,
                    metavar="FILE|-",
                    help=f"Where {writes} go, one JSON object a line.",
                ),
                click.option(
                    "--refused",
                    metavar="FILE",
                    help="Where refused records go, with line and code; else standard error.",
                ),
                click.option(
                    "--format",
                    "form",
                    type=click.Choice(["jsonl", "csv", "parquet"]),
                    help="Format of what is read; else as the file's name says, and JSON Lines on standard input.",
                ),
            )
        ):
            command = option(command)
        return command

    return give


def take(
    outcome: T | Refusal | Skipped,
    counts: Counts,
    shown: Callable[[T], str],
    results: Sink,
    refused: Callable[[Refusal], None],
) -> None:
    """Write what became of a record, and count it."""
    match outcome:
        case Refusal():
            counts.refused[outcome.code] += 1
            refused(outcome)
        case Skipped():
            counts.skipped[outcome.because] += 1
        case _:
            results.line(shown(outcome))
            counts.done += 1


@contextmanager
def refusals(path: str | None, *, readable: bool) -> Iterator[Callable[[Refusal], None]]:
    """Yield what takes refused records: a file, for machines, or standard error, for whoever reads the results."""
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
def counted(counts: Counts) -> Iterator[None]:
    """Say how far it came where the run is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        output.note(f"\ninterrupted; no file was written\n{counts.words()}")
        raise SystemExit(output.INTERRUPTED) from None


def refuse_same_files(source: str, target: str, refused: str | None) -> None:
    """Refuse to write over what is read, or two results over each other. Raises `OutsideError`."""
    named = [path for path in (source, target, refused) if path not in (None, STANDARD)]
    seen: set[Path] = set()
    for path in named:
        resolved = Path(str(path)).resolve()
        if resolved in seen and (resolved.is_file() or not resolved.exists()):
            raise outside("R0043", path=path)
        seen.add(resolved)


def format_read(source: str, form: str | None) -> Format:
    """Return the format of what is read: as said, else as the file's name says."""
    if form is not None:
        return Format(form)
    return Format.JSONL if source == STANDARD else format_of(Path(source))
