"""The prover on numbers of more digits than arithmetic usually keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import remit

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """policy "Numbers"
  sector retail
  owner "Service desk"
  purpose "Every digit counts"
  accept unused_name because "one of the desks is for other tables"

channel email private written link "help@shop.example"
team one_desk works always
team two_desk works always
fact n number "A number"

section "All"

table "T"
  complete when n is known
  | n is | then |
{rows}

otherwise hold for one_desk
"""
LARGE = "1" + "0" * 31
TINY = ["1." + "0" * 31 + digit for digit in "12"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([f"at most {LARGE}"], [("R0604", f"n is over {LARGE}")]),
        ([f"over {LARGE}"], [("R0604", f"n is at most {LARGE}")]),
        ([f"under -{LARGE}", f"over -{LARGE}"], [("R0604", f"n is -{LARGE}")]),
        ([f"over {TINY[0]}", f"at most {TINY[1]}"], [("R0601", "")]),
        (
            [f"at most {TINY[0]}", f"at least {TINY[1]}"],
            [("R0604", f"(n is over {TINY[0]} and n is under {TINY[1]})")],
        ),
    ],
)
def test_every_digit_counts(rows: list[str], found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Between two numbers of thirty digits there are others, and one more than such a number is not that number."""
    lines = [
        f"  | {row} | hold for {desk} |" for row, desk in zip(rows, ("one_desk", "two_desk"), strict=False)
    ]
    file = tmp_path / "numbers.remit"
    file.write_text(POLICY.format(rows="\n".join(lines)))
    said = [(one.code, dict(one.facts).get("what", "")) for one in remit.check(file)]
    assert said == [(code, what and f"an interaction where {what}") for code, what in found]
