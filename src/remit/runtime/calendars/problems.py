"""What can be wrong with a calendar as a policy states it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from remit.runtime.calendars.spec import ClauseRef


class ProblemKind(Enum):
    """What can be wrong. The last two are cautions: such a calendar can be compiled all the same."""

    NO_OPEN_TIME = "no-open-time"
    UNKNOWN_ZONE = "unknown-zone"
    UNKNOWN_REGION = "unknown-region"
    UNKNOWN_HOLIDAY = "unknown-holiday"
    UNKNOWN_CALENDAR = "unknown-calendar"
    OVERLAPPING_SPANS = "overlapping-spans"
    END_BEFORE_START = "end-before-start"
    CLOSED_AND_OPEN = "closed-and-open"
    HOLIDAY_DATA_ENDS = "holiday-data-ends"
    YEARS_OUT_OF_RANGE = "years-out-of-range"
    HOURS_ON_HOLIDAY = "hours-on-holiday"
    ESTIMATED_HOLIDAYS = "estimated-holidays"


_CAUTIONS = frozenset({ProblemKind.HOURS_ON_HOLIDAY, ProblemKind.ESTIMATED_HOLIDAYS})


@dataclass(frozen=True, slots=True)
class CalendarProblem:
    """One problem, in words without a final stop.

    `item` is the clause of the spec that has it, None for the calendar as a whole; `names` are those that may
    be meant or, where none is near, all that there are.
    """

    kind: ProblemKind
    words: str
    item: ClauseRef | None = None
    names: tuple[str, ...] = ()

    @property
    def caution(self) -> bool:
        """Whether the calendar can be compiled all the same."""
        return self.kind in _CAUTIONS


class BadCalendar(ValueProblem):
    """A calendar with problems, which cannot be compiled."""

    def __init__(self, name: str, problems: tuple[CalendarProblem, ...]) -> None:
        words = "; ".join(problem.words for problem in problems)
        super().__init__("bad-calendar", f"calendar `{name}`: {words}")
        self.problems = problems
