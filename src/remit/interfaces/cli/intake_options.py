"""Options that say which real interactions to read, and how."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from remit.driver.batch import known_kinds, known_switches
from remit.driver.intake.cells import value_of
from remit.driver.intake.mapping import ColumnMapping
from remit.driver.intake.mapping_file import read_mapping
from remit.driver.intake.problems import outside
from remit.driver.intake.reading import format_of, open_interactions
from remit.driver.intake.switches import read_switch_log, switch_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from remit.contract.schema import Kind
    from remit.driver.intake.records import Item, Record
    from remit.driver.intake.switches import State
    from remit.driver.policy import Policy

C = TypeVar("C", bound="Callable[..., object]")

RECORDS = (
    click.option("--sector", help="The sector of interactions that do not say theirs."),
    click.option(
        "--set", "settings", multiple=True, metavar="FACT=VALUE", help="A fact where the data lacks it."
    ),
    click.option(
        "--switch",
        "switches",
        multiple=True,
        metavar="NAME[=VALUES]",
        help="A switch that is on, or on for values.",
    ),
    click.option(
        "--switch-log",
        type=click.Path(path_type=Path),
        help="When switches were turned on and off (JSON Lines).",
    ),
    click.option(
        "--map", "columns", multiple=True, metavar="COLUMN=FACT", help="A column that fills a fact."
    ),
    click.option(
        "--mapping",
        type=click.Path(path_type=Path),
        help="A mapping file (TOML) for data that was not made for Remit.",
    ),
)
"""Options for reading records: what they lack, how switches stood, and which column is which fact."""

_DATA = (
    click.option(
        "--data",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Real interactions, on which each change is counted.",
    ),
    click.option("--list", "listing", is_flag=True, help="List the ids of the interactions that change."),
    *RECORDS,
)
_PAIRS = {"--map": "text=message", "--set": "channel=email"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say."""

    data: Path
    listing: bool
    sector: str | None
    settings: tuple[str, ...]
    switches: tuple[str, ...]
    switch_log: Path | None
    columns: tuple[str, ...]
    mapping: Path | None


def record_options(command: C) -> C:
    """Give a command the options for reading records."""
    return _with(RECORDS, command)


def options(command: C) -> C:
    """Give a command the options that name data and say how to read it."""
    return _with(_DATA, command)


def _with(options_: Iterable[Callable[[C], C]], command: C) -> C:
    for option in reversed(tuple(options_)):
        command = option(command)
    return command


def states(switches: Iterable[str], known: Sequence[str]) -> dict[str, State]:
    """Return how switches stand that are named on the command line. Raises OutsideError."""
    return dict(switch_state(written, known) for written in switches)


def mapping_of(
    kinds: Mapping[str, Kind],
    file: Path | None,
    columns: Iterable[str],
    settings: Iterable[str],
    sector: str | None,
) -> ColumnMapping:
    """Return how records are read; `kinds` are the facts that there are. Raises OutsideError and UsageError."""
    constants: dict[str, object] = {} if sector is None else {"sector": sector}
    for fact, value in (_pair("--set", written) for written in settings):
        if fact not in kinds:
            raise outside("R0032", near=(fact, kinds), name=fact)
        constants[fact] = value_of(value, kinds[fact])
    read = read_mapping(file) if file else ColumnMapping()
    pairs = dict(_pair("--map", written) for written in columns)
    return read.with_columns(pairs).with_constants(constants)


def asked(given: Mapping[str, object]) -> Asked | None:
    """Return what the options say; None where no data is named. Raises UsageError for what needs data."""
    if given["data"] is None:
        for name, option in (("listing", "--list"), ("mapping", "--mapping"), ("columns", "--map")):
            if given[name]:
                raise click.UsageError(f"`{option}` goes with `--data FILE`")
        return None
    return Asked(**given)  # type: ignore[arg-type] # as click has read them


@contextmanager
def opened(
    said: Asked, policies: Sequence[Policy]
) -> Iterator[tuple[Iterable[Item], Callable[[Record], Mapping[str, State]]]]:
    """Yield the interactions, and how the switches stood for each. Raises OutsideError."""
    kinds: dict[str, Kind] = {}
    for policy in policies:
        kinds.update(known_kinds(policy))
    known = sorted({name for policy in policies for name in known_switches(policy)})
    stated = states(said.switches, known)
    log = read_switch_log(said.switch_log, known) if said.switch_log else None
    form = format_of(said.data)
    read = mapping_of(kinds, said.mapping, said.columns, said.settings, said.sector)

    def switches(record: Record) -> Mapping[str, State]:
        from remit.contract.read_value import read_moment  # noqa: PLC0415 - only with data

        if log is None:
            return stated
        return {**log.at(read_moment("received", record.fields.get("received"))), **stated}

    with open_interactions(said.data, form, kinds, read) as intake:
        yield intake, switches


def _pair(option: str, written: str) -> tuple[str, str]:
    name, equals, value = written.rpartition("=") if option == "--map" else written.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise click.UsageError(f"`{option} {written}` is not a pair such as `{option} {_PAIRS[option]}`")
    return name.strip(), value.strip()
