"""The questions that the contenders are asked: drawn by lot, and picked by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from random import Random
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from offices import ALWAYS, HALF_DAYS, LUNCH, NIGHT, OFFICE, OFFICES, SATURDAY, ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from offices import Office

SEED = 20_261_123
EACH = 1_000
MINUTES_OF_2026 = 365 * 24 * 60


class Question(Enum):
    """What is asked, and of what."""

    ADD = "adding working hours"
    OPEN = "is it open"
    BETWEEN = "working time between two moments"
    NTH = "nth working day"


@dataclass(frozen=True)
class Case:
    """`of` are a moment and hours, a moment, two moments, or a date and a number of days."""

    office: Office
    question: Question
    of: tuple[Any, ...]
    words: str = ""


def drawn() -> Iterator[Case]:
    """A thousand of each question for each calendar, evenly over 2026: always the same ones."""
    lot = Random(SEED)  # noqa: S311 - nothing is kept secret with it
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for office in OFFICES:
        for _ in range(EACH):
            moment = start + timedelta(minutes=lot.randrange(MINUTES_OF_2026))
            end = moment + timedelta(minutes=lot.randrange(14 * 24 * 60))
            yield Case(office, Question.ADD, (moment, lot.randint(1, 40)))
            yield Case(office, Question.OPEN, (moment,))
            yield Case(office, Question.BETWEEN, (moment, end))
            yield Case(office, Question.NTH, (moment.date(), lot.randint(1, 20)))


def picked() -> tuple[Case, ...]:
    """What goes wrong in practice."""
    add, is_open, between, nth = Question
    return (
        Case(
            OFFICE,
            add,
            (_at("2026-03-27 16:00"), 4),
            "4 hours from Friday 16:00, over the change to summer time",
        ),
        Case(
            OFFICE,
            add,
            (_at("2026-10-23 16:00"), 4),
            "4 hours from Friday 16:00, over the change to winter time",
        ),
        Case(NIGHT, add, (_at("2026-03-28 22:00"), 8), "8 hours from 22:00 in the night that has 7"),
        Case(NIGHT, add, (_at("2026-10-24 22:00"), 8), "8 hours from 22:00 in the night that has 9"),
        Case(NIGHT, add, (_at("2026-06-03 02:00"), 6), "6 hours from 02:00, between two midnights"),
        Case(
            NIGHT, between, (_at("2026-03-28 22:00"), _at("2026-03-29 06:00")), "the night that has 7 hours"
        ),
        Case(
            NIGHT, between, (_at("2026-10-24 22:00"), _at("2026-10-25 06:00")), "the night that has 9 hours"
        ),
        Case(
            ALWAYS,
            add,
            (_at("2026-03-28 12:00"), 24),
            "24 hours from Saturday noon, over the change to summer time",
        ),
        Case(ALWAYS, between, (_at("2026-06-01 00:00"), _at("2026-06-04 00:00")), "three days and nights"),
        Case(
            HALF_DAYS,
            add,
            (_at("2026-12-24 10:00"), 3),
            "3 hours from 10:00 on Christmas Eve, shut from noon",
        ),
        Case(HALF_DAYS, is_open, (_at("2026-12-24 13:00"),), "Christmas Eve at 13:00, shut from noon"),
        Case(LUNCH, add, (_at("2026-06-03 12:00"), 1), "1 hour from 12:00, with lunch from 12:30 to 13:30"),
        Case(LUNCH, add, (_at("2026-06-03 09:30"), 3), "3 hours from 09:30: used up as lunch begins"),
        Case(OFFICE, add, (_at("2026-06-03 09:00"), 8), "8 hours from 09:00: used up at closing"),
        Case(OFFICE, add, (_at("2026-06-03 17:00"), 1), "1 hour from the closing instant"),
        Case(OFFICE, add, (_at("2026-06-06 11:00"), 8), "8 hours from Saturday, when it is shut"),
        Case(OFFICE, add, (_at("2026-04-02 16:00"), 2), "2 hours from the afternoon before Good Friday"),
        Case(
            SATURDAY,
            add,
            (_at("2026-06-05 19:00"), 3),
            "3 hours from Friday 19:00, with shorter hours on Saturday",
        ),
        Case(
            OFFICE,
            between,
            (_at("2026-04-02 12:00"), _at("2026-04-08 12:00")),
            "from noon to noon over Easter",
        ),
        Case(OFFICE, between, (_at("2026-06-03 09:00"), _at("2026-06-03 17:00")), "from opening to closing"),
        Case(OFFICE, is_open, (_at("2026-06-03 09:00"),), "the opening instant"),
        Case(OFFICE, is_open, (_at("2026-06-03 17:00"),), "the closing instant"),
        Case(OFFICE, is_open, (_at("2026-12-28 10:00"),), "the Monday in place of Boxing Day"),
        Case(NIGHT, is_open, (_at("2026-06-03 02:00"),), "02:00, open since 22:00"),
        Case(OFFICE, nth, (date(2026, 12, 24), 1), "1st working day after Christmas Eve"),
        Case(OFFICE, nth, (date(2026, 6, 6), 2), "2nd working day after a Saturday"),
        Case(OFFICE, nth, (date(2026, 4, 1), 3), "3rd working day after the Wednesday before Easter"),
    )


def _at(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
