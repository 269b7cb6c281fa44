"""Reading JSON Lines."""

from __future__ import annotations

import json
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.diagnostics.errors import OutsideError
from remit.driver.intake.json_lines import json_records
from remit.driver.intake.lines import LONGEST, lines
from remit.driver.intake.records import Record, Refusal


def read(data: bytes) -> list[Record | Refusal]:
    """All records of a file with these bytes."""
    return list(json_records(lines(BytesIO(data), "messages.jsonl")))


def code_of(data: bytes) -> str:
    """The code with which the one record of a file is refused."""
    [refusal] = read(data)
    assert isinstance(refusal, Refusal)
    return refusal.code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"not json", "R0750"),
        (b'{"id": 1', "R0750"),
        (b'{"id": 1} {"id": 2}', "R0750"),
        (b'{"id": ' + b"9" * 5000 + b"}", "R0750"),
        (b"[1, 2]", "R0751"),
        (b'"text"', "R0751"),
        (b"12", "R0751"),
        (b"null", "R0751"),
        (b"true", "R0751"),
        (b'{"id": 1, "id": 2}', "R0752"),
        (b'{"author": {"role": "x", "role": "y"}}', "R0752"),
        (b'{"sentiment": NaN}', "R0753"),
        (b'{"sentiment": -Infinity}', "R0753"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "R0754"),
        (b'{"message": "\xff"}', "R0756"),
        (b'{"message": "a\0b"}', "R0757"),
        (b'{"message": "a\\u0000b"}', "R0757"),
        (b'{"message": "\\ud83d"}', "R0763"),
    ],
)
def test_a_line_that_is_no_interaction_is_refused(line: bytes, code: str) -> None:
    """Whatever stands on a line, it is refused with the code that says why."""
    assert code_of(line) == code


def test_the_lines_around_a_refused_one_go_on() -> None:
    """One broken line costs no other."""
    found = read(b'{"id": "1"}\nbroken\n{"id": "3"}\n')
    assert [type(item) for item in found] == [Record, Refusal, Record]
    assert [item.line for item in found] == [1, 2, 3]


def test_blank_lines_count_but_are_no_records() -> None:
    """Line numbers are those of the file."""
    assert [item.line for item in read(b'\n  \n{"id": "1"}\r\n\r\n{"id": "2"}')] == [3, 5]


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    """A file that was saved on Windows is a file like any other."""
    [record] = read(b'\xef\xbb\xbf{"id": "1"}\r\n')
    assert isinstance(record, Record)
    assert record.fields == {"id": "1"}


def test_a_utf16_file_is_said_to_be_none_of_ours() -> None:
    """Refusing its every line would say nothing."""
    with pytest.raises(OutsideError, match="R0003"):
        read('{"id": "1"}\n'.encode("utf-16"))


def test_a_line_beyond_the_limit_is_refused_and_the_next_is_read() -> None:
    """No line is held that is longer than the limit, and reading goes on behind it."""
    found = read(b'{"message": "' + b"x" * (2 * LONGEST) + b'"}\n{"id": "2"}\n')
    assert isinstance(found[0], Refusal)
    assert (found[0].code, found[0].line) == ("R0755", 1)
    assert isinstance(found[1], Record)
    assert found[1].line == 2


def test_a_line_at_the_limit_is_read() -> None:
    """The limit itself is still allowed, with and without a line break."""
    filling = b"x" * (LONGEST - len(b'{"m":""}'))
    for end in (b"", b"\n"):
        [record] = read(b'{"m":"' + filling + b'"}' + end)
        assert isinstance(record, Record)


def test_numbers_with_a_point_stay_exact() -> None:
    """A tenth is a tenth."""
    [record] = read(b'{"sentiment": 0.1}')
    assert isinstance(record, Record)
    assert record.fields["sentiment"] == Decimal("0.1")


def test_personal_data_is_masked_in_what_is_said_of_a_refused_record() -> None:
    """Not even the file of refused records repeats a card number."""
    [refusal] = read(b"my card is 4111 1111 1111 1111")
    assert isinstance(refusal, Refusal)
    said = json.dumps(refusal.to_dict())
    assert "4111" not in said
    assert "my card is" in said
    [twice] = read(b'{"4111 1111 1111 1111": 1, "4111 1111 1111 1111": 2}')
    assert isinstance(twice, Refusal)
    assert "4111" not in json.dumps(twice.to_dict())


@given(st.binary(max_size=200))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    """Each line that is not blank gives exactly one record or one refusal that can be written as JSON."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    found = read(data)
    assert [item.line for item in found] == sorted({item.line for item in found})
    for item in found:
        if isinstance(item, Refusal):
            json.dumps(item.to_dict()).encode()


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text()))
def test_what_json_writes_is_read_as_it_was(fields: dict[str, object]) -> None:
    """An object on a line comes out as it went in, unless it holds what no interaction may."""
    line = json.dumps(fields).encode()
    [item] = read(line)
    if isinstance(item, Record):
        assert item.fields == fields
    else:
        assert b"\\u0000" in line or b"\\ud" in line
