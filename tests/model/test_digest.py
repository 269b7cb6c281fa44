"""What the digest of a policy answers for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from remit.driver.compile import compile_text
from remit.model.digest import digested
from remit.model.horizon import horizon, known_until
from remit.runtime.holiday_source import HolidayTable

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY = """policy "Shop"
  sector retail
  edition "1"
  in force from 2026-01-05 until 2026-12-31
  owner "Shop manager"
  purpose "Answer every customer"
  time zone Europe/London
  working days are those of desk_hours

calendar desk_hours
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG

team desk works desk_hours

sla plain
  respond within 2 working days

section "Everything"
  otherwise hold for desk and apply plain
"""
DAYS = {date(2026, 12, 25): ("Christmas Day",), date(2027, 1, 1): ("New Year's Day",)}


def digest(days: Mapping[date, tuple[str, ...]]) -> str:
    """Return the digest of the policy over these holidays."""
    [assembly] = compile_text(POLICY).assemblies
    source = HolidayTable("table 1", {"GB-ENG": days}, 2020, 2040)
    first, _ = horizon(assembly.first, assembly.last)
    [policy] = digested(assembly.policies, assembly.vocabulary, source, first, known_until(assembly))
    return policy.digest


def test_a_holiday_that_moves_is_another_digest() -> None:
    """The days themselves are in it, not only the version of the list."""
    moved = {date(2026, 12, 24): ("Christmas Day",), date(2027, 1, 1): ("New Year's Day",)}
    assert digest(moved) != digest(DAYS)
    assert digest(dict(reversed(DAYS.items()))) == digest(DAYS)


def test_days_count_as_far_as_a_clock_can_lead() -> None:
    """New Year's Day after the last day in force moves a deadline; Easter of that year does not."""
    assert digest({date(2026, 12, 25): ("Christmas Day",)}) != digest(DAYS)
    assert digest({**DAYS, date(2027, 3, 26): ("Good Friday",)}) == digest(DAYS)
    assert digest({**DAYS, date(2025, 12, 25): ("Christmas Day",)}) == digest(DAYS)
