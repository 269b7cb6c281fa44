"""`remit fmt`: the one layout of policies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from remit.diagnostics.render_text import render_text
from remit.diagnostics.report import Report
from remit.driver.intake.problems import outside
from remit.driver.project import policy_files
from remit.interfaces.cli import output, parts
from remit.interfaces.cli.files import STANDARD, write_whole
from remit.source.text import SourceText
from remit.syntax.format import NotFormattable, format_markdown, format_text
from remit.syntax.literate import is_literate
from remit.syntax.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLES = """\b
Examples:
  remit fmt policies/
  remit fmt policies/ --check
  remit fmt - < banking.remit
"""


@click.command("fmt", epilog=EXAMPLES)
@parts.policies
@click.option("--check", is_flag=True, help="Change nothing; exit status 1 where something would change.")
def command(paths: tuple[Path, ...], *, check: bool) -> int:
    """Lay out policy files, or all those in folders; comments stay. `-` lays out standard input."""
    if paths == (Path(STANDARD),):
        return _standard_input(check=check)
    changed, same, broken = 0, 0, 0
    for path in _files(paths):
        text = _read(path)
        laid_out = _laid_out(str(path), text)
        if laid_out is None:
            broken += 1
        elif laid_out == text:
            same += 1
        else:
            changed += 1
            output.out(f"{'would change' if check else 'laid out'}: {path}")
            if not check:
                write_whole(path, laid_out)
    verb = "to lay out" if check else "laid out"
    said = f"{output.counted(changed, 'file')} {verb}, {same:,} in order already"
    output.note(said + (f", {broken:,} that cannot be read as a policy" if broken else ""))
    if broken:
        return output.FAILED
    return output.FINDINGS if check and changed else output.DONE


def _standard_input(*, check: bool) -> int:
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise outside("R0003", path=STANDARD) from error
    laid_out = _laid_out("<standard input>", text)
    if laid_out is None:
        return output.FAILED
    if check:
        return output.FINDINGS if laid_out != text else output.DONE
    sys.stdout.write(laid_out)
    return output.DONE


def _files(paths: Iterable[Path]) -> list[Path]:
    files: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise outside("R0001", path=path)
        found = policy_files(path) if path.is_dir() else [path]
        if not found:
            raise outside("R0004", path=path)
        files.update(dict.fromkeys(found))
    return list(files)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise outside("R0003", path=path) from error
    except OSError as error:
        raise outside("R0002", path=path, reason=error.strerror or error) from error


def _laid_out(name: str, text: str) -> str | None:
    """Return the text laid out; where it is no policy, say why and return None."""
    try:
        return format_markdown(text) if is_literate(name) else format_text(text)
    except NotFormattable:
        _say_why(name, text)
        return None


def _say_why(name: str, text: str) -> None:
    report, source = Report(), SourceText(name, text)
    parse(source, report)
    found = render_text(
        report.diagnostics, {name: source}, colour=output.coloured(sys.stderr), width=output.width()
    )
    output.note(found)
