"""Laid-out leaves to lines of text: long lines are broken, comments and empty lines put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.syntax.leaves import END, Blanks, columns
from remit.syntax.sheet import LINE

if TYPE_CHECKING:
    from remit.syntax.comments import Comment
    from remit.syntax.leaves import Leaf

HANG = 4
DEEPEST_ANCHOR = 50


class _Writer:
    def __init__(self, leaves: list[Leaf]) -> None:
        self.leaves = leaves
        self.lines: list[str] = []
        self.starts: dict[int, int] = {}
        self.indent = 0
        self.text = ""
        self.column = 0

    def flush(self) -> None:
        if self.text:
            self.lines.append(self.text)
        self.text, self.column = "", 0

    def blank(self) -> None:
        self.flush()
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def comment(self, comment: Comment, indent: int) -> None:
        self.flush()
        self.lines.append(" " * indent + comment.text)

    def start(self, indent: int) -> None:
        self.flush()
        self.text, self.column = " " * indent, indent

    def write(self, number: int) -> None:
        """Put a leaf on the paper, and what stands before it."""
        leaf = self.leaves[number]
        trailing = leaf.gap.trailing
        if trailing:
            self.text += f"  {trailing.text}"
        if leaf.indent is not None:
            self.between(leaf, leaf.indent)
            self.start(leaf.indent)
            self.indent = leaf.indent
        elif leaf.gap.comments or (leaf.soft and self.overflows(number)):
            column = self.hanging(leaf)
            for comment in leaf.gap.own:
                self.comment(comment, column)
            self.start(column)
        else:
            self.text += " " * leaf.space
            self.column += leaf.space
        self.starts[number] = self.column
        self.text += leaf.text
        self.column += columns(leaf.text)

    def hanging(self, leaf: Leaf) -> int:
        anchor = self.starts.get(leaf.anchor) if leaf.anchor is not None else None
        return anchor if anchor is not None and anchor <= DEEPEST_ANCHOR else self.indent + HANG

    def overflows(self, number: int) -> bool:
        """Whether the words up to the next possible break would leave the line, and have more room below."""
        end = self.column + self.leaves[number].space + columns(self.leaves[number].text)
        for leaf in self.leaves[number + 1 :]:
            if leaf.soft or leaf.indent is not None or leaf.gap.comments:
                break
            end += leaf.space + columns(leaf.text)
        return end > LINE and self.hanging(self.leaves[number]) < self.column

    def between(self, leaf: Leaf, indent: int) -> None:
        """Write the comments and the empty line before a leaf that starts a line."""
        own, gap = leaf.gap.own, leaf.gap
        attached = self.attached(leaf, indent)
        for number, comment in enumerate(own):
            blank = comment.blank_before and leaf.blanks is not Blanks.DROP
            if blank or (number == 0 and leaf.blanks is Blanks.FORCE and attached is None):
                self.blank()
            if comment.blank_before:
                attached = None if number else attached
            self.comment(comment, indent if attached is None else attached)
        if (gap.blank and leaf.blanks is not Blanks.DROP) or (leaf.blanks is Blanks.FORCE and not own):
            self.blank()

    def attached(self, leaf: Leaf, indent: int) -> int | None:
        """Find the indent of the first comments where they belong to what precedes them.

        That is so where an empty line parts them from what follows and none from what precedes; a comment at
        the margin belongs to nothing that is indented.
        """
        own = leaf.gap.own
        if not (self.lines or self.text) or leaf.blanks is Blanks.DROP or not own or own[0].blank_before:
            return None
        parted = leaf.gap.blank or any(comment.blank_before for comment in own) or leaf.kind == END
        target = max(self.indent // 2 * 2, indent)
        return target if parted and (own[0].column > 0 or target == 0) else None


def lines_of(leaves: list[Leaf]) -> list[str]:
    """Write all leaves."""
    writer = _Writer(leaves)
    for number in range(len(leaves)):
        writer.write(number)
    writer.flush()
    while writer.lines and not writer.lines[-1]:
        writer.lines.pop()
    return writer.lines
