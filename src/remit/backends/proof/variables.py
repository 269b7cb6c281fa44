"""The facts and switches of an assembly as inputs of a circuit.

Every variable gives the literal of a test, what it would rather be where nothing asks for more (`calm`, the calmest
first), and its value in a model, which is the set of inputs that are true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from remit.backends.proof.circuit import FALSE, TRUE
from remit.backends.proof.texts import Impossible, text_with
from remit.model.conditions import (
    ContainsWords,
    Covers,
    Has,
    HasAny,
    IsIn,
    IsUnknown,
    MatchesPattern,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from remit.backends.proof.cells import Cell
    from remit.backends.proof.circuit import Circuit
    from remit.backends.proof.texts import Term
    from remit.model.nodes import Value


class Unrealised(Exception):  # noqa: N818 - it says what happened
    """No value was found for what a model asks of a text."""

    def __init__(self, fact: str, inputs: tuple[int, ...], *, proved: bool) -> None:
        """`inputs` are the literals that no text was found for; `proved` where there is none.

        Then the circuit knows that they are never true together.
        """
        super().__init__(fact)
        self.fact = fact
        self.inputs = inputs
        self.proved = proved


class Variable(Protocol):
    """What all variables can say."""

    @property
    def name(self) -> str:
        """The fact or switch."""

    @property
    def known(self) -> int:
        """True where it is known."""

    @property
    def calm(self) -> tuple[int, ...]:
        """What it would rather be, the calmest first."""

    @property
    def inputs(self) -> tuple[int, ...]:
        """Everything that can differ."""

    def literal(self, test: object) -> int:
        """True where it is known and passes the test, or is unknown where that is what is asked."""

    def value(self, true: AbstractSet[int]) -> Value | None:
        """Its value in a model; None where it is unknown. Raises `Unrealised`."""

    def shape(self, true: AbstractSet[int]) -> tuple[int, ...]:
        """What others than which would be another value: all literals of a model that tell it apart."""


@dataclass(frozen=True)
class Plain:
    """One of some cells. `held` are the indices of the known cells that pass each test; `unknown` is the last cell.

    `order` are the indices of the known cells, the likeliest first.
    """

    name: str
    cells: tuple[Cell, ...]
    inputs: tuple[int, ...]
    held: Mapping[object, frozenset[int]]
    unknown: int | None
    order: tuple[int, ...]
    circuit: Circuit = field(repr=False, compare=False)

    @property
    def known(self) -> int:
        return TRUE if self.unknown is None else -self.inputs[self.unknown]

    @property
    def calm(self) -> tuple[int, ...]:
        first = () if self.unknown is None else (self.inputs[self.unknown],)
        return (*first, *(self.inputs[i] for i in self.order))

    def literal(self, test: object) -> int:
        if isinstance(test, IsUnknown):
            return -self.known
        return self.among(self.held[test])

    def among(self, cells: frozenset[int]) -> int:
        """True where it is in one of these cells."""
        if 2 * len(cells) <= len(self.cells):
            return self.circuit.any(self.inputs[i] for i in cells)
        return self.circuit.all(-one for i, one in enumerate(self.inputs) if i not in cells)

    def cell(self, true: AbstractSet[int]) -> int:
        """The index of its cell in a model."""
        found = (
            i
            for i, one in enumerate(self.inputs)
            if one == TRUE or one in true or (one < 0 and -one not in true)
        )
        return next(found, len(self.cells) - 1)

    def value(self, true: AbstractSet[int]) -> Value | None:
        return self.cells[self.cell(true)].value

    def shape(self, true: AbstractSet[int]) -> tuple[int, ...]:
        here = self.cell(true)
        return tuple(-one for i, one in enumerate(self.inputs) if i != here)


@dataclass(frozen=True)
class Members:
    """A set, known or unknown as a whole; `other` is an element that no condition names, `also` what each implies."""

    name: str
    known: int
    has: Mapping[str, int]
    other: tuple[str, int] | None
    also: Mapping[str, frozenset[str]]
    circuit: Circuit = field(repr=False, compare=False)

    @property
    def inputs(self) -> tuple[int, ...]:
        return (self.known, *self.elements.values())

    @property
    def elements(self) -> Mapping[str, int]:
        """The elements that can be told apart, with the one that stands for all others."""
        return {**self.has, **dict((self.other,) if self.other else ())}

    @property
    def calm(self) -> tuple[int, ...]:
        return (-self.known, *(-one for one in self.elements.values()))

    def literal(self, test: object) -> int:
        match test:
            case IsUnknown():
                return -self.known
            case Has(element):
                return self.has[element]
            case HasAny():
                return self.circuit.any(self.elements.values())
            case _:
                return FALSE

    def value(self, true: AbstractSet[int]) -> Value | None:
        if self.known not in true:
            return None
        here = {element for element, one in self.elements.items() if one in true}
        return frozenset(here.union(*(self.also.get(element, ()) for element in here)))

    def shape(self, true: AbstractSet[int]) -> tuple[int, ...]:
        if self.known not in true:
            return (-self.known,)
        return (self.known, *(one if one in true else -one for one in self.elements.values()))


@dataclass(frozen=True)
class Wording:
    """A text: unknown, one of the texts that conditions name, or another that holds some phrases and patterns."""

    name: str
    known: int
    texts: Mapping[str, int]
    phrases: Mapping[str, int]
    patterns: Mapping[str, int]
    circuit: Circuit = field(repr=False, compare=False)

    @property
    def inputs(self) -> tuple[int, ...]:
        return (self.known, *self.texts.values(), *self.phrases.values(), *self.patterns.values())

    @property
    def calm(self) -> tuple[int, ...]:
        return tuple(-one for one in self.inputs)

    def literal(self, test: object) -> int:
        match test:
            case IsUnknown():
                return -self.known
            case IsIn(values):
                return self.circuit.any(self.texts[str(value)] for value in values)
            case ContainsWords(phrases):
                return self.circuit.any(self.phrases[phrase] for phrase in phrases)
            case MatchesPattern(pattern):
                return self.patterns[pattern]
            case _:
                return FALSE

    def value(self, true: AbstractSet[int]) -> Value | None:
        if self.known not in true:
            return None
        for text, one in self.texts.items():
            if one in true:
                return text
        found = text_with(
            tuple(term for term, one in self._terms.items() if one in true),
            tuple(term for term, one in self._terms.items() if one not in true),
        )
        match found:
            case str():
                # It must also be none of those that have a cell of their own; case and space at the end are not read.
                spelt = (found, found.capitalize(), found.upper(), *(found + " " * n for n in range(1, 9)))
                free = [text for text in spelt if text not in self.texts]
                if free:
                    return free[0]
            case Impossible(these, those):
                inputs = (*(self._terms[term] for term in these), *(-self._terms[term] for term in those))
                self.circuit.require(-self.known, *(-one for one in inputs))
                raise Unrealised(self.name, (self.known, *inputs), proved=True)
            case None:
                pass
        raise Unrealised(self.name, self.shape(true), proved=False)

    @property
    def _terms(self) -> dict[Term, int]:
        return {
            **{(False, phrase): one for phrase, one in self.phrases.items()},
            **{(True, pattern): one for pattern, one in self.patterns.items()},
        }

    def shape(self, true: AbstractSet[int]) -> tuple[int, ...]:
        if self.known not in true:
            return (-self.known,)
        return tuple(one if one in true else -one for one in self.inputs)


@dataclass(frozen=True)
class State:
    """A switch; one `by` a fact covers an interaction or not."""

    name: str
    on: int
    by: str | None
    known: int = TRUE

    @property
    def inputs(self) -> tuple[int, ...]:
        return (self.on,)

    @property
    def calm(self) -> tuple[int, ...]:
        return (-self.on,)

    def literal(self, test: object) -> int:
        match test:
            case Covers():
                return self.on if self.by is not None else FALSE
            case IsIn(values) if self.by is None:
                return {(True, False): self.on, (False, True): -self.on, (True, True): TRUE}.get(
                    (True in values, False in values), FALSE
                )
            case _:
                return FALSE

    def value(self, true: AbstractSet[int]) -> Value | None:
        return self.on in true

    def shape(self, true: AbstractSet[int]) -> tuple[int, ...]:
        return (self.on if self.on in true else -self.on,)
