"""Clocks measured side by side, and judged: `python bench/clocks` prints the tables of bench/README.md."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from platform import machine, python_version
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from cases import EACH, SEED, Question
from ours import Remit
from rival_business import BusinessTimeDelta
from rival_numpy import Numpy
from rival_pandas import Pandas
from speed import in_bulk, of_remit, rows
from verdicts import Judge, Score, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENDERS = (Remit(), Pandas(), BusinessTimeDelta(), Numpy())
NONE, TIMES = "\N{EN DASH}", "\N{MULTIPLICATION SIGN}"
OURS, *RIVALS = (each.name for each in CONTENDERS)


def main() -> None:
    """Print everything."""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("pandas", "businesstimedelta", "numpy", "holidays")
    )
    day = datetime.now(UTC).date()
    print(f"{day}, {cpu_count()} cores ({machine()}), Python {python_version()}, {packages}.\n")
    _print_speed()
    judge = Judge(CONTENDERS)
    _print_scores(judge.scores())
    _print_told(judge)


def _print_speed() -> None:
    print("Microseconds of processor time for one answer, and how many times that of Remit:\n")
    _head("", OURS, *RIVALS)
    for question, times in (*rows(CONTENDERS), in_bulk()):
        ours = times.get(OURS)
        cells = [_amount(ours)]
        cells += [_beside(times.get(name), ours) for name in RIVALS]
        _row(question, *cells)
    print("\nWhat only Remit answers:\n")
    _head("", "microseconds")
    for question, time in of_remit():
        _row(question, _amount(time))


def _print_scores(scores: dict[tuple[Question, str], Score]) -> None:
    print(f"\nWho is right, on {EACH:,} drawn questions of each kind for each calendar (seed {SEED}):\n")
    _head("question", "asked", "right", "other side of a closing", "wrong", "cannot say")
    for (question, name), score in scores.items():
        found = score.verdicts
        of = ", ".join(f"{calendar.partition(',')[0]} {count:,}" for calendar, count in score.wrong.items())
        wrong = f"{found[Verdict.WRONG]:,}{f' ({of})' if of else ''}"
        wrong += f", {score.errors:,} of them errors" if score.errors else ""
        why = "; ".join(score.reasons)
        silent = f"{found[Verdict.SILENT]:,}{f' ({why})' if why else ''}"
        _row(question.value, name, f"{found[Verdict.RIGHT]:,}", f"{found[Verdict.EDGE]:,}", wrong, silent)


def _print_told(judge: Judge) -> None:
    print("\nQuestions picked by hand; only answers that are not the referee's are shown:\n")
    _head("question", "calendar", "referee", OURS, *RIVALS)
    for case, truth, said in judge.told():
        cells = (_verdict(*said[name]) for name in (OURS, *RIVALS))
        _row(case.words, case.office.name.partition(",")[0], _answer(truth), *cells)


def _verdict(answer: Any, verdict: Verdict) -> str:
    match verdict:
        case Verdict.RIGHT:
            return "right"
        case Verdict.SILENT:
            return NONE
        case Verdict.EDGE:
            return f"{_answer(answer)} (other side)"
    return f"**{_answer(answer)}**"


def _answer(answer: Any) -> str:
    match answer:
        case None:
            return "an error"
        case bool():
            return "open" if answer else "shut"
        case datetime():
            return f"{answer.astimezone(UTC):%a %d %b %H:%M} UTC"
        case int() | float():
            return f"{int(answer) // 3600} h {int(answer) % 3600 / 60:.4g} min"
    return f"{answer:%a %d %b}"


def _beside(theirs: float | None, ours: float | None) -> str:
    if theirs is None or ours is None:
        return _amount(theirs)
    return f"{_amount(theirs)} ({TIMES} {_ratio(theirs / ours)})"


def _ratio(times: float) -> str:
    return f"{times:,.0f}" if times >= 10 else f"{times:.2g}"


def _amount(microseconds: float | None) -> str:
    if microseconds is None:
        return NONE
    return f"{microseconds:,.0f}" if microseconds >= 100 else f"{microseconds:.2f}"


def _head(*cells: str) -> None:
    _row(*cells)
    _row(*("---" for _ in cells))


def _row(*cells: Iterable[str] | str) -> None:
    print(f"| {' | '.join(map(str, cells))} |")


main()
