"""Opens a file or a stream of interactions, in whichever format it is."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from remit.driver.intake.columns import ColumnReader, with_fills
from remit.driver.intake.csv_rows import csv_rows
from remit.driver.intake.json_lines import json_records
from remit.driver.intake.lines import lines
from remit.driver.intake.mapping import ColumnMapping
from remit.driver.intake.parquet_rows import ParquetRows
from remit.driver.intake.problems import outside
from remit.driver.intake.records import Record, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.contract.schema import Kind
    from remit.driver.intake.records import Item, Refusal


class Format(Enum):
    """The formats that interactions are read in."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


_SUFFIXES = {
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".pq": Format.PARQUET,
}
_NO_MAPPING = ColumnMapping()


class Intake(Protocol):
    """Records of a file as they are read, and how far that is: bytes, or rows of Parquet; None: of unknown length."""

    total: int | None

    @property
    def done(self) -> int:
        """How far it is."""

    def __iter__(self) -> Iterator[Item]: ...


def format_of(path: Path) -> Format:
    """Return the format that a file's name says; raises OutsideError R0039 where it says none, R0001 without a file."""
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        raise outside("R0039" if path.exists() else "R0001", path=path)
    return found


@contextmanager
def open_interactions(
    source: Path | BinaryIO,
    form: Format,
    kinds: Mapping[str, Kind],
    mapping: ColumnMapping = _NO_MAPPING,
) -> Iterator[Intake]:
    """Open a file, or a stream that is read as it comes.

    Raises OutsideError where nothing of it can be read: R0001 to R0003 (the file), R0030 to R0038 and R0041,
    R0042, R0045 (its columns and the mapping).
    """
    reader = ColumnReader(mapping, kinds)
    if form is Format.PARQUET:
        if not isinstance(source, Path):
            raise outside("R0037", path="-", format="Parquet", reason="it is no stream: name a file")
        rows = ParquetRows(source)
        try:
            reader.check(rows.columns)
            yield _Table(rows, reader)
        finally:
            rows.close()
        return
    with _bytes(source) as (stream, name, total):
        if form is Format.CSV:
            tab = isinstance(source, Path) and source.suffix.lower() == ".tsv"
            columns, read = csv_rows(lines(stream, name), name, mapping.delimiter or ("\t" if tab else ","))
            reader.check(columns)
            yield _Text(_mapped(read, reader), stream, total)
        else:
            yield _Text(_json(json_records(lines(stream, name)), mapping, reader), stream, total)


class _Table:
    def __init__(self, rows: ParquetRows, reader: ColumnReader) -> None:
        self._rows, self._reader = rows, reader
        self.total: int | None = rows.total

    @property
    def done(self) -> int:
        return self._rows.done

    def __iter__(self) -> Iterator[Item]:
        return _mapped(self._rows, self._reader)


class _Text:
    def __init__(self, items: Iterator[Item], stream: BinaryIO, total: int | None) -> None:
        self._items, self._stream = items, stream
        self.total = total

    @property
    def done(self) -> int:
        return self._stream.tell() if self.total is not None else 0

    def __iter__(self) -> Iterator[Item]:
        return self._items


@contextmanager
def _bytes(source: Path | BinaryIO) -> Iterator[tuple[BinaryIO, str, int | None]]:
    if not isinstance(source, Path):
        yield source, "-", None
        return
    try:
        # Asked first, because opening a folder says nothing helpful on some systems.
        if source.is_dir():
            raise outside("R0002", path=source, reason="it is a folder")
        stream = source.open("rb")
    except FileNotFoundError as error:
        raise outside("R0001", path=source) from error
    except OSError as error:
        raise outside("R0002", path=source, reason=error.strerror or error) from error
    with stream:
        yield stream, str(source), source.stat().st_size if source.is_file() else None


def _mapped(rows: Iterable[Row | Refusal], reader: ColumnReader) -> Iterator[Item]:
    for row in rows:
        yield reader.read(row) if isinstance(row, Row) else row


def _json(
    records: Iterable[Record | Refusal], mapping: ColumnMapping, reader: ColumnReader
) -> Iterator[Item]:
    count = 0
    for record in records:
        count += 1
        if not isinstance(record, Record) or mapping == _NO_MAPPING:
            yield record
            continue
        flat = dict(_flat(record.fields))
        if mapping.only_fills:
            yield Record(record.line, with_fills(flat, mapping.constants), record.source)
        else:
            yield reader.read(Row(record.line, count, flat))


def _flat(fields: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
