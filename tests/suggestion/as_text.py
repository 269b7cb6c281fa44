"""Random sections of hand-made models as the text of a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.action_words import actions_words
from remit.graph.words import condition_words
from remit.model import conditions as c
from remit.model import nodes as m

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.model.conditions import Condition

HEADER = """\
policy "Random"
  sector banking
  in force from 2026-01-05 until 2027-12-31
  time zone Europe/London
  languages en, cy
  owner "Nobody"
  purpose "Be tried"

channel twitter    public
channel mentions   public  listen only
channel newsletter public  broadcast only
channel dm         private  needs vulnerable  link "our messages"
channel webchat    private  open care_hours   link "bank.example/chat"

calendar care_hours
  time zone Europe/London
  open monday to friday 09:00 to 17:00

fact vulnerable  yes or no
fact followers   whole number

topic fraud
  "stolen", "scam"

topic hours
  "when do you open"

team desk       works care_hours
team night_desk works always
team chief      works always

cue long_waits "Waits are long"
requirement care "Take care"

clock final_response
  within 8 weeks of receipt
  stops when responded

sla gold
  respond within 2 hours

sla silver
  respond within 1 day

path slow_path
  start with desk, or night_desk while desk is shut

switch incident
switch outage by intent
switch pre_election on from 2026-03-02 until 2026-03-03

reply move for public, private
  en "Over there."
  cy "Draw."
"""
_ALWAYS = "received on or after 2020-01-01"
LAST = """
section "Last"

  otherwise hold for desk
"""


class UnsayableError(Exception):
    """No policy can say it."""


def as_text(sections: Iterable[m.Section]) -> str:
    """Write the sections down as a whole policy."""
    return "\n".join([HEADER, *(_section(number, one) for number, one in enumerate(sections)), LAST])


def _section(number: int, section: m.Section) -> str:
    lines = [f'section "Section {number}"']
    for rule in _in_order(section.rules):
        lines += ["", *_rule(rule)]
    return "\n".join(lines) + "\n" if len(lines) > 1 else ""


def _in_order(rules: tuple[m.Rule, ...]) -> Iterator[m.Rule]:
    """Yield roots with their exceptions under them; rows and defaults are left out."""
    for root in rules:
        if root.kind is m.RuleKind.RULE:
            yield from (root, *(r for r in rules if r.tree == root.name and r.kind is m.RuleKind.EXCEPTION))


def _rule(rule: m.Rule) -> Iterator[str]:
    said = actions_words(rule.actions)
    if not said:
        raise UnsayableError
    exception = rule.kind is m.RuleKind.EXCEPTION
    yield f'except "{rule.name}" to "{rule.excepts}"' if exception else f'rule "{rule.name}"'
    unless = "" if rule.unless is None else f" unless {_condition(rule.unless)}"
    yield f"when {_condition(rule.when)}{unless}"
    yield f"then {' and '.join(said)}"
    if not exception:
        if rule.first is not None:
            yield f"from {rule.first}"
        if rule.last is not None:
            yield f"until {rule.last}"
        if rule.overrides:
            yield "overrides " + ", ".join(f'"{name}"' for name in rule.overrides)


def _condition(condition: Condition) -> str:
    if condition == c.AllOf((), condition.span):
        return _ALWAYS
    words = condition_words(condition)
    if "include any" in words.replace("include any of", ""):
        raise UnsayableError
    return words.replace("(followers is over 5 and followers is under 10)", "followers is 6 to 9")
