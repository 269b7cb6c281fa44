"""Every promise of an assembly about time: the longest that it can take, and the moment of receipt that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from remit.clocks.deadlines import RECEIPT
from remit.clocks.lines import Lines
from remit.clocks.reached import steps_of
from remit.clocks.started import started
from remit.graph.action_words import step_words
from remit.graph.time_words import clock_words, length_words, sla_words, step_moment_words
from remit.model.nodes import AfterWithout, BeforeClock, FollowPath
from remit.runtime.due.line import MOVES, all_longest
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.clocks.started import Started
    from remit.model.nodes import Assembly, Clock, Owner, Path
    from remit.runtime.due.line import Line
    from remit.runtime.holiday_source import HolidaySource
    from remit.source.span import Span


class Kind(Enum):
    """What promises: a target of an SLA, a clock, its extension, telling of that, a step of a path."""

    TARGET = "target"
    CLOCK = "clock"
    EXTENSION = "extension"
    TOLD = "told"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Longest:
    """So many `seconds` from `moment` to `due`, all in seconds from the epoch.

    `also` are the other moments at which as long a time begins. Where it is as long from every moment, `constant`.
    """

    seconds: int
    moment: int
    due: int
    also: tuple[int, ...]
    constant: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """`name` is the SLA, clock or path; `words` say the promise as the policy does.

    `holders` are the teams and paths that have the case, empty: whoever has it. It counts from `anchors`. While waiting
    for one of `pauses` there is no bound. `longest` is None where a calendar does not reach so far, as `problem` says.
    """

    kind: Kind
    name: str
    words: str
    statutory: bool
    holders: tuple[str, ...]
    anchors: tuple[str, ...]
    pauses: tuple[str, ...]
    longest: Longest | None
    problem: str | None
    because: tuple[str, ...]
    span: Span


def promises(assembly: Assembly, holidays: HolidaySource) -> tuple[Promise, ...]:
    """Return every promise that a rule of the assembly can bring about: SLAs, then clocks, then paths, by name."""
    found = started(assembly)
    lines = Lines(assembly, holidays)
    return (*_targets(found, lines), *_clocks(found, lines), *_steps(found, lines))


def _targets(found: Started, lines: Lines) -> Iterator[Promise]:
    for name, owners in found.slas.items():
        sla = lines.assembly.vocabulary.slas[name]
        for target, words in zip(sla.targets, sla_words(sla), strict=False):
            known, problem = _longest(partial(lines.length, target.within))
            yield Promise(
                kind=Kind.TARGET,
                name=name,
                words=words,
                statutory=False,
                holders=_holders(owners),
                anchors=("acknowledged", "responded") if target.kind == "update" else (RECEIPT,),
                pauses=sla.pauses,
                longest=known,
                problem=problem,
                because=sla.because,
                span=sla.span,
            )


def _clocks(found: Started, lines: Lines) -> Iterator[Promise]:
    for name, owners in found.clocks.items():
        clock = lines.assembly.vocabulary.clocks[name]
        deadline, *more = clock_words(clock)
        counted = [said for said in more if said.startswith(("counted", "counting", "rolls"))]
        yield _of_clock(
            clock, Kind.CLOCK, ", ".join((deadline, *counted)), owners, partial(lines.clock, clock)
        )
        if clock.extension is not None:
            words = f"extended to {length_words(clock.extension.to)}"
            yield _of_clock(clock, Kind.EXTENSION, words, owners, partial(lines.extended, clock))
            told = clock.extension.told
            words = f"told of it {'before it is due' if told is None else f'within {length_words(told)}'}"
            yield _of_clock(clock, Kind.TOLD, words, owners, partial(lines.told, clock))


def _of_clock(
    clock: Clock, kind: Kind, words: str, owners: Iterable[Owner | None], line: Callable[[], Line]
) -> Promise:
    known, problem = _longest(line)
    return Promise(
        kind=kind,
        name=clock.name,
        words=words,
        statutory=clock.statutory,
        holders=_holders(owners),
        anchors=clock.anchors,
        pauses=clock.pauses,
        longest=known,
        problem=problem,
        because=clock.because,
        span=clock.span,
    )


def _steps(found: Started, lines: Lines) -> Iterator[Promise]:
    vocabulary = lines.assembly.vocabulary
    for name in sorted(found.paths):
        path = vocabulary.paths[name]
        teams: tuple[str, ...] = (path.team, *([] if path.otherwise is None else [path.otherwise]))
        pauses: tuple[str, ...] = ()
        for step in path.steps:
            clock = vocabulary.clocks[step.clock] if isinstance(step, BeforeClock) else None
            runs = clock is None or clock.name in found.clocks
            if isinstance(step, AfterWithout | BeforeClock) and runs:
                # A step waits for those before it, and one that pauses holds up those after it.
                pauses = tuple(dict.fromkeys((*pauses, *(() if clock is None else clock.pauses))))
                known, problem = _longest(partial(_step_line, path, step, found, lines))
                yield Promise(
                    kind=Kind.STEP,
                    name=name,
                    words=f"{step_moment_words(step)} {' and '.join(map(step_words, step.steps))}",
                    statutory=False,
                    holders=teams,
                    anchors=(RECEIPT,) if clock is None or RECEIPT in clock.anchors else clock.anchors,
                    pauses=pauses,
                    longest=known,
                    problem=problem,
                    because=(),
                    span=step.span,
                )
                # Of several teams at once the last has it.
                teams = tuple(each.name for each in step.steps if each.kind == "escalate")[-1:] or teams


def _step_line(path: Path, step: AfterWithout | BeforeClock, found: Started, lines: Lines) -> Line:
    """Return when a step comes; one about a clock that counts from an event, by itself from that event on."""
    clocks = lines.assembly.vocabulary.clocks
    if isinstance(step, BeforeClock) and RECEIPT not in clocks[step.clock].anchors:
        return lines.before(step.before, lines.clock(clocks[step.clock]))
    running = {name: lines.clock(clocks[name]) for name in found.clocks if RECEIPT in clocks[name].anchors}
    return next(at for each, at in steps_of(path, running, lines) if each is step)


def _longest(make: Callable[[], Line]) -> tuple[Longest | None, str | None]:
    """Return the longest of a line, or why nobody can know it."""
    try:
        line = make()
    except ValueProblem as problem:
        return None, problem.words
    moment, *also = all_longest(line)
    due = line.at(moment)
    return Longest(due - moment, moment, due, tuple(also), constant=line.slopes == (MOVES,)), None


def _holders(owners: Iterable[Owner | None]) -> tuple[str, ...]:
    named = [each and (each.path if isinstance(each, FollowPath) else each.team) for each in owners]
    return () if None in named else tuple(sorted(name for name in named if name))
