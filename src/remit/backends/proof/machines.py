"""Automata of patterns and phrases, made as far as they are walked, and the search for a text that suits several.

A machine reads a normalised text and says whether its pattern occurs anywhere in it. A search goes through all texts,
shortest first, by what the machines can still tell apart; where it ends without a text there is none.
"""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.expressions import (
    ALPHABET,
    Chars,
    Choice,
    Edge,
    Expression,
    NotUnderstood,
    Repeat,
    Series,
    is_word,
    pattern_expression,
    phrase_expression,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MOST_PLACES: Final = 3_000
_MOST_STEPS: Final = 200_000
_KEPT: Final = 4_096

# Where a machine can be, and what it read last: nothing (""), a character of a word ("a"), another (" ").
State: TypeAlias = "tuple[frozenset[int], str]"
_DONE: Final[State] = frozenset({-1}), ""
# Where several machines are, and whether a space was read last.
_Place: TypeAlias = "tuple[tuple[State, ...], bool]"


class TooLong(Exception):  # noqa: N818 - it says what happened, and nothing went wrong
    """A search takes more steps than it may."""


class Machine:
    """One pattern or phrase. Raises `NotUnderstood` where it would be too large."""

    def __init__(self, expression: Expression) -> None:
        self._reads: list[tuple[frozenset[str], int] | None] = []
        self._leads: list[list[tuple[str | None, int]]] = []
        self._start = self._place()
        self._accepts = self._place()
        self._join(expression, self._start, self._accepts)
        self.start: State = frozenset({self._start}), ""
        self.sets = frozenset(reads[0] for reads in self._reads if reads is not None)
        self._steps: dict[tuple[State, str], State] = {}

    def step(self, state: State, character: str) -> State:
        """Read one more character."""
        if state is _DONE:
            return _DONE
        key = state, character
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = self._stepped(state, character)
        return found

    def ends(self, state: State) -> bool:
        """Whether the pattern occurs in a text that ends here."""
        return state is _DONE or self._accepts in self._reached(state, "")

    def _stepped(self, state: State, character: str) -> State:
        last = "a" if is_word(character) else " "
        places = self._reached(state, last)
        if self._accepts in places:
            return _DONE
        after = {self._start}
        for place in places:
            reads = self._reads[place]
            if reads is not None and character in reads[0]:
                after.add(reads[1])
        return frozenset(after), last

    def _reached(self, state: State, following: str) -> set[int]:
        """Return where it can be before what follows: a character of a word, another, or nothing."""
        before = state[1]
        holds: set[str | None] = {None}
        holds |= {"begin"} if not before else set()
        holds |= {"end"} if not following else set()
        holds |= {"word"} if (before == "a") != (following == "a") else {"inside"}
        found = set(state[0])
        waiting = [*found]
        while waiting:
            for edge, place in self._leads[waiting.pop()]:
                if edge in holds and place not in found:
                    found.add(place)
                    waiting.append(place)
        return found

    def _place(self) -> int:
        if len(self._leads) >= _MOST_PLACES:
            raise NotUnderstood
        self._leads.append([])
        self._reads.append(None)
        return len(self._leads) - 1

    def _join(self, expression: Expression, start: int, end: int) -> None:
        """Lay an expression between two places."""
        match expression:
            case Chars(some):
                here = self._place()
                self._leads[start].append((None, here))
                self._reads[here] = (some, end)
            case Edge(kind):
                self._leads[start].append((kind, end))
            case Choice(parts):
                for part in parts:
                    self._join(part, start, end)
            case Series(parts):
                for part in parts:
                    after = self._place()
                    self._join(part, start, after)
                    start = after
                self._leads[start].append((None, end))
            case Repeat(part, least, most):
                self._repeat(part, start, end, least, most)

    def _repeat(self, part: Expression, start: int, end: int, least: int, most: int | None) -> None:
        for _ in range(least):
            after = self._place()
            self._join(part, start, after)
            start = after
        if most is None:
            loop = self._place()
            self._leads[start].append((None, loop))
            self._join(part, loop, loop)
            self._leads[loop].append((None, end))
            return
        self._leads[start].append((None, end))
        for _ in range(most - least):
            after = self._place()
            self._join(part, start, after)
            self._leads[after].append((None, end))
            start = after


@lru_cache(maxsize=_KEPT)
def machine(is_pattern: bool, written: str) -> Machine | None:  # noqa: FBT001 - the two parts of a term
    """Return the machine of a pattern or phrase; None where it is not understood."""
    try:
        return Machine(pattern_expression(written) if is_pattern else phrase_expression(written))
    except NotUnderstood:
        return None


def search(wanted: Sequence[Machine], unwanted: Sequence[Machine]) -> str | None:
    """Return a shortest text in which all of these occur and none of those; None where there is none.

    Raises `TooLong`.
    """
    machines = (*wanted, *unwanted)
    count = len(wanted)
    characters = [*_told_apart(machines)]
    first = tuple(machine.start for machine in machines), True
    came: dict[_Place, tuple[_Place, str] | None] = {first: None}
    waiting = deque([first])
    steps = 0
    while waiting:
        here = waiting.popleft()
        states, after_space = here
        # A normalised text neither begins nor ends with a space.
        if not after_space or here is first:
            ends = [machine.ends(state) for machine, state in zip(machines, states, strict=True)]
            if all(ends[:count]) and not any(ends[count:]):
                return _spelt(here, came)
        for character in characters:
            steps += 1
            if steps > _MOST_STEPS:
                raise TooLong
            if after_space and character == " ":
                continue
            after = tuple(m.step(state, character) for m, state in zip(machines, states, strict=True))
            if any(state is _DONE for state in after[count:]):
                continue
            there = after, character == " "
            if there not in came:
                came[there] = here, character
                waiting.append(there)
    return None


def _spelt(there: _Place, came: Mapping[_Place, tuple[_Place, str] | None]) -> str:
    found: list[str] = []
    while (step := came[there]) is not None:
        there, character = step
        found.append(character)
    return "".join(reversed(found))


def _told_apart(machines: Sequence[Machine]) -> Iterator[str]:
    """Yield one character of each kind that machines, spaces and words tell apart."""
    sets = sorted({some for machine in machines for some in machine.sets}, key=sorted)
    seen: set[tuple[bool, ...]] = set()
    for character in ALPHABET:
        kind = (character == " ", is_word(character), *(character in some for some in sets))
        if kind not in seen:
            seen.add(kind)
            yield character
