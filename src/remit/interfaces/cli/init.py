"""`remit init`: a starter policy."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

import click

from remit.driver.intake.problems import outside
from remit.graph.value_words import quoted
from remit.interfaces.cli import output
from remit.interfaces.cli.files import write_whole
from remit.syntax.format import format_text

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES: Final = ("vocabulary.remit", "policy.remit", "README.md")
EXAMPLES = """\b
Examples:
  remit init my-policy --sector housing
  remit check my-policy
  remit test my-policy
"""


@click.command("init", epilog=EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--sector", default="retail", show_default=True, help="Sector that the policy is for; one of those above."
)
def command(folder: Path, sector: str) -> int:
    """Write a starter policy that checks clean and whose examples pass.

    Sectors: banking, government, housing, insurance, logistics, retail, travel, utilities.
    """
    written = starter(sector)
    for name in FILES:
        if (folder / name).exists():
            raise outside("R0044", path=folder / name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise outside("R0040", path=folder, reason=error.strerror or error) from error
    for name in FILES:
        write_whole(folder / name, written[name])
        output.out(f"wrote {folder / name}")
    output.out(f"next: remit check {folder}, then remit test {folder}, then change it")
    return output.DONE


def sectors() -> Mapping[str, Mapping[str, object]]:
    """Return the words of each sector that there is a starter for."""
    return tomllib.loads(_part("sectors.toml"))


def starter(sector: str) -> dict[str, str]:
    """Return the files of a starter policy by name; raises OutsideError R0051."""
    known = sectors()
    if sector not in known:
        raise outside("R0051", near=(sector, known), sector=sector)
    words = {name: _words(value) for name, value in known[sector].items()}
    filled = {name: Template(_part(f"{name}.in")).substitute(words, sector=sector) for name in FILES}
    return {name: format_text(text) if name.endswith(".remit") else text for name, text in filled.items()}


def _words(value: object) -> str:
    match value:
        case list():
            return ", ".join(quoted(phrase) for phrase in value)
        case bool():
            return "statutory" if value else ""
        case _:
            return str(value)


def _part(name: str) -> str:
    return (files("remit.interfaces.cli") / "starters" / name).read_text(encoding="utf-8")
