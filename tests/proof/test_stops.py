"""Words that a ban stops: a guarantee is not proved of what is never said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.driver.compile import compile_paths
from remit.driver.prove import proved

if TYPE_CHECKING:
    from pathlib import Path

SHOP = """policy "Shop"
  sector retail
  edition "1"
  in force from 2026-01-01 until 2026-12-31
  time zone Europe/London
  languages en, cy
  owner "Shop manager"
  purpose "Answer plainly"
  accept unused_name because "There for all tests"
  accept stopped_reply because "There for all tests"

channel twitter public written
channel email private written link "help@shop.example"

team desk works always

fact order.shop one of north, south
fact order.note text
fact order.items whole number
placeholder order.note up to 20 characters
placeholder order.items up to 5 characters

switch election "An election is called"

{ban}

reply said for public, private
{said}

section "All"

  rule "Questions"
    when intent is question
    then answer with said

  otherwise hold for desk

guarantee "Questions are answered"
  when intent is question{when}
  then {promise}
"""
PLAIN = '  en "We are open."\n  cy "Ar agor."'


def codes(
    folder: Path, ban: str, said: str = PLAIN, when: str = "", promise: str = "answer with said"
) -> list[str]:
    """What is found of the guarantee."""
    (folder / "shop.remit").write_text(SHOP.format(ban=ban, said=said, when=when, promise=promise))
    found = proved(compile_paths([folder])).report.diagnostics
    return [one.code for one in found]


ELECTION = 'ban "B"\n  never say "open"\n  when election'
IN_PUBLIC = 'ban "B"\n  for public\n  cy never say "ar agor"\n  when not election'
SHOPS = 'ban "B"\n  en never say "north"'
AT = '  en "We are at {order.shop}."\n  cy "Dyma ni."'
MUST = 'ban "B"\n  must say "open"\n  when election'


@pytest.mark.parametrize(
    ("ban", "said", "when", "found"),
    [
        # The condition of a ban.
        (ELECTION, PLAIN, "", ["R0620"]),
        (ELECTION, PLAIN, "\n   and not election", []),
        (MUST, PLAIN, "\n   and language is en", []),
        (MUST, PLAIN, "\n   and language is cy", ["R0620"]),
        # Where it is heard, and in which language it is said: unknown, it is the first of the policy.
        (IN_PUBLIC, PLAIN, "", ["R0620"]),
        (IN_PUBLIC, PLAIN, "\n   and channel is private", []),
        (IN_PUBLIC, PLAIN, "\n   and language is not cy", []),
        (IN_PUBLIC, PLAIN, "\n   and language is unknown", []),
        # What fills a placeholder.
        (SHOPS, AT, "", ["R0620"]),
        (SHOPS, AT, "\n   and order.shop is south", []),
        (SHOPS, AT, "\n   and order.shop is unknown", []),
        (SHOPS, '  en "You said {order.note}."\n  cy "Diolch."', "", ["R0622"]),
        (SHOPS, '  en "You have {order.items} parcels."\n  cy "Diolch."', "", []),
        (
            'ban "B"\n  en never say "7 parcels"',
            '  en "You have {order.items} parcels."\n  cy "Diolch."',
            "",
            ["R0622"],
        ),
    ],
)
def test_an_answer_is_promised_where_no_ban_stops_its_words(
    ban: str, said: str, when: str, found: list[str], tmp_path: Path
) -> None:
    """Proved where no ban can be broken, refuted where one is, not decided where any words may fill the reply."""
    assert codes(tmp_path, ban, said, when) == found


def test_what_is_stopped_is_held_by_a_person_and_not_answered(tmp_path: Path) -> None:
    """That nothing is answered, or that it is held, holds of words that are always stopped."""
    during = "\n   and election"
    assert codes(tmp_path, ELECTION, PLAIN, during + " and language is en", "never answer") == []
    assert codes(tmp_path, ELECTION, PLAIN, during + " and language is en", "hold for desk") == []
    assert codes(tmp_path, ELECTION, PLAIN, during + " and language is en", "reach desk within 1 hour") == []
    assert codes(tmp_path, ELECTION, PLAIN, during, "hold for desk") == ["R0620"]


@pytest.mark.parametrize(
    ("fact", "ban", "said", "found"),
    [
        ("language", IN_PUBLIC, PLAIN, ["R0621"]),
        ("language", 'ban "B"\n  never say "shut"\n  when election', PLAIN, []),
        ("order.shop", SHOPS, AT, ["R0621"]),
        ("order.note", SHOPS, AT, []),
        ("order.note", SHOPS, '  en "You said {order.note}."\n  cy "Diolch."', ["R0622"]),
    ],
)
def test_a_fact_that_makes_a_ban_stop_the_words_changes_the_handling(
    fact: str, ban: str, said: str, found: list[str], tmp_path: Path
) -> None:
    """A pair of interactions of which one is answered and the other held is shown, or it is told that none is known."""
    text = SHOP.format(ban=ban, said=said, when="", promise="never redirect")
    text = text[: text.index("guarantee")] + f'guarantee "Alike"\n  {fact} never change handling\n'
    (tmp_path / "shop.remit").write_text(text)
    told = proved(compile_paths([tmp_path])).report.diagnostics
    assert [one.code for one in told] == found
