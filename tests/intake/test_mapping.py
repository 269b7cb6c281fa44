"""Mapping files: from columns that were not made for us to interactions."""

from __future__ import annotations

import io
import tomllib
from typing import TYPE_CHECKING

import pytest

from intake.kinds import KINDS
from remit.diagnostics.errors import OutsideError
from remit.driver.intake.mapping_file import mapping_of, read_mapping
from remit.driver.intake.reading import Format, open_interactions
from remit.driver.intake.records import Record, Refusal, Skipped

if TYPE_CHECKING:
    from pathlib import Path

    from remit.driver.intake.records import Item

REST = 'constants = {id = "1", received = "2026-03-02T10:00:00Z", channel = "email", sector = "banking"}\n'


def read(mapping: str, data: str, form: Format = Format.CSV) -> list[Item]:
    """What a mapping makes of a file."""
    with open_interactions(
        io.BytesIO(data.encode()), form, KINDS, mapping_of(tomllib.loads(mapping))
    ) as intake:
        return list(intake)


def fields(mapping: str, data: str, form: Format = Format.CSV) -> dict[str, object]:
    """The facts of the one interaction in a file, but for those in REST."""
    [record] = read(REST + mapping, data, form)
    assert isinstance(record, Record)
    return {
        name: value
        for name, value in record.fields.items()
        if name not in ("id", "received", "channel", "sector") and value is not None
    }


def error_of(mapping: str, data: str = "text\nhello\n") -> str:
    """What is said of a mapping, or of a file that does not suit it."""
    with pytest.raises(OutsideError) as caught:
        read(mapping, data)
    return str(caught.value)


# ------------------------------------------------------------------------------------------------ what it does


def test_a_column_fills_a_fact_or_several() -> None:
    """One column may say two things."""
    mapping = 'columns = {text = "message", mood = ["sentiment", "intent"]}\n'
    mapping += 'values.intent = {"-0.5" = "complaint"}'
    assert str(fields(mapping, "text,mood\nhello,-0.5\n")) == (
        "{'message': 'hello', 'sentiment': Decimal('-0.5'), 'intent': 'complaint'}"
    )


def test_a_column_called_like_a_fact_fills_it() -> None:
    """A file made for us needs no mapping."""
    assert fields("", "message,author.followers\nhello,12\n") == {"message": "hello", "author.followers": 12}


def test_an_empty_cell_gives_nothing_and_a_constant_fills_it() -> None:
    """A constant says what is so where the data says nothing."""
    toml = REST.rstrip("}\n") + ', "author.role" = "customer"}\ncolumns = {who = "author.role"}'
    found = read(toml, "who\nstaff\n\n \n")
    assert [item.fields["author.role"] for item in found if isinstance(item, Record)] == ["staff", "customer"]


def test_values_are_translated_and_the_others_become_what_is_said() -> None:
    """`unknown` leaves a fact unknown."""
    mapping = 'columns = {mood = "intent"}\nvalues.intent = {angry = "complaint"}\n'
    mapping += 'other_values.intent = "unknown"'
    assert fields(mapping, "mood\nangry\n") == {"intent": "complaint"}
    assert fields(mapping, "mood\nhappy\n") == {}


def test_a_value_that_is_not_listed_is_refused() -> None:
    """A value that nobody thought of is not guessed at."""
    mapping = REST + 'columns = {mood = "intent"}\nvalues.intent = {angry = "complaint"}'
    [refusal] = read(mapping, "mood\nmiffed\n")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == ("R0761", "intent")
    assert "`miffed`" in refusal.reason


def test_nested_and_dotted_names_mean_the_same() -> None:
    """TOML has two ways to write a name with a point."""
    for table in ("[values.author.role]", '[values."author.role"]'):
        mapping = f'columns = {{who = "author.role"}}\n{table}\nagent = "staff"'
        assert fields(mapping, "who\nagent\n") == {"author.role": "staff"}


def test_of_several_templates_the_first_without_an_empty_column_counts() -> None:
    """So that no sentence is left with a hole; where none is whole, nothing is given."""
    mapping = 'ignore_columns = ["Sub"]\ntemplates.message = ["{Issue}: {{{Sub}}}", "{Issue}."]\n'
    data = "Issue,Sub\nLate,trains\nLate,\n,trains\n"
    messages = [item.fields["message"] for item in read(REST + mapping, data) if isinstance(item, Record)]
    assert messages == ["Late: {trains}", "Late.", None]


def test_ids_are_made_of_row_and_columns() -> None:
    """A file without ids still has records that can be told apart."""
    rest = REST.replace('id = "1", ', "")
    for template, expected in (
        ("row", ["1", "2"]),
        ("x-{row}-{n}", ["x-1-a", "x-2-b"]),
        ("{line}", ["2", "3"]),
    ):
        found = read(f'{rest}id = "{template}"\nignore_columns = ["n"]', "n\na\nb\n")
        assert [item.fields["id"] for item in found if isinstance(item, Record)] == expected


@pytest.mark.parametrize(
    ("dates", "written", "moment"),
    [
        ('formats = "%m/%d/%Y"\nzone = "America/New_York"', "7/29/2013", "2013-07-29T00:00:00-04:00"),
        ('formats = "%m/%d/%Y"\nzone = "UTC"\ntime = 12:00:00', "7/29/2013", "2013-07-29T12:00:00+00:00"),
        (
            'formats = "%a %b %d %H:%M:%S %z %Y"',
            "Wed Oct 11 06:55:44 +0000 2017",
            "2017-10-11T06:55:44+00:00",
        ),
        ('formats = ["%d/%m/%Y", "iso"]', "2026-03-02T10:00+01:00", "2026-03-02T10:00:00+01:00"),
        ('zone = "Europe/London"', "2026-07-02 10:00", "2026-07-02T10:00:00+01:00"),
        ('zone = "Europe/London"\ntime = "09:30"', "2026-07-02", "2026-07-02T09:30:00+01:00"),
        ('zone = "Europe/London"', "2026-10-25 01:30", "2026-10-25T01:30:00+01:00"),
        ('formats = "unix"', "1760000000", "2025-10-09T08:53:20+00:00"),
        ('formats = "unix_ms"', "1760000000000", "2025-10-09T08:53:20+00:00"),
        ('formats = "iso"', "2026-03-02 10:00", "2026-03-02T10:00:00"),
    ],
)
def test_dates_are_read_as_the_mapping_says(dates: str, written: str, moment: str) -> None:
    """Formats in turn, a zone for those without an offset, a time for those without one."""
    rest = REST.replace('received = "2026-03-02T10:00:00Z", ', "")
    [record] = read(f'{rest}columns = {{at = "received"}}\n[dates]\n{dates}', f"at\n{written}\n")
    assert isinstance(record, Record)
    assert record.fields["received"] == moment


@pytest.mark.parametrize("written", ["soon", "2026-02-30", "99999999999999999999", "nan", "-1e400"])
def test_a_date_that_fits_no_format_is_refused(written: str) -> None:
    """Whatever is written there."""
    rest = REST.replace('received = "2026-03-02T10:00:00Z", ', "")
    mapping = f'{rest}columns = {{at = "received"}}\ndates.formats = ["iso", "unix", "unix_ms", "%d %Y"]'
    [refusal] = read(mapping, f"at\n{written}\n")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "R0762"


def test_rows_are_skipped_for_a_reason() -> None:
    """What is left out is counted and not lost."""
    mapping = (
        REST + 'columns = {text = "message"}\n[[skip]]\ncolumn = "inbound"\nis_not = "True"\nbecause = "ours"'
    )
    found = read(mapping, "text,inbound\na,True\nb,False\nc,\n")
    assert [type(item) for item in found] == [Record, Skipped, Skipped]
    assert isinstance(found[1], Skipped)
    assert found[1].because == "ours"


def test_other_columns_are_ignored_when_that_is_said() -> None:
    """Also those that are called like facts."""
    mapping = 'columns = {text = "message"}\nignore_other_columns = true'
    assert fields(mapping, "text,language,else\nhello,xx,yy\n") == {"message": "hello"}


def test_cells_become_the_kinds_of_their_facts() -> None:
    """As people and data frames write them."""
    data = (
        "customer.vulnerable;author.followers;topics;sentiment;language;claim\n"
        "Yes;3.0;fraud, hours;-.5;en;20.00 GBP\n"
    )
    assert str(fields('delimiter = ";"', data)) == (
        "{'customer.vulnerable': True, 'author.followers': 3, 'topics': ['fraud', 'hours'], "
        "'sentiment': Decimal('-0.5'), 'language': 'en', 'claim': '20.00 GBP'}"
    )


def test_a_cell_of_another_kind_stays_as_written() -> None:
    """Deciding refuses it, in words that fit."""
    found = fields("", "customer.vulnerable,author.followers\nperhaps,many\n")
    assert found == {"customer.vulnerable": "perhaps", "author.followers": "many"}


def test_json_lines_are_mapped_by_dotted_keys() -> None:
    """Nested objects are columns with dotted names."""
    mapping = (
        'columns = {"user.text" = "message", "user.kind" = "author.role"}\nvalues.author.role = {a = "staff"}'
    )
    data = '{"user": {"text": "hello", "kind": "a"}}\n'
    assert fields(mapping, data, Format.JSONL) == {"message": "hello", "author.role": "staff"}


def test_constants_alone_leave_json_lines_as_they_are() -> None:
    """What `--set` gives fills what is not there, and nothing else."""
    data = '{"id": "7", "author": {"role": "staff"}, "odd": 1, "language": null}\n'
    [record] = read(REST.rstrip("}\n") + ', "language" = "en"}', data, Format.JSONL)
    assert isinstance(record, Record)
    assert record.fields["id"] == "7"
    assert (record.fields["author.role"], record.fields["odd"], record.fields["language"]) == (
        "staff",
        1,
        "en",
    )


# ------------------------------------------------------------------------------------------------ what it refuses


@pytest.mark.parametrize(
    ("mapping", "code", "words"),
    [
        ("column = {}", "R0034", "did you mean `columns`"),
        ("columns = 3", "R0035", "[columns]"),
        ("columns = {text = 3}", "R0035", "a name or a list of names"),
        ('columns = {text = "massage"}', "R0032", "did you mean `message`"),
        ("values.intent = 3", "R0035", "[values.intent]"),
        ("templates.message = []", "R0035", "columns in braces"),
        ('templates.message = "{a"', "R0035", "stands alone"),
        ('templates.message = "{}"', "R0035", "names no column"),
        ("id = 7", "R0035", "columns in braces"),
        ('dates.zone = "Europe/Londn"', "R0035", "did you mean `Europe/London`"),
        ("dates.zone = 1", "R0035", "time zone"),
        ('dates.formats = "%d/%m"', "R0035", "a year"),
        ('dates.time = "noon"', "R0035", "time of day"),
        ("dates.zones = 1", "R0034", "did you mean `zone`"),
        ("skip = 1", "R0035", "[[skip]]"),
        ("skip = [{column = 1}]", "R0035", "name of a column"),
        ('skip = [{column = "a"}]', "R0035", "either `is` or `is_not`"),
        ('skip = [{column = "a", is = 1}]', "R0035", "a text or a list of texts"),
        ("ignore_other_columns = 1", "R0035", "`true` or `false`"),
        ('delimiter = ";;"', "R0035", "one character"),
    ],
)
def test_a_mistake_in_a_mapping_is_said_with_its_key(mapping: str, code: str, words: str) -> None:
    """A key that is not known is never passed over."""
    said = error_of(mapping)
    assert f"[{code}]" in said
    assert words in said


@pytest.mark.parametrize(
    ("mapping", "code", "words"),
    [
        ("", "R0030", "`text`"),
        ('columns = {txt = "message"}\nignore_columns = ["text"]', "R0036", "did you mean `text`"),
        ('columns = {text = "message"}', "R0031", "`id`"),
        ('templates.message = "{text}"\ncolumns = {text = "message"}', "R0042", "a template"),
    ],
)
def test_a_file_that_does_not_suit_its_mapping_stops_the_run(mapping: str, code: str, words: str) -> None:
    """Before a million records are refused one by one for the same reason."""
    said = error_of(mapping)
    assert f"[{code}]" in said
    assert words in said


@pytest.mark.parametrize("header", ["id,call 4111 1111 1111 1111", "4111 1111 1111 1111,4111 1111 1111 1111"])
def test_what_stands_where_a_header_should_is_masked(header: str) -> None:
    """A file without a header has messages for its columns."""
    for mapping in ("", 'columns = {text = "message"}'):
        assert "4111" not in error_of(mapping, f"{header}\n")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"a = ", "R0033"), (b"\xff", "R0003"), (b"a = " + b"[" * 10_000, "R0033"), (None, "R0001")],
)
def test_a_mapping_file_that_cannot_be_read_is_said(tmp_path: Path, content: bytes | None, code: str) -> None:
    """Missing, not text, not TOML."""
    path = tmp_path / "mapping.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OutsideError, match=code):
        read_mapping(path)
