"""When a case first reaches someone: the first moment at which the team that has it is open, if nobody acts.

The team of receipt has it until a missed clock or a step of the path gives it to another.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from remit.clocks.deadlines import RECEIPT
from remit.model.nodes import AfterWithout, BeforeClock, FollowPath
from remit.runtime.due.line import NEVER, always
from remit.runtime.due.lines import Times, before, choose, earlier, later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from remit.clocks.lines import Lines
    from remit.model.nodes import Clock, Owner, Path, PathStep, Step
    from remit.runtime.due.line import Line


def reached(owner: Owner, teams: Collection[str], clocks: Iterable[Clock], lines: Lines) -> Line:
    """Return for every moment of receipt when the case is first with one of `teams` that is open; `NEVER` if not.

    `clocks` are those that run from receipt on. Raises `ValueProblem` beyond what the calendars know.
    """
    turns = tuple(_turns(owner, clocks, lines))
    never = always(NEVER, lines.first, lines.last)
    first = never
    for i, (at, team) in enumerate(turns):
        if team in teams:
            meets = lines.next_open(lines.assembly.vocabulary.teams[team].works, at)
            first = earlier(first, choose(before(meets, _next_turn(turns, i, never)), meets, never))
    return first


def steps_of(path: Path, running: Mapping[str, Line], lines: Lines) -> Iterator[tuple[PathStep, Line]]:
    """Yield the steps that a path takes by itself, each at the later of its own moment and of the one before.

    `running` are the due moments of the clocks that run; a step about another is left out.
    """
    at = lines.receipt
    for step in path.steps:
        match step:
            case AfterWithout(after):
                at = later(at, lines.length(after))
            case BeforeClock(length, clock) if clock in running:
                at = later(at, lines.before(length, running[clock]))
            case _:
                continue
        yield step, at


def _turns(owner: Owner, clocks: Iterable[Clock], lines: Lines) -> Iterator[tuple[Line, str]]:
    """Yield who gets the case and when, in the order in which that happens where it is at one moment."""
    vocabulary = lines.assembly.vocabulary
    path = vocabulary.paths[owner.path] if isinstance(owner, FollowPath) else None
    if path is not None and path.otherwise is not None and path.while_shut is not None:
        never = always(NEVER, lines.first, lines.last)
        is_open = lines.open(vocabulary.teams[path.while_shut].works)
        yield choose(is_open, lines.receipt, never), path.team
        yield choose(is_open, never, lines.receipt), path.otherwise
    elif path is not None:
        yield lines.receipt, path.team
    elif not isinstance(owner, FollowPath):
        yield lines.receipt, owner.team
    running = dict(_running(clocks, lines))
    for name, due in running.items():
        yield from _given(vocabulary.clocks[name].if_missed, due)
    for step, at in () if path is None else steps_of(path, running, lines):
        yield from _given(step.steps, at)


def _running(clocks: Iterable[Clock], lines: Lines) -> Iterator[tuple[str, Line]]:
    """Yield the clocks that count from receipt, and those that start when they are missed, with their due moments."""
    started: set[str] = set()
    waiting = [(clock, lines.receipt) for clock in sorted(clocks, key=lambda clock: clock.name)]
    while waiting:
        clock, since = waiting.pop(0)
        if RECEIPT not in clock.anchors or clock.name in started:
            continue
        started.add(clock.name)
        due = later(since, lines.clock(clock))
        yield clock.name, due
        others = (step.name for step in clock.if_missed if step.kind == "start")
        waiting += [(lines.assembly.vocabulary.clocks[name], due) for name in others]


def _given(steps: Iterable[Step], at: Line) -> Iterator[tuple[Line, str]]:
    # Of several teams at once the last has it.
    teams = [step.name for step in steps if step.kind == "escalate"]
    if teams:
        yield at, teams[-1]


def _next_turn(turns: tuple[tuple[Line, str], ...], i: int, never: Line) -> Line:
    """Return when the case goes on to the next: at a later moment, or at the same one but afterwards."""
    at = turns[i][0]
    nexts = [choose(before(at, turn), turn, never) for turn, _ in turns[:i]]
    nexts += [choose(_not(before(turn, at)), turn, never) for turn, _ in turns[i + 1 :]]
    return reduce(earlier, nexts, never)


def _not(times: Times) -> Times:
    return Times(times.first, times.last, not times.begins, times.turns)
