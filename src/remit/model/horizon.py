"""How far in time an assembly must be known: its own days, and beyond them as far as its clocks can lead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from remit.model.nodes import AfterWithout, BeforeClock
from remit.runtime.durations import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model.nodes import Assembly, Length, Vocabulary

FIRST_WITHOUT_DATE: Final = date(2026, 1, 1)
"""A policy that states no first day is looked at from this one on."""

YEARS: Final = 3
"""A policy that is open-ended is looked at for so many years."""

# Working time is taken to be as sparse as an hour a week; who works less is refused, not guessed.
_MOST_DAYS: Final = {
    Unit.SECOND: 1 / 86_400,
    Unit.MINUTE: 1 / 1_440,
    Unit.HOUR: 1 / 24,
    Unit.DAY: 1,
    Unit.WEEK: 7,
    Unit.MONTH: 31,
    Unit.WORKING_HOUR: 7,
    Unit.WORKING_DAY: 7,
}


def horizon(first: date | None, last: date | None) -> tuple[date, date]:
    """Return the first and last day for which something in force on these days must make sense."""
    start = first or FIRST_WITHOUT_DATE
    return start, last or date(min(start.year + YEARS, date.max.year), start.month, min(start.day, 28))


def known_until(assembly: Assembly) -> date:
    """Return the last day to which a clock can lead that starts within the horizon."""
    _, last = horizon(assembly.first, assembly.last)
    return last + min(timedelta(days=longest_days(assembly.vocabulary)), date.max - last)


def longest_days(vocabulary: Vocabulary) -> int:
    """Return a number of days that no length of time of an assembly goes beyond."""
    return int(max(map(most_days, lengths(vocabulary)), default=0)) + 1


def most_days(length: Length) -> float:
    """Return a number of days that a length does not go beyond."""
    return length.duration.amount * _MOST_DAYS[length.duration.unit]


def lengths(vocabulary: Vocabulary) -> Iterator[Length]:
    """Yield every length of time of the SLAs, clocks and paths."""
    for sla in vocabulary.slas.values():
        yield from (target.within for target in sla.targets)
    for clock in vocabulary.clocks.values():
        yield clock.within
        if clock.extension is not None:
            yield clock.extension.to
            if clock.extension.told is not None:
                yield clock.extension.told
    for path in vocabulary.paths.values():
        for step in path.steps:
            if isinstance(step, AfterWithout):
                yield step.after
            elif isinstance(step, BeforeClock):
                yield step.before
