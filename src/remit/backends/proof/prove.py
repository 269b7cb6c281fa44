"""The prover: every assembly of a project is asked everything, and each finding is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.conflicts import Conflicts, landing_nowhere
from remit.backends.proof.dead import DeadText
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.gaps import gaps, incomplete_tables
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.backends.proof.findings import Finding
    from remit.backends.proof.space import Ground
    from remit.model.nodes import Assembly


def prove(assemblies: Sequence[Assembly], ground: Callable[[Assembly], Ground]) -> Iterator[Finding]:
    """Yield all conflicts, redirects that land nowhere, gaps, incomplete tables and dead text of some assemblies.

    `ground` lays out the calendars of an assembly over the moments of receipt that are looked at.
    """
    told: set[object] = set()
    dead = DeadText()
    for assembly in assemblies:
        finder = Finder(space_of([assembly], [ground(assembly)]))
        encoding = Encoding(finder.space)
        yield from Conflicts(encoding, finder, told).find()
        yield from landing_nowhere(encoding, finder, told)
        yield from gaps(encoding, finder)
        yield from incomplete_tables(encoding, finder, told)
        dead.look(encoding, finder)
        finder.solver.close()
    yield from dead.findings()
