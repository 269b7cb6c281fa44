"""Guarantees: for each promise, or each fact that may change nothing, an interaction that breaks it, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.circuit import FALSE
from remit.backends.proof.encoding import Encoding
from remit.backends.proof.landing import Landings
from remit.backends.proof.promised import Promised, owners_of, unsure_words
from remit.backends.proof.solver import Undecided
from remit.backends.proof.witness import Finder, realised
from remit.model.nodes import Acknowledge, Answer, Hop

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from remit.backends.proof.landing import Landed
    from remit.backends.proof.lateness import Late
    from remit.backends.proof.moments import Within
    from remit.backends.proof.witness import Witness
    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly, Guarantee, Promise

_KINDS: Final = {
    "clocks": "clock",
    "requirements": "requirement",
    "flags": "flag",
    "notifications": "notification",
}


@dataclass(frozen=True, slots=True)
class Broken:
    """An interaction for which the guarantee asks for the promise and does not get it."""

    assembly: Assembly
    guarantee: Guarantee
    promise: Promise
    witness: Witness


@dataclass(frozen=True, slots=True)
class Changed:
    """Two interactions that differ only in `fact`, and are not decided alike in `aspect`."""

    assembly: Assembly
    guarantee: Guarantee
    fact: str
    aspect: str
    witness: Witness
    other: Witness


@dataclass(frozen=True, slots=True)
class Open:
    """A guarantee that is neither proved nor refuted, and why, in words."""

    assembly: Assembly
    guarantee: Guarantee
    why: str


GuaranteeFinding: TypeAlias = Broken | Changed | Open


class Guarantees:
    """The guarantees of one assembly. `again` looks at the same interactions with more moments told apart."""

    def __init__(
        self,
        encoding: Encoding,
        landings: Landings,
        late: Late,
        finder: Finder,
        again: Callable[[Iterable[Within]], Finder],
    ) -> None:
        self._encoding = encoding
        self._finder = finder
        self._late = late
        self._again = again
        self._promised = Promised(encoding, landings, late, finder.solver.possible)

    def refutations(self) -> Iterator[GuaranteeFinding]:
        """Yield, for every guarantee that does not hold, the first that breaks it; all others hold."""
        for policy in self._encoding.assembly.policies:
            for guarantee in policy.guarantees:
                try:
                    found = self._refuted(guarantee)
                except Undecided as undecided:
                    found = Open(self._encoding.assembly, guarantee, undecided.why)
                if found is not None:
                    yield found

    def _refuted(self, guarantee: Guarantee) -> GuaranteeFinding | None:
        if guarantee.when is None:
            return next(_changes(guarantee, self._encoding, self._finder), None)
        asked = self._encoding.space.truth(guarantee.when, self._encoding.edition)
        for promise in guarantee.promises:
            self._late.partly.clear()
            witness = self._finder.witness(asked, self._promised.broken(promise, asked))
            if witness is not None and self._late.partly:
                witness = self._exactly(guarantee.when, promise)
            if witness is not None:
                return Broken(self._encoding.assembly, guarantee, promise, witness)
        return None

    def _exactly(self, when: Condition, promise: Promise) -> Witness | None:
        """Return what breaks a promise where the moments at which it is kept are told from those at which it is not."""
        finder = self._again(tuple(self._late.partly.values()))
        try:
            encoding = Encoding(finder.space, self._encoding.edition)
            late = self._late.exact(encoding)
            promised = Promised(encoding, Landings(encoding), late, finder.solver.possible)
            asked = encoding.space.truth(when, encoding.edition)
            return finder.witness(asked, promised.broken(promise, asked))
        finally:
            finder.solver.close()


def _changes(guarantee: Guarantee, encoding: Encoding, finder: Finder) -> Iterator[Changed]:
    """Try one fact after the other: where none changes anything alone, none do together, one after the other."""
    one = Results(encoding)
    for fact in guarantee.facts:
        if fact not in encoding.space.variables:
            continue
        twin = encoding.space.twin((fact,))
        other = Results(Encoding(twin, encoding.edition))
        for aspect in guarantee.aspects:
            differ = one.differ(other, aspect)
            found = pair(encoding, other.encoding, differ, finder)
            if found is not None:
                yield Changed(encoding.assembly, guarantee, fact, aspect, *found)
            elif aspect == "handling":
                _known_words(fact, encoding, finder)


def _known_words(fact: str, encoding: Encoding, finder: Finder) -> None:
    """Raise `Undecided` where a fact fills a reply with any words, so that a ban may stop one of two and not both."""
    if not any(stop.unsure == fact for stop in encoding.space.stops[encoding.edition]):
        return
    landings = Landings(encoding)
    for stop, there in landings.stops:
        lands = encoding.circuit.all((landings.landed.get(stop.landing, FALSE), there))
        if stop.unsure == fact and finder.possible(lands):
            raise Undecided(unsure_words(stop))


def pair(encoding: Encoding, twin: Encoding, differ: int, finder: Finder) -> tuple[Witness, Witness] | None:
    """Return the plainest interaction of a pair, and the plainest that goes with it; None where there is no pair.

    `finder` is that of the encoding: most pairs do not exist, and it knows so much of the circuit already.
    """
    if not finder.possible(differ):
        return None
    guesses = finder.solver.guesses
    first, second = Finder(encoding.space, guesses), Finder(twin.space, guesses)

    def both(goals: Sequence[int]) -> frozenset[int] | None:
        true = first.plainest(*goals)
        if true is None:
            return None
        same = [literal for v in encoding.space.variables.values() for literal in v.shape(true)]
        return second.plainest(*goals, *same)

    try:
        return realised(both, lambda true: (first.read(true), second.read(true)), (differ,), encoding.space)
    finally:
        first.solver.close()
        second.solver.close()


class Results:
    """What is decided in each aspect that a guarantee can name, as literals by what it is."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding

    def differ(self, other: Results, aspect: str) -> int:
        """True where two results differ in an aspect."""
        one, two = self.of(aspect), other.of(aspect)
        circuit = self.encoding.circuit
        return circuit.any(
            circuit.all(pair)
            for key in {**one, **two}
            for here, there in ((one.get(key, FALSE), two.get(key, FALSE)),)
            for pair in ((here, -there), (-here, there))
        )

    def of(self, aspect: str) -> Mapping[object, int]:
        """Return where the aspect is what; `path` is who owns the case."""
        encoding = self.encoding
        match aspect:
            case "handling":
                return self._landed()
            case "path":
                return dict[object, int](owners_of(encoding).items())
            case "sla":
                return {term: encoding.settled("SLA", term) for term in encoding.sla_terms}
            case "priority":
                return dict[object, int](encoding.priorities.items())
            case _:
                kind = _KINDS[aspect]
                return {item: one for item, one in encoding.collected.items() if item.kind == kind}

    def _landed(self) -> dict[object, int]:
        """What is said counts by its words, so that two replies that say the same are one."""
        found: dict[object, list[int]] = {}
        for landing, there in Landings(self.encoding).landed.items():
            found.setdefault(self._content(landing), []).append(there)
        return {key: self.encoding.circuit.any(some) for key, some in found.items()}

    def _content(self, landing: Landed) -> Hashable:
        match landing:
            case Answer(reply) | Acknowledge(reply) | Hop(_, reply):
                channel = landing.channel if isinstance(landing, Hop) else None
                return type(landing).__name__, channel, self._words(reply)
            case _:
                return landing

    def _words(self, reply: str | None) -> Hashable:
        if reply is None:
            return None
        return tuple(sorted(self.encoding.assembly.vocabulary.replies[reply].texts.items()))
