"""Reading CSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.diagnostics.errors import OutsideError
from remit.driver.intake.csv_rows import csv_rows
from remit.driver.intake.lines import LONGEST, lines
from remit.driver.intake.records import Refusal, Row


def read(data: bytes, delimiter: str = ",") -> list[Row | Refusal]:
    """All rows of a file with these bytes."""
    _, rows = csv_rows(lines(io.BytesIO(data), "inbox.csv"), "inbox.csv", delimiter)
    return list(rows)


def outline(data: bytes) -> list[tuple[int, object]]:
    """Cells of each row, or the code of the refusal, with the line."""
    return [
        (item.line, item.code if isinstance(item, Refusal) else tuple(item.cells.values()))
        for item in read(data)
    ]


def test_cells_may_hold_commas_quotes_and_line_breaks() -> None:
    """The line of a row is the one it starts on."""
    found = outline(b'id,text\r\n1,"a, ""b""\r\nand c"\r\n2,d\r\n')
    assert found == [(2, ("1", 'a, "b"\nand c')), (4, ("2", "d"))]


def test_a_row_with_too_few_or_too_many_cells_is_refused() -> None:
    """Nothing is guessed about which cell is missing."""
    assert outline(b"id,text\n1\n2,a,b\n3,c\n") == [(2, "R0759"), (3, "R0759"), (4, ("3", "c"))]


def test_blank_rows_are_passed_over() -> None:
    """As spreadsheets leave them."""
    assert outline(b"id,text\n\n1,a\n\r\n") == [(3, ("1", "a"))]


def test_an_unclosed_quote_costs_its_own_row_only() -> None:
    """Reading goes on at the next line, at the end of the file as in the middle."""
    assert outline(b'id,text\n1,"open\n2,b\n3,c\n') == [(2, "R0760"), (3, ("2", "b")), (4, ("3", "c"))]
    assert outline(b'id,text\n1,"open\n2,"b"\n3,c\n') == [(2, "R0760"), (3, ("2", "b")), (4, ("3", "c"))]


def test_text_behind_a_closing_quote_is_refused() -> None:
    """It may be two cells or one, and nobody knows."""
    assert outline(b'id,text\n1,"a"b\n2,c\n') == [(2, "R0760"), (3, ("2", "c"))]


def test_a_quote_inside_a_plain_cell_is_a_quote() -> None:
    """A screen of 15" is no quoted cell."""
    assert outline(b'id,text\n1,a 15" screen\n') == [(2, ("1", 'a 15" screen'))]


def test_bytes_that_are_no_utf8_and_nul_characters_cost_their_row() -> None:
    """The line is that of the byte at fault."""
    found = outline(b'id,text\n1,"a\n\xff"\n2,a\0b\n3,c\n')
    assert found == [(3, "R0756"), (4, "R0757"), (5, ("3", "c"))]


def test_a_cell_beyond_the_limit_is_passed_over_to_its_end() -> None:
    """What stands in it is never taken for rows, however much it looks like them."""
    huge = b"x,y\n" * (LONGEST // 4 + 10)
    assert [found for _, found in outline(b'id,text\n1,"' + huge + b'"\n2,b\n')] == ["R0755", ("2", "b")]


def test_a_line_beyond_the_limit_is_refused_and_the_next_is_read() -> None:
    """In one line as over many."""
    found = outline(b'id,text\n1,"' + b"x" * (2 * LONGEST) + b'"\n2,b\n')
    assert [cells for _, cells in found] == ["R0755", ("2", "b")]


@pytest.mark.parametrize("data", [b"", b"\n", b" , \n1,2\n", b'"a\n', b'id,"a"b\n'])
def test_a_file_without_a_header_is_no_table(data: bytes) -> None:
    """Nothing can be read where the columns have no names."""
    with pytest.raises(OutsideError, match="R0045"):
        read(data)


def test_a_column_that_comes_twice_stops_the_run() -> None:
    """It is not known which of the two is meant."""
    with pytest.raises(OutsideError, match=r"R0041.*`id`"):
        read(b"id,text,id\n")


def test_a_column_without_a_name_gets_one() -> None:
    """Data frames write their index so."""
    [row] = read(b",text\n0,a\n")
    assert isinstance(row, Row)
    assert dict(row.cells) == {"column 1": "0", "text": "a"}


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    """Spreadsheets write one."""
    [row] = read(b"\xef\xbb\xbfid\n1\n")
    assert isinstance(row, Row)
    assert dict(row.cells) == {"id": "1"}


cell = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)


@given(st.lists(st.lists(cell, min_size=2, max_size=2), max_size=5))
def test_what_csv_writes_is_read_as_it_was(table: list[list[str]]) -> None:
    """Rows come out as they went in."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b"], *table])
    found = read(written.getvalue().encode())
    assert [list(row.cells.values()) for row in found if isinstance(row, Row)] == table


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    """A file is read to its end, row by row, whatever is in it."""
    items = read(b"a,b\n" + data)
    starts = [item.line for item in items]
    assert all(line >= 2 for line in starts)
