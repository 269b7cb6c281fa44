"""A parse tree as the formatter wants it: all tokens in order, and nodes that say which are theirs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.syntax.comments import Gap, read_gap

if TYPE_CHECKING:
    from lark import Token, Tree

END = "END"
CLOSING = frozenset({",", ")"})


class Blanks(Enum):
    """What becomes of the empty lines before a token that starts a line."""

    DROP = "none stays"
    KEEP = "one stays where the author had any"
    FORCE = "there is one"


@dataclass(slots=True)
class Leaf:
    """A token and what goes before it, which the layout decides (hence not frozen).

    `space` is in columns and counts on the same line only. `indent` makes the token start a line. Where a
    line is too long it may be broken before a `soft` token, which then stands below the token `anchor`.
    """

    kind: str
    text: str
    gap: Gap
    space: int = 1
    indent: int | None = None
    blanks: Blanks = Blanks.DROP
    soft: bool = False
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A rule of the grammar over leaves `lo` to `hi` (excluded); a child is a node or a leaf's number."""

    kind: str
    lo: int
    hi: int
    children: tuple[Node | int, ...] = field(repr=False)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Its children that are nodes."""
        return tuple(child for child in self.children if isinstance(child, Node))

    @property
    def tokens(self) -> tuple[int, ...]:
        """Its own tokens, by number."""
        return tuple(child for child in self.children if isinstance(child, int))


def columns(text: str) -> int:
    """How many columns a text takes where wide characters take two and combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def straight(quoted: str) -> str:
    """Write a quoted text in straight quotes; what it says does not change."""
    if not quoted.startswith("“"):
        return quoted
    body = re.sub(r'\\(?=[\\"n]|$)', r"\\\\", quoted[1:-1])
    return '"' + body.replace('"', '\\"') + '"'


class _Reader:
    """Copies a tree, reading the text between its tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.leaves: list[Leaf] = []
        self.position = 0

    def node(self, tree: Tree[Token]) -> Node:
        lo = len(self.leaves)
        children: list[Node | int] = []
        for child in tree.children:
            if isinstance(child, str):
                children.append(self.token(child))
            elif child is not None:  # what was left out leaves a hole
                children.append(self.node(child))
        return Node(str(tree.data), lo, len(self.leaves), tuple(children))

    def token(self, token: Token) -> int:
        start = token.start_pos or 0
        match token.type:
            case "ROW_END":  # it takes the rest of the line with it, comment and all
                text, end = "|", start + 1
            case "PERSONAL_KIND":
                text, end = "personal kind", start + len(token)
            case "STRING":
                text, end = straight(token), start + len(token)
            case _:
                text, end = str(token), start + len(token)
        self.add(str(token.type), text, start)
        self.position = end
        return len(self.leaves) - 1

    def add(self, kind: str, text: str, start: int) -> None:
        gap = read_gap(self.text[self.position : start], starts_file=not self.leaves)
        tight = text in CLOSING or (bool(self.leaves) and self.leaves[-1].text == "(")
        self.leaves.append(Leaf(kind, text, gap, space=0 if tight else 1))


def leaves_of(tree: Tree[Token], text: str) -> tuple[list[Leaf], Node]:
    """All tokens of a tree, with an empty one of kind `END` after the last, and the tree over them."""
    reader = _Reader(text)
    root = reader.node(tree)
    reader.add(END, "", len(text))
    leaves = reader.leaves
    for leaf, after in pairwise(leaves):
        if leaf.text in CLOSING and leaf.gap.comments:  # a comma stays with the word before it
            after.gap = leaf.gap.joined(after.gap)
            leaf.gap = Gap()
    return leaves, root
