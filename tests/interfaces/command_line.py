"""The real command in a real process, and policies small enough to start it many times."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

COMMAND = (sys.executable, "-m", "remit")

POLICY = """\
policy "Shop"
  sector retail
  edition "1"
  in force from 2026-01-01 until 2026-12-31
  time zone Europe/London
  owner "Shop manager"
  purpose "Answer plainly"

channel twitter  public   written
channel email    private  written

team desk  works always

topic hours
  "opening hours", "when do you open"

fact order.value  money

switch sale   "The sale is on"
switch outage "The shop is down"  by order.shop

fact order.shop  one of north, south

reply our_hours for public, private
  en "We are open every day."

section "All"

  rule "Opening hours"
    when topics include hours
    then answer with our_hours
     and priority 3

  except "Not in the sale"
    when sale
    then hold for desk
     and do not give priority

  rule "Down"
    when outage covers this interaction
    then flag shop_down
    because "We said so"

  otherwise hold for desk

cue shop_down "A shop is down"

example "Hours"
  given channel is twitter
    and message is "When do you open?"
    and received is 2026-03-02 10:00
  expect answer with our_hours
    and priority 3
    and no flag

example "Hours in the sale"
  given channel is email
    and message is "When do you open?"
    and sale
    and received is 2026-03-02 10:00
  expect hold for desk
"""

FAILING = """
example "Wrong on purpose"
  given channel is twitter
    and message is "When do you open?"
    and received is 2026-03-02 10:00
  expect hold for desk
    and flag shop_down
    and say "never"
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Each line of standard output as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**extra: str) -> dict[str, str]:
    """The environment of this process, wide and without colours."""
    return {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", **extra}


def remit(
    *arguments: str | Path, given: str | bytes = b"", folder: Path | None = None, **extra: str
) -> Ended:
    """Run the command to its end; `extra` are variables of its environment."""
    ended = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        cwd=folder,
        env=environment(**extra),
        timeout=300,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def message(identifier: str, **fields: object) -> str:
    """A line with an interaction that the policy above decides."""
    whole = {
        "id": identifier,
        "received": "2026-03-02T10:00:00+00:00",
        "sector": "retail",
        "channel": "twitter",
        "message": "When do you open?",
    }
    return json.dumps({**whole, **fields})


def lines(*written: str) -> str:
    """These lines, each ended."""
    return "".join(f"{line}\n" for line in written)


def codes(refused: Iterable[dict[str, Any]]) -> list[tuple[int, str]]:
    """Line and code of each refused record."""
    return [(one["line"], one["code"]) for one in refused]
