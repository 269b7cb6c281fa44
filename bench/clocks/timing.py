"""Measuring contenders side by side: in turns, many times, by processor time."""

from __future__ import annotations

from statistics import median
from time import process_time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROUNDS = 11
A_TURN = 20_000_000  # nanoseconds: long enough for the clock, short enough that all meet the same weather


def microseconds(tasks: Mapping[str, Callable[[], int]]) -> dict[str, float]:
    """The median time of one operation, by contender; a task does a batch and returns how many that was.

    The contenders take turns, so that a machine that grows slow for a while is slow for all of them. Processor time
    leaves out what other programs take.
    """
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            done = 0
            start = now = process_time_ns()
            while now - start < A_TURN:
                done += task()
                now = process_time_ns()
            times[name].append((now - start) / done / 1_000)
    return {name: median(found) for name, found in times.items()}
