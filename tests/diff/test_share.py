"""The share of what changes, against every point of a small space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given, settings

from diff.brute import DAYS
from diff.edits import editions
from remit.backends.proof.difference.content import Contents
from remit.backends.proof.difference.outcomes import Outcomes
from remit.backends.proof.difference.pairing import pair
from remit.backends.proof.difference.questions import questions
from remit.backends.proof.difference.share import share
from remit.backends.proof.difference.steps import Differing
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder
from remit.model.conditions import Atom, IsIn

if TYPE_CHECKING:
    from remit.backends.proof.space import Space
    from remit.model import nodes as m

MOST_POINTS = 4_000


@given(editions())
@settings(max_examples=8, deadline=None)
def test_the_share_is_that_of_all_points_one_by_one(both: tuple[m.Assembly, m.Assembly]) -> None:
    """Counting fact by fact comes to what counting one by one comes to."""
    laid = pair(*both)
    span = laid.new.policies[0].span
    spoken = [Atom("language", IsIn((one,)), negated=False, span=span) for one in ("cy", "en")]
    space = space_of((laid.old, laid.new), (DAYS.old, DAYS.new), spoken)
    sides = (
        Outcomes(Encoding(space, edition), Contents(one, DAYS.old_calendars))
        for edition, one in enumerate(both)
    )
    differing = space.circuit.any(Differing(question, space).anywhere for question in questions(*sides))
    finder = Finder(space)
    points = models(space, finder)
    assume(points is not None)
    found = share(differing, (), finder)
    assert found is not None
    changed = sum(
        space.circuit.evaluate((differing,), dict.fromkeys(true, 1))[differing] for true in points or ()
    )
    assert (found.changed, found.cells) == (changed, len(points or ()))


def models(space: Space, finder: Finder) -> list[frozenset[int]] | None:
    """Every point of a space; None where there are too many."""
    inputs = sorted(
        {abs(one) for variable in space.variables.values() for one in variable.inputs if abs(one) != 1}
    )
    found: list[frozenset[int]] = []

    def walk(chosen: list[int]) -> bool:
        if len(found) > MOST_POINTS:
            return False
        if len(chosen) == len(inputs):
            found.append(frozenset(one for one in chosen if one > 0))
            return True
        one = inputs[len(chosen)]
        return all(
            walk([*chosen, literal]) for literal in (one, -one) if finder.solver.possible(*chosen, literal)
        )

    return found if walk([]) else None
