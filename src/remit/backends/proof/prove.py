"""The prover: every assembly of a project is asked everything, and each finding is told once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remit.backends.proof.conflicts import Conflicts, landing_nowhere
from remit.backends.proof.dead import DeadText, see
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.gaps import gaps, incomplete_tables
from remit.backends.proof.promises import asked, promise_findings
from remit.backends.proof.repeated import RepeatedRows
from remit.backends.proof.solver import MOST_GUESSES
from remit.backends.proof.space import space_of
from remit.backends.proof.unreached import Unreached
from remit.backends.proof.witness import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from remit.backends.proof.findings import Finding
    from remit.backends.proof.moments import Within
    from remit.backends.proof.promises import PromiseFinding
    from remit.backends.proof.space import Ground
    from remit.clocks.lines import Lines
    from remit.model.nodes import Assembly


def prove(
    assemblies: Sequence[Assembly],
    ground: Callable[[Assembly], Ground],
    lines: Callable[[Assembly], Lines] | None = None,
    guesses: int = MOST_GUESSES,
) -> Iterator[Finding | PromiseFinding]:
    """Yield conflicts, redirects that land nowhere, gaps, incomplete tables, broken guarantees, advice and dead text.

    `ground` lays out the calendars of an assembly over the moments of receipt that are looked at, `lines` the due
    moments over the same; without those nothing is asked of guarantees, and no advice is given. What takes more wrong
    guesses than `guesses` is yielded as not decided.
    """
    told: set[object] = set()
    dead, unreached, repeated = DeadText(), Unreached(), RepeatedRows()
    # Where there is no channel nothing can arrive, and there is nothing to ask.
    for assembly in (one for one in assemblies if one.vocabulary.channels):
        here = ground(assembly)
        finder = _finder(assembly, here, guesses)
        encoding = Encoding(finder.space)
        points = see(encoding, finder)
        yield from Conflicts(encoding, finder, told).find()
        yield from landing_nowhere(encoding, finder, told)
        yield from gaps(encoding, finder)
        yield from incomplete_tables(encoding, finder, told)
        dead.look(encoding, finder)
        repeated.look(encoding, finder)
        unreached.look(encoding, finder, points)
        if lines is not None:
            again = partial(_finder, assembly, here, guesses)
            yield from promise_findings(encoding, finder, lines(assembly), again)
        finder.solver.close()
    yield from dead.findings()
    yield from repeated.findings(dead.dead())
    yield from unreached.findings(dead.dead())


def _finder(assembly: Assembly, ground: Ground, guesses: int, moments: Iterable[Within] = ()) -> Finder:
    return Finder(space_of([assembly], [ground], asked(assembly), moments), guesses)
