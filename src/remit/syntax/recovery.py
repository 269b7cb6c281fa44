"""Reading on after a mistake: what holds it is left out, and the next statement is read as if nothing were."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lark import Token, Tree, UnexpectedCharacters, UnexpectedToken

from remit.diagnostics.suggest import near
from remit.source.span import Span
from remit.syntax.mistakes import Mistake, explain
from remit.syntax.scan import ITEMS, STATEMENTS, restarts, word_at
from remit.syntax.states import accepts, acceptable, keywords

if TYPE_CHECKING:
    from lark import Lark

    from remit.diagnostics.report import Report

MOST_MISTAKES = 25

_ITEM_KINDS = frozenset(word.upper() for word in ITEMS)
_STATEMENT_KINDS = frozenset(word.upper() for word in STATEMENTS - {"personal"}) | {"PERSONAL_KIND"}
# Stack depth of the first token of a statement: the start state, and from the second statement on their list.
_DEEPEST_STATEMENT = 2


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch that could not be read; `kind` is the keyword it starts with, empty where that is unknown."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Recovered:
    """What could be read of a text, and what could not."""

    tree: Tree[Token]
    broken: list[Broken] = field(default_factory=list)
    invented: set[int] = field(default_factory=set)
    """Where a section was assumed that the text does not have."""


def recover(lark: Lark, text: str, file: str, report: Report) -> Recovered:
    """Read a text that has mistakes, reporting each (no more than `MOST_MISTAKES`)."""
    return _Reader(lark, text, file, report).read()


@dataclass(frozen=True, slots=True)
class _Fed:
    """A token that was read, and the depth of the stack before it."""

    token: Token
    depth: int


class _Reader:
    def __init__(self, lark: Lark, text: str, file: str, report: Report) -> None:
        parser = lark.parse_interactive(text)
        self.lark = lark
        self.text = text
        self.file = file
        self.report = report
        self.state = parser.parser_state
        self.lexer = parser.lexer_thread
        self.fed: list[_Fed] = []
        self.statement: _Fed | None = None
        self.item: _Fed | None = None
        self.broken: list[Broken] = []
        self.invented: set[int] = set()
        self.restarts = restarts(text)
        self.mistakes = 0

    def read(self) -> Recovered:
        while True:
            try:
                for token in self.lexer.lex(self.state):
                    self._feed(token)
                end = Token("$END", "", len(self.text), 1, 1, 1, 1, len(self.text))
                return Recovered(self.state.feed_token(end, is_end=True), self.broken, self.invented)
            except UnexpectedCharacters as error:
                self._recover(Token("", self.text[error.pos_in_stream], error.pos_in_stream))
            except UnexpectedToken as error:
                self._recover(error.token)

    # -------------------------------------------------------------------------------------------- going forward

    def _feed(self, token: Token) -> None:
        self.state.feed_token(token)
        fed = _Fed(token, len(self.state.state_stack) - 1)
        self.fed.append(fed)
        if token.type in _ITEM_KINDS:
            self.item = fed
        elif token.type in _STATEMENT_KINDS and fed.depth <= _DEEPEST_STATEMENT:
            self.statement, self.item = fed, None

    def _invent(self, kind: str, value: str, at: int) -> None:
        self._feed(Token(kind, value, at, 1, 1, 1, 1, at))

    # -------------------------------------------------------------------------------------------- going back

    @property
    def _in_section(self) -> bool:
        return self.statement is not None and self.statement.token.type == "SECTION"

    def _recover(self, found: Token) -> None:
        at = len(self.text) if found.type == "$END" else found.start_pos or 0
        if found.type in _ITEM_KINDS and not self._in_section and accepts(self.state, "SECTION"):
            self._assume_section(found, at)
            return
        self.mistakes += 1
        stop = self.mistakes > MOST_MISTAKES
        if stop:
            self.report.add("R0103", Span(self.file, at, at + len(found)), most=MOST_MISTAKES)
        else:
            read = tuple(fed.token for fed in self.fed)
            explain(Mistake(self.lark, self.text, self.file, self.state, read, found), self.report)
        holder = self._holder(found, at)
        start = at if holder is None else holder.token.start_pos or 0
        if holder is not None:
            self._give_up(holder)
        resume = len(self.text) if stop else self._next(start, at)
        self.broken.append(Broken(start, resume, str(holder.token) if holder else ""))
        self.fed.clear()
        self._go_on(resume)

    def _give_up(self, holder: _Fed) -> None:
        """Forget what was read of a statement; of a section without its title, invent the title."""
        headless = holder.token.type == "SECTION" and self.fed[-1] is holder
        depth = holder.depth + headless
        del self.state.state_stack[depth:]
        del self.state.value_stack[depth - 1 :]
        if headless:
            self._invent("STRING", '""', holder.token.start_pos or 0)
        elif holder is self.statement:
            self.statement = None
        self.item = None

    def _next(self, start: int, at: int) -> int:
        """Where reading goes on: at the mistake or after it, and never again where the broken stretch starts."""
        first = bisect_left(self.restarts, at + (start == at), key=lambda restart: restart.start)
        return self.restarts[first].start if first < len(self.restarts) else len(self.text)

    def _go_on(self, at: int) -> None:
        position = self.lexer.state
        assert position is not None
        position.line_ctr.char_pos = at

    def _assume_section(self, found: Token, at: int) -> None:
        """Read a rule that stands in no section; that is said once, and not where a section may have been lost."""
        if not self.broken and not self.invented:
            self.report.add(
                "R0106",
                Span(self.file, at, at + len(found)),
                label="no `section` before it",
                help=f'start a section before it:\nsection "…"\n\n  {found} …',
                found=found,
            )
        self.invented.add(at)
        self._invent("SECTION", "section", at)
        self._invent("STRING", '""', at)
        self._go_on(at)

    def _holder(self, found: Token, at: int) -> _Fed | None:
        """The statement or item that holds the mistake; None where it starts something of its own."""
        whole = self.item or self.statement
        if whole is None:
            return None
        finished = accepts(self.state, "RULE" if self._in_section else "SECTION")
        return None if finished and self._starts_anew(found, at, whole) else whole

    def _starts_anew(self, found: Token, at: int, whole: _Fed) -> bool:
        word = word_at(self.text, at)
        meant = near(word, (keywords(self.lark)[kind] for kind in acceptable(self.state) if kind in keywords(self.lark)), 1)
        if meant:
            return meant[0] in STATEMENTS | ITEMS
        indent = at - (self.text.rfind("\n", 0, at) + 1)
        begins_line = not self.text[at - indent : at].strip()
        start = whole.token.start_pos or 0
        return begins_line and indent <= start - (self.text.rfind("\n", 0, start) + 1)
