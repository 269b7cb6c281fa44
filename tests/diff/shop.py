"""A small policy, edits of it, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.driver.difference import say
from remit.driver.difference.load import load
from remit.driver.difference.run import Comparing

if TYPE_CHECKING:
    from pathlib import Path

    from remit.driver.difference.told import ChangeTold, Difference

POLICY = """\
policy "Shop: messages"
  sector retail
  edition "1"
  in force from 2026-01-01 until 2026-12-31
  time zone Europe/London
  working days are those of desk_hours
  languages en, cy
  owner "Shop manager"
  purpose "Answer plainly"

calendar desk_hours
  time zone Europe/London
  open monday to friday 09:00 to 17:00

channel twitter  public   written
channel email    private  written

team desk     works always
team manager  works desk_hours

topic hours
  "opening hours", "when do you open"

topic refund
  "refund", "money back"

sla usual
  respond within 5 working days

clock reply_due
  within 10 working days of receipt
  never pauses
  stops when responded

path refund_path
  start with manager, or desk while manager is shut
  after 2 working days without anyone taking it escalate to desk

reply our_hours for public, private
  en "We are open every day."
  cy "Rydym ar agor bob dydd."

reply sorry for public, private
  en "We are sorry."
  cy "Mae'n ddrwg gennym."

section "Loud"

  rule "Loud accounts"
    when author.followers is over 10000 and channel is public
    then hold for manager
     and priority 1

section "All"

  rule "Refund"
    when topics include refund
    then acknowledge with sorry
     and follow refund_path
     and apply usual
     and start reply_due
    overrides "Opening hours"

  rule "Opening hours"
    when topics include hours
    then answer with our_hours

  rule "Out of hours"
    when received outside desk_hours and channel is private
    then give to desk

  otherwise hold for desk

guarantee "A refund always has its clock"
  when topics include refund
  then start reply_due
"""


def edited(*changes: tuple[str, str]) -> str:
    """Return the policy with texts replaced, each of which is there."""
    text = POLICY
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def difference(folder: Path, new: str, old: str = POLICY) -> Difference:
    """Compare two texts; every example is replayed on the way."""
    for name, text in (("old.remit", old), ("new.remit", new)):
        (folder / name).write_text(text, encoding="utf-8")
    one, other = (load(folder / name).policy for name in ("old.remit", "new.remit"))
    told, _ = Comparing(one, other).told("old.remit", "new.remit")
    return told


def summary(told: Difference) -> list[tuple[str, list[str]]]:
    """Each change in one line, and the interactions that it is about."""
    return [
        (say.headline(change), [say.region_words(region) for region in change.regions])
        for change in told.changes
    ]


def decisions(change: ChangeTold) -> tuple[str, str]:
    """What both editions say of the example of a change."""
    return say.decision_words(change.example.before), say.decision_words(change.example.after)
