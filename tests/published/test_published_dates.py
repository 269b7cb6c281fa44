"""A published table of dates: its rows are rules here, for a column of a table asks no dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import remit
from published.probes import HEAD

if TYPE_CHECKING:
    from pathlib import Path

# `NoGapsDateAdjacent.dmn` at 9af85c5102ff7796f80cd6d83ed12b6739b8fd77 of apache/incubator-kie-drools (Apache-2.0):
# before 1 March 2021, March, April, from 1 May. `NoGapsDateAdjacentTest.java` at
# 025a3041df0c5a9a4637b915d95b9635919d1c7c: no gaps and no overlaps, for dates are whole days.
RULES = """team a works always
team b works always
team c works always
team d works always
fact my_input moment "A date"

section "All"

rule "1" when my_input before 2021-03-01 then hold for a
rule "2" when my_input on or after {second} and my_input before 2021-04-01 then hold for b
rule "3" when my_input on or after 2021-04-01 and my_input before 2021-05-01 then hold for c
rule "4" when my_input on or after {fourth} then hold for d
rule "none" when my_input is unknown then hold for nobody
"""


@pytest.mark.parametrize(
    ("second", "fourth", "found"),
    [
        ("2021-03-01", "2021-05-01", []),
        ("2021-03-02", "2021-05-01", [("R0603", "my_input is 2021-03-01")]),
        ("2021-03-01", "2021-04-30", [("R0601", "my_input is 2021-04-30")]),
    ],
)
def test_days_that_follow_each_other_leave_no_gap(
    second: str, fourth: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """The last day of a month and the first of the next are neighbours; a day off there is a gap, or an overlap."""
    file = tmp_path / "dates.remit"
    file.write_text(HEAD + RULES.format(second=second, fourth=fourth))
    said = [(one.code, one.notes[0]) for one in remit.check(file)]
    assert [code for code, _ in said] == [code for code, _ in found]
    assert all(words in note for (_, note), (_, words) in zip(said, found, strict=True))
