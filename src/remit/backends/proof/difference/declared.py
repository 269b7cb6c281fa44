"""Changes that were declared beforehand, held against what changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.backends.proof.circuit import FALSE
from remit.backends.proof.difference.found import Beyond, Happening
from remit.backends.proof.difference.steps import Differing
from remit.backends.proof.space import RECEIVED, each_atom
from remit.backends.proof.variables import Plain
from remit.model.conditions import AllOf, AnyOf, Atom, OpenDuring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.backends.proof.difference.found import Change
    from remit.backends.proof.difference.outcomes import Term
    from remit.backends.proof.difference.steps import Question, Side
    from remit.backends.proof.difference.witnesses import Witnesses
    from remit.backends.proof.space import Space
    from remit.backends.proof.witness import Finder
    from remit.model.conditions import Condition


@dataclass(frozen=True, slots=True)
class Declared:
    """A change that may come: of an aspect (and item), wherever `where` holds and `unless` does not.

    `before` and `after` are what is decided, in words, with or without what they mean; `old_rule` and `new_rule` are
    names of rules that decide; None for any. With `everywhere` it must come wherever it may: whatever is so before is
    as declared after.
    """

    number: int
    aspect: str | None
    item: str | None
    where: Condition
    unless: Condition | None
    before: str | None = None
    after: str | None = None
    old_rule: str | None = None
    new_rule: str | None = None
    everywhere: bool = False

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What it asks of facts, but for what it asks of calendars: only those that rules ask for are told apart."""
        said = (self.where,) if self.unless is None else (self.where, self.unless)
        return tuple(atom for one in said for atom in each_atom(one) if not isinstance(atom.test, OpenDuring))

    def speaks_of(self, aspect: str, item: str | None) -> bool:
        """Whether it is about an aspect."""
        return self.aspect in (None, aspect) and self.item in (None, item)


def full_words(term: Term) -> str:
    """Return a term with what it means: `apply urgent: acknowledge within 15 minutes, resolve within 4 hours`."""
    return term.words + (f": {', '.join(term.details)}" if term.details else "")


def held_against(
    declared: Sequence[Declared],
    asked: Iterable[Question],
    changes: Sequence[Change],
    finder: Finder,
    base: Sequence[int],
    witnesses: Witnesses,
) -> tuple[tuple[Happening, ...], tuple[Beyond, ...]]:
    """Return what became of each declared change, and what changes beyond them all. Raises `Undecided`."""
    solver, circuit, space = finder.solver, finder.space.circuit, finder.space
    happened = dict.fromkeys((one.number for one in declared), False)
    missing: dict[int, Happening] = {}
    allowed: dict[tuple[str, str | None], int] = {}
    for question in asked if declared else ():
        anywhere = Differing(question, space).anywhere
        so = FALSE
        for one in declared:
            if not one.speaks_of(question.aspect, question.item):
                continue
            from_, to = _from(one, question, space), _to(one, question, space)
            change = circuit.all((anywhere, from_, to))
            so = circuit.any((so, change))
            if solver.possible(*base, change):
                happened[one.number] = True
            if one.everywhere and solver.possible(*base, from_, -to):
                missing[one.number] = Happening(
                    one.number, happened=False, missing=witnesses.of(*base, from_, -to)
                )
        allowed[question.aspect, question.item] = so
    beyond = tuple(_beyond(changes, allowed, finder, base, witnesses))
    outcomes = (missing.get(n) or Happening(n, happened=done, missing=None) for n, done in happened.items())
    return tuple(outcomes), beyond


def _beyond(
    changes: Sequence[Change],
    allowed: Mapping[tuple[str, str | None], int],
    finder: Finder,
    base: Sequence[int],
    witnesses: Witnesses,
) -> Iterator[Beyond]:
    for place, change in enumerate(changes):
        so = allowed.get((change.aspect, change.item), FALSE)
        if finder.solver.possible(*base, change.there, -so):
            yield Beyond(place, witnesses.of(*base, change.there, -so))


def _from(one: Declared, question: Question, space: Space) -> int:
    parts = [truth(one.where, space)]
    if one.unless is not None:
        parts.append(-truth(one.unless, space))
    return space.circuit.all((*parts, _side(question.old, one.before, one.old_rule, space)))


def _to(one: Declared, question: Question, space: Space) -> int:
    return _side(question.new, one.after, one.new_rule, space)


def truth(condition: Condition, space: Space) -> int:
    """The literal of a condition; a calendar that changed says of which edition it is, else it is the new one."""
    match condition:
        case AllOf(parts):
            return space.circuit.all(truth(part, space) for part in parts)
        case AnyOf(parts):
            return space.circuit.any(truth(part, space) for part in parts)
        case Atom(fact, OpenDuring(calendar), negated):
            held = _open(calendar, space)
            return -held if negated and fact == RECEIVED else held
        case Atom():
            return space.literal(condition)


def _open(calendar: str, space: Space) -> int:
    """True while a calendar is open; never, where nothing in either edition asks for it."""
    variable = space.variables[RECEIVED]
    for edition, suffix in ((1, ""), (0, ""), (1, "_after"), (0, "_before")):
        if suffix and not calendar.endswith(suffix):
            continue
        key = edition, OpenDuring(calendar.removesuffix(suffix) if suffix else calendar)
        if isinstance(variable, Plain) and key in variable.held:
            return variable.literal(key)
    return FALSE


def _side(side: Side, words: str | None, rule: str | None, space: Space) -> int:
    parts = []
    if words is not None:
        parts.append(
            space.circuit.any(c.there for c in side.choices if words in (c.term.words, full_words(c.term)))
        )
    if rule is not None:
        parts.append(
            space.circuit.any(d.there for d in side.deciders if d.rule is not None and d.rule.name == rule)
        )
    return space.circuit.all(parts)
