"""What a syntax mistake is, in the language's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.diagnostics.suggest import near
from remit.source.span import Span
from remit.syntax.scan import word_at
from remit.syntax.states import acceptable, as_written, keywords

if TYPE_CHECKING:
    from lark import Lark, Token
    from lark.parsers.lalr_parser_state import ParserState

    from remit.diagnostics.report import Report

_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Mistake:
    """`found` cannot follow what was `read`; its type is empty where it is no token of the language."""

    lark: Lark
    text: str
    file: str
    state: ParserState[Any]
    read: tuple[Token, ...]
    found: Token

    @property
    def start(self) -> int:
        return len(self.text) if self.found.type == "$END" else self.found.start_pos or 0

    @property
    def span(self) -> Span:
        length = max(len(self.found), len(word_at(self.text, self.start)))
        return Span(self.file, self.start, min(self.start + length, len(self.text)))


def explain(mistake: Mistake, report: Report) -> None:
    """Report the mistake."""
    kinds = acceptable(mistake.state)
    literal = keywords(mistake.lark)
    word = word_at(mistake.text, mistake.start)
    meant = near(word, (literal[kind] for kind in kinds if kind in literal), 1) if word else ()
    expected = as_written(mistake.lark, kinds)[:_MOST_LISTED]
    report.add(
        "R0100",
        mistake.span,
        help=f"did you mean `{meant[0]}`?" if meant else None,
        expected=", ".join(expected),
    )
