"""Compares two editions of one sector over days on which both can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.backends.proof.circuit import FALSE
from remit.backends.proof.difference.content import Contents
from remit.backends.proof.difference.declared import Declared, held_against
from remit.backends.proof.difference.found import Compared
from remit.backends.proof.difference.outcomes import Outcomes
from remit.backends.proof.difference.questions import questions
from remit.backends.proof.difference.share import share
from remit.backends.proof.difference.steps import Differing
from remit.backends.proof.difference.told import Teller
from remit.backends.proof.difference.witnesses import Witnesses
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.solver import Undecided
from remit.backends.proof.space import CHANNEL, space_of
from remit.backends.proof.witness import Finder
from remit.model.conditions import AllOf, Atom, IsIn

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from remit.backends.proof.difference.content import CalendarContents
    from remit.backends.proof.difference.found import Beyond, Change, Happening
    from remit.backends.proof.difference.pairing import Pair
    from remit.backends.proof.space import Ground, Space
    from remit.model.conditions import Condition


@dataclass(frozen=True)
class Days:
    """The days from `first` to `last`, with the calendars of both editions laid out over them.

    `carried` is set where the old edition was not in force on them, and is taken as if it had stayed.
    """

    first: date
    last: date
    old: Ground
    new: Ground
    old_calendars: CalendarContents
    new_calendars: CalendarContents
    carried: bool = False


def compare(pair: Pair, days: Days, declared: Sequence[Declared] | None = None) -> Compared:
    """Compare two assemblies; what `declared` says, if anything is, is held against what changes."""
    span = pair.new.policies[0].span
    old = Contents(pair.was_old, days.old_calendars)
    new = Contents(pair.was_new, days.new_calendars)
    spoken = sorted(old.languages | new.languages)
    more: list[Condition] = [
        Atom("language", IsIn((language,)), negated=False, span=span) for language in spoken
    ]
    more += (condition for one in declared or () for condition in one.conditions)
    if not more:
        more = [AllOf((), span)]
    space = space_of((pair.old, pair.new), (days.old, days.new), more)
    before = Outcomes(Encoding(space, 0), old)
    after = Outcomes(Encoding(space, 1), new)
    finder = Finder(space)
    try:
        return _compared(pair, days, before, after, finder, declared)
    finally:
        finder.solver.close()


def _unsure(space: Space, edition: int) -> set[Hashable]:
    """Return by content what only may be stopped by a ban: what it does cannot be told apart."""
    replies = space.assemblies[edition].vocabulary.replies
    return {
        (tuple(replies[stop.landing.reply or ""].texts.items()), stop.ban.wordings)
        for stop in space.stops[edition]
        if stop.unsure is not None
    }


def _compared(
    pair: Pair, days: Days, old: Outcomes, new: Outcomes, finder: Finder, declared: Sequence[Declared] | None
) -> Compared:
    space = finder.space
    base = (_both(pair, space),)
    witnesses = Witnesses(pair, finder)
    teller = Teller(pair, finder, base, witnesses)
    changes: list[Change] = []
    more: list[str] = []
    undecided: list[str] = []
    if _unsure(space, 0) != _unsure(space, 1):
        undecided.append("what a ban stops where any words may fill a reply")
    differing: list[int] = []
    for question in questions(old, new):
        differing.append(Differing(question, space).anywhere)
        try:
            found, whole = teller.changes(question)
        except Undecided:
            undecided.append(question.item or question.aspect)
            continue
        changes += found
        if not whole:
            more.append(question.item or question.aspect)
    anywhere = space.circuit.any(one for one in differing if one != FALSE)
    counted = None
    if changes and not undecided:
        try:
            counted = share(anywhere, base, finder)
        except Undecided:
            counted = None
    happenings: tuple[Happening, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    if declared is not None:
        try:
            happenings, beyond = held_against(declared, questions(old, new), changes, finder, base, witnesses)
        except Undecided:
            undecided.append("declared changes")
    return Compared(
        pair=pair,
        first=days.first,
        last=days.last,
        changes=tuple(changes),
        share=counted,
        carried=days.carried,
        more=tuple(more),
        undecided=tuple(undecided),
        happenings=happenings,
        beyond=beyond,
    )


def _both(pair: Pair, space: Space) -> int:
    """True where the channel of arrival is one that both editions have."""
    variable = space.variables[CHANNEL]
    return space.circuit.any(variable.literal(IsIn((name,))) for name in pair.channels)
