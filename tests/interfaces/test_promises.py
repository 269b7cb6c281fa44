"""`remit check --promises`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from interfaces.command_line import remit

if TYPE_CHECKING:
    from pathlib import Path

BANK = """\
policy "{title}"
  sector {sector}
  edition "1"
  in force from 2026-06-01 until 2026-12-31
  time zone Europe/London
  working days are those of office
  owner "Conduct"
  purpose "Answer plainly"

use "words.remit"

sla {sla}
  respond within 5 working days
  pauses while waiting for customer

section "All"
  rule "Complaints"
    when intent is complaint
    then acknowledge
     and follow ladder
     and apply service
     and start answer
  rule "Others"
    when intent is question
    then hold for desk
     and apply {sla}
  otherwise hold for desk
"""
WORDS = """\
calendar office
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG

team desk works office
team lead works always

sla service
  acknowledge within 1 working day of office
  pauses while waiting for customer
  because "Our charter"

clock answer statutory
  within 8 weeks of receipt
  never pauses
  stops when responded
  because "FCA DISP 1.6.2R"

path ladder
  start with desk
  after 15 minutes without anyone taking it escalate to lead
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A folder of policies for two sectors that share a file."""
    (tmp_path / "words.remit").write_text(WORDS, encoding="utf-8")
    for title, sector, sla in (("Bank", "banking", "slow"), ("Shop", "retail", "plain")):
        text = BANK.format(title=title, sector=sector, sla=sla)
        (tmp_path / f"{sector}.remit").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_table_says_how_long_each_promise_can_take_and_from_when(bank: Path) -> None:
    """In words, with who holds it, why, and when there is no bound."""
    ended = remit("check", bank, "--promises")
    assert ended.status == 0
    table = [line.strip() for line in ended.out.splitlines()]
    at = table.index("sla service")
    assert table[at + 1 : at + 4] == [
        "held by ladder",
        "no bound while waiting for customer",
        "because Our charter",
    ]
    assert "5 days 17 hours   received Thursday 24 December 2026, 00:00" in ended.out
    assert "due Tuesday 29 December 2026, 17:00" in ended.out
    assert "clock answer, statutory" in table
    assert "received at any moment" in ended.out


def test_what_all_sectors_share_is_told_once(bank: Path) -> None:
    """The rest stands with its sector."""
    ended = remit("check", bank, "--promises")
    heads = [line for line in ended.out.splitlines() if line and not line.startswith(" ")][:3]
    assert [head.partition(":")[0] for head in heads] == ["every sector", "banking", "retail"]
    assert heads[0].endswith("received from Monday 1 June 2026 to Thursday 31 December 2026, Europe/London")
    assert ended.out.count("sla service") == 1
    banking = ended.out.partition("banking:")[2].partition("retail:")[0]
    assert "sla slow" in banking
    assert "sla plain" not in banking


def test_the_same_as_data(bank: Path) -> None:
    """Seconds, moments in UTC, and the place in the file."""
    ended = remit("check", bank, "--promises", "--format", "json")
    shared = json.loads(ended.out)["promises"][0]
    assert shared["sector"] is None
    assert shared["received"] == {"from": "2026-06-01", "until": "2026-12-31", "zone": "Europe/London"}
    promise = shared["promises"][0]
    assert promise["words"] == "acknowledge within 1 working day of office"
    assert promise["longest"] == {
        "seconds": 493_200,
        "words": "5 days 17 hours",
        "received": "2026-12-24T00:00:00+00:00",
        "due": "2026-12-29T17:00:00+00:00",
        "as_long_from": [],
        "from_every_moment": False,
    }
    assert promise["line"] == 9


def test_the_same_as_markdown(bank: Path) -> None:
    """To put on a page."""
    ended = remit("check", bank, "--promises", "--format", "markdown")
    row = "| acknowledge within 1 working day of office | 5 days 17 hours | Thursday 24 December 2026, 00:00 "
    assert row + "| Tuesday 29 December 2026, 17:00 |  |" in ended.out


def test_a_narrow_terminal_gets_one_thing_a_line(bank: Path) -> None:
    """Nothing is cut."""
    ended = remit("check", bank, "--promises", COLUMNS="50")
    assert max(map(len, ended.out.splitlines())) <= 50
    assert "\n        5 days 17 hours\n" in ended.out


def test_policies_with_errors_show_those(bank: Path) -> None:
    """Nobody frames a table of a policy that does not hold together."""
    (bank / "retail.remit").write_text(
        BANK.format(title="Shop", sector="retail", sla="service"), encoding="utf-8"
    )
    ended = remit("check", bank, "--promises")
    assert ended.status == 1
    assert "error[" in ended.out
    assert "every sector" not in ended.out


def test_a_policy_without_promises_says_so(shop: Path) -> None:
    """An empty table would look like a fault."""
    assert remit("check", shop, "--promises").out == "no rule starts a promise about time\n"
    assert json.loads(remit("check", shop, "--promises", "--format", "json").out)["promises"] == []


@pytest.mark.parametrize("words", [("--promises", "--format", "sarif"), ("--format", "markdown")])
def test_forms_that_do_not_go_with_it_are_refused(shop: Path, words: tuple[str, ...]) -> None:
    """With status 2, as every wrong call."""
    assert remit("check", shop, *words).status == 2
