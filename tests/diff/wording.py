"""A small policy, and edits of the words and promises that it uses: each in text, as people make them."""

from __future__ import annotations

from dataclasses import dataclass

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
  closed on 2026-12-24

calendar night_hours
  time zone Europe/London
  open monday to sunday 20:00 to 24:00

channel twitter  public   written
channel email    private  written  link "help@shop.example"

team desk     works always
team manager  works desk_hours
team porter   works night_hours

switch strike "We are on strike"
  on from 2026-03-02 until 2026-03-06

cue late_again "It is late again"

requirement keep_it "Keep the message"

topic hours
  "opening hours", "when do you open"

topic refund
  "refund", "money back"

topic anger
  "scandal"
  includes refund

personal kind booking "A booking" pattern "BK[0-9]{4}"

sla usual
  respond within 5 working days

sla quick
  acknowledge within 4 working hours of night_hours

clock reply_due
  within 10 working days of receipt
  never pauses
  stops when responded
  if missed require keep_it

path refund_path
  start with manager, or desk while manager is shut
  after 2 working days without anyone taking it escalate to desk
  1 working day before reply_due is due notify porter

reply our_hours for public, private
  en "Open {hours of desk_hours}."
  cy "Ar agor {hours of desk_hours}."

reply go_private for public
  en "Write to {there}."
  cy "Ysgrifennwch i {there}."

reply sorry for public, private
  en "We are sorry. Open again {next opening of desk_hours}."
  cy "Mae'n ddrwg gennym."

section "Loud"

  rule "Loud accounts"
    when author.followers is over 10000 and channel is public
    then hold for manager
     and priority 1

  rule "Bookings"
    when personal_data include booking and channel is public
    then redirect to email with go_private
     and require keep_it

section "All"

  rule "Refund"
    when topics include refund
    then acknowledge with sorry
     and follow refund_path
     and apply usual
     and start reply_due
    overrides "Opening hours"

  rule "Opening hours"
    when topics include hours unless topics include anger
    then answer with our_hours

  rule "Strike"
    when strike and channel is private
    then apply quick
     and flag late_again
    overrides "Refund"

  rule "Out of hours"
    when received outside desk_hours and channel is private
    then give to porter
    overrides "Refund"

  otherwise hold for desk
"""


@dataclass(frozen=True)
class Edit:
    """Replacements of text. `silent` is set where they change nothing that anybody could see."""

    name: str
    replace: tuple[tuple[str, str], ...]
    silent: bool = False


def _edit(name: str, *replace: tuple[str, str], silent: bool = False) -> Edit:
    return Edit(name, replace, silent)


EDITS = (
    _edit("a phrase more", ('"refund", "money back"', '"refund", "money back", "pay me"')),
    _edit("a phrase less", ('"money back"', '"cash back"')),
    _edit("a phrase from one to another", ('"opening hours", ', ""), ('"refund"', '"refund", "opening hours"')),
    _edit("but not", ('"refund", "money back"', '"refund", "money back"\n  but not "tax refund"')),
    _edit("included no longer", ("\n  includes refund", "")),
    _edit("included now", ('"when do you open"\n', '"when do you open"\n  includes anger\n')),
    _edit("a pattern", ('  "scandal"\n', '  "scandal"\n  pattern "OUTRAGE+"\n')),
    _edit("phrases in another order", ('"refund", "money back"', '"money back", "Refund"'), silent=True),
    _edit("topic renamed", ("topic refund", "topic repay"), ("include refund", "include repay"),
          ("includes refund", "includes repay"), silent=True),
    _edit("kind of data", ("BK[0-9]{4}", "BK[0-9]{3,4}")),
    _edit("kind of data renamed", ("booking", "travel_booking"), silent=True),
    _edit("longer hours", ("friday 09:00 to 17:00", "friday 09:00 to 18:00")),
    _edit("open on a day more", ("  closed on 2026-12-24\n", "")),
    _edit("shut on a Saturday", ("  closed on 2026-12-24\n", "  closed on 2026-12-24\n  closed on 2026-05-02\n"),
          silent=True),
    _edit("calendar renamed", ("desk_hours", "shop_hours"), silent=True),
    _edit("night shift", ("sunday 20:00", "sunday 19:00")),
    _edit("zone", ("night_hours\n  time zone Europe/London", "night_hours\n  time zone Europe/Berlin")),
    _edit("team always there", ("team manager  works desk_hours", "team manager  works always")),
    _edit("shorter promise", ("respond within 5 working days", "respond within 3 working days")),
    _edit("promise in other days", ("respond within 5 working days", "respond within 5 days")),
    _edit("promise that pauses", ("5 working days", "5 working days\n  pauses while waiting for customer")),
    _edit("calendar said aloud", ("within 5 working days", "within 5 working days of desk_hours"), silent=True),
    _edit("promise renamed", ("sla usual", "sla ordinary"), ("apply usual", "apply ordinary"), silent=True),
    _edit("longer clock", ("within 10 working days of receipt", "within 12 working days of receipt")),
    _edit("clock counts the day", ("within 10 working days of", "by the end of the 10th working day following")),
    _edit("clock stops otherwise", ("stops when responded", "stops when responded or accepted")),
    _edit("clock missed", ("  if missed require keep_it\n", "  if missed notify manager\n")),
    _edit("clock statutory", ("clock reply_due\n", "clock reply_due  statutory\n")),
    _edit("clock renamed", ("reply_due", "answer_due"), silent=True),
    _edit("step sooner", ("after 2 working days without", "after 1 working day without")),
    _edit("step to another", ("anyone taking it escalate to desk", "anyone taking it escalate to porter")),
    _edit("step before", ("  1 working day before", "  2 working days before")),
    _edit("a step less", ("  1 working day before reply_due is due notify porter\n", "")),
    _edit("start", ("start with manager, or desk while", "start with manager, or porter while")),
    _edit("path renamed", ("refund_path", "money_path"), silent=True),
    _edit("reply in English", ("We are sorry.", "We're sorry.")),
    _edit("reply in Welsh", ("Mae'n ddrwg gennym.", "Sori.")),
    _edit("Welsh first", ("languages en, cy", "languages cy, en")),
    _edit("reply renamed", ("reply sorry", "reply regret"), ("with sorry", "with regret"), silent=True),
    _edit("link", ("help@shop.example", "post@shop.example")),
    _edit("switch on other days", ("2026-03-02 until 2026-03-06", "2026-03-04 until 2026-03-06")),
    _edit("switch renamed", ('switch strike "', 'switch stoppage "'), ("when strike and", "when stoppage and")),
    _edit("threshold", ("over 10000", "over 5000")),
    _edit("rule renamed", ('rule "Refund"', 'rule "Money"'), ('overrides "Refund"', 'overrides "Money"'), silent=True),
    _edit("rule without its clock", ("     and start reply_due\n", "")),
)  # fmt: skip


def applied(edits: tuple[Edit, ...]) -> tuple[str, bool]:
    """Return the policy after some edits, and whether all of them change nothing that can be seen."""
    text, silent = POLICY, True
    for edit in edits:
        if all(old in text for old, _ in edit.replace):
            for old, new in edit.replace:
                text = text.replace(old, new)
            silent = silent and edit.silent
    return text, silent
