"""Cases that are opened by hand over a few statements of a policy, and walked to a moment."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from remit.clocks.case import Event, Opening, Wait
from remit.clocks.course import course
from remit.clocks.entries import entry_words, moment_words
from remit.driver.compile import compile_text
from remit.driver.world import PolicyWorld
from remit.runtime.moments import epoch_second

if TYPE_CHECKING:
    from remit.clocks.case import Happening
    from remit.clocks.state import State

LONDON = ZoneInfo("Europe/London")

POLICY = """
policy "Desk"
  sector retail
  time zone Europe/London
  working days are those of office
  owner "Desk"
  purpose "Answer"
channel email private
calendar office
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG
team desk works always
team lead works always
team boss works always
team back works always
event deadlock "We have said our last word"
event proof "The customer has shown who they are"
event repaired "It is repaired"
body ombudsman "Ombudsman"
cue counted "It counts"
requirement letter "Send a letter"
section "All"
  otherwise hold for desk
"""


class Desk:
    """Opens cases at a desk whose time is told by `statements`: its path `p`, its SLA `s`, and the clocks named.

    Moments are written in London time: `2026-03-02 10:00`.
    """

    def __init__(
        self,
        statements: str,
        *clocks: str,
        received: str = "2026-03-02 10:00",
        notified: tuple[str, ...] = (),
    ) -> None:
        """Compile the statements and open a case."""
        compiled = compile_text(POLICY + statements)
        assert not compiled.report.has_errors, compiled.report.diagnostics
        [assembly] = compiled.assemblies
        words = assembly.vocabulary
        self.clocks = words.clocks
        self.received = second(received)
        self.ground = PolicyWorld(assembly).ground(moment(received))
        self.opening = Opening(
            received=self.received,
            team="desk",
            path=words.paths.get("p"),
            sla=words.slas.get("s"),
            clocks=tuple(words.clocks[name] for name in clocks),
            notified=notified,
        )

    def at(self, until: str, *told: str) -> State:
        """The state at a moment, after events such as `2026-03-02 10:30 taken` or `… waiting for customer`."""
        happenings: list[Happening] = []
        for line in told:
            day, time, what = line.split(" ", 2)
            at = second(f"{day} {time}")
            if what.startswith("waiting for "):
                happenings.append(Wait(at, what.removeprefix("waiting for ")))
            else:
                happenings.append(Event(at, what.replace(" ", "_")))
        return course(self.opening, happenings, second(until), self.clocks, self.ground)

    def log(self, until: str, *told: str) -> list[str]:
        """What happened, a line an entry."""
        clock = self.ground.clock
        entries = self.at(until, *told).log
        return [f"{moment_words(entry.at, clock)} {entry_words(entry, clock)}" for entry in entries]

    def due(self, name: str, until: str, *told: str) -> str | None:
        """When a clock or target is due, in London time; None where it does not run or pauses."""
        due = self.at(until, *told).running[name].due
        return None if due is None else moment_words(due, self.ground.clock)

    def words(self, at: int) -> str:
        """A moment in London time."""
        return moment_words(at, self.ground.clock)


def moment(text: str) -> datetime:
    """A moment in London time."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def second(text: str) -> int:
    """A moment in London time, in seconds from the epoch."""
    return epoch_second(moment(text))
