"""Texts made of columns: `Case {Complaint ID}: {Issue}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")

NUMBERS = ("row", "line")
"""What a template may name besides columns: the number of the record, and of the line that it starts on."""


class TemplateError(ValueError):
    """A brace that opens or closes nothing, or a column without a name."""


@dataclass(frozen=True, slots=True)
class Template:
    """Literal text and columns in turn: `literals` has one more than `columns`."""

    literals: tuple[str, ...]
    columns: tuple[str, ...]

    def fill(self, cells: Mapping[str, str]) -> str | None:
        """Return the text; None where a column that it names is empty."""
        pieces = [self.literals[0]]
        for column, literal in zip(self.columns, self.literals[1:], strict=True):
            cell = cells.get(column, "")
            if not cell.strip():
                return None
            pieces += [cell, literal]
        return "".join(pieces)


def template(text: str) -> Template:
    """Read a template, where `{{` and `}}` are braces; raises TemplateError."""
    literals, columns = [""], []
    end = 0
    for piece in _PIECE.finditer(text):
        literals[-1] += text[end : piece.start()]
        end = piece.end()
        if piece[0] in ("{{", "}}"):
            literals[-1] += piece[0][0]
        elif piece[1] is None:
            raise TemplateError(f"a `{piece[0]}` stands alone")
        elif not piece[1].strip():
            raise TemplateError("`{}` names no column")
        else:
            columns.append(piece[1].strip())
            literals.append("")
    literals[-1] += text[end:]
    return Template(tuple(literals), tuple(columns))
