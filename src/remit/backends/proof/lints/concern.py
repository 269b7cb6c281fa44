"""What a lint of the prover has to say, as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from remit.backends.proof.landing import Landings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.backends.proof.encoding import Encoding
    from remit.backends.proof.landing import Landed
    from remit.backends.proof.witness import Finder, Witness
    from remit.model.nodes import Assembly
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Concern:
    """`lint` is the name by which policies accept it, `facts` what its headline says, `span` where it is told.

    `accepts` are what the statement that it is about accepts in words. `witness` is an interaction that shows it, and
    `other` one to compare it with.
    """

    lint: str
    assembly: Assembly
    span: Span
    facts: Mapping[str, Any]
    accepts: Mapping[str, str]
    witness: Witness | None = None
    other: Witness | None = None
    also: tuple[tuple[Span, str], ...] = ()

    def with_facts(self, **facts: str) -> Concern:
        """Return the same with more to say in its headline."""
        return replace(self, facts={**self.facts, **facts})


class Question:
    """One assembly, and what lints ask it with."""

    def __init__(self, encoding: Encoding, finder: Finder) -> None:
        self.encoding = encoding
        self.finder = finder
        self.circuit = encoding.circuit
        self.space = encoding.space
        self.assembly = encoding.assembly
        self.vocabulary = encoding.assembly.vocabulary
        self.landings = Landings(encoding)
        public = [name for name, channel in self.vocabulary.channels.items() if channel.public]
        self.public = self.landings.arrives(*public)
        self.statutory = {
            item.name: one
            for item, one in encoding.collected.items()
            if item.kind == "clock" and self.vocabulary.clocks[item.name].statutory
        }

    def by_rule(self, lint: str, goal: int) -> Iterator[Concern]:
        """Yield each rule that can decide the handling of an interaction for which `goal` is true."""
        if not self.finder.solver.possible(goal):
            return
        for rule in self.encoding.rules:
            if rule.actions.handling is None:
                continue
            witness = self.finder.witness(goal, self.encoding.maximal(rule, "handling"))
            if witness is not None:
                yield Concern(lint, self.assembly, rule.head, {"rule": rule.name}, rule.accepts, witness)

    def landed(self, *kinds: type[Landed]) -> int:
        """Return where what becomes of an interaction is one of these."""
        return self.circuit.any(
            there for landing, there in self.landings.landed.items() if isinstance(landing, kinds)
        )
