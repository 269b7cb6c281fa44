"""When a case first reaches someone, against walking it step by step from many moments of receipt."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from remit.clocks.case import Opening
from remit.clocks.course import course
from remit.clocks.lines import Lines
from remit.clocks.reached import Meetings
from remit.driver.compile import compile_text
from remit.model.nodes import FollowPath, GiveTo
from remit.runtime.due.line import NEVER, longest
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.moments import epoch_second
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from remit.model.nodes import Owner

POLICY = """
policy "Desk"
  sector retail
  edition "1"
  in force from 2026-12-14 until 2027-01-10
  time zone Europe/London
  working days are those of office
  owner "Desk"
  purpose "Answer"
calendar office
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG
calendar nights
  time zone Europe/London
  open every day 20:00 to 06:00
calendar sundays
  time zone Europe/London
  open sunday 10:00 to 16:00
team desk  works office
team late  works nights
team rare  works sundays
team boss  works always
clock quick within 45 minutes of receipt
  never pauses
  stops when resolved
  if missed escalate to boss and start slow
clock slow within 2 days of receipt
  never pauses
  stops when resolved
  if missed escalate to rare
clock answer within 3 working days of receipt
  never pauses
  stops when resolved
path ladder
  start with desk
  after 30 minutes without anyone taking it escalate to late
  after 6 hours without anyone taking it escalate to desk
  after 1 working day without anyone taking it escalate to rare
path second
  start with desk, or late while desk is shut
  after 4 working hours without anyone taking it escalate to rare
  1 working day before answer is due escalate to desk
  after 5 minutes without anyone taking it escalate to late
section "All"
  otherwise hold for desk
"""

COMPILED = compile_text(POLICY)
[ASSEMBLY] = COMPILED.assemblies
LINES = Lines(ASSEMBLY, PublicHolidays())
ALL = ("desk", "late", "rare", "boss")
CASES: tuple[tuple[Owner, tuple[str, ...], tuple[str, ...]], ...] = (
    (GiveTo("desk"), ("desk",), ()),
    (GiveTo("desk"), ("boss", "rare"), ("quick",)),
    (FollowPath("ladder"), ALL, ()),
    (FollowPath("ladder"), ("rare",), ()),
    (FollowPath("ladder"), ("late", "boss"), ("quick", "answer")),
    (FollowPath("second"), ALL, ("answer",)),
    (FollowPath("second"), ("desk",), ("answer", "slow")),
    (FollowPath("second"), ("late",), ()),
)


def second(text: str) -> int:
    """Seconds from the epoch at a time in London."""
    return epoch_second(datetime.fromisoformat(text).replace(tzinfo=zone("Europe/London")))


def walked(owner: Owner, teams: tuple[str, ...], clocks: tuple[str, ...], received: int) -> int:
    """Walk a case in which nobody acts, and look who has it when."""
    words = ASSEMBLY.vocabulary
    path = words.paths[owner.path] if isinstance(owner, FollowPath) else None
    team = owner.team if isinstance(owner, GiveTo) else "desk"
    if path is not None and path.otherwise is not None:
        open_now = LINES.ground.calendar("office").open_time.is_open(received)
        team = path.team if open_now else path.otherwise
    opening = Opening(received, team, path, None, tuple(words.clocks[name] for name in clocks))
    state = course(opening, (), received + 20 * 86_400, words.clocks, LINES.ground)
    turns = [(received, team)]
    turns += [(entry.at, entry.name) for entry in state.log if entry.kind == "escalate"]
    for (at, has_it), (until, _) in pairwise([*turns, (NEVER, "")]):
        if has_it in teams and until > at:
            works = words.teams[has_it].works
            meets = LINES.ground.calendar(works).open_time.next_open(at)
            if meets < until:
                return meets
    return NEVER


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_reaches_whom_walking_it_reaches(
    case: tuple[Owner, tuple[str, ...], tuple[str, ...]],
) -> None:
    """From moments all over four weeks with Christmas, and from each second around a change."""
    owner, teams, clocks = case
    line = Meetings(owner, [ASSEMBLY.vocabulary.clocks[name] for name in clocks], LINES).first(teams)
    around = {near for start in line.starts for near in range(start - 1, start + 2)}
    for received in sorted({*around, *range(line.first, line.last, 60 * 283)}):
        if line.first <= received <= line.last:
            assert line.at(received) == walked(owner, teams, clocks, received), received


def test_whoever_is_there_at_once_is_reached_at_once() -> None:
    """A team that always works has the case as it comes."""
    assert Meetings(GiveTo("boss"), (), LINES).first(ALL) == LINES.receipt


def test_the_longest_wait_is_over_the_longest_closure() -> None:
    """Christmas Eve, Thursday 17:00, to Tuesday 29 December 09:00."""
    worst = longest(Meetings(GiveTo("desk"), (), LINES).first(ALL))
    assert worst.moment == second("2026-12-24 17:00")
    assert worst.seconds == (4 * 24 + 16) * 3_600


def test_who_never_gets_the_case_is_never_reached() -> None:
    """Nobody gives it to them."""
    never = Meetings(GiveTo("desk"), (), LINES).first(("late",))
    assert never.values == (NEVER,)
