"""The kinds of value that a fact can hold beyond text, numbers and yes or no."""

from remit.runtime.moments import parse_duration, parse_moment, parse_time_of_day
from remit.runtime.money import Money
from remit.runtime.value_problem import ValueProblem

__all__ = ["Money", "ValueProblem", "parse_duration", "parse_moment", "parse_time_of_day"]
