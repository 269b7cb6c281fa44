"""When a case first reaches someone: the first moment at which the team that has it is open, if nobody acts.

The team of receipt has it until a missed clock or a step of the path gives it to another.
"""

from __future__ import annotations

from functools import cache, reduce
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


class Meetings:
    """When a case meets each team that gets it, worked out as far as is asked for.

    `clocks` are those that run from receipt on. Raises `ValueProblem` beyond what the calendars know.
    """

    def __init__(self, owner: Owner, clocks: Iterable[Clock], lines: Lines) -> None:
        self._lines = lines
        given = tuple(clocks)
        self._turns = tuple(_turns(owner, given, lines))
        # The steps of a path come in their order; a missed clock comes whenever it is due.
        self._in_order = not given
        self._never = always(NEVER, lines.first, lines.last)
        self._line = cache(self._met)

    def first(self, teams: Collection[str]) -> Line:
        """Return when the first of `teams` is met that is open while it has the case; `NEVER` where none is."""
        found = self._never
        for i, (_, team) in enumerate(self._turns):
            if team in teams:
                found = earlier(found, self._line(i))
                if found == self._lines.receipt:
                    # Nobody can be met sooner.
                    break
        return found

    def _met(self, turn: int) -> Line:
        at, team = self._turns[turn]
        meets = self._lines.next_open(self._lines.assembly.vocabulary.teams[team].works, at)
        return choose(
            before(meets, _next_turn(self._turns, turn, self._never, in_order=self._in_order)),
            meets,
            self._never,
        )


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


def _next_turn(turns: tuple[tuple[Line, str], ...], i: int, never: Line, *, in_order: bool) -> Line:
    """Return when the case goes on to the next: at a later moment, or at the same one but afterwards."""
    at = turns[i][0]
    if in_order:
        # The stand-in of a team that is shut comes at receipt, too, or never.
        return reduce(earlier, (turn for turn, _ in turns[i + 1 : i + 3]), never)
    nexts = [choose(before(at, turn), turn, never) for turn, _ in turns[:i]]
    nexts += [choose(_not(before(turn, at)), turn, never) for turn, _ in turns[i + 1 :]]
    return reduce(earlier, nexts, never)


def _not(times: Times) -> Times:
    return Times(times.first, times.last, not times.begins, times.turns)
