"""A small policy with a fact of every kind, to read interactions against."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from remit.driver.compile import compile_text
from remit.driver.policy import Policy

if TYPE_CHECKING:
    from remit.contract.schema import Schema

TEXT = """
policy "Small"
  sector banking
  edition "1"
  in force from 2026-01-01
  time zone Europe/London

channel twitter public written
channel email private written
team desk works always
topic fraud "fraud", "scam"
topic hours "opening hours"
calendar care_hours
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG
switch major_incident "A service is down"
fact claim money
fact waited duration
fact booked moment
fact parcels whole number from 1 to 9
fact score number
fact reference text
fact extras some of insurance, delivery

section "All"
  rule "English is answered in office hours"
    when language is en and received during care_hours
    then answer
  otherwise hold for desk
"""


@cache
def small_policy() -> Policy:
    """Return the small policy, ready to decide."""
    return Policy(compile_text(TEXT))


def schema() -> Schema:
    """Return what an interaction of the small policy may hold."""
    return small_policy().desks[0].schema
