"""Opening hours in words, to fill replies with; each text with a bound on its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.runtime.calendars.reasons import clock_words
from remit.runtime.calendars.spec import EVERY_DAY
from remit.runtime.hours_wording import wording
from remit.runtime.moments import SECONDS_A_DAY, epoch_second
from remit.runtime.usual_week import usual_week
from remit.runtime.zones import day_numbered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.calendars.parts import Part
    from remit.runtime.calendars.spec import CalendarSpec
    from remit.runtime.hours_wording import HoursWording

# A date without its year is understood to be the next one of its name, with some months to spare.
_NEEDS_YEAR_AFTER = 270 * SECONDS_A_DAY
_SHORTEST_RANGE = 3


def hours_in_words(spec: CalendarSpec, language: str, others: Mapping[str, CalendarSpec]) -> str:
    """Return `Monday to Friday 08:00 to 20:00, Saturday 09:00 to 17:00, except bank holidays`.

    Times are those of the calendar's zone; dated hours and closures are left out. `others` has the specs that
    `all_of` names. Raises `ValueProblem`: `unknown-language`, `hours-in-two-zones`.
    """
    words = wording(language)
    week = usual_week(spec, others)
    by_hours: dict[tuple[Part, ...], list[int]] = {}
    for day in EVERY_DAY:
        if week[day]:
            by_hours.setdefault(week[day], []).append(day)
    said = [f"{_days(words, days)} {_hours(words, hours)}" for hours, days in by_hours.items()]
    if not said:
        said = [words.dates_only]
    elif week == (((0, SECONDS_A_DAY),),) * len(EVERY_DAY):
        said = [words.always]
    return ", ".join((*said, *_exceptions(words, spec, others)))


def longest_hours_in_words(spec: CalendarSpec, language: str, others: Mapping[str, CalendarSpec]) -> int:
    """Return the number of characters that `hours_in_words` takes."""
    return len(hours_in_words(spec, language, others))


def next_opening_in_words(calendar: Calendar, moment: datetime, language: str) -> str:
    """Return `Monday 28 December at 08:00`, or `now` where the calendar is open at `moment`.

    Raises `OutsideCalendar`, `ValueProblem` (`unknown-language`).
    """
    words = wording(language)
    now = epoch_second(moment)
    opens = calendar.open_time.next_open(now)
    if opens == now:
        return words.now
    number, second = divmod(calendar.clock.reading_at(opens), SECONDS_A_DAY)
    day = day_numbered(number)
    year = f" {day.year}" if opens - now > _NEEDS_YEAR_AFTER else ""
    name = f"{words.weekdays[day.weekday()]} {day.day} {words.months[day.month - 1]}{year}"
    return f"{name} {words.at} {clock_words(second)}"


def longest_next_opening_in_words(language: str) -> int:
    """Return the most characters that `next_opening_in_words` can take."""
    words = wording(language)
    name = f"{max(words.weekdays, key=len)} 31 {max(words.months, key=len)} 2000"
    return len(f"{name} {words.at} {clock_words(1)}")


def _days(words: HoursWording, days: list[int]) -> str:
    if len(days) == len(EVERY_DAY):
        return words.every_day
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        if len(run) >= _SHORTEST_RANGE:
            said.append(f"{words.weekdays[run[0]]} {words.days_to} {words.to_day[run[-1]]}")
        else:
            said += [words.weekdays[day] for day in run]
    return words.listed(said)


def _hours(words: HoursWording, hours: tuple[Part, ...]) -> str:
    if hours == ((0, SECONDS_A_DAY),):
        return words.all_day
    return words.listed([f"{clock_words(start)} {words.hours_to} {_end(end)}" for start, end in hours])


def _end(end: int) -> str:
    return clock_words(end if end <= SECONDS_A_DAY else end - SECONDS_A_DAY)


def _exceptions(
    words: HoursWording, spec: CalendarSpec, others: Mapping[str, CalendarSpec]
) -> tuple[str, ...]:
    specs = _with_members(spec, others)
    regions = [region for each in specs for region in each.holiday_regions]
    if not regions:
        return ()
    some = any(each.struck_holidays or each.open_on_holidays for each in specs)
    if all(region.startswith("GB-") for region in regions):
        return (words.except_some_bank_holidays if some else words.except_bank_holidays,)
    return (words.except_some_public_holidays if some else words.except_public_holidays,)


def _with_members(spec: CalendarSpec, others: Mapping[str, CalendarSpec]) -> tuple[CalendarSpec, ...]:
    return (spec, *(each for name in spec.all_of for each in _with_members(others[name], others)))
