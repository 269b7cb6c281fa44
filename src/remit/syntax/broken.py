"""What could be read of a text, and what could not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lark import Token, Tree


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch that could not be read; `kind` is the keyword it starts with, empty where that is unknown."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """A file as it was parsed, and the stretches that were left out."""

    tree: Tree[Token]
    broken: tuple[Broken, ...] = ()
