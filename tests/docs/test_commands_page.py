"""The page of commands says what the commands take, and no more."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import click
import pytest

from docs.pages import DOCS, follow
from remit.contract.decision import Decision
from remit.diagnostics.codes import CODES
from remit.driver.intake.mapping_file import KEYS
from remit.interfaces.cli.main import COMMANDS, commands

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (DOCS / "commands.md").read_text()
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def _section(name: str) -> str:
    """What the page says of a command."""
    found = re.search(rf"^## remit {name}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"no section on `remit {name}`"
    return found[1]


def _said(text: str) -> set[str]:
    """Each option at the left of a table of a section."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `-")]
    return {option for cell in cells for option in _OPTION.findall(cell)}


def _taken(command: click.Command) -> set[str]:
    """Each option that a command takes, besides help."""
    options = [one for one in command.params if isinstance(one, click.Option)]
    return {name for one in options for name in one.opts}


def test_every_command_has_its_section_and_no_other_is_there() -> None:
    """A command without a section would be found by nobody."""
    assert re.findall(r"^## remit (\w+)$", PAGE, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_options_on_the_page_are_those_of_the_command(name: str) -> None:
    """An option that is missing is not found; one that does not exist fails whoever tries it."""
    command = import_module(f"remit.interfaces.cli.{name}").command
    assert _said(_section(name)) == _taken(command)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_choice_of_an_option_is_on_the_page(name: str) -> None:
    """A format that is not named is not known of."""
    command = import_module(f"remit.interfaces.cli.{name}").command
    choices = [
        one.type.choices
        for one in command.params
        if isinstance(one, click.Option) and isinstance(one.type, click.Choice)
    ]
    for choice in (str(word) for words in choices for word in words):
        assert re.search(rf"`(?:--[a-z]+ )?{choice}`", _section(name)), choice


def test_the_options_of_remit_itself_are_on_the_page() -> None:
    """Version and help stand where everything stands that holds everywhere."""
    assert _said(PAGE.split("## remit demo")[0]) == _taken(commands) | {"-h", "--help"}


def test_every_field_of_a_decision_is_on_the_page() -> None:
    """Whoever reads decisions looks fields up here."""
    part = PAGE.split("### Decisions")[1].split("### Explanations")[0]
    named = re.findall(r"`([a-z_]+)`", part)
    assert sorted(set(Decision.model_fields) - set(named)) == []


def test_every_code_on_the_page_exists() -> None:
    """A code that no longer exists would mislead."""
    assert sorted(set(re.findall(r"R0\d{3}", PAGE)) - set(CODES)) == []


@pytest.mark.parametrize("page", ["commands.md", "mapping-files.md"])
def test_the_page_shows_what_the_commands_show(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types what the page says sees what it says."""
    monkeypatch.setenv("COLUMNS", "90")
    for command in follow(DOCS / page, tmp_path):
        assert command.kept, f"{page}:{command.line}: `{command.words}` shows:\n{command.shown}"


def test_every_key_of_mapping_files_is_on_their_page() -> None:
    """A key that is not named is not known of, and one that does not exist is refused."""
    text = (DOCS / "mapping-files.md").read_text()
    named = re.findall(r"^\| `\[*(\w+)", text, re.MULTILINE)
    assert sorted(named) == sorted(KEYS)
