"""Every promise of a policy with its worst case."""

from __future__ import annotations

from remit.clocks.promises import Kind, Promise, promises
from remit.driver.compile import compile_text
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.moments import moment_at
from remit.runtime.zones import zone

POLICY = """
policy "Bank"
  sector banking
  edition "1"
  in force from 2026-06-01 until 2026-12-31
  time zone Europe/London
  working days are those of office
  owner "Desk"
  purpose "Answer"
calendar office
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG
team desk works office
team lead works always
event proof "The customer has shown who they are"
event gone  "The customer has left"
sla service
  acknowledge within 1 working day
  respond within 20 minutes
  update every 2 working days
  pauses while waiting for customer
sla idle
  respond within 1 hour
clock answer statutory
  within 1 month of the latest of receipt, proof
  pauses while waiting for proof
  may be extended to 3 months, told within 1 month
  stops when responded
  if missed start second
clock second within 8 weeks of receipt
  never pauses
  stops when resolved
clock later within 3 days of gone
  never pauses
  stops when resolved
path ladder
  start with desk
  2 working days before second is due notify lead
  after 1 day without anyone taking it escalate to lead
  5 days before answer is due notify desk
  1 day before later is due notify desk
  after 9 weeks without resolution notify desk
  when gone start later
path unused
  start with desk
  after 1 hour without resolution notify lead
section "All"
  rule "Complaints"
    when intent is complaint
    then acknowledge
     and follow ladder
     and apply service
     and start answer
  otherwise hold for desk
"""


def found() -> tuple[Promise, ...]:
    """The promises of the policy."""
    compiled = compile_text(POLICY)
    assert not compiled.report.has_errors, compiled.report.diagnostics
    [assembly] = compiled.assemblies
    return promises(assembly, PublicHolidays())


def promise(words: str) -> Promise:
    """The one whose words begin so."""
    [one] = [each for each in found() if each.words.startswith(words)]
    return one


def worst(words: str) -> tuple[str, ...]:
    """Days and hours, receipt and due moment of a promise, in London time."""
    longest = promise(words).longest
    assert longest is not None
    london = zone("Europe/London")
    moments = (
        moment_at(at).astimezone(london).strftime("%a %Y-%m-%d %H:%M") for at in (longest.moment, longest.due)
    )
    days, rest = divmod(longest.seconds, 86_400)
    return (f"{days} days {rest / 3600:g} hours", *moments)


def test_one_working_day_over_christmas() -> None:
    """The example of the manual: received as Christmas Eve begins."""
    assert worst("acknowledge within 1 working day") == (
        "5 days 17 hours",
        "Thu 2026-12-24 00:00",
        "Tue 2026-12-29 17:00",
    )


def test_what_no_rule_starts_is_no_promise() -> None:
    """An SLA that no rule applies, and a path that none follows."""
    assert {each.name for each in found()} == {"service", "answer", "second", "later", "ladder"}


def test_what_a_missed_clock_or_a_path_starts_is_one() -> None:
    """`second` starts where `answer` is missed, `later` on a path."""
    assert [each.name for each in found() if each.kind is Kind.CLOCK] == ["answer", "later", "second"]
    assert promise("within 8 weeks").holders == ("ladder",)


def test_elapsed_time_is_as_long_from_every_moment() -> None:
    """Minutes pass whatever the clocks on the wall do."""
    longest = promise("respond within 20 minutes").longest
    assert longest is not None
    assert (longest.seconds, longest.constant, longest.also) == (1_200, True, ())


def test_a_promise_says_who_holds_it_what_it_counts_from_and_when_it_has_no_bound() -> None:
    """The path of the rule; events; waiting."""
    ack = promise("acknowledge")
    assert (ack.holders, ack.anchors, ack.pauses) == (("ladder",), ("receipt",), ("customer",))
    assert promise("update").anchors == ("acknowledged", "responded")
    answer = promise("within 1 month")
    assert (answer.statutory, answer.anchors, answer.pauses) == (True, ("receipt", "proof"), ("proof",))
    assert promise("within 3 days of gone").anchors == ("gone",)


def test_extensions_and_telling_of_them_are_promises_too() -> None:
    """Both count from the start."""
    # July and August have 31 days, and on the last day the clocks go back.
    assert worst("extended to 3 months") == (
        "93 days 1 hours",
        "Sat 2026-07-25 00:00",
        "Mon 2026-10-26 00:00",
    )
    assert promise("told of it within 1 month").kind is Kind.TOLD


def test_a_step_waits_for_the_step_before_it() -> None:
    """`after 1 day` stands after a step that comes seven weeks later; the team is the one that has the case then."""
    before, after = promise("2 working days of office before"), promise("after 1 day")
    assert before.longest is not None
    assert after.longest is not None
    assert after.longest.seconds == before.longest.seconds
    assert (before.holders, after.holders) == (("desk",), ("desk",))
    assert promise("after 9 weeks").holders == ("lead",)


def test_a_step_that_waits_for_a_clock_that_pauses_has_no_bound_either() -> None:
    """Nor have the steps after it."""
    assert promise("after 1 day").pauses == ()
    assert promise("5 days before").pauses == ("proof",)
    assert promise("after 9 weeks").pauses == ("proof",)


def test_a_step_about_a_clock_that_counts_from_an_event_counts_from_it() -> None:
    """And holds up no other step."""
    step = promise("1 day before later")
    assert step.anchors == ("gone",)
    assert step.longest is not None
    assert step.longest.seconds < 4 * 86_400
