"""The error of asking a calendar about a time that it does not cover."""

from __future__ import annotations

from remit.runtime.value_problem import ValueProblem


class OutsideCalendar(ValueProblem):
    """A moment or date for which the calendar holds no data, or a search that leaves it: never guessed."""

    def __init__(self, words: str) -> None:
        super().__init__("outside-calendar", words)
