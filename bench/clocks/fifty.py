"""A policy with fifty clocks, of every kind of length that a deadline can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.clocks.promises import promises
from remit.driver.compile import compile_text
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.clocks.promises import Promise
    from remit.model.nodes import Assembly

HOW_MANY = 50
LENGTHS = (
    "within {n} hours of receipt",
    "within {n} working hours of desk_hours",
    "by close of business on the {n}th working day of england following receipt",
    "by the end of the {n}th working day of england following receipt",
    "within {n} days of receipt\n  rolls to the next working day of england",
    "within {n} weeks of receipt",
    "within {n} months of receipt\n  rolls to the next working day of england",
)
HEAD = """policy "Fifty clocks"
  sector retail
  edition "1"
  in force from 2026-01-05 until 2027-12-31
  time zone Europe/London
  owner "Bench"
  purpose "Measure"

calendar england
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG

calendar desk_hours
  time zone Europe/London
  open monday to friday 08:00 to 20:00
  open saturday 09:00 to 17:00
  closed on holidays of GB-ENG

team desk  works desk_hours
"""


def text() -> str:
    """The policy as it is written."""
    clocks = [
        f"clock clock_{number}\n  {LENGTHS[number % len(LENGTHS)].format(n=4 + number // len(LENGTHS))}\n"
        f"  never pauses\n  stops when responded\n"
        for number in range(HOW_MANY)
    ]
    starts = "\n     and ".join(f"start clock_{number}" for number in range(HOW_MANY))
    rule = f'section "All"\n\n  rule "Everything runs"\n    when intent is complaint\n    then {starts}\n'
    return "\n".join([HEAD, *clocks, rule, "  otherwise hold for desk\n"])


def assembly() -> Assembly:
    """The policy compiled."""
    compiled = compile_text(text())
    [only] = compiled.assemblies
    return only


def worst_cases(of: Assembly) -> Callable[[], tuple[Promise, ...]]:
    """What works out every promise, calendars and all."""
    return lambda: promises(of, PublicHolidays())
