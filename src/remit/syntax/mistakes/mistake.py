"""What a syntax mistake is, in the language's own words.

Asked in turn: the writing itself (`slips`), the samples under `grammar/mistakes` (`samples`), whether one
word more or less would do (`repairs`); last of all comes what could stand there instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from remit.source.span import Span
from remit.syntax.scan import word_at
from remit.syntax.states import State, acceptable, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lark import Lark, Token

_WORD = re.compile(r'"[^"\n]*"|\S+')


@dataclass(frozen=True)
class Mistake:
    """`found` cannot follow what was `read`; its type is empty where it is no token of the language."""

    lark: Lark
    text: str
    file: str
    state: State
    earlier: State | None
    """What the parser was to read where the last token stands, None where there is none."""
    read: tuple[Token, ...]
    found: Token

    @property
    def start(self) -> int:
        """Offset of what was found."""
        return self.found.start_pos or 0

    @property
    def at_end(self) -> bool:
        """Whether the text ends where something is missing."""
        return self.found.type == "$END"

    @property
    def word(self) -> str:
        """The word that was found, or the sign where it is none."""
        return word_at(self.text, self.start) or str(self.found)

    @property
    def before(self) -> Token | None:
        """The token before it; None at the start of a file and right after another mistake."""
        return self.read[-1] if self.read else None

    @cached_property
    def possible(self) -> tuple[str, ...]:
        """Kinds of token that could stand here."""
        return acceptable(self.state)

    @cached_property
    def possible_words(self) -> tuple[str, ...]:
        """Words and signs of the language that could stand here."""
        return words_of(self.lark, self.possible)

    @property
    def span_before(self) -> Span:
        """Where the word before it stands, or itself where there is none."""
        if self.before is None:
            return self.span
        start = self.before.start_pos or 0
        return self.place(start, start + len(self.before))

    @property
    def words(self) -> dict[str, str]:
        """The words at the mistake, as messages need them."""
        after = _WORD.search(self.text, self.start + len(self.word))
        return {
            "before": str(self.before or ""),
            "found": self.word or "the end of the file",
            "next": after.group() if after else "",
        }

    def place(self, start: int, end: int) -> Span:
        """Return a span within the file as it was given, without the line end that was added to it."""
        last = len(self.text) - 1
        return Span(self.file, min(start, last), min(end, last))

    @property
    def span(self) -> Span:
        """Where what was found stands."""
        return self.place(self.start, self.start + len(self.word))


@dataclass(frozen=True, slots=True)
class Finding:
    """What there is to say of a mistake."""

    code: str
    span: Span
    label: str = ""
    help: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    skip: bool = False
    """Whether reading can go on right after it, as if it were not there."""
