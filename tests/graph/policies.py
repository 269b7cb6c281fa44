"""Policies written as text, compiled as any other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from remit.driver.compile import compile_paths, compile_text
from remit.graph.from_model import build

if TYPE_CHECKING:
    from remit.graph.workflow import Workflow
    from remit.model.nodes import Assembly

SHIPPED = Path(__file__).parents[2] / "policies"

EVERYTHING = """
policy "Everything"
  sector banking
  edition "1"
  in force from 2026-01-05 until 2027-12-31
  time zone Europe/London
  working days are those of office
  owner "The board"
  purpose "To say one of everything"
  accept only_sorry because "To draw it"
  accept promise_while_shut because "To draw it"

calendar office
  time zone Europe/London
  open monday to friday 09:00 to 17:00

calendar late
  time zone Europe/London
  open monday to friday 12:00 to 20:00

channel twitter  public   written  up to 280 characters
channel forum    public   written  listen only
channel chat     private  written  open late link "chat.example"
channel letter   private  written  needs customer.tier is at least standard  link "by post"
channel email    private  written  link "mail.example"

fact basket         money
fact waited         duration
fact items          whole number from 0
fact score          number
fact colour         one of red, green, blue
fact gone           yes or no
fact bought         some of shoes, hats
fact note           text
fact delivered      moment

topic fraud   "fraud"
topic hours   "opening hours"
topic access  "step-free"

team desk       works office
team night      works late
team managers   works always
team lawyers    works office

body ombudsman "The Ombudsman" link "ombudsman.example"
event deadlock "No agreement can be reached"
cue loud "They are loud"
requirement evidence "Keep the evidence"
switch storm "A storm"
switch outage "An outage" by colour

reply sorry for public, private
  en "Sorry."
reply move for public
  en "Please write to {there}."

sla quick
  acknowledge within 15 minutes
  update every 1 working day
  resolve within 2 working days of late
  pauses while waiting for customer

clock answer_by statutory
  within 8 weeks of receipt or at deadlock, whichever is sooner
  never pauses
  stops when responded or customer replied
  if missed refer to ombudsman and notify lawyers and start review
  because "The law"

clock review
  by close of business on the 3rd working day following receipt
  counting the day of receipt
  pauses while waiting for customer
  may be extended to 2 months, told before it is due
  stops when resolved
  if missed flag loud and require evidence

path up
  start with desk, or night while desk is shut
  after 15 minutes without anyone taking it escalate to night
  when deadlock escalate to managers and notify lawyers
  2 days before answer_by is due notify managers
  after 4 weeks without resolution refer to ombudsman and start review

section "First"

  rule "Fraud"
    when topics include fraud and channel is public
     unless author.role is staff
    then redirect to letter, else chat, else email, with move
     and follow up
     and apply quick
     and start answer_by
     and notify lawyers
     and priority 1
    because "Reason <1> & more"
    from 2026-02-01 until 2026-12-31

  except "Not on chat"
    when channel is chat
    then answer
     and do not start answer_by
     and do not notify lawyers
     and do not give priority

  except "Not for the press" to "Not on chat"
    when author.role is journalist
    then hold for managers

  rule "Anger"
    when sentiment is under -0.5
    then acknowledge with sorry
     and give to desk
     and flag loud
    overrides "Sadness"

  rule "Sadness"
    when sentiment is under 0
    then stay silent as abuse

section "Second"

  table "By topic" first row wins
    | topics include | colour is | then                                        |
    | hours          | red, blue | answer with sorry                           |
    | access         |           | redirect to chat, else email and flag loud  |

  otherwise hold for desk
"""


@cache
def everything() -> Assembly:
    """Return the assembly of a policy that says one of everything."""
    compiled = compile_text(EVERYTHING)
    assert not compiled.report.diagnostics
    return compiled.assemblies[0]


@cache
def everything_drawn() -> Workflow:
    """Return its workflow graph."""
    return build(everything())


@cache
def shipped() -> tuple[Assembly, ...]:
    """Return the assemblies of all policies that come with Remit."""
    compiled = compile_paths([SHIPPED])
    assert not compiled.report.has_errors
    return compiled.assemblies
