"""Reading Parquet."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from intake.kinds import KINDS
from remit.diagnostics.errors import OutsideError
from remit.driver.intake.dates import DateFormats
from remit.driver.intake.mapping import ColumnMapping
from remit.driver.intake.reading import Format, format_of, open_interactions
from remit.driver.intake.records import Record, Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from remit.driver.intake.records import Item

MOMENT = datetime(2026, 3, 2, 10, tzinfo=UTC)
REST = ColumnMapping(
    constants={"id": "1", "received": "2026-03-02T10:00:00Z", "channel": "email", "sector": "banking"}
)


def read(path: Path, table: pa.Table, mapping: ColumnMapping = REST) -> list[Item]:
    """Everything read from a table that was written to a file."""
    pq.write_table(table, path / "table.parquet")
    with open_interactions(path / "table.parquet", Format.PARQUET, KINDS, mapping) as intake:
        return list(intake)


def test_typed_columns_keep_their_types(tmp_path: Path) -> None:
    """Moments, numbers, lists and nested fields need no mapping."""
    table = pa.table(
        {
            "id": ["a"],
            "received": pa.array([MOMENT], pa.timestamp("ns", "UTC")),
            "topics": [["fraud"]],
            "author": [{"followers": 7, "role": "staff"}],
            "customer.vulnerable": [True],
            "message": [None],
        }
    )
    [record] = read(tmp_path, table)
    assert isinstance(record, Record)
    assert record.fields == {
        "id": "a",
        "received": "2026-03-02T10:00:00+00:00",
        "topics": ["fraud"],
        "author.followers": 7,
        "author.role": "staff",
        "customer.vulnerable": True,
        "message": None,
        "channel": "email",
        "sector": "banking",
    }


def test_numbers_stand_for_words_where_a_fact_takes_words(tmp_path: Path) -> None:
    """Ids and flags are often kept as numbers."""
    [record] = read(tmp_path, pa.table({"id": [570306133677760513], "customer.vulnerable": [1]}))
    assert isinstance(record, Record)
    assert record.fields["id"] == "570306133677760513"
    assert record.fields["customer.vulnerable"] is True


def test_dates_and_naive_moments_get_the_zone_of_the_mapping(tmp_path: Path) -> None:
    """As those of any other file."""
    mapping = ColumnMapping(constants=REST.constants, dates=DateFormats(zone="Europe/London"))
    table = pa.table({"received": [datetime(2026, 7, 2, 10)], "booked": [date(2026, 7, 2)]})  # noqa: DTZ001 - naive on purpose
    [record] = read(tmp_path, table, mapping)
    assert isinstance(record, Record)
    assert record.fields["received"] == "2026-07-02T10:00:00+01:00"
    assert record.fields["booked"] == "2026-07-02T00:00:00+01:00"


def test_a_cell_that_no_fact_takes_costs_its_row(tmp_path: Path) -> None:
    """Bytes, and texts with a NUL character; the others go on."""
    table = pa.table({"message": [b"x", None, b"y"]})
    assert [getattr(item, "code", None) for item in read(tmp_path, table)] == ["R0765", None, "R0765"]
    table = pa.table({"message": ["a\0b", "c"]})
    assert [getattr(item, "code", None) for item in read(tmp_path, table)] == ["R0757", None]


def test_a_text_that_is_no_utf8_costs_its_row(tmp_path: Path) -> None:
    """Parquet does not see to it that a text is one."""
    broken = pa.array([b"ok", b"\xff\xfe", b"ok"], pa.binary()).view(pa.string())
    found = read(tmp_path, pa.table({"message": broken}))
    assert [type(item) for item in found] == [Record, Refusal, Record]
    assert [item.line for item in found] == [1, 2, 3]


def test_many_rows_are_read_in_batches(tmp_path: Path) -> None:
    """Each with the number of its row."""
    found = read(tmp_path, pa.table({"message": [str(i) for i in range(1000)]}))
    assert [item.line for item in found] == list(range(1, 1001))


@pytest.mark.parametrize(
    ("content", "code"), [(b"not parquet at all", "R0037"), (b"", "R0037"), (None, "R0001")]
)
def test_a_file_that_is_no_parquet_is_said(tmp_path: Path, content: bytes | None, code: str) -> None:
    """With the reason in words."""
    path = tmp_path / "table.parquet"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OutsideError, match=code), open_interactions(path, Format.PARQUET, KINDS):
        pass


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.JSONL", Format.JSONL),
        ("a.ndjson", Format.JSONL),
        ("a.csv", Format.CSV),
        ("a.tsv", Format.CSV),
        ("a.pq", Format.PARQUET),
    ],
)
def test_the_name_of_a_file_says_its_format(tmp_path: Path, name: str, form: Format) -> None:
    """In any case."""
    assert format_of(tmp_path / name) is form


def test_a_name_that_says_no_format_is_asked_about(tmp_path: Path) -> None:
    """It is not guessed from the content; a file that is not there is told as such."""
    with pytest.raises(OutsideError, match="R0001"):
        format_of(tmp_path / "messages.txt")
    (tmp_path / "messages.txt").touch()
    with pytest.raises(OutsideError, match="R0039"):
        format_of(tmp_path / "messages.txt")
