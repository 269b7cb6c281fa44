"""What comes out of a file, one item for each record that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from remit.diagnostics.codes import CODES
from remit.signals.masking import mask

if TYPE_CHECKING:
    from collections.abc import Mapping

# Read a little further than is shown: a number that the cut goes through would not be recognised and masked.
_READ = 400
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Row:
    """A record as the file has it: columns and what they hold. `line` counts from 1, as does `row`."""

    line: int
    row: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Record:
    """An interaction as `Policy.decide` takes it, not yet looked at. `source` is the start of what was read."""

    line: int
    fields: Mapping[str, object]
    source: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that cannot be decided. `record` is the start of it; nothing here is masked yet."""

    line: int
    code: str
    reason: str
    field: str | None = None
    record: str | None = None

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON values, with personal data masked; what is not known is left out."""
        given = {
            "line": self.line,
            "code": self.code,
            "field": None if self.field is None else mask(self.field),
            "reason": mask(self.reason),
            "record": None if self.record is None else excerpt(self.record),
        }
        return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that the mapping leaves out on purpose, and the words it has for that."""

    line: int
    because: str


Item: TypeAlias = Record | Refusal | Skipped


def refuse(
    line: int, code: str, /, *, field: str | None = None, record: str | None = None, **facts: object
) -> Refusal:
    """Return a refusal in the words that the code table has for it."""
    words = {name: str(value) for name, value in facts.items()}
    return Refusal(line, code, CODES[code].say(words), field, None if record is None else record[:_READ])


def excerpt(text: str) -> str:
    """Return the start of a text with personal data masked."""
    masked = mask(text[:_READ])
    return masked if len(masked) <= _SHOWN else masked[: _SHOWN - 1] + "…"
