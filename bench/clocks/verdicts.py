"""Who is right: each contender's answer beside that of the referee."""

from __future__ import annotations

import signal
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

from cases import Case, Question, drawn, picked
from contender import CannotSayError
from offices import OFFICES, holidays_of
from oracle import Oracle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contender import Contender

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
PATIENCE = 2  # seconds of real time for one answer
SAME = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


class Verdict(Enum):
    """What the referee says of an answer.

    `EDGE` is another reading of a closing, not an error: it takes the closing instant for open, or lands on the next
    opening where working time is used up on closing.
    """

    RIGHT = "right"
    EDGE = "other side of a closing"
    WRONG = "wrong"
    SILENT = "cannot say"


@dataclass
class Score:
    """What one contender made of one question.

    `wrong` counts the wrong answers by calendar, those among them that were `errors` instead of an answer too.
    """

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    reasons: dict[str, None] = field(default_factory=dict)


class Judge:
    """Asks contenders and the referee the same."""

    def __init__(self, contenders: Iterable[Contender]) -> None:
        self.contenders = tuple(contenders)
        self.oracles = {office.name: Oracle(office) for office in OFFICES}
        self.calendars: dict[tuple[str, str], Any] = {}

    def truth(self, case: Case) -> Any:
        """The referee's answer."""
        oracle = self.oracles[case.office.name]
        answers = {
            Question.ADD: oracle.add,
            Question.OPEN: oracle.is_open,
            Question.BETWEEN: oracle.between,
            Question.NTH: oracle.nth,
        }
        return answers[case.question](*case.of)

    def answer(self, contender: Contender, case: Case) -> Any:
        """A contender's answer. Raises `CannotSayError`, `TimeoutError`."""
        calendar = self._calendar(contender, case)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
        try:
            match case.question:
                case Question.ADD:
                    moment, hours = case.of
                    ask, length = contender.adding(calendar, hours)
                    return contender.moment(ask(contender.natural(moment), length))
                case Question.OPEN:
                    return bool(contender.opening(calendar)(contender.natural(case.of[0])))
                case Question.BETWEEN:
                    return contender.passing(calendar)(*(contender.natural(moment) for moment in case.of))
                case Question.NTH:
                    day, count = case.of
                    ask, length = contender.counting(calendar, count)
                    return contender.day(ask(contender.natural_day(day), length))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def verdict(self, case: Case, answer: Any) -> Verdict:
        """What the referee says of an answer; less than a second off is right."""
        truth = self.truth(case)
        oracle = self.oracles[case.office.name]
        match case.question:
            case Question.ADD:
                low, high = sorted((truth, answer))
                if high - low < SAME:
                    return Verdict.RIGHT
                return Verdict.WRONG if oracle.between(low, high) else Verdict.EDGE
            case Question.OPEN if truth != answer:
                return Verdict.EDGE if oracle.is_open(case.of[0] - MINUTE) and answer else Verdict.WRONG
            case Question.BETWEEN:
                return Verdict.RIGHT if abs(truth - answer) < SAME.total_seconds() else Verdict.WRONG
        return Verdict.RIGHT if truth == answer else Verdict.WRONG

    def scores(self) -> dict[tuple[Question, str], Score]:
        """The verdicts on all drawn cases, by question and contender."""
        found: dict[tuple[Question, str], Score] = {}
        for case in drawn():
            for contender in self.contenders:
                score = found.setdefault((case.question, contender.name), Score())
                self._judge(score, contender, case)
        return found

    def told(self) -> list[tuple[Case, Any, dict[str, tuple[Any, Verdict]]]]:
        """The picked cases, with the truth and what each contender says."""
        rows = []
        for case in picked():
            said: dict[str, tuple[Any, Verdict]] = {}
            for contender in self.contenders:
                try:
                    answer = self.answer(contender, case)
                except CannotSayError:
                    said[contender.name] = ("", Verdict.SILENT)
                except (TimeoutError, ValueError):
                    said[contender.name] = (None, Verdict.WRONG)
                else:
                    said[contender.name] = (answer, self.verdict(case, answer))
            rows.append((case, self.truth(case), said))
        return rows

    def _judge(self, score: Score, contender: Contender, case: Case) -> None:
        try:
            verdict = self.verdict(case, self.answer(contender, case))
        except CannotSayError as error:
            verdict = Verdict.SILENT
            score.reasons[str(error)] = None
        except (TimeoutError, ValueError):
            verdict = Verdict.WRONG
            score.errors += 1
        score.verdicts[verdict] += 1
        if verdict is Verdict.WRONG:
            score.wrong[case.office.name] += 1

    def _calendar(self, contender: Contender, case: Case) -> Any:
        key = (contender.name, case.office.name)
        if key not in self.calendars:
            try:
                self.calendars[key] = contender.build(case.office, FIRST, LAST, holidays_of(2026, 2027))
            except CannotSayError as error:
                self.calendars[key] = error
        if isinstance(self.calendars[key], CannotSayError):
            raise self.calendars[key]
        return self.calendars[key]


def give_up(_signal: int, _frame: object) -> None:
    """Break off an answer that does not come."""
    raise TimeoutError


signal.signal(signal.SIGALRM, give_up)
