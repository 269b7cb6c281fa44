"""Guarantees about time: what is proved is kept at every moment that is tried, and what is refuted is not kept."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from remit.backends.reference.holds import is_true
from remit.driver.compile import compile_text
from remit.driver.desk import Desk
from remit.driver.guarantees.replay import broken
from remit.driver.prove import proved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model.nodes import Assembly, Value

EXAMPLES: Final = int(os.environ.get("PROOF_EXAMPLES", "4"))
# Four weeks with a change of the clocks, and a bank holiday at each end of Easter.
POLICY: Final = """policy "Desk"
  sector retail
  edition "1"
  in force from 2026-03-23 until 2026-04-12
  time zone Europe/London
  working days are those of office
  owner "Desk"
  purpose "Be there"
  accept unused_name because "Drawn by lot"

channel phone private spoken
channel twitter public written

calendar office
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG

calendar evenings
  time zone Europe/London
  open monday to sunday 16:00 to 22:00

team day works office
team late works evenings
team night works always

sla service
  acknowledge within {acknowledge}
  respond within {respond}

clock answer
  within {due} of receipt
  stops when responded
{missed}
path complaints
  start with {start}
{steps}

section "All"

  rule "Complaints"
    when intent is complaint
    then hold for day
     and {owner}
     and apply service
     and start answer

  rule "Questions"
    when intent is question
    then hold for night
     and {other}

  otherwise hold for late

guarantee "In time"
  when intent is {intent}
  then {promise}
"""
TEAMS = st.sampled_from(["day", "late", "night"])
LENGTHS = st.sampled_from(
    [
        "15 minutes",
        "2 hours",
        "16 hours",
        "2 days",
        "1 working day",
        "3 working days",
        "5 working hours",
        "4 working hours of evenings",
        "1 week",
    ]
)
STARTS = st.one_of(
    TEAMS,
    st.sampled_from(
        [
            "day, or night while day is shut",
            "day, or late while day is shut",
            "late, or day while late is shut",
        ]
    ),
)
LACKS = st.sampled_from(["anyone taking it", "response", "resolution", "acknowledgement"])
STEPS = st.one_of(
    st.builds("  after {} without {} escalate to {}".format, LENGTHS, LACKS, TEAMS),
    st.builds(
        "  {} before answer is due escalate to {}".format, st.sampled_from(["2 hours", "1 day"]), TEAMS
    ),
    st.builds("  after {} without {} notify night".format, LENGTHS, LACKS),
)
OWNERS = st.one_of(st.just("follow complaints"), st.builds("give to {}".format, TEAMS))
PROMISES = st.one_of(
    st.builds("{} within {}".format, st.sampled_from(["acknowledge", "respond"]), LENGTHS),
    st.builds("reach {} within {}".format, TEAMS, LENGTHS),
    st.builds("reach day or late within {}".format, LENGTHS),
)


@st.composite
def policies(draw: st.DrawFn) -> str:
    """Draw a policy with teams of different hours, a path, a clock, an SLA and a promise."""
    missed = f"  if missed escalate to {draw(TEAMS)}\n" if draw(st.booleans()) else ""
    return POLICY.format(
        acknowledge=draw(LENGTHS),
        respond=draw(LENGTHS),
        due=draw(LENGTHS),
        missed=missed,
        start=draw(STARTS),
        steps="\n".join(draw(st.lists(STEPS, max_size=3))),
        owner=draw(OWNERS),
        other=draw(OWNERS),
        intent=draw(st.sampled_from(["complaint", "complaint", "question", "comment"])),
        promise=draw(PROMISES),
    )


def moments(one: Assembly) -> Iterator[datetime]:
    """Yield every half hour of the days in force, and the second before it."""
    assert one.first is not None
    assert one.last is not None
    start = datetime.combine(one.first, datetime.min.time(), UTC)
    for number in range(((one.last - one.first).days + 1) * 48):
        for second in (-1, 0):
            moment = start + timedelta(minutes=30 * number, seconds=second)
            if one.first <= moment.date() <= one.last and moment >= start + timedelta(hours=1):
                yield moment


@given(policies())
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
def test_a_promise_about_time_that_is_proved_is_kept_at_every_moment(text: str) -> None:
    """Nobody acts; each interaction of three weeks is followed until somebody is there, or the time is up."""
    compiled = compile_text(text)
    assert not compiled.report.has_errors, [one.headline for one in compiled.report.diagnostics]
    (one,) = compiled.assemblies
    codes = [found.code for found in proved(compiled).report.diagnostics if found.severity.value == "error"]
    assert codes in ([], ["R0620"])
    desk = Desk(one, compiled.assemblies)
    (guarantee,) = one.policies[0].guarantees
    breaks = []
    for moment in moments(one):
        for intent in ("complaint", "question", "comment"):
            facts: dict[str, Value] = {
                "received": moment,
                "channel": "phone",
                "sector": "retail",
                "intent": intent,
            }
            here = desk.situation(facts, {})
            if guarantee.when is not None and is_true(guarantee.when, here):
                breaks += [p for p in guarantee.promises if broken(p, here, desk) is not None]
    event("kept" if not breaks else "broken")
    if breaks:
        assert codes == ["R0620"]
    if not codes:
        assert not breaks
