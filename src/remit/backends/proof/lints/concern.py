"""What a lint of the prover has to say, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.backends.proof.landing import Landings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.backends.proof.encoding import Encoding
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
