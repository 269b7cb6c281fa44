"""At which moments of receipt a condition can hold at all."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from typing import TYPE_CHECKING, assert_never

from remit.model.conditions import AllOf, AnyOf, Atom, InRange, OpenDuring
from remit.runtime.due.lines import always_so, both, either, opposite, part
from remit.runtime.moments import epoch_second

if TYPE_CHECKING:
    from remit.clocks.lines import Lines
    from remit.model.conditions import Condition
    from remit.runtime.due.lines import Times

RECEIVED = "received"


def may_hold(condition: Condition, lines: Lines) -> Times:
    """Return when a condition can hold by what it says of opening hours and dates; the rest is taken to hold.

    Raises `ValueProblem` where a calendar is not known so far.
    """
    whole = always_so(lines.first, lines.last)
    match condition:
        case Atom(fact=fact, test=OpenDuring(calendar), negated=negated) if fact == RECEIVED:
            is_open = lines.open(calendar)
            return opposite(is_open) if negated else is_open
        case Atom(fact=fact, test=InRange() as span, negated=negated) if fact == RECEIVED:
            within = _within(span, lines)
            return opposite(within) if negated else within
        case Atom():
            return whole
        case AllOf(parts):
            return reduce(both, (may_hold(each, lines) for each in parts), whole)
        case AnyOf(parts):
            return reduce(either, (may_hold(each, lines) for each in parts), opposite(whole))
    assert_never(condition)


def _within(span: InRange, lines: Lines) -> Times:
    start, end = lines.first, lines.last + 1
    if isinstance(span.low, datetime):
        start = epoch_second(span.low) + span.low_open
    if isinstance(span.high, datetime):
        end = epoch_second(span.high) + (not span.high_open)
    return part(lines.first, lines.last, start, end)
