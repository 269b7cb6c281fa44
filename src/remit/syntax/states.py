"""What the parser could read next: asked of its tables, without touching what it has read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from lark.parsers.lalr_analysis import Shift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lark import Lark
    from lark.parsers.lalr_parser_state import ParserState

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
    "ROW_END": "`|`",
    "$END": "the end of the file",
}


def accepts(state: ParserState[Any], kind: str) -> bool:
    """Whether a token of this kind can be read now."""
    table = state.parse_conf.states
    stack: list[Any] = list(state.state_stack)
    while True:
        if kind not in table[stack[-1]]:
            return False
        action, argument = table[stack[-1]][kind]
        if action is Shift:
            return True
        if argument.expansion:
            del stack[-len(argument.expansion) :]
        stack.append(table[stack[-1]][argument.origin.name][1])
        if stack[-1] == state.parse_conf.end_state:
            return True


def acceptable(state: ParserState[Any]) -> tuple[str, ...]:
    """The kinds of token that can be read now, sorted."""
    kinds = state.parse_conf.states[state.state_stack[-1]]
    return tuple(sorted(kind for kind in kinds if (kind.isupper() or kind == "$END") and accepts(state, kind)))


@cache
def keywords(lark: Lark) -> dict[str, str]:
    """Every word and mark of the language, by the kind of its token."""
    return {terminal.name: terminal.pattern.value for terminal in lark.terminals if terminal.pattern.type == "str"}


def as_written(lark: Lark, kinds: Sequence[str]) -> tuple[str, ...]:
    """How kinds of tokens are written, each once: keywords in backticks, the others described."""
    literal = keywords(lark)
    words = (f"`{literal[kind]}`" if kind in literal else _CALLED.get(kind, "") for kind in kinds)
    return tuple(dict.fromkeys(word for word in words if word))
