"""What stands between two tokens and matters to a reader: comments and empty lines."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: `text` from its `#` on, `column` counted from 0 where it has a line of its own.

    `own_line` says that no token stands before it on its line, `blank_before` that an empty line does.
    """

    text: str
    column: int
    own_line: bool
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """All comments between two tokens; `blank` says that an empty line precedes the second token."""

    comments: tuple[Comment, ...] = ()
    blank: bool = False

    @property
    def trailing(self) -> Comment | None:
        """The comment at the end of the line of the token before."""
        return self.comments[0] if self.comments and not self.comments[0].own_line else None

    @property
    def own(self) -> tuple[Comment, ...]:
        """The comments that have lines of their own."""
        return self.comments if self.trailing is None else self.comments[1:]

    def joined(self, later: Gap) -> Gap:
        """One gap of two between which nothing stands any more; only the first comment can trail."""
        if not self.comments:
            return Gap(later.comments, blank=later.blank)
        return Gap((*self.comments, *map(_on_own_line, later.comments)), blank=later.blank)

    def on_own_lines(self) -> Gap:
        """Make all comments stand on lines of their own."""
        return Gap(tuple(map(_on_own_line, self.comments)), blank=self.blank)


def _on_own_line(comment: Comment) -> Comment:
    return replace(comment, own_line=True)


def read_gap(gap: str, *, starts_file: bool) -> Gap:
    """Read the text between two tokens."""
    comments: list[Comment] = []
    blank = False
    pieces = gap.split("\n")
    for number, piece in enumerate(pieces):
        own_line = number > 0 or starts_file
        text = piece.strip()
        if text:
            column = len(piece) - len(piece.lstrip())
            comments.append(Comment(text, column, own_line=own_line, blank_before=blank))
            blank = False
        elif own_line and number < len(pieces) - 1:
            blank = True
    return Gap(tuple(comments), blank=blank)
