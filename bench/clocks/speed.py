"""How long each contender takes, side by side."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from contender import CannotSayError
from fifty import assembly, worst_cases
from offices import LUNCH, OFFICE, holidays_of
from timing import microseconds

from remit.clocks.deadlines import deadlines
from remit.clocks.ground import Ground
from remit.runtime.calendars import compile_calendar
from remit.runtime.due import Term, due
from remit.runtime.durations import Duration, Unit
from remit.runtime.holiday_data import PublicHolidays
from remit.runtime.moments import epoch_second
from remit.runtime.zones import wall_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contender import Contender

FIRST, LAST = date(2021, 1, 1), date(2030, 12, 31)
SEED = 7
MOMENTS = 400
A_FEW = 50
HOURS = (1, 4, 8, 20, 40)
DAYS = (1, 3, 5, 10, 20)

Row = tuple[str, dict[str, float]]


def rows(contenders: Sequence[Contender]) -> list[Row]:
    """Each question with the microseconds that each contender takes for one answer; those that cannot are left out."""
    holidays = holidays_of(FIRST.year, LAST.year)
    moments = _moments()
    ends = [moment + timedelta(minutes=lot) for moment, lot in zip(moments, _lots(), strict=True)]
    found: list[Row] = [("building ten years of a calendar", microseconds(_building(contenders, holidays)))]
    nothing = _batches([(max, (1, 2)) for _ in moments])
    found.append(
        ("asking what is the larger of 1 and 2: what the loop itself takes", microseconds({"Remit": nothing}))
    )
    for name, office in (("", OFFICE), (", shut for lunch", LUNCH)):
        built = [(each, each.build(office, FIRST, LAST, holidays)) for each in contenders]

        def asked(ask: Callable[[Contender, Any], Callable[[], int]], built: Any = built) -> dict[str, float]:
            return microseconds(_able(built, ask))

        found += [
            (f"is open{name}", asked(lambda each, of: _ask(each.opening(of), map(each.natural, moments)))),
            (f"adding 1 to 40 working hours{name}", asked(lambda each, of: _adding(each, of, moments))),
            (
                f"working time over up to four weeks{name}",
                asked(lambda each, of: _passing(each, of, moments, ends)),
            ),
        ]
        if office is OFFICE:
            found.append(("1st to 20th working day", asked(lambda each, of: _counting(each, of, moments))))
    return found


def in_bulk() -> Row:
    """Return what numpy takes for a date when it is given a thousand in one call."""
    calendar = np.busdaycalendar(
        "1111100", [np.datetime64(day) for day in holidays_of(FIRST.year, LAST.year)]
    )
    dates = np.array([np.datetime64(moment.date()) for moment in islice(cycle(_moments()), 1_000)])

    def task() -> int:
        np.busday_offset(dates, 5, roll="backward", busdaycal=calendar)
        return len(dates)

    return "nth working day, a thousand dates in one call", microseconds({"numpy busday": task})


def of_remit() -> list[tuple[str, float]]:
    """What only Remit does, and its parts: microseconds each."""
    calendar = compile_calendar(OFFICE.spec(), FIRST, LAST, PublicHolidays(), {})
    clock = wall_clock(OFFICE.spec().zone, FIRST, LAST)
    instants = [epoch_second(moment) for moment in _moments()]
    tasks: dict[str, Callable[[], int]] = {
        "adding 8 working hours, in seconds from the epoch": _ask(
            lambda at: calendar.open_time.add(at, 28_800), instants
        )
    }
    for unit in Unit:
        tasks[f"due after 5 {unit.value}s"] = _due(Term(Duration(5, unit), clock, calendar), instants)
    rolling = Term(Duration(1, Unit.MONTH), clock, roll=calendar)
    tasks["due after 1 month, rolled to a working day"] = _due(rolling, instants)
    fifty = assembly()
    ground = Ground(fifty, FIRST, LAST, PublicHolidays())
    clocks = list(fifty.vocabulary.clocks.values())
    one = next(each for each in clocks if each.within.duration.unit is Unit.WORKING_DAY)
    tasks["a deadline of a decision in working days"] = _ask(
        lambda at: deadlines(None, [one], at, ground), instants
    )
    tasks[f"{len(clocks)} deadlines of one decision"] = _ask(
        lambda at: deadlines(None, clocks, at, ground), instants[:8]
    )
    worst = worst_cases(fifty)
    tasks[f"worst case of every promise of a policy with {len(clocks)} clocks"] = lambda: len((worst(),))
    return list(microseconds(tasks).items())


def _building(contenders: Iterable[Contender], holidays: tuple[date, ...]) -> dict[str, Callable[[], int]]:
    """The lists of holidays have been looked up before, for all."""

    def task(each: Contender) -> Callable[[], int]:
        return lambda: len((each.build(OFFICE, FIRST, LAST, holidays),))

    return {each.name: task(each) for each in contenders}


def _able(
    built: Iterable[tuple[Contender, Any]], ask: Callable[[Contender, Any], Callable[[], int]]
) -> dict[str, Callable[[], int]]:
    tasks = {}
    for each, calendar in built:
        with suppress(CannotSayError):
            tasks[each.name] = ask(each, calendar)
    return tasks


def _ask(question: Callable[[Any], Any], of: Iterable[Any]) -> Callable[[], int]:
    return _batches([(question, (each,)) for each in of])


def _adding(each: Contender, calendar: Any, moments: Sequence[datetime]) -> Callable[[], int]:
    adders = cycle([each.adding(calendar, hours) for hours in HOURS])
    return _batches(
        [
            (ask, (each.natural(moment), length))
            for (ask, length), moment in zip(adders, moments, strict=False)
        ]
    )


def _passing(
    each: Contender, calendar: Any, starts: Sequence[datetime], ends: Sequence[datetime]
) -> Callable[[], int]:
    passing = each.passing(calendar)
    spans = zip(map(each.natural, starts), map(each.natural, ends), strict=True)
    return _batches([(passing, span) for span in spans])


def _counting(each: Contender, calendar: Any, moments: Sequence[datetime]) -> Callable[[], int]:
    counters = cycle([each.counting(calendar, days) for days in DAYS])
    days = [each.natural_day(moment.date()) for moment in moments]
    return _batches([(ask, (day, count)) for (ask, count), day in zip(counters, days, strict=False)])


def _due(term: Term, instants: Sequence[int]) -> Callable[[], int]:
    return _ask(lambda at: due(term, at), instants)


def _batches(asked: Sequence[tuple[Callable[..., Any], tuple[Any, ...]]]) -> Callable[[], int]:
    """Ask the next few each time, going round: a slow contender has as many turns as a quick one."""
    parts = cycle([asked[i : i + A_FEW] for i in range(0, len(asked), A_FEW)])

    def task() -> int:
        part = next(parts)
        for question, of in part:
            question(*of)
        return len(part)

    return task


def _moments() -> list[datetime]:
    lot = Random(SEED)  # noqa: S311 - nothing is kept secret with it
    start = datetime(2025, 1, 1, tzinfo=UTC)
    return [start + timedelta(minutes=lot.randrange(3 * 365 * 24 * 60)) for _ in range(MOMENTS)]


def _lots() -> list[int]:
    lot = Random(SEED + 1)  # noqa: S311 - nothing is kept secret with it
    return [lot.randrange(28 * 24 * 60) for _ in range(MOMENTS)]
