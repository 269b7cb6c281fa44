"""Published decision tables, read from the Markdown files that hold them with what their publications say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).parent / "tables"
_FENCE: Final = re.compile(r"^```remit\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAID: Final = re.compile(r"^- (\w[\w ,]*): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Published:
    """A table, rows counted from 1, and its publication's verdict.

    `gaps` are conditions of which some are missing from the table where all of `complete` holds, None where the
    publication says nothing. `overlaps` are pairs of rows, each with where both hold, None likewise. `masked` are
    rows of which nothing is left where the first row wins, rows taken in `order`, each with the sets of rows any of
    which stands before all of it; `never` are rows that hold of nothing. `subsumed` are rows, each with one that says
    the same wherever it holds.
    """

    name: str
    facts: str
    complete: str | None
    header: str
    rows: tuple[str, ...]
    outcomes: tuple[str, ...]
    gaps: tuple[str, ...] | None
    overlaps: dict[tuple[int, int], str] | None
    order: tuple[int, ...]
    masked: dict[int, tuple[frozenset[int], ...]] | None
    never: frozenset[int]
    subsumed: set[tuple[int, int]] | None

    def table(self, outcomes: tuple[str, ...], clause: str = "", order: tuple[int, ...] | None = None) -> str:
        """Write the table with other outcomes, with a clause, or with its rows in another order."""
        lines = [f"  {line}" for line in (clause, self.complete and f"complete when {self.complete}") if line]
        rows = [
            f"  {self.rows[row - 1]} {outcomes[row - 1]} |" for row in order or range(1, len(self.rows) + 1)
        ]
        return "\n".join(['table "T"', *lines, f"  {self.header}", *rows, ""])


def published() -> list[Published]:
    """Every table of every file."""
    return [
        _read(f"{file.stem}: {section.split(chr(10), 1)[0].strip()}", section)
        for file in sorted(TABLES.glob("*.md"))
        for section in file.read_text("utf-8").split("\n## ")[1:]
    ]


def _read(name: str, section: str) -> Published:
    block = _FENCE.search(section)
    assert block is not None, name
    facts, _, table = block[1].partition("\ntable ")
    lines = [line.strip() for line in table.splitlines()[1:]]
    complete = [line.removeprefix("complete when ") for line in lines if line.startswith("complete when ")]
    header, *rows = [line for line in lines if line.startswith("|")]
    cut = [row.rstrip("|").rpartition("|") for row in rows]
    said = [(key, value.strip()) for key, value in _SAID.findall(section)]
    unsaid = {word for key, value in said if key == "not stated" for word in value.split(", ")}
    overlaps = {_pair(key): value for key, value in said if key.startswith("overlap ")}
    masked = {int(key.split()[1]): _covers(value) for key, value in said if key.startswith("masked ")}
    order = [value for key, value in said if key == "order"]
    return Published(
        name=name,
        facts=facts,
        complete=complete[0] if complete else None,
        header=header,
        rows=tuple(before + bar for before, bar, _ in cut),
        outcomes=tuple(outcome.strip() for _, _, outcome in cut),
        gaps=None if "gaps" in unsaid else tuple(value for key, value in said if key == "gap"),
        overlaps=None if "overlaps" in unsaid else overlaps,
        order=tuple(map(int, order[0].split(", "))) if order else tuple(range(1, len(rows) + 1)),
        masked=masked if masked or ("masked", "none") in said else None,
        never=frozenset(int(value) for key, value in said if key == "never"),
        subsumed={(int(key.split()[1]), int(value)) for key, value in said if key.startswith("subsumed ")}
        or None,
    )


def _pair(key: str) -> tuple[int, int]:
    one, other = key.removeprefix("overlap ").split(", ")
    return int(one), int(other)


def _covers(value: str) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(map(int, one.split(" and "))) for one in value.split(" or "))
