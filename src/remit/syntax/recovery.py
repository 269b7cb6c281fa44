"""Reading on after a mistake: what holds it is left out, and the next statement is read as if nothing were.

A mistake costs the statement that holds it, or in a section only the rule, exception, table or `otherwise`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lark import Token, UnexpectedCharacters, UnexpectedToken
from lark.lexer import LexerState
from lark.utils import TextSlice

from remit.diagnostics.suggest import near
from remit.source.span import Span
from remit.syntax.broken import Broken, Recovered
from remit.syntax.depth import DEEPEST, report_deep
from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.scan import ITEMS, STATEMENTS, begins_line, indent, restarts
from remit.syntax.states import State, accepts, keywords, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark

    from remit.diagnostics.report import Report

MOST_MISTAKES = 25

_ITEM_KINDS = frozenset(word.upper() for word in ITEMS)
_STATEMENT_KINDS = frozenset(word.upper() for word in STATEMENTS - {"personal"}) | {"PERSONAL_KIND"}
# Stack depth of the first token of a statement: the start state, and from the second statement on their list.
_DEEPEST_STATEMENT = 2
# Lists do not deepen the stack, so what does is nesting: some four states a level, and what holds the condition.
_DEEPEST_STACK = 10 * DEEPEST
# Where a name is due and missing, these are read as the name; nobody gives them to anything.
_NEVER_A_NAME = frozenset({
    "and", "or", "not", "when", "unless", "then", "because", "is", "to", "for", "with", "as", "of", "from", "until",
    "within", "expect", "given", "otherwise", "else", "overrides",
})  # fmt: skip
# Where one of a pair is out of place, so is the other.
_PAIRS = {"{": {"{", "}"}, "[": {"[", "]"}}


def recover(
    lark: Lark, text: str, file: str, report: Report, explain: Callable[[Mistake], Finding]
) -> Recovered:
    """Read a text that has mistakes, having each explained (no more than `MOST_MISTAKES`)."""
    return _Reader(lark, text, file, report, explain).read()


@dataclass(frozen=True, slots=True)
class _Fed:
    """A token that was read, the stack of states before it, and its depth once all before was reduced."""

    token: Token
    stack: tuple[int, ...]
    depth: int


class _TooDeepError(Exception):
    def __init__(self, token: Token) -> None:
        self.token = token


class _Reader:
    def __init__(
        self, lark: Lark, text: str, file: str, report: Report, explain: Callable[[Mistake], Finding]
    ) -> None:
        parser = lark.parse_interactive(text)
        self.lark = lark
        self.text = text
        self.file = file
        self.report = report
        self.explain = explain
        self.state: State = parser.parser_state
        self.lexer = parser.lexer_thread.lexer
        self.position = LexerState(TextSlice.cast_from(text))
        # What was read last; each with the stack before it, so that all of it would be too much to keep.
        self.fed: deque[_Fed] = deque(maxlen=3)
        self.statement: _Fed | None = None
        self.item: _Fed | None = None
        self.broken: list[Broken] = []
        self.restarts = restarts(text)
        self.mistakes = 0
        self.skipped: set[str] = set()
        # The states of the parser before the token that is being read.
        self.before: tuple[int, ...] = ()

    def read(self) -> Recovered:
        while True:
            try:
                for token in self.lexer.lex(self.position, self.state):
                    self._feed(token)
                end = Token("$END", "", len(self.text), 1, 1, 1, 1, len(self.text))
                self.before = tuple(self.state.state_stack)
                return Recovered(self.state.feed_token(end, is_end=True), tuple(self.broken))
            except UnexpectedCharacters as error:
                at = self.position.line_ctr.char_pos
                self.before = tuple(self.state.state_stack)
                self._recover(Token("", error.char, at, 1, 1, 1, 1, at + 1))
            except UnexpectedToken as error:
                if error.token_history is not None:
                    # The lexer refused it, before the parser saw it.
                    self.before = tuple(self.state.state_stack)
                self._recover(error.token)
            except _TooDeepError as error:
                at = error.token.start_pos or 0
                self.mistakes += 1
                report_deep(Span(self.file, at, at + len(error.token)), self.report)
                self._leave_out(self.item or self.statement, at, stop=False)

    # -------------------------------------------------------------------------------------------- going forward

    def _feed(self, token: Token) -> None:
        self.before = tuple(self.state.state_stack)
        self.state.feed_token(token)
        fed = _Fed(token, self.before, len(self.state.state_stack) - 1)
        self.fed.append(fed)
        if fed.depth > _DEEPEST_STACK:
            raise _TooDeepError(token)
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
        mistake = self._mistake(found)
        found, at = mistake.found, mistake.start
        if found.type in _ITEM_KINDS and not self._in_section and accepts(mistake.state, "SECTION"):
            self._assume_section(found, at)
            return
        stop = self.mistakes == MOST_MISTAKES
        if stop:
            self.report.add("R0103", mistake.span, most=MOST_MISTAKES)
        elif self._tell(self.explain(mistake)):
            return
        self._leave_out(self._holder(mistake), at, stop=stop)

    def _leave_out(self, holder: _Fed | None, at: int, *, stop: bool) -> None:
        """Go on after the statement or item that holds a mistake, or after the mistake where it is in none."""
        start = at if holder is None else holder.token.start_pos or 0
        if holder is not None:
            self._give_up(holder)
        resume = len(self.text) if stop else self._next(start, at)
        self.broken.append(Broken(start, resume, str(holder.token) if holder else ""))
        self.fed.clear()
        self.position.line_ctr.char_pos = resume

    def _tell(self, finding: Finding) -> bool:
        """Report a mistake, and tell whether reading can just go on: then the next of its kind is not reported."""
        facts = finding.facts
        if not finding.skip:
            self.mistakes += 1
        if not finding.skip or facts["found"] not in self.skipped:
            self.report.add(finding.code, finding.span, label=finding.label, help=finding.help, **facts)
        if finding.skip:
            self.skipped |= _PAIRS.get(facts["found"], {facts["found"]})
            self.position.line_ctr.char_pos = finding.span.end
        return finding.skip

    def _mistake(self, found: Token) -> Mistake:
        """Gather what is known; a keyword read as the name that is missing before it is where the mistake is."""
        read = list(self.fed)
        stack = self.before
        if read and read[-1].token.type == "NAME":
            last = _as_keyword(self.lark, read[-1].token)
            begins = begins_line(self.text, last.start_pos or 0)
            if last.type != "NAME" and (last in _NEVER_A_NAME or begins):
                found, stack, read = last, read[-1].stack, read[:-1]
        return Mistake(
            lark=self.lark,
            text=self.text,
            file=self.file,
            state=snapshot(self.state, stack),
            earlier=snapshot(self.state, read[-1].stack) if read else None,
            read=tuple(fed.token for fed in read),
            found=_as_keyword(self.lark, found),
        )

    def _forget(self, depth: int) -> None:
        del self.state.state_stack[depth:]
        del self.state.value_stack[depth - 1 :]

    def _give_up(self, holder: _Fed) -> None:
        """Forget what was read of a statement; of a section without its title, invent the title."""
        headless = holder.token.type == "SECTION" and self.fed[-1] is holder
        self._forget(holder.depth + headless)
        if headless:
            self._invent("STRING", '""', holder.token.start_pos or 0)
        elif holder is self.statement:
            self.statement = None
        self.item = None

    def _next(self, start: int, at: int) -> int:
        """Where reading goes on: at the mistake or after it, and never again where the broken stretch starts."""
        first = bisect_left(self.restarts, at + (start == at), key=lambda restart: restart.start)
        return self.restarts[first].start if first < len(self.restarts) else len(self.text)

    def _assume_section(self, found: Token, at: int) -> None:
        """Read a rule that stands in no section; not said where the section may just have been lost."""
        lost = self.broken and self.broken[-1].end == at
        if not lost and self.mistakes < MOST_MISTAKES:
            self.mistakes += 1
            self.report.add(
                "R0106",
                Span(self.file, at, at + len(found)),
                label="no `section` before it",
                help=f'start a section before it:\nsection "…"\n\n  {found} …',
                found=_as_keyword(self.lark, found),
            )
        self._invent("SECTION", "section", at)
        self._invent("STRING", '""', at)
        self.position.line_ctr.char_pos = at

    def _holder(self, mistake: Mistake) -> _Fed | None:
        """Return the statement or item that holds the mistake, None where it starts something of its own."""
        whole = self.item or self.statement
        if whole is None:
            return None
        finished = accepts(mistake.state, "RULE" if self._in_section else "SECTION")
        return None if finished and self._starts_anew(mistake, whole) else whole

    def _starts_anew(self, mistake: Mistake, whole: _Fed) -> bool:
        at = mistake.start
        meant = near(mistake.word, mistake.possible_words, 1)
        if meant:
            return meant[0] in STATEMENTS | ITEMS
        return begins_line(self.text, at) and indent(self.text, at) <= indent(
            self.text, whole.token.start_pos or 0
        )


def _as_keyword(lark: Lark, token: Token) -> Token:
    """Return a keyword as such: where a name could stand, or nothing like it, the lexer takes it for a name."""
    kind = next((kind for kind, word in keywords(lark).items() if word == token), None)
    return Token.new_borrow_pos(kind, str(token), token) if kind and token.type == "NAME" else token
