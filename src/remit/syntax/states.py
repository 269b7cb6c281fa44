"""What the parser could read next: asked of its tables, without touching what it has read."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from lark import Token, UnexpectedInput
from lark.lexer import LexerState
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_parser_state import ParserState
from lark.utils import TextSlice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lark import Lark
    from lark.lexer import Lexer

State: TypeAlias = ParserState[Any]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

# What a kind of token is called, and how one is written.
_CALLED = {
    "NAME": "a name",
    "STRING": "a text in quotes",
    "DATE": "a date such as 2026-12-24",
    "TIME": "a time such as 08:30",
    "ORDINAL": "a place in a row such as 3rd",
    "NUMBER": "a number",
    "CURRENCY": "a currency such as GBP",
    "REGION": "a region such as GB-ENG",
    "ZONE": "a time zone such as Europe/London",
    "DAY": "a day of the week",
    "MONTH": "a month",
    "PERSONAL_KIND": "`personal kind`",
    "ROW_END": "`|`",
    "$END": "the end of the file",
}


def accepts(state: State, kind: str) -> bool:
    """Whether a token of this kind can be read now."""
    return _shifts(state, list(state.state_stack), kind)


def _shifts(state: State, stack: list[Any], kind: str) -> bool:
    table = state.parse_conf.states
    while kind in table[stack[-1]]:
        action, argument = table[stack[-1]][kind]
        if action is Shift:
            return True
        _reduce(table, stack, argument)
        if stack[-1] == state.parse_conf.end_state:
            return True
    return False


def _reduce(table: dict[Any, dict[str, tuple[Any, Any]]], stack: list[Any], rule: Any) -> None:  # noqa: ANN401
    if rule.expansion:
        del stack[-len(rule.expansion) :]
    stack.append(table[stack[-1]][rule.origin.name][1])


def acceptable(state: State) -> tuple[str, ...]:
    """Return the kinds of token that can be read now, sorted."""
    kinds = state.parse_conf.states[state.state_stack[-1]]
    return tuple(
        sorted(kind for kind in kinds if (kind.isupper() or kind == "$END") and accepts(state, kind))
    )


def stuck(state: State, kind: str) -> int:
    """Return the state in which a token of this kind is refused.

    It is the same whichever clause happened to stand before: all is reduced first that no next token could change.
    """
    table = state.parse_conf.states
    stack = list(state.state_stack)
    while True:
        actions = table[stack[-1]]
        rules = {argument for action, argument in actions.values() if action is not Shift}
        shifts = any(action is Shift for key, (action, _) in actions.items() if key.isupper())
        if kind in actions and actions[kind][0] is not Shift:
            _reduce(table, stack, actions[kind][1])
        elif len(rules) == 1 and not shifts:
            _reduce(table, stack, rules.pop())
        else:
            return int(stack[-1])


def snapshot(state: State, stack: Sequence[int]) -> State:
    """Return a state of its own with the given states on its stack, and nothing of what was read."""
    conf = copy(state.parse_conf)
    conf.callbacks = {}
    return ParserState(conf, state.lexer, list(stack), [None] * (len(stack) - 1))


def after(state: State, kinds: Iterable[str]) -> State | None:
    """Return the state after reading tokens of these kinds, None where they cannot be read."""
    tried = snapshot(state, state.state_stack)
    try:
        for kind in kinds:
            tried.feed_token(Token(kind, ""))
    except UnexpectedInput:
        return None
    return tried


def readable(state: State, lexer: Lexer, text: str, offset: int, most: int) -> int:
    """Return how many tokens can be read from `offset` on, no more than `most`; the end of the text counts for all."""
    tried = snapshot(state, state.state_stack)
    position = LexerState(TextSlice.cast_from(text))
    position.line_ctr.char_pos = offset
    count = 0
    try:
        for token in lexer.lex(position, tried):
            tried.feed_token(token)
            count += 1
            if count == most:
                return most
    except UnexpectedInput:
        return count
    return most if accepts(tried, "$END") else count


@cache
def keywords(lark: Lark) -> dict[str, str]:
    """Return every word and mark of the language, by the kind of its token."""
    return {
        terminal.name: terminal.pattern.value for terminal in lark.terminals if terminal.pattern.type == "str"
    }


def words_of(lark: Lark, kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the words and signs that tokens of these kinds are, those left out that have no fixed form."""
    literal = keywords(lark)
    lists = {"DAY": DAYS, "MONTH": MONTHS}
    return tuple(
        word for kind in kinds for word in lists.get(kind, (literal[kind],) if kind in literal else ())
    )


def as_written(lark: Lark, kinds: Iterable[str]) -> tuple[str, ...]:
    """Return how kinds of tokens are written, each once: keywords in backticks, the others described."""
    literal = keywords(lark)
    words = (f"`{literal[kind]}`" if kind in literal else _CALLED.get(kind, "") for kind in kinds)
    return tuple(dict.fromkeys(word for word in words if word))
