"""Write a policy of many rules that has no conflict, no gap and no dead rule: `python bench/many_rules.py 1000 FILE`.

Half of its sections are tables in which the first row wins, half are rules that exclude one another, some with
exceptions; every section is about topics of its own, and the last says what becomes of all else. There is a
guarantee for every second section, and one over pairs.
"""

from __future__ import annotations

import sys
from pathlib import Path

INTENTS = ("complaint", "criticism", "question", "request", "compliment", "comment", "spam")
TIERS = ("none", "standard", "premium", "vip")
A_SECTION = 28
HANDLINGS = (
    "answer",
    "hold for desk",
    "hold for depot",
    "redirect to webchat, else email",
    "stay silent as spam",
)
HEAD = """policy "Many rules"
  sector retail
  edition "1"
  in force from 2026-01-05 until 2027-12-31
  time zone Europe/London
  owner "Bench"
  purpose "Measure"

calendar hours
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG

team desk works hours
team depot works always

channel twitter public written
channel facebook public written
channel webchat private written open hours link "shop.example/chat"
channel email private written link "help@shop.example"

cue seen "Somebody wrote about it"
"""


def table(number: int) -> tuple[list[str], list[str]]:
    """A table whose rows speak of a topic each, in public and private, by how widely it is heard."""
    topics, rows = [], []
    for i in range(A_SECTION // 4):
        name = f"t{number}_{i}"
        topics.append(f'topic {name}\n  "word {number} {i}", "phrase {number} {i}"\n')
        for j, (channel, followers) in enumerate(
            (("public", "over 10000"), ("public", "1000 to 10000"), ("public", "any"), ("private", "any"))
        ):
            then = HANDLINGS[(i + j) % len(HANDLINGS)]
            rows.append(f"    | {name} | {channel} | {followers} | {then} |")
    head = f'  table "Table {number}" first row wins\n    | topics include | channel is | author.followers is | then |'
    return topics, [head, *rows]


def rules(number: int) -> tuple[list[str], list[str]]:
    """Rules about one topic that intents and tiers tell apart."""
    name = f"t{number}"
    said = []
    for i in range(A_SECTION):
        intent, tier = INTENTS[i % 7], TIERS[i // 7]
        then = HANDLINGS[(number + i) % len(HANDLINGS)]
        said.append(
            f'  rule "Rule {number} {i}"\n    when topics include {name} and intent is {intent}\n'
            f"     and customer.tier is {tier}\n    then {then}\n     and flag seen"
        )
        if i % 7 == 0:
            said.append(f'  except "But {number} {i}"\n    when channel is private\n    then hold for depot')
    return [f'topic {name}\n  "thing {number}", "matter {number}"\n'], said


def policy(count: int) -> str:
    """A policy of about so many rules."""
    topics: list[str] = []
    sections: list[str] = []
    made = number = 0
    while made < count:
        some, said = (rules if number % 2 else table)(number)
        topics += some
        sections += [f'section "Section {number}"\n', *said, ""]
        made += A_SECTION + (4 if number % 2 else 0)
        number += 1
    closing = ['section "All else"\n', "  otherwise hold for desk\n"]
    return "\n".join([HEAD, *topics, *sections, *closing, *guarantees(number)])


def guarantees(sections: int) -> list[str]:
    """One for each section of rules, of what it collects whoever else decides; and one over pairs."""
    said = [
        f'guarantee "Seen {number}"\n  when topics include t{number} and intent is complaint\n'
        "   and customer.tier is vip\n  then flag seen\n"
        for number in range(1, sections, 2)
    ]
    pairs = 'guarantee "No favours"\n  language, sentiment never change handling, path, sla, clocks\n'
    return [*said, pairs]


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(policy(int(sys.argv[1])), encoding="utf-8")
