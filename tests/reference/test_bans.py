"""Bans are read again on the words that would go out, with their fills and under their conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import remit

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """
policy "Shop"
  sector retail
  time zone Europe/London
  owner "Sales"
  purpose "Answer"
channel page public
channel mail private
team desk works always
switch election "The pre-election period"
fact shop.town text
placeholder shop.town up to 20 characters
reply costs for public, private
  en "Labour costs are up in {shop.town}."
ban "No politics"
  never say "labour"
  for public
  when election
  because "Pre-election guidance"
ban "No such town"
  never say "hell"
  because "House rules"
section "All"
  rule "Costs"
    when intent is question
    then answer with costs
     and give to desk
  otherwise hold for desk
"""


def decided(
    folder: Path, *, election: bool = False, channel: str = "page", town: str = "Leeds"
) -> remit.Decision:
    """The decision for a question about costs."""
    file = folder / "shop.remit"
    file.write_text(POLICY, encoding="utf-8")
    record = {
        "id": "1",
        "received": "2026-03-02T10:00:00Z",
        "sector": "retail",
        "channel": channel,
        "intent": "question",
        "shop.town": town,
    }
    return remit.load(file).decide(record, switches={"election": election})


def test_words_outside_every_ban_are_said(tmp_path: Path) -> None:
    """Without the switch the ban does not stand, and the reply goes out."""
    assert decided(tmp_path).to_dict()["handling"] == {
        "kind": "answer",
        "reply": "costs",
        "language": "en",
        "text": "Labour costs are up in Leeds.",
    }


def test_a_ban_whose_condition_holds_keeps_the_words_back(tmp_path: Path) -> None:
    """A person of the owner's team looks instead, and is told which ban and which rule."""
    assert decided(tmp_path, election=True).to_dict()["handling"] == {
        "kind": "hold",
        "for": "desk",
        "fault": {
            "kind": "ban",
            "says": 'the words would break the ban "No politics"',
            "rules": ["Costs"],
        },
    }


def test_a_ban_for_public_leaves_private_words_alone(tmp_path: Path) -> None:
    """`for public` is about public channels only."""
    assert decided(tmp_path, election=True, channel="mail").handling.kind == "answer"


def test_a_ban_reads_what_fills_the_holes(tmp_path: Path) -> None:
    """The declared text is clean; what a fact puts into it is not."""
    assert decided(tmp_path, town="Hell").handling.kind == "hold"
    assert decided(tmp_path, town="Hellesdon").handling.kind == "answer"
